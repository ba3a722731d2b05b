import base64
import json
import re

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.seeds import BODIES, FIXTURES, RECORDS, rows

CITIES = json.loads((FIXTURES / "cities.json").read_text(encoding="utf-8"))
FILES = sorted((FIXTURES / "seeds").glob("*.txt"))
PREFIX = re.compile(r"\A date \d{4}-\d{2}-\d{2} ")

PLACES = [
    (row.get("article") or row.get("mention") or row.get("coverage") or row["quote"], row)
    for model in ("mentionplace", "coverageplace", "quoteplace", "photo")
    for row in rows(model)
]


def text_of(quote):
    key = [*quote["article"], quote["position"]]
    return [place["text"] for place in rows("quoteplace") if place["quote"] == key]


def test_no_record_carries_a_key_of_one_database():
    assert {tuple(sorted(record)) for record in RECORDS} == {("fields", "model")}


def test_originals_are_the_files_byte_for_byte():
    assert [(o["name"], base64.b64decode(o["content"])) for o in rows("original")] == [
        (file.name, file.read_bytes()) for file in FILES
    ]


def test_bodies_are_the_files_without_the_date_prefix():
    assert list(BODIES.values()) == [PREFIX.sub("", file.read_text("utf-8")) for file in FILES]


def test_every_article_has_a_supplied_title_and_a_lead():
    articles = rows("article")
    assert [a for a in articles if not (a["title_supplied"] and a["name"] and a["lead"])] == []


def test_every_inferred_date_says_why():
    dated = rows("article") + rows("event")
    assert [
        r["ref"] for r in dated if r["date_evidence"] == "inferred" and not r.get("date_note")
    ] == []


def test_venue_is_given_in_the_words_of_an_article_that_covers_the_event():
    covering = [(c["event"][0], BODIES[c["article"][0]]) for c in rows("coverage")]
    assert [
        e["name"]
        for e in rows("event")
        if e.get("venue") and not any(r == e["ref"] and e["venue"] in b for r, b in covering)
    ] == []


def test_every_event_is_covered_by_an_article():
    covered = {c["event"][0] for c in rows("coverage")}
    assert [e["name"] for e in rows("event") if e["ref"] not in covered] == []


def test_every_place_holds_exactly_its_text():
    assert [
        row for owner, row in PLACES if BODIES[owner[0]][row["start"] : row["end"]] != row["text"]
    ] == []


def test_no_mention_or_event_is_marked_inside_a_word():
    def cuts_a_word(body, row):
        return re.fullmatch(r"\w\w", body[row["start"] - 1 : row["start"] + 1]) or re.fullmatch(
            r"\w\w", body[row["end"] - 1 : row["end"] + 1]
        )

    assert [row for owner, row in PLACES if cuts_a_word(BODIES[owner[0]], row)] == []


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("statedrole", "words"),
        ("participation", "words"),
        ("participation", "performer"),
        ("figure", "words"),
        ("figure", "claimed_as"),
        ("quote", "speaker_as_stated"),
    ],
)
def test_words_are_in_the_body_as_written(model, field):
    assert [
        r[field] for r in rows(model) if field in r and r[field] not in BODIES[r["article"][0]]
    ] == []


def test_every_referenced_record_comes_first():
    seen = {city["fields"]["ref"] for city in CITIES if "ref" in city["fields"]}
    missing = []
    for record in RECORDS:
        fields = record["fields"]
        for value in fields.values():
            if isinstance(value, list):
                refs = value if isinstance(value[0], str) else [ref for (ref,) in value]
                missing += [ref for ref in refs if isinstance(ref, str) and ref not in seen]
        seen.add(fields.get("ref"))
    assert missing == []


def test_rows_hang_on_mentions_coverage_and_quotes_that_are_there():
    mentions = [m["article"] + (m.get("person") or m["organisation"]) for m in rows("mention")]
    coverage = [c["article"] + c["event"] for c in rows("coverage")]
    quotes = [[*q["article"], q["position"]] for q in rows("quote")]
    assert [p for p in rows("mentionplace") if p["mention"] not in mentions] == []
    assert [p for p in rows("coverageplace") if p["coverage"] not in coverage] == []
    assert [p for p in rows("quoteplace") if p["quote"] not in quotes] == []


def test_every_person_and_organisation_is_mentioned_at_a_place():
    placed = {p["mention"][1] for p in rows("mentionplace")}
    assert {r["ref"] for r in rows("person") + rows("organisation")} == placed


def test_organisation_of_a_role_is_named_inside_its_words():
    outside = []
    for role in rows("statedrole"):
        if "organisation" in role:
            key = role["article"] + role["organisation"]
            texts = [p["text"] for p in rows("mentionplace") if p["mention"] == key]
            if not any(text in role["words"] for text in texts):
                outside.append(role["words"])
    assert outside == []


def test_direct_quotes_lie_between_marks_or_after_a_dash():
    around = []
    for quote in rows("quote"):
        if quote["speech"] == "direct":
            body, (text,) = BODIES[quote["article"][0]], text_of(quote)
            start = quote["position"]
            around.append((body[max(start - 2, 0) : start].strip(), body[start + len(text)]))
    assert around == [('"', '"')] * 8 + [("-", ",")]


def test_every_article_has_from_three_to_six_tags_of_a_shared_vocabulary():
    tags = dict.fromkeys(BODIES, 0)
    for row in rows("taggedarticle"):
        tags[row["content_object"][0]] += 1
    assert [ref for ref, count in tags.items() if not 3 <= count <= 6] == []
    assert {row["tag"][0] for row in rows("taggedarticle")} == {t["ref"] for t in rows("tag")}
    assert [t["name"] for t in rows("tag") if not (t["name_kk"] and t["name_en"])] == []


def loaded(model):
    return apps.get_model("articles", model).objects


@pytest.mark.parametrize("model", sorted({r["model"].partition(".")[2] for r in RECORDS}))
def test_every_row_is_loaded(archive, model):
    assert loaded(model).count() == len(rows(model))


def test_loading_twice_changes_nothing(archive):
    before = {r["model"]: list(apps.get_model(r["model"]).objects.values()) for r in RECORDS}
    call_command("loaddata", "cities", "seeds", verbosity=0)
    assert {model: list(apps.get_model(model).objects.values()) for model in before} == before


def test_loaded_records_hold_to_the_rules_an_editor_is_held_to(archive):
    for model in ("article", "person", "organisation", "event", "tag"):
        for record in loaded(model).all():
            record.full_clean()


def test_all_that_the_articles_name_is_public_but_a_name_in_credits_alone(archive):
    assert [
        (m.article.ref, m.organisation.name)
        for m in loaded("mention").filter(in_text=False).order_by("article__ref")
    ] == [
        ("seed-000", "Акимат города Алматы"),
        ("seed-001", "Акимат города Алматы"),
    ]
    assert loaded("person").public().count() == len(rows("person"))
    assert loaded("organisation").public().count() == len(rows("organisation"))
    assert loaded("event").public().count() == len(rows("event"))


def test_names_in_credits_and_direct_quotes_are_known_as_such(archive):
    elsewhere = (
        loaded("mentionplace").exclude(where="text").order_by("mention__article__ref", "start")
    )
    assert [(p.where, p.text) for p in elsewhere] == [
        *[("credit", "акимат города Алматы")] * 4,
        ("credit", "акимат Алматы"),
        ("quotation", "Конституционного суда"),
        ("credit", "пресс-служба Общенациональной коалиции по городу Алматы"),
        ("credit", "Общенациональной коалиции"),
        *[("credit", t) for t in ("пресс-служба акимата города Астаны", "акимата города Астаны")]
        * 4,
    ]


def test_quotes_have_the_words_of_their_places(archive):
    assert [q.text for q in loaded("quote").order_by("article__ref", "position")] == [
        p["text"] for p in rows("quoteplace")
    ]
