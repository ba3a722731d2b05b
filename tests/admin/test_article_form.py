"""The article's form: what is typed is kept, and the text and its places stay true."""

import pytest
from django.forms.models import model_to_dict

from articles.models import (
    Article,
    CoveragePlace,
    Mention,
    MentionPlace,
    Person,
    Photo,
    Quote,
    QuotePlace,
    StatedRole,
)
from tests.admin.filled import FilledForm, signed_in
from tests.factories import (
    BODY,
    make_article,
    make_coverage,
    make_draft,
    make_event,
    make_figure,
    make_mention,
    make_organisation,
    make_participation,
    make_person,
    make_photo,
    make_quote,
    make_role,
)

ROWS = (MentionPlace, CoveragePlace, QuotePlace, Photo, Mention, Quote, StatedRole)


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def all_rows():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in ROWS}


def columns(article):
    kept = {**model_to_dict(article), "updated_at": None}
    return {**kept, "tags": sorted(tag.name for tag in article.tags.all())}


def test_opening_and_saving_a_seed_article_changes_nothing(client, archive):
    signed_in(client)
    for article in Article.objects.order_by("pk"):
        before, rows = columns(article), all_rows()
        FilledForm(client, change(article)).saved()
        assert (columns(Article.objects.get(pk=article.pk)), all_rows()) == (before, rows)


AWKWARD = [
    "\nПервая строка пуста.",
    "  отступ и хвост  \n\n\n",
    "Строки\r\nWindows\r\nи\tтабуляция",
    "Смешанные\r\nконцы\nстрок\rздесь",
    "</textarea><b>&amp; «ёлочки» \u00a0\u200b\ufeff",
    "Қазақстан Республикасының 🎉",
]


@pytest.mark.django_db
@pytest.mark.parametrize("body", AWKWARD)
def test_opening_and_saving_changes_no_character_of_the_text(client, body):
    article = make_article(body=body)
    FilledForm(signed_in(client), change(article)).saved()
    assert Article.objects.get().body == body


@pytest.mark.django_db
def test_corrected_text_keeps_the_line_ends_it_had(client):
    article = make_article(body="Раз\nДва\nТри")
    form = FilledForm(signed_in(client), change(article))
    form["body"] = form["body"].replace("Два", "Два с половиной")
    form.saved()
    assert Article.objects.get().body == "Раз\nДва с половиной\nТри"


@pytest.fixture
def linked(db):
    """An article with one row of every kind."""
    article = make_article(body=f"{BODY}\n\nФото: акимат\n\n«Голосуйте», – сказал он.")
    person, council, event = make_person(), make_organisation(), make_event()
    make_mention(article, person, "Серик Есматов")
    make_mention(article, council, "маслихата")
    make_role(article, person, "депутат маслихата", organisation=council)
    make_coverage(article, event, '"Jas Stars"')
    make_quote(article, "Голосуйте", person=person)
    make_photo(article, "Фото: акимат")
    make_figure(event, article, "собрал тысячу", 1000)
    make_participation(event, article, "выступил Серик Есматов", person=person)
    return article


def marked():
    return [
        sorted(model.objects.values_list("start", "text"))
        for model in (MentionPlace, CoveragePlace, QuotePlace, Photo)
    ]


def test_corrected_text_takes_every_place_along(client, linked):
    form = FilledForm(signed_in(client), change(linked))
    before = marked()
    form["body"] = "Лид дня. " + form["body"]
    form.saved()
    assert marked() == [[(start + 9, text) for start, text in places] for places in before]
    assert all(
        place.text == Article.objects.get().body[place.start : place.end]
        for model in (MentionPlace, CoveragePlace, QuotePlace, Photo)
        for place in model.objects.all()
    )


def test_words_lost_from_the_text_are_named_at_the_text_and_nothing_is_saved(client, linked):
    form = FilledForm(signed_in(client), change(linked))
    before, rows = columns(linked), all_rows()
    typed = "Текст совсем другой, зато с депутатом."
    form["body"], form["name"] = typed, "Новый заголовок"
    form = form.refused()
    assert form.errors == {
        "body": [
            "В исправленном тексте не нашлось слов, которые отмечены в архиве:",
            "«выступил Серик Есматов» — участие, событие «Концерт «Jas Stars»»",
            "«собрал тысячу» — число, событие «Концерт «Jas Stars»»",
            "«Серик Есматов» — Серик Есматов",
            "«депутат маслихата» — роль: Серик Есматов",
            "«маслихата» — Маслихат города Алматы",
            '«"Jas Stars"» — Концерт «Jas Stars»',
            "«Голосуйте» — цитата",
            "«Фото: акимат» — фото",
        ],
        "people-0-places": ["В тексте нет слов: «Серик Есматов»."],
        "roles-0-words": ["В тексте нет слов: «депутат маслихата»."],
        "organisations-0-places": ["В тексте нет слов: «маслихата»."],
        "events-0-places": ['В тексте нет слов: «"Jas Stars"».'],
        "quotes-0-places": ["В тексте нет слов: «Голосуйте»."],
        "photos-0-places": ["В тексте нет слов: «Фото: акимат»."],
    }
    assert (form["body"], form["name"]) == (typed, "Новый заголовок")
    assert (columns(Article.objects.get()), all_rows()) == (before, rows)


def test_places_typed_together_with_the_text_are_looked_for_in_the_new_text(client, linked):
    form = FilledForm(signed_in(client), change(linked))
    form["body"] = form["body"].replace("Серик Есматов", "Серик Бекович Есматов")
    assert sorted(form.refused().errors) == ["body", "people-0-places"]
    form["people-0-places"] = "Серик Бекович Есматов"
    assert form.refused().errors == {
        "body": [
            "В исправленном тексте не нашлось слов, которые отмечены в архиве:",
            "«выступил Серик Есматов» — участие, событие «Концерт «Jas Stars»»",
        ]
    }


@pytest.mark.django_db
def test_second_of_two_equal_words_stays_the_second_when_a_third_comes_before(client):
    article = make_article(body="Астана, Астана.")
    mention = make_mention(article, make_organisation("Акимат города Астаны"))
    mention.places.create(start=8, end=14, text="Астана")
    form = FilledForm(signed_in(client), change(article))
    assert form["organisations-0-places"] == "Астана [2]"
    form["body"] = "О, Астана! Астана, Астана."
    form.saved()
    assert list(mention.places.values_list("start", "text")) == [(19, "Астана")]


@pytest.mark.django_db
def test_rows_of_every_kind_can_be_added_in_one_go(client):
    article, person = make_draft(body=f"{BODY}\n\nФото: акимат\n\nФото: акимат"), make_person()
    council, event = make_organisation(), make_event()
    form = FilledForm(signed_in(client), change(article))
    form.add_row("people", person=person.pk, places="Серик Есматов")
    form.add_row("organisations", organisation=council.pk, places="маслихата")
    form.add_row(
        "roles",
        person=person.pk,
        words="депутат маслихата",
        role="депутат маслихата",
        organisation=council.pk,
    )
    form.add_row("events", event=event.pk, manner="reports", places='концерт "Jas Stars"\n')
    form.add_row("quotes", places="собрал тысячу", person=person.pk, speech="reported")
    form.add_row("photos", places="Фото: акимат [2]")
    form.add_row("corrections", fault="archive", words="Исправлено имя.")
    form["tags"] = "референдум, Jas Stars, Референдум"
    form = form.refused()
    assert form.errors == {"events-0-places": ['«концерт "Jas Stars"» нет в тексте.']}
    form["events-0-places"] = 'Концерт "Jas Stars"'
    form.saved()
    article.refresh_from_db()
    assert [str(row) for row in article.mentions.all()] == [person.name, council.name]
    assert [str(row) for row in article.stated_roles.all()] == ["депутат маслихата"]
    assert [(str(row), row.position) for row in article.coverages.all()] == [
        (event.name, BODY.index("Концерт"))
    ]
    assert [row.text for row in article.quotes.all()] == ["собрал тысячу"]
    assert [(row.credit, row.start) for row in article.photos.all()] == [
        ("акимат", article.body.rindex("Фото"))
    ]
    assert [row.words for row in article.corrections.all()] == ["Исправлено имя."]
    assert sorted(tag.name for tag in article.tags.all()) == ["Jas Stars", "Референдум"]


REQUIRED = "Обязательное поле."
NUL = "Данные содержат запрещённый символ: ноль-байт"
NO_CHOICE = "Выберите корректный вариант. Вашего варианта нет среди допустимых значений."
BAD_FIELDS = [
    ({"name": ""}, {"name": [REQUIRED]}),
    ({"name": "…"}, {"name": ["Нужна хотя бы одна буква или цифра."]}),
    ({"body": ""}, {"body": [REQUIRED]}),
    ({"body": " \r\n "}, {"body": [REQUIRED]}),
    ({"body": "а\0б"}, {"body": [NUL]}),
    ({"name": "а\0б"}, {"name": [NUL]}),
    ({"lead": "а\0б"}, {"lead": [NUL]}),
    ({"tags": "а\0б"}, {"tags": [NUL]}),
    ({"tags": "…"}, {"tags": ["В метке «…» нет ни буквы, ни цифры."]}),
    ({"people-0-places": "а\0б"}, {"people-0-places": [NUL]}),
    ({"people-0-places": "Есматова"}, {"people-0-places": ["«Есматова» нет в тексте."]}),
    (
        {"people-0-person": "999"},
        {
            "people-0-person": [NO_CHOICE],
            "roles-0-person": ["Этого человека нет среди людей в тексте."],
            "quotes-0-person": ["Этого человека нет среди людей в тексте."],
        },
    ),
    ({"roles-0-words": "а\0б"}, {"roles-0-words": [NUL]}),
    (
        {"roles-0-words": "министр"},
        {"roles-0-words": ["В тексте нет слов: «министр»."]},
    ),
    ({"quotes-0-places": ""}, {"quotes-0-places": [REQUIRED]}),
    ({"photos-0-places": ""}, {"photos-0-places": [REQUIRED]}),
    ({"date": "13.45.2026"}, {"date": ["Нет месяца с номером 45."]}),
    ({"date": "31.12.2999"}, {"date": ["Дата позже дня, когда статья вошла в архив."]}),
    ({"date": ""}, {"date": ["Нужна дата публикации, хотя бы приблизительная."]}),
    (
        {"date_evidence": "inferred"},
        {"date_note": ["Напишите, почему архив установил такую дату."]},
    ),
    (
        {"scope": "cities"},
        {"cities": ["Выберите хотя бы один город или скажите, что место — вся страна."]},
    ),
    ({"version_kind": "reprint"}, {"version_of": ["Чья это версия?"]}),
    ({"source_url": "нигде"}, {"source_url": ["Введите правильный URL."]}),
]


@pytest.mark.parametrize(("typed", "errors"), BAD_FIELDS)
def test_what_cannot_be_is_told_at_its_field_and_stays_typed(client, linked, typed, errors):
    form = FilledForm(signed_in(client), change(linked))
    before, rows = columns(linked), all_rows()
    for name, value in typed.items():
        form[name] = value
    sent = dict(form.fields)
    form = form.refused()
    assert form.errors == errors
    changed = {*typed, "csrfmiddlewaretoken"}
    assert without(changed, form.fields) == without(changed, sent)
    assert (columns(Article.objects.get()), all_rows()) == (before, rows)


def without(names, fields):
    """The other fields; the pattern of a new row is never sent, and its day may turn at midnight."""
    sent = {name: values for name, values in fields.items() if "__prefix__" not in name}
    return {name: values for name, values in sent.items() if name not in names}


@pytest.mark.django_db
def test_two_roles_may_exchange_their_words(client):
    article, person = make_article(body="Луина, певица и актриса."), make_person("Луина")
    make_mention(article, person)
    for order, words in enumerate(["певица", "актриса"], start=1):
        make_role(article, person, words, order=order)
    form = FilledForm(signed_in(client), change(article))
    for row, words in (("roles-0", "актриса"), ("roles-1", "певица")):
        form[f"{row}-words"] = form[f"{row}-role"] = words
    form.saved()
    assert [role.role for role in article.stated_roles.all()] == ["актриса", "певица"]


@pytest.mark.django_db
def test_two_photos_may_exchange_their_lines(client):
    article = make_article(body="Фото: акимат\n\nФото: акимат")
    make_photo(article, "Фото: акимат", caption="Зал")
    article.photos.create(start=14, end=26, text="Фото: акимат", credit="акимат", caption="Сцена")
    form = FilledForm(signed_in(client), change(article))
    assert (form["photos-0-places"], form["photos-1-places"]) == (
        "Фото: акимат [1]",
        "Фото: акимат [2]",
    )
    form["photos-0-places"], form["photos-1-places"] = "Фото: акимат [2]", "Фото: акимат [1]"
    form.saved()
    assert list(article.photos.values_list("start", "caption")) == [(0, "Сцена"), (14, "Зал")]


@pytest.fixture
def two_people(db):
    article = make_article(body="Поют Луина и Мирас Жүгінісов. Фото: акимат. Фото: акимат.")
    for name in ("Луина", "Мирас Жүгінісов"):
        make_mention(article, make_person(name))
    return article


ROW_ERRORS = [
    (
        "people",
        lambda: {"person": person("Луина"), "places": "Луина"},
        {"people-2-person": ["Этот человек в списке уже есть: допишите его места там."]},
    ),
    (
        "quotes",
        lambda: {"person": make_person("Новый").pk, "places": "Поют", "speech": "reported"},
        {"quotes-0-person": ["Этого человека нет среди людей в тексте."]},
    ),
    (
        "roles",
        lambda: {"person": make_person("Новый").pk, "words": "Поют", "role": "певец"},
        {"roles-0-person": ["Этого человека нет среди людей в тексте."]},
    ),
    (
        "roles",
        lambda: {
            "person": person("Луина"),
            "words": "Поют",
            "role": "певица",
            "organisation": make_organisation().pk,
        },
        {"roles-0-organisation": ["Этой организации нет среди организаций в тексте."]},
    ),
    ("people", lambda: {"places": "Луина"}, {"people-2-person": [REQUIRED]}),
    (
        "people",
        lambda: {"person": make_person("Новый").pk, "places": "Мирас\nМирас Жүгінісов"},
        {
            "people-2-places": [
                "«Мирас» и «Мирас Жүгінісов» начинаются в одном месте: оставьте что-то одно."
            ]
        },
    ),
    (
        "people",
        lambda: {"person": make_person("Новый").pk, "places": "Луина [2]"},
        {"people-2-places": ["«Луина» встречается в тексте 1 раз, второго места нет."]},
    ),
    (
        "photos",
        lambda: {"places": "Фото: акимат"},
        {
            "photos-0-places": [
                "Такая строка встречается 2 раза. Допишите, которая из них: «Фото: акимат [1]»."
            ]
        },
    ),
    (
        "quotes",
        lambda: {
            "places": "Поют",
            "person": person("Луина"),
            "organisation": make_organisation().pk,
        },
        {
            "quotes-0": ["Говорит кто-то один: человек или организация."],
            "quotes-0-organisation": ["Этой организации нет среди организаций в тексте."],
        },
    ),
]


def person(name):
    return Person.objects.get(name=name).pk


@pytest.mark.parametrize(("prefix", "values", "errors"), ROW_ERRORS)
def test_row_that_cannot_be_is_refused_at_its_field(client, two_people, prefix, values, errors):
    form = FilledForm(signed_in(client), change(two_people))
    row, values = form.add_row(prefix), values()
    for name, value in values.items():
        form[f"{row}-{name}"] = str(value)
    rows = all_rows()
    form = form.refused()
    assert (form.errors, all_rows()) == (errors, rows)
    assert {name: form[f"{row}-{name}"].replace("\r", "") for name in values} == {
        name: str(value) for name, value in values.items()
    }


def test_person_whom_an_event_knows_from_the_article_stays_in_it(client, two_people):
    taking_part = Person.objects.get(name="Луина")
    make_participation(make_event(), two_people, "Поют", person=taking_part)
    form = FilledForm(signed_in(client), change(two_people))
    form.delete_row("people-0")
    message = (
        "«Луина» в событии «Концерт «Jas Stars»» — по словам этой статьи: сначала уберите там."
    )
    assert form.refused().errors == {"people": [message]}
    assert [str(row) for row in two_people.mentions.all()] == ["Луина", "Мирас Жүгінісов"]
