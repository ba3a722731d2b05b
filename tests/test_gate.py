"""The one gate: derived columns follow from what is written, and nothing else moves."""

import pytest
from django.db import connection

from articles.indexing import reindex
from articles.models import (
    Article,
    Coverage,
    Event,
    Mention,
    MentionPlace,
    Organisation,
    Person,
    Photo,
    Quote,
    Source,
    Tag,
)
from tests.factories import (
    make_article,
    make_coverage,
    make_draft,
    make_event,
    make_mention,
    make_organisation,
    make_person,
    make_photo,
    make_quote,
    make_source,
    make_tag,
    place,
)
from tests.search.test_index import WRITES

BODY = (
    "Фото: Серик Есматов\n"
    "Серик Есматов сказал: «Серик Есматов – это я».\n"
    "По словам Серика Есматова, он пришёл.\n"
    "Фото: Серик Есматов"
)
STARTS = [at for at in range(len(BODY)) if BODY.startswith("Серик Есматов", at)]


def mentioned(article, *starts) -> Mention:
    mention = Mention.objects.create(article=article, person=make_person())
    for start in starts:
        mention.places.create(start=start, end=start + 13, text="Серик Есматов")
    return mention


def credited(article):
    for start in (STARTS[0], STARTS[3]):
        Photo.objects.create(
            article=article,
            start=start - 6,
            end=start + 13,
            text="Фото: Серик Есматов",
            credit="Серик Есматов",
        )


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("chosen", "where", "in_text", "position"),
    [
        ([0], ["credit"], False, STARTS[0]),
        ([0, 3], ["credit", "credit"], False, STARTS[0]),
        ([1], ["text"], True, STARTS[1]),
        ([2], ["quotation"], True, STARTS[2]),
        ([3, 2, 1, 0], ["credit", "text", "quotation", "credit"], True, STARTS[0]),
        ([], [], True, 2**31 - 1),
    ],
)
def test_mention_is_in_the_text_unless_all_its_places_are_credits(chosen, where, in_text, position):
    article = make_article(body=BODY)
    credited(article)
    make_quote(article, "Серик Есматов – это я")
    mention = mentioned(article, *(STARTS[number] for number in chosen))
    reindex([article.pk])
    mention.refresh_from_db()
    assert ([p.where for p in mention.places.all()], mention.in_text, mention.position) == (
        where,
        in_text,
        position,
    )
    assert Person.objects.public().exists() is in_text
    assert Person.objects.get().ever_public is in_text


def test_reported_speech_makes_no_quotation():
    article = make_article(body=BODY)
    make_quote(article, "Серик Есматов – это я", speech="reported")
    mention = mentioned(article, STARTS[2])
    reindex([article.pk])
    assert [p.where for p in mention.places.all()] == ["text"]


def test_place_becomes_a_credit_and_text_again_with_the_photo():
    article = make_article(body=BODY)
    mention = mentioned(article, STARTS[0])
    reindex([article.pk])
    before = Mention.objects.get().in_text, MentionPlace.objects.get().where
    photo = make_photo(article, "Фото: Серик Есматов")
    marked = Mention.objects.get().in_text, MentionPlace.objects.get().where
    photo.delete()
    reindex([article.pk])
    after = Mention.objects.get().in_text, MentionPlace.objects.get().where
    assert (before, marked, after) == ((True, "text"), (False, "credit"), (True, "text"))
    assert mention.pk == Mention.objects.get().pk


def test_quote_has_the_words_of_its_places_in_their_order():
    article = make_article(body="«Да, – сказал он, – нет, – и ушёл. – Может быть»")
    quote = make_quote(article, "Может быть", "Да", "нет")
    assert (quote.text, quote.position) == ("Да […] нет […] Может быть", 1)
    quote.places.filter(text="Да").delete()
    reindex([article.pk])
    quote.refresh_from_db()
    assert (quote.text, quote.position) == ("нет […] Может быть", 20)


def test_coverage_stands_where_the_text_first_names_the_event():
    article = make_article(body="Вчера концерт. Концерт удался.")
    named = make_coverage(article, make_event("Концерт"), "Концерт", "концерт")
    meant = make_coverage(article, make_event("Вечер"))
    assert (named.position, meant.position) == (6, 2**31 - 1)
    assert list(article.coverages.all()) == [named, meant]


RECORDS = (Article, Person, Organisation, Event, Tag, Source)


def fill(article):
    person, organisation = make_person(), make_organisation("Концерт")
    make_mention(article, person)
    make_mention(article, organisation)
    make_coverage(article, make_event())
    article.tags.add(make_tag())
    article.source = make_source()
    article.save()
    reindex([article.pk])


def ever_public() -> dict[str, list[bool]]:
    return {m.__name__: list(m.objects.values_list("ever_public", flat=True)) for m in RECORDS}


def test_nothing_of_a_draft_becomes_public():
    fill(make_draft())
    assert ever_public() == {model.__name__: [False] for model in RECORDS}


def test_what_a_published_article_names_has_been_public_ever_after():
    article = make_draft()
    fill(article)
    article.status, article.date = "published", "2026-03-15"
    article.save()
    reindex([article.pk])
    published = ever_public()
    Article.objects.update(status="withdrawn", public_reason="Так.")
    reindex([article.pk])
    assert (published, ever_public()) == ({model.__name__: [True] for model in RECORDS},) * 2


@pytest.mark.parametrize("visibility", ["text", "hidden"])
def test_person_without_a_page_has_never_been_public(visibility):
    make_mention(make_article(), make_person(visibility=visibility))
    assert Person.objects.get().ever_public is False


def test_other_articles_are_left_alone():
    article, other = make_article(body=BODY), make_article("Другая", BODY)
    Mention.objects.create(article=other, person=make_person(), in_text=False, position=7)
    credited(other)
    reindex([article.pk])
    assert list(Mention.objects.values_list("in_text", "position")) == [(False, 7)]


# PostgreSQL has one more: it lets writers of the index in one by one.
QUERIES = {"sqlite": 15, "postgresql": 16}


def test_second_pass_writes_nothing(django_assert_num_queries):
    article = make_article(body=BODY)
    credited(article)
    fill(make_article("Ещё", "Серик Есматов. Концерт"))
    ids = list(Article.objects.values_list("pk", flat=True))
    reindex(ids)
    with django_assert_num_queries(QUERIES[connection.vendor]) as queries:
        reindex(ids)
    assert [query["sql"] for query in queries if WRITES.match(query["sql"])] == []


def test_queries_do_not_grow_with_articles(django_assert_num_queries):
    for number in range(3):
        article = make_article(f"Статья {number}", BODY)
        make_mention(article, make_person(f"Серик Есматов {number}"), "Серик Есматов")
        make_quote(article, "это я")
    ids = list(Article.objects.values_list("pk", flat=True))
    for some in (ids[:1], ids):
        with django_assert_num_queries(QUERIES[connection.vendor]):
            reindex(some)


def test_many_articles_at_once_are_no_trouble():
    pairs = Article.objects.bulk_create(
        [
            Article(name=f"Статья {number}", slug=f"s-{number}", body="Слово")
            for number in range(1200)
        ]
    )
    event = make_event()
    Coverage.objects.bulk_create(
        [Coverage(article=a, event=event, manner="reports") for a in pairs]
    )
    reindex(a.pk for a in pairs)
    assert set(Coverage.objects.values_list("position", flat=True)) == {2**31 - 1}
    reindex([])


def test_places_keep_the_exact_text_of_the_body():
    article = make_article(body=BODY)
    make_mention(article, make_person(), "Серика Есматова", "Серик Есматов")
    kept = [(p.start, p.end, p.text) for p in MentionPlace.objects.order_by("start")]
    assert [BODY[start:end] for start, end, _text in kept] == [text for *_span, text in kept]
    assert place(BODY, "Серика Есматова")["start"] == kept[1][0]


def test_quote_over_two_paragraphs_covers_names_in_both():
    body = "«Первый Иван.\nВторой Иван»"
    article = make_article(body=body)
    quote = Quote.objects.create(article=article)
    quote.places.create(start=1, end=len(body) - 1, text=body[1:-1])
    mention = make_mention(article, make_person("Иван"), "Иван")
    mention.places.create(start=21, end=25, text="Иван")
    reindex([article.pk])
    assert [p.where for p in mention.places.all()] == ["quotation", "quotation"]
