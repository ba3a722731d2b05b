"""What is not public shows in no page: tested by walking through all links there are."""

import pytest

from articles.models import Article, Coverage, Person, Source
from articles.workflow import Status
from tests.factories import (
    make_article,
    make_city,
    make_coverage,
    make_draft,
    make_event,
    make_figure,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_quote,
    make_role,
    make_source,
    make_tag,
)
from tests.pages.parsed import crawl, visit

LISTS = ["/", "/articles/", "/people/", "/organisations/", "/events/", "/cities/", "/tags/"]
ARCHIVES = ["/archive/2026/", "/archive/2026/03/", "/archive/2026/03/15/", "/about/"]
BODY = (
    "Скрытый Иван сказал: «Скрытый Иван согласен, Именная Анна тоже».\n"
    "Именная Анна и Видимый Пётр пришли, Скрытого Ивана не видели.\n"
    "Видимый Пётр добавил: «Скрытый Иван был в Совете».\n"
    "На встрече было более 5000 человек, сообщил Скрытый Иван.\n"
    "Комитет молчал."
)


def pages(client) -> dict:
    return crawl(client, *LISTS, *ARCHIVES)


def leaks(pages: dict, *secrets: str) -> list[tuple[str, str]]:
    return [
        (url, secret) for url, page in pages.items() for secret in secrets if secret in page.html
    ]


@pytest.fixture
def published(db):
    """One article with everything public in it, beside which secrets are put."""
    article = make_article(
        "Опубликовано", BODY, cities=[make_city()], tags=[make_tag()], source=make_source()
    )
    make_mention(article, make_person("Видимый Пётр"))
    make_mention(article, make_organisation("Комитет"))
    make_coverage(article, make_event("Встреча", date="2026-03-10"))
    return article


def fill_with_secrets(article):
    """Everything an article may have, each with the word «Тайна» in its name."""
    city, event = make_city("Тайна-город"), make_event("Тайна-событие", date="2026-03-11")
    person, organisation = make_person("Тайна Персона"), make_organisation("Тайна-комитет")
    article.cities.add(city)
    article.tags.add(make_tag("тайна-метка"))
    article.source = make_source("Тайна-газета")
    article.save()
    make_mention(article, person, "Пётр")
    make_mention(article, organisation, "Комитет")
    make_role(article, person, "тайна-министр", organisation=organisation)
    make_coverage(article, event, "Встреча")
    make_quote(article, "Встреча", person=person)
    make_figure(event, article, "тайна-число", 77777)
    make_participation(event, article, "тайна-слова", person=person)
    # What the public knows, the secret article says more of.
    visible = Person.objects.get(name="Видимый Пётр")
    known = article.__class__.objects.get(name="Опубликовано").coverages.get().event
    make_mention(article, visible, "Пётр")
    make_role(article, visible, "тайна-роль", organisation=organisation)
    make_quote(article, "Комитет молчит", person=visible)
    make_coverage(article, known, "Встреча")
    make_figure(known, article, "тайна-множество", 88888)
    make_participation(known, article, "тайна-участие", person=visible)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_what_only_an_unpublished_article_says_shows_nowhere(client, published, status):
    before = {url: page.html for url, page in pages(client).items()}
    secret = make_article(
        "Тайна-статья", "Встреча: Пётр и Комитет. Комитет молчит. Тайна-текст.", status=status
    )
    fill_with_secrets(secret)
    after = pages(client)
    assert leaks(after, "Тайна", "тайна", "taina", "77777", "88888", "77 777", "88 888") == [
        ("/cities/", "Тайна"),
        ("/cities/", "taina"),
        ("/cities/taina-gorod/", "Тайна"),
        ("/cities/taina-gorod/", "taina"),
    ]
    unchanged = {url: html for url, html in before.items() if url != "/cities/"}
    assert {url: after[url].html for url in unchanged} == unchanged


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
@pytest.mark.parametrize(
    "path",
    [
        "/people/taina-persona/",
        "/organisations/taina-komitet/",
        "/events/taina-sobytie/",
        "/tags/taina-metka/",
        "/articles/taina-statya/",
        "/articles/?person=taina-persona",
        "/articles/?organisation=taina-komitet",
        "/articles/?event=taina-sobytie",
        "/articles/?tag=taina-metka",
        "/articles/?source=taina-gazeta",
        "/people/?organisation=taina-komitet",
        "/events/?person=taina-persona",
    ],
)
def test_record_known_from_unpublished_articles_only_has_no_page_and_no_filter(
    client, published, status, path
):
    secret = make_article("Тайна-статья", "Встреча: Пётр. Комитет молчит", status=status)
    fill_with_secrets(secret)
    answer = 400 if "?" in path else 404
    if path == "/articles/taina-statya/" and status == Status.WITHDRAWN:
        answer = 410
    assert client.get(path).status_code == answer


def test_city_of_drafts_only_counts_nothing(client, published):
    make_draft("Тайна", cities=[make_city("Астана")])
    page = visit(client, "/cities/")
    assert page.total == 1
    assert visit(client, "/articles/?city=astana").total == 0


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["organisations", "events"])
def test_parent_that_no_published_article_names_is_not_shown_with_its_child(client, kind):
    make = {"organisations": make_organisation, "events": make_event}[kind]
    root, parent = make("Явный корень"), make("Тайный родитель")
    parent.parent = root
    parent.save()
    child = make("Дитя", parent=parent)
    join = {"organisations": make_mention, "events": make_coverage}[kind]
    article, draft = make_article(body="Дитя и Явный корень"), make_draft(body="Тайный родитель")
    join(article, child, "Дитя")
    join(article, root, "Явный корень")
    join(draft, parent, "Тайный родитель")
    walked = pages(client)
    assert leaks(walked, "Тайный", "tainy-roditel") == []
    assert "Явный корень" in walked[child.get_absolute_url()].text
    assert client.get(f"/{kind}/tainy-roditel/").status_code == 404


@pytest.mark.django_db
def test_venue_that_no_published_article_names_is_not_linked(client):
    venue = make_organisation("Тайный дворец")
    event = make_event("Концерт", venue="во Дворце", venue_organisation=venue)
    make_coverage(make_article(), event)
    assert leaks(pages(client), "Тайный", "tainy-dvorets") == []


@pytest.fixture
def with_hidden(published):
    """A hidden person who is named, quoted, takes part and claims; and one who is a name only."""
    event = published.coverages.get().event
    hidden = make_person("Скрытый Иван", visibility=Person.Visibility.HIDDEN)
    named = make_person("Именная Анна", visibility=Person.Visibility.TEXT)
    visible = Person.objects.get(name="Видимый Пётр")
    mention = make_mention(published, hidden, "Скрытого Ивана")
    for start in [i for i in range(len(BODY)) if BODY.startswith("Скрытый Иван", i)]:
        mention.places.create(start=start, end=start + 12, text="Скрытый Иван")
    make_mention(published, named)
    make_role(published, hidden, "тайный советник", organisation=make_organisation("Совет"))
    make_role(
        published,
        named,
        "гостья",
        organisation=published.mentions.get(organisation__isnull=False).organisation,
    )
    make_quote(
        published,
        "Скрытый Иван согласен, Именная Анна тоже",
        person=hidden,
        speaker_as_stated="Скрытый Иван",
    )
    make_quote(published, "Скрытый Иван был в Совете", person=visible)
    make_figure(
        event,
        published,
        "более 5000 человек, сообщил Скрытый Иван",
        5000,
        claimed_by_person=hidden,
        claimed_as="Скрытый Иван",
    )
    make_figure(event, published, "более 5000 человек", 5000, claimed_as="Скрытый Иван")
    make_participation(event, published, "Скрытый Иван сказал", person=hidden)
    make_participation(
        event, published, "Именная Анна и Видимый Пётр пришли, Скрытого Ивана", person=visible
    )
    make_participation(event, published, "Именная Анна", person=named)
    make_participation(event, published, "сказал", performer="DJ Скрытый Иван")
    return published


def test_hidden_person_shows_nowhere(client, with_hidden):
    assert leaks(pages(client), "Скрыт", "Ивана", "skryty", "тайный советник") == []


def test_hidden_person_is_redacted_in_the_text_and_in_quotes(client, with_hidden):
    page = visit(client, with_hidden.get_absolute_url())
    assert [
        ("".join(e.itertext())) for e in page.all("p") if (e.get("id") or "").startswith("p")
    ] == [
        "[имя скрыто] сказал: «[имя скрыто] согласен, Именная Анна тоже».",
        "Именная Анна и Видимый Пётр пришли, [имя скрыто] не видели.",
        "Видимый Пётр добавил: «[имя скрыто] был в Совете».",
        "На встрече было более 5000 человек, сообщил [имя скрыто].",
        "Комитет молчал.",
    ]
    assert "[имя скрыто] был в Совете" in visit(client, "/people/vidimy-petr/").text
    event = visit(client, "/events/vstrecha/")
    assert "Именная Анна и Видимый Пётр пришли, [имя скрыто]" in event.text
    assert "DJ [имя скрыто]" in event.text


def test_person_who_is_a_name_only_is_named_but_nowhere_linked(client, with_hidden):
    walked = pages(client)
    assert [url for url, page in walked.items() if "imennaya-anna" in page.html] == []
    named_in = sorted(url for url, page in walked.items() if "Именная Анна" in page.text)
    assert named_in == [
        "/articles/opublikovano/",
        "/events/vstrecha/",
        "/organisations/komitet/",
        "/people/vidimy-petr/",
    ]


@pytest.mark.parametrize(
    ("slug", "visibility", "answer"),
    [
        ("skryty-ivan", Person.Visibility.HIDDEN, 404),
        ("imennaya-anna", Person.Visibility.TEXT, 404),
        ("vidimy-petr", Person.Visibility.PAGE, 200),
        ("vidimy-petr", Person.Visibility.TEXT, 410),
        ("vidimy-petr", Person.Visibility.HIDDEN, 410),
    ],
)
def test_page_of_a_person_answers_by_what_it_once_was(
    client, with_hidden, slug, visibility, answer
):
    person = Person.objects.get(slug=slug)
    person.visibility = visibility
    person.save()
    in_list = {404: 400}.get(answer, answer)
    assert (
        client.get(f"/people/{slug}/").status_code,
        client.get(f"/articles/?person={slug}").status_code,
        client.get(f"/events/?person={slug}").status_code,
    ) == (answer, in_list, in_list)


@pytest.mark.parametrize("display", [Source.Display.LEAD, Source.Display.RECORD])
def test_text_of_a_source_that_lends_none_shows_nowhere(client, published, display):
    Source.objects.filter(pk=published.source.pk).update(display=display)
    published.lead = "Вот лид."
    published.save()
    event, person = (
        published.coverages.get().event,
        published.mentions.get(person__isnull=False).person,
    )
    make_quote(published, "Скрытый Иван был в Совете", person=person)
    make_quote(
        published,
        "Комитет молчал",
        organisation=published.mentions.get(organisation__isnull=False).organisation,
        speech="reported",
    )
    make_figure(event, published, "более 5000 человек, сообщил", 5000)
    make_participation(event, published, "Видимый Пётр пришли", person=person)
    walked = pages(client)
    assert leaks(walked, "Скрыт", "молчал", "сообщил", "пришли", "blockquote", "<q>") == []
    assert [url for url, page in walked.items() if "«»" in page.text] == []
    shown = display == Source.Display.LEAD
    assert [
        "Вот лид." in walked[url].html for url in ("/articles/", "/articles/opublikovano/")
    ] == [
        shown,
        shown,
    ]


@pytest.mark.django_db
def test_part_that_only_a_draft_states_brings_no_quote_to_the_event(client):
    person, event = make_person("Видимый Пётр"), make_event("Встреча")
    article, draft = make_article(body="Видимый Пётр: «Да»"), make_draft(body="Видимый Пётр")
    make_mention(article, person)
    make_coverage(article, event, manner=Coverage.Manner.REPORTS)
    make_quote(article, "Да", person=person)
    make_participation(event, draft, "Видимый Пётр", person=person)
    assert visit(client, "/events/vstrecha/").all("blockquote") == []


@pytest.mark.django_db
def test_organisation_of_a_role_alone_has_no_page_and_so_no_link(client):
    person, organisation = make_person("Видимый Пётр"), make_organisation("Комитет")
    article, event = make_article(body="Видимый Пётр, глава"), make_event("Встреча")
    make_mention(article, person)
    make_role(article, person, "глава", organisation=organisation)
    make_coverage(article, event)
    make_participation(event, article, "слова", organisation=organisation)
    make_figure(event, article, "много", 5, claimed_by_organisation=organisation)
    walked = pages(client)
    assert [url for url in walked if "komitet" in url] == []


def test_index_that_is_behind_names_nobody_who_is_not_public(client, published):
    person = make_person("Тайна-человек")
    withdrawn = make_article("Тайна-статья", person.name, tags=[make_tag("тайна")])
    make_mention(withdrawn, person)
    # Past the gate, as by hand in the database
    Article.objects.filter(pk=withdrawn.pk).update(status="withdrawn", public_reason="Так.")
    urls = ["/", "/articles/", "/articles/by/person/", "/articles/by/tag/", "/people/", "/tags/"]
    shown = {url: visit(client, url) for url in urls}
    assert leaks(shown, person.name, "#тайна", withdrawn.title) == []
    assert client.get("/suggest?q=тай").json()["suggestions"] == []
