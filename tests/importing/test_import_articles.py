"""`manage.py import_articles`: what it makes, what it says, and that nothing is made twice."""

import io
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing import enter, files_in, texts_of
from articles.management.commands import import_articles
from articles.models import Article, Evidence, Original, Photo
from articles.workflow import Status
from tests.factories import make_article, make_city, make_draft, make_source
from tests.importing.files import KAZAKH, TEXT, page, word, zipped
from tests.seeds import BODIES, FIXTURES, rows

OTHER = "Жители Астаны выбрали лучший двор города: победителей назвали в субботу на площади.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, files: dict[str, str | bytes]):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def imported(*paths, **options) -> list[str]:
    """Lines of the report; the addresses of articles as their numbers, from the first on."""
    said = io.StringIO()
    try:
        call_command("import_articles", *map(str, paths), stdout=said, **options)
    except CommandError as error:
        said.write(f"CommandError: {error}\n")
    report = said.getvalue()
    for number, pk in enumerate(Article.objects.order_by("pk").values_list("pk", flat=True)):
        report = report.replace(f"/admin/articles/article/{pk}/change/", f"#{number}")
    return report.splitlines()


def state() -> list[tuple]:
    return [
        (a.name, a.body, a.language, a.status, str(a.date), bytes(a.original.content))
        for a in Article.objects.order_by("pk")
    ]


def one(text: str, **options) -> Article:
    (found,) = texts_of("а.txt", text.encode())
    return enter(found, **options).article


# What is made


def test_seeds_are_imported_byte_for_byte(db):
    files = sorted((FIXTURES / "seeds").glob("*.txt"))
    assert imported(FIXTURES / "seeds") == [
        *(f"{file}: создан черновик #{number}" for number, file in enumerate(files)),
        "Черновиков: 5; уже было: 0; не принято: 0",
    ]
    made = list(Article.objects.order_by("pk"))
    assert [article.body for article in made] == list(BODIES.values())
    assert [bytes(article.original.content) for article in made] == [f.read_bytes() for f in files]
    stated = [a["date"] if a["date_evidence"] == "stated" else None for a in rows("article")]
    assert [article.date and article.date.edtf for article in made] == stated
    photos = Photo.objects.order_by("article_id", "start").values("start", "end", "text", "credit")
    assert list(photos) == [
        {name: row[name] for name in ("start", "end", "text", "credit")} for row in rows("photo")
    ]


def test_draft_has_all_that_the_text_and_the_command_say(folder, db):
    almaty, source = make_city("Алматы"), make_source("Tengrinews")
    write(folder, {"новость.txt": f" date 2026-02-09 {TEXT}"})
    imported("новость.txt", city="almaty", source="tengrinews")
    article = Article.objects.get()
    values = {field.name: getattr(article, field.name) for field in Article._meta.fields}
    values = {name: value for name, value in values.items() if value not in ("", None, False)}
    for name in ("id", "ref", "created_at", "updated_at", "entered_on", "sort_key"):
        del values[name]
    assert values == {
        "name": "В Алматы прошла встреча с жителями Ауэзовского района",
        "title_supplied": True,
        "folded": "в алматы прошла встреча с жителями ауэзовского района",
        "slug": "v-almaty-proshla-vstrecha-s-zhitelyami-auezovskogo-raiona",
        "body": TEXT,
        "language": "ru",
        "scope": Article.Scope.CITIES,
        "source": source,
        "status": Status.DRAFT,
        "date": article.date,
        "date_earliest": article.date.earliest,
        "date_latest": article.date.latest,
        "date_evidence": Evidence.STATED,
    }
    assert (str(article.date), list(article.cities.all())) == ("2026-02-09", [almaty])
    assert (article.original.name, bytes(article.original.content)) == (
        "новость.txt",
        (folder / "новость.txt").read_bytes(),
    )
    assert [(p.text, p.credit, TEXT[p.start : p.end]) for p in article.photos.all()] == [
        ("Фото: акимат города Алматы", "акимат города Алматы", "Фото: акимат города Алматы")
    ]


def test_kazakh_text_without_a_date_or_city_is_told_as_such(db):
    article = one(KAZAKH)
    assert (article.language, article.date, article.scope, list(article.cities.all())) == (
        "kk",
        None,
        Article.Scope.CITIES,
        [],
    )


def test_credit_longer_than_its_column_is_cut_and_its_line_kept(db):
    line = "Фото: " + "а" * 999
    photo = one(f"Текст.\n{line}").photos.get()
    assert (photo.text, photo.credit) == (line, "а" * 300)


# What is said

FILES = {
    "а.txt": TEXT,
    "б/.скрыто.txt": "Скрыто.",
    "б/.папка/а.txt": "Скрыто.",
    "б/в.docx": word(OTHER),
    "б/г.jpg": b"\xff\xd8\xff" + bytes(9),
    "в.zip": zipped(
        {
            "1.txt": KAZAKH.encode(),
            "2.html": page("Страница о новом мосте через реку Малая Алматинка.").encode("cp1251"),
            "../3.txt": b"no",
            "4.txt": TEXT.encode("utf-16"),
        }
    ),
    "г.txt": b"",
    "д.txt": " date 2026-02-30 СРОЧНО: МОСТ ЧЕРЕЗ РЕКУ ОТКРЫТ",
    "е.txt": f"{TEXT}Подробности позже.\n",
}
REPORT = [
    "а.txt: создан черновик #0",
    "б/в.docx: создан черновик #1",
    "б/г.jpg: не принят: двоичный файл, а не текст",
    "в.zip/../3.txt: не принят: имя ведёт за пределы архива",
    "в.zip/1.txt: создан черновик #2",
    "в.zip/2.html: создан черновик #3",
    "в.zip/4.txt: уже есть: #0",
    "г.txt: не принят: файл пуст",
    "д.txt: создан черновик #4; «date 2026-02-30»: такого дня нет или он ещё не настал,"
    " эти слова оставлены в тексте; текст набран прописными буквами",
    "е.txt: создан черновик #5; почти копия #0 (100 %)",
    "Черновиков: 6; уже было: 1; не принято: 3",
]
PATHS = ["а.txt", "б", "в.zip", "г.txt", "д.txt", "е.txt"]


def test_bad_files_are_told_and_the_good_ones_made(folder, db):
    write(folder, FILES)
    assert imported(*PATHS) == REPORT
    assert [name for name, *_rest in state()] == [
        "В Алматы прошла встреча с жителями Ауэзовского района",
        "Жители Астаны выбрали лучший двор города: победителей назвали в субботу на площади",
        "Алматы қаласында тұрғындармен кездесу өтті",
        "Страница о новом мосте через реку Малая Алматинка",
        "СРОЧНО: МОСТ ЧЕРЕЗ РЕКУ ОТКРЫТ",
        "В Алматы прошла встреча с жителями Ауэзовского района",
    ]


def test_second_run_makes_no_twins(folder, db):
    write(folder, FILES)
    imported(*PATHS)
    before = state()
    assert imported(*PATHS) == [
        line.replace("создан черновик", "уже есть:").partition(";")[0] for line in REPORT[:-1]
    ] + ["Черновиков: 0; уже было: 7; не принято: 3"]
    assert state() == before


# Articles that are not made have no address: a file that comes later names the earlier one.
REHEARSED = [
    "а.txt: был бы создан черновик",
    "б/в.docx: был бы создан черновик",
    "б/г.jpg: не принят: двоичный файл, а не текст",
    "в.zip/../3.txt: не принят: имя ведёт за пределы архива",
    "в.zip/1.txt: был бы создан черновик",
    "в.zip/2.html: был бы создан черновик",
    "в.zip/4.txt: уже есть: а.txt",
    "г.txt: не принят: файл пуст",
    "д.txt: был бы создан черновик; «date 2026-02-30»: такого дня нет или он ещё не настал,"
    " эти слова оставлены в тексте; текст набран прописными буквами",
    "е.txt: был бы создан черновик; почти копия а.txt (100 %)",
    REPORT[-1],
]


def test_rehearsal_says_the_same_and_writes_nothing(folder, db):
    write(folder, FILES)
    with CaptureQueriesContext(connection) as queries:
        assert imported(*PATHS, dry_run=True) == REHEARSED
    assert [q["sql"] for q in queries if not q["sql"].startswith("SELECT")] == []
    imported(*PATHS)
    assert imported(*PATHS, dry_run=True) == imported(*PATHS)


@pytest.mark.parametrize(
    "again",
    [
        {"б.txt": TEXT},
        {"б.txt": TEXT.encode("utf-16")},
        {"б.txt": f" date 2026-02-09 {TEXT}".replace("\n", "\r\n")},
        {"б.txt": TEXT.upper().replace("—", "-").replace(".", "")},
        {"б.docx": word(*TEXT.splitlines())},
        {"б.zip": zipped({"а.txt": TEXT.encode()})},
    ],
)
def test_text_that_is_there_comes_in_no_second_time(folder, db, again):
    write(folder, {"а.txt": TEXT} | again)
    imported("а.txt")
    (name,) = again
    said = imported(name)
    assert said[-1] == "Черновиков: 0; уже было: 1; не принято: 0"
    assert said[0].endswith(": уже есть: #0")
    assert Article.objects.count() == 1


def test_article_of_any_state_and_origin_is_known_again(folder, db):
    write(folder, {"а.txt": TEXT, "б.txt": KAZAKH})
    make_article(body=TEXT, status=Status.WITHDRAWN)
    make_draft(body=KAZAKH)
    assert imported("а.txt", "б.txt")[:2] == ["а.txt: уже есть: #0", "б.txt: уже есть: #1"]


def test_corrected_article_is_known_by_its_file(folder, db):
    write(folder, {"а.txt": TEXT})
    imported("а.txt")
    Article.objects.update(body=OTHER)
    assert imported("а.txt")[0] == "а.txt: уже есть: #0"


def test_path_that_is_missing_is_told_and_the_rest_goes_on(folder, db):
    write(folder, {"а.txt": TEXT})
    os.mkfifo(folder / "очередь")
    assert imported("нет", "очередь", "а.txt") == [
        "нет: не принят: такого пути нет",
        "очередь: не принят: это не файл",
        "а.txt: создан черновик #0",
        "Черновиков: 1; уже было: 0; не принято: 2",
        "CommandError: Не все пути найдены.",
    ]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"city": "нет"}, "Город «нет»: такого адреса в архиве нет."),
        ({"source": "нет"}, "Источник «нет»: такого адреса в архиве нет."),
    ],
)
def test_unknown_address_stops_before_anything_is_done(folder, db, options, error):
    write(folder, {"а.txt": TEXT})
    assert imported("а.txt", **options) == [f"CommandError: {error}"]
    assert Article.objects.count() == 0


def test_file_over_the_limit_is_not_even_read(folder, db, settings):
    settings.IMPORT_FILE_BYTES = 1000
    with (folder / "а.txt").open("wb") as file:
        file.truncate(10**12)
    assert imported("а.txt")[0] == (
        "а.txt: не принят: слишком велик: 1000000000000 байт, а можно не больше 1000"
    )


def test_name_that_would_break_the_report_is_shown_safely(folder, db):
    write(folder, {"а\nб.txt: создан черновик.txt": TEXT})
    (folder / os.fsdecode(b"\xff.txt")).write_bytes(OTHER.encode())
    assert imported(folder)[:2] == [
        f"{folder}/а\ufffdб.txt: создан черновик.txt: создан черновик #0",
        f"{folder}/\ufffd.txt: создан черновик #1",
    ]
    assert list(Original.objects.order_by("pk").values_list("name", flat=True)) == [
        "а\ufffdб.txt: создан черновик.txt",
        "\ufffd.txt",
    ]


def test_files_of_a_folder_come_in_the_order_of_their_names(folder):
    write(folder, {"б/2": "", "б/10": "", "а": "", ".в": "", "б/.г/д": "", "я": ""})
    assert [str(path) for path in files_in(folder)] == [
        f"{folder}/{name}" for name in ("а", "я", "б/10", "б/2")
    ]


def test_progress_is_shown_on_a_terminal_only(folder, db):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    write(folder, {"а.txt": TEXT, "б.txt": OTHER})
    terminal, log = Terminal(), io.StringIO()
    imported("а.txt", "б.txt", stderr=terminal, force_color=True)
    imported("а.txt", "б.txt", stderr=log)
    assert log.getvalue() == ""
    assert terminal.getvalue() == ("\r\033[K\rфайлы: 1 / 2\r\033[K\rфайлы: 2 / 2\n")


# All or nothing


def test_draft_that_fails_midway_leaves_nothing(db):
    class Stopped(Exception):
        pass

    seen = []

    def suggest(article):
        seen.append((article.body, article.original.name, article.photos.count()))
        raise Stopped

    before = import_state()
    with pytest.raises(Stopped):
        one(TEXT, suggest=suggest)
    assert (seen, import_state()) == ([(TEXT, "а.txt", 1)], before)
    assert one(TEXT).body == TEXT


def import_state() -> list[int]:
    models = (Article, Original, Photo, Article.cities.through)
    return [model.objects.count() for model in models]


def test_run_that_is_stopped_goes_on_where_it_was(folder, db, monkeypatch):
    write(folder, {"а.txt": TEXT, "б.txt": OTHER, "в.txt": KAZAKH})
    calls = []

    def stopped_at_the_second(text, **options):
        calls.append(text)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return enter(text, **options)

    monkeypatch.setattr(import_articles, "enter", stopped_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        imported(".")
    assert [body for _name, body, *_rest in state()] == [TEXT]
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert imported(".") == [
        "а.txt: уже есть: #0",
        "б.txt: создан черновик #1",
        "в.txt: создан черновик #2",
        "Черновиков: 2; уже было: 1; не принято: 0",
    ]


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_the_same_time_make_no_twins(folder):
    texts = {f"{n}.txt": f"Новость номер {n}: в городе открыли школу {n}." for n in range(12)}
    write(folder, texts)

    def work(_number):
        try:
            return imported(".")
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        reports = list(threads.map(work, range(3)))
    assert sorted(Article.objects.values_list("body", flat=True)) == sorted(texts.values())
    made = [line for report in reports for line in report if "создан черновик" in line]
    assert len(made) == 12
