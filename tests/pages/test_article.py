"""The page of one article."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles import related
from articles.models import Article, Mention, Person
from tests.factories import (
    make_article,
    make_coverage,
    make_event,
    make_mention,
    make_organisation,
    make_person,
    make_photo,
    make_quote,
    make_source,
    make_tag,
)
from tests.pages.parsed import sections, visit, words
from tests.seeds import BODIES


def seed(number: str) -> Article:
    return Article.objects.get(ref=f"seed-{number}")


def paragraphs(page) -> list[str]:
    (prose,) = page.with_class("prose")
    found = [e for e in prose.iter() if (e.get("id") or "").removeprefix("p").isdigit()]
    assert [e.get("id") for e in found] == [f"p{number + 1}" for number in range(len(found))]
    return ["".join(e.itertext()) for e in found]


def links(page) -> list[tuple[str, str]]:
    """Links in the words of the text: (words, address)."""
    (prose,) = page.with_class("prose")
    captions = {a for caption in prose.iter("figcaption") for a in caption.iter("a")}
    return [(words(a), a.get("href")) for a in prose.iter("a") if a not in captions]


def sayings(page) -> list[tuple[str, str, str]]:
    """Direct quotes of the text: (element, first words, who speaks as the page says)."""
    (prose,) = page.with_class("prose")
    return [
        (quote.tag, words(quote)[:24], words(caption).removeprefix("Говорит: "))
        for figure in prose.iter("figure")
        for caption in figure.iter("figcaption")
        for quote in figure.iter()
        if quote.tag in ("q", "blockquote")
    ]


@pytest.mark.parametrize("ref", BODIES)
def test_no_character_of_the_text_is_altered(client, archive, ref):
    page = visit(client, Article.objects.get(ref=ref).get_absolute_url())
    assert paragraphs(page) == [line.strip() for line in BODIES[ref].splitlines() if line.strip()]


@pytest.mark.parametrize("ref", BODIES)
def test_every_record_is_linked_once_where_the_text_first_names_it(client, archive, ref):
    article = Article.objects.get(ref=ref)
    shown = links(visit(client, article.get_absolute_url()))
    forms = {}
    for mention in Mention.objects.filter(article=article, in_text=True):
        record = mention.person or mention.organisation
        forms[record.get_absolute_url()] = [p.text for p in mention.places.exclude(where="credit")]
    for coverage in article.coverages.all():
        forms[coverage.event.get_absolute_url()] = [p.text for p in coverage.places.all()]
    assert len(shown) == len({address for _form, address in shown})
    assert [(form, address) for form, address in shown if form not in forms[address]] == []
    people = {p.get_absolute_url() for p in Person.objects.filter(mentions__article=article)}
    assert people <= {address for _form, address in shown}
    assert [
        form for form, address in shown if address in people and form != forms[address][0]
    ] == []


def test_links_of_a_seed_stand_on_the_words_of_the_text(client, archive):
    assert links(visit(client, seed("002").get_absolute_url())) == [
        ("республиканскому референдуму", "/events/respublikanskiy-referendum-po-novoi-konstitutsii/"),
        ("информационной кампании", "/events/informatsionnaya-kampaniya-k-referendumu-v-almaty/"),
        (
            "пресс-службы Общенациональной коалиции по Алматы",
            "/organisations/press-sluzhba-obshchenatsionalnoi-koalitsii-po-gorodu-almaty/",
        ),
        ("ALGYS FEST", "/events/algys-fest/"),
        ("Jas Stars", "/events/jas-stars/"),
        ("Дворце спорта имени Балуана Шолака", "/organisations/dvorets-sporta-imeni-baluana-sholaka/"),
        ("Almaty Arena", "/organisations/almaty-arena/"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "quotes"),
    [
        (
            "000",
            [
                ("q", "Наша сила в единстве. Ра", "Бахтияр Байсерик"),
                ("q", "15 марта – это день отве", "Серик Есматов"),
            ],
        ),
        (
            "001",
            [
                ("blockquote", '"Разъяснительная работа ', "Әкежан Кеңесов"),
                ("blockquote", '"В новом проекте четко о', "Бағдат Анарбаева"),
                ("blockquote", '"Любые изменения принося', "Кымбат Нурдаулет"),
                ("blockquote", '"Искусственный интеллект', "Акарыс Торебеков"),
                ("blockquote", '"Это очень хороший, моло', "Айдос Сарым"),
            ],
        ),
        ("002", []),
        ("003", [("q", "Новая Конституция – это ", "глава государства")]),
    ],
)
def test_direct_speech_is_marked_and_says_who_speaks(client, archive, number, quotes):
    assert sayings(visit(client, seed(number).get_absolute_url())) == quotes


@pytest.mark.parametrize(
    ("number", "linked"), [("000", False), ("001", False), ("002", False), ("004", True)]
)
def test_akimat_of_a_photo_credit_is_no_organisation_of_the_article(
    client, archive, number, linked
):
    page = visit(client, seed(number).get_absolute_url())
    address = "/organisations/akimat-goroda-almaty/"
    assert (address in page.links, "Акимат города Алматы" in page.text) == (linked, linked)


def test_photo_credits_without_images_are_quiet_lines_at_their_places(client, archive):
    page = visit(client, seed("000").get_absolute_url())
    credits = [(e.tag, words(e)) for e in page.with_class("credit")]
    assert credits == [("p", "Фото: акимат города Алматы")] * 4


def test_people_stand_with_the_roles_this_article_states(client, archive):
    page = visit(client, seed("000").get_absolute_url())
    assert sections(page)["Люди в статье"] == [
        "Луина певица",
        "Мирас Жүгінісов артист",
        "Нурсултан Нурбердиев исполнитель",
        "Бахтияр Байсерик актертелеведущий",
        "Серик Есматов депутат маслихата города Алматы · Маслихат города Алматы",
    ]


def test_related_articles_say_what_they_share(client, archive):
    page = visit(client, seed("000").get_absolute_url())
    assert sections(page)["Читайте также"] == [
        "Как Алматы готовился к референдуму по новой Конституции 13 марта 2026"
        " · Jas Stars, Республиканский референдум по новой Конституции, Конституция",
        "В Астане подвели итоги разъяснительной работы перед референдумом до 31 марта 2026 ≈"
        " · Республиканский референдум по новой Конституции, Конституция, концерты",
        "Проект новой Конституции обсудили в Алматы с помощью искусственного интеллекта"
        " 9 февраля 2026 · Конституция, искусственный интеллект, молодёжь",
        "В Алматы прошла конференция о роли Конституции 29 августа 2025"
        " · Маслихат города Алматы, Конституция",
    ]


@pytest.mark.parametrize(
    ("values", "record"),
    [
        ({"title_supplied": True}, "[Заметка]. источник не указан. 15 марта 2026"),
        ({"date": "[2026-01-01..2026-03-14]"}, "Заметка. источник не указан. между 1 января и 14 марта 2026"),
        ({"date": "2026-03"}, "Заметка. источник не указан. март 2026"),
    ],
)  # fmt: skip
def test_citation_is_a_russian_bibliographic_record(client, db, settings, values, record):
    page = visit(client, make_article(**values).get_absolute_url())
    (citation,) = [words(e) for e in page.tree.iter() if e.get("id") == "citation"]
    assert citation == (
        f"{record} // Архив гражданских новостей. URL: {settings.SITE_URL}/articles/zametka/"
        f" (дата обращения: {timezone.localdate():%d.%m.%Y})."
    )


NASTY = (
    "<script>alert(1)</script> & &amp; {{ x }} {% if %} <b>жирно</b>\r\n\r\n\t «Он <i>сказал</i>» \n"
    "Иван <Петров> и \"Пётр\" 'О' \u202eвспять\u202c 𝒳 🦄"
)


@pytest.mark.django_db
def test_html_of_a_text_is_text(client):
    article = make_article("<h1>Заголовок</h1>", NASTY, lead="<img src=x>", tags=[make_tag("<u>")])
    make_mention(article, make_person("Иван <Петров>"))
    make_quote(article, "Он <i>сказал</i>", speaker_as_stated="<em>он</em>")
    page = visit(client, article.get_absolute_url())
    assert paragraphs(page) == [line.strip() for line in NASTY.splitlines() if line.strip()]
    assert [page.all(tag) for tag in ("b", "i", "u", "em", "img")] == [[]] * 5
    assert (page.heading, links(page)) == (
        "<h1>Заголовок</h1>",
        [("Иван <Петров>", "/people/ivan-petrov/")],
    )
    assert sayings(page) == [("blockquote", "«Он <i>сказал</i>»", "<em>он</em>")]


@pytest.mark.django_db
def test_name_inside_a_quote_and_a_quote_in_two_parts_keep_every_character(client):
    body = 'Итог. "Мы, – сказал Иван Петров, – и Пётр Иванов согласны", – добавил он.'
    article = make_article(body=body)
    ivan, peter = make_person("Иван Петров"), make_person("Пётр Иванов")
    make_mention(article, ivan)
    make_mention(article, peter)
    make_quote(article, "Мы, ", "и Пётр Иванов согласны", person=ivan)
    page = visit(client, article.get_absolute_url())
    assert paragraphs(page) == [body]
    assert links(page) == [
        ("Иван Петров", "/people/ivan-petrov/"),
        ("Пётр Иванов", "/people/petr-ivanov/"),
    ]
    assert [words(q) for q in page.all("q")] == ["Мы,", "и Пётр Иванов согласны"]
    person = visit(client, "/people/ivan-petrov/")
    assert [words(q) for q in person.all("blockquote")] == ["Мы, […] и Пётр Иванов согласны"]


@pytest.mark.django_db
def test_namesakes_are_told_apart_by_the_title_of_their_links(client):
    article = make_article(body="Иван Петров и Иван Петров")
    make_mention(article, make_person("Иван Петров", disambiguation="певец"))
    (link,) = visit(client, article.get_absolute_url()).with_class("name-person")
    assert (words(link), link.get("title")) == ("Иван Петров", "Иван Петров (певец)")


@pytest.mark.django_db
def test_longer_name_wins_over_the_shorter_one_inside_it(client):
    article = make_article(body="Молодёжное крыло партии AMANAT и партия AMANAT")
    make_mention(article, make_organisation("Партия AMANAT"), "партии AMANAT", "партия AMANAT")
    make_mention(article, make_organisation("Крыло"), "Молодёжное крыло партии AMANAT")
    assert links(visit(client, article.get_absolute_url())) == [
        ("Молодёжное крыло партии AMANAT", "/organisations/krylo/"),
        ("партия AMANAT", "/organisations/partiya-amanat/"),
    ]


@pytest.mark.django_db
def test_picture_stands_where_its_credit_stands(client):
    article = make_article(body="Слово.\nФото: акимат\nСлово.")
    picture = BytesIO()
    Image.new("RGB", (3, 2)).save(picture, "PNG")
    file = SimpleUploadedFile("a.png", picture.getvalue())
    photo = make_photo(article, "Фото: акимат", image=file, alt="Зал", caption="Съезд")
    page = visit(client, article.get_absolute_url())
    (image,) = page.all("img")
    assert (image.get("src"), image.get("alt")) == (photo.image.url, "Зал")
    assert [words(e) for e in page.all("figcaption")] == ["Съезд Фото: акимат"]
    answer = client.get(photo.image.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content) == picture.getvalue()
    article.source = make_source(display="lead")
    article.save()
    visit(client, photo.image.url, 404)
    Article.objects.update(status="draft", source=None)
    visit(client, photo.image.url, 404)


@pytest.mark.django_db
def test_article_in_kazakh_says_so_to_machines(client):
    article = make_article("Мақала", "Мәтін", language="kk", lead="Лид")
    page = visit(client, article.get_absolute_url())
    assert (page.all("html")[0].get("lang"), page.all("h1")[0].get("lang")) == ("ru", "kk")
    assert page.with_class("prose")[0].get("lang") == "kk"


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "ours", "theirs"), [("kk", "ru", "kk"), ("ru", None, None)])
def test_speaker_in_the_words_of_a_kazakh_text_is_kazakh(client, language, ours, theirs):
    article = make_article(body="«Иә», – деді әкім.", language=language)
    make_quote(article, "Иә", speaker_as_stated="әкім")
    (caption,) = visit(client, article.get_absolute_url()).all("figcaption")
    (speaker,) = caption.iter("span")
    assert (words(caption), caption.get("lang")) == ("Говорит: әкім", ours)
    assert (words(speaker), speaker.get("lang")) == ("әкім", theirs)


@pytest.mark.django_db
def test_versions_lead_to_each_other_while_they_are_public(client):
    original = make_article("Исходная")
    make_article("Перевод", version_of=original, version_kind="translation")
    make_article("Черновая", version_of=original, version_kind="reprint", status="draft")
    assert sections(visit(client, "/articles/iskhodnaya/"))["Другие версии этой статьи"] == [
        "Переводперевод"
    ]
    assert sections(visit(client, "/articles/perevod/"))["Другие версии этой статьи"] == [
        "Исходнаяисходная статья"
    ]
    Article.objects.filter(pk=original.pk).update(status="withdrawn", public_reason="Так.")
    assert "Исходная" not in visit(client, "/articles/perevod/").text


@pytest.mark.django_db
def test_article_that_shares_nothing_has_no_related_ones(client):
    make_article("Другая", tags=[make_tag()])
    page = visit(client, make_article("Эта").get_absolute_url())
    assert "Читайте также" not in page.text


@pytest.mark.django_db
def test_related_articles_are_six_at_most_and_the_nearest_first(client):
    tag, event = make_tag(), make_event("Съезд")
    article = make_article("Эта", tags=[tag])
    make_coverage(article, event)
    for number in range(8):
        make_article(f"По метке {number}", tags=[tag])
    by_event = make_article("По событию")
    make_coverage(by_event, event)
    shown = sections(visit(client, article.get_absolute_url()))["Читайте также"]
    assert shown == ["По событию 15 марта 2026 · Съезд"] + [
        f"По метке {number} 15 марта 2026 · референдум" for number in (7, 6, 5, 4, 3)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("followed", "shown"),
    [
        (10, ["По событию 15 марта 2026 · Съезд, референдум", "По метке 1 15 марта 2026 · референдум"]),
        (4, ["По событию 15 марта 2026 · Съезд"]),
        (1, ["По событию 15 марта 2026 · Съезд", "По метке 1 15 марта 2026 · Съезд"]),
    ],
)  # fmt: skip
def test_what_very_many_articles_share_relates_no_two(client, monkeypatch, followed, shown):
    monkeypatch.setattr(related, "FOLLOWED", followed)
    tag, event = make_tag(), make_event("Съезд")
    article = make_article("Эта", tags=[tag])
    by_tag = make_article("По метке 1", tags=[tag])
    by_event = make_article("По событию", tags=[tag])
    for other in (article, by_event, *([by_tag] if followed == 1 else [])):
        make_coverage(other, event)
    page = visit(client, article.get_absolute_url())
    assert sections(page)["Читайте также"] == shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("evidence", "note", "shown"),
    [("inferred", "Сказано «вчера».", True), ("stated", "Сказано «вчера».", False)],
)
def test_inferred_date_says_why(client, evidence, note, shown):
    article = make_article(date_evidence=evidence, date_note=note)
    page = visit(client, article.get_absolute_url())
    assert (note in page.text, len(page.with_class("evidence")) == 1) == (shown, shown)
