"""A reprint is known as one whatever its editors changed, and nothing else is taken for one."""

from random import Random

import pytest

from articles.importing import enter, texts_of
from articles.models import Article, Shingle
from articles.recognition.reading import Reading
from articles.reprints import near_copy_of
from articles.text import wording
from tests.factories import make_article
from tests.seeds import BODIES

SEEDS = list(BODIES.values())
OWN = "Как сообщили организаторы, всё прошло по плану и без замечаний."


def with_other_sentences(text: str, number: int) -> str:
    """Every other one from the fourth on is told in words of one's own."""
    sentences = Reading(text).sentences[3 : 3 + 2 * number : 2]
    for start, end in reversed(sentences):
        text = text[:start] + OWN + text[end:]
    return text


def half(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(lines[: len(lines) // 2])


def percent(first: str, second: str) -> int:
    assert wording(first).likeness(wording(second)) == wording(second).likeness(wording(first))
    return round(wording(first).likeness(wording(second)) * 100)


@pytest.mark.parametrize(
    ("change", "like"),
    [
        (lambda text: text, 100),
        (str.upper, 100),
        (lambda text: text.replace("\n", "\r\n\r\n").replace('"', "«"), 100),
        (lambda text: with_other_sentences(text, 4), 91),
        (lambda text: with_other_sentences(text, 10), 75),
        (half, 100),
        (lambda text: f"{text}\n{SEEDS[1]}", 100),
        (lambda text: half(text) + SEEDS[1], 56),
        (lambda text: " ".join(Random(1).sample(text.split(), len(text.split()))), 0),
        (lambda text: SEEDS[1], 0),
        (lambda text: "", 0),
    ],
)
def test_likeness_is_what_share_of_the_shorter_text_the_longer_has(change, like):
    assert percent(SEEDS[0], change(SEEDS[0])) == like


@pytest.mark.parametrize("text", ["", " — ", "Да.", "Да и нет", "раз два три четыре пять"])
def test_short_text_is_like_itself_alone(text):
    assert percent(text, text) == (100 if any(map(str.isalnum, text)) else 0)
    assert percent(text, SEEDS[0]) == 0


def test_words_in_another_order_are_another_text():
    assert len({wording(text).words for text in ("раз два", "два раз", "раздва", "раз", "")}) == 5


@pytest.mark.parametrize("length", [10, 300, 3000, 30_000])
def test_sample_grows_with_the_text_and_has_an_end(length):
    made = wording(" ".join(f"слово{number}" for number in range(length)))
    expected = {10: 6, 300: 12, 3000: 93, 30_000: 200}
    assert len(made.sample) == expected[length]
    assert set(made.sample) <= made.shingles


def near(body: str) -> tuple[str, int] | None:
    found = near_copy_of(body)
    return found and (found.other.body, found.percent)


@pytest.mark.parametrize("seed", SEEDS, ids=range(5))
def test_reprint_with_some_sentences_changed_is_found(archive, seed):
    found = near(with_other_sentences(seed, 3))
    assert found[0] == seed
    assert 85 <= found[1] <= 96


@pytest.mark.parametrize("seed", SEEDS, ids=range(5))
def test_what_a_reprint_left_out_or_put_before_hides_nothing(archive, seed):
    assert near(half(seed)) == (seed, 100)
    assert near(f"{OWN}\n\n{seed}") == (seed, 100)


def test_unrelated_text_is_no_reprint(archive):
    about_the_same = (
        "В Алматы состоялся концерт в поддержку референдума по новой Конституции. Молодёжь города "
        "пришла послушать группы «Jas Stars» и «Muzart Life», фото: акимат города Алматы."
    )
    assert near(about_the_same) is None


def test_every_seed_is_unlike_the_others(db):
    for seed in SEEDS:
        assert near(seed) is None
        make_article(body=seed)


def test_most_like_one_is_named_and_the_first_of_equals(db):
    make_article(body=with_other_sentences(SEEDS[0], 4))
    make_article(body=SEEDS[0])
    make_article(body=SEEDS[0])
    found = near_copy_of(with_other_sentences(SEEDS[0], 1))
    assert (found.other.pk, found.percent > 95) == (Article.objects.order_by("pk")[1].pk, True)


def test_boilerplate_of_many_articles_neither_hides_the_original_nor_makes_one(db):
    boilerplate = "\n" + " ".join(f"Подписывайтесь на наш канал номер {n}." for n in range(12))
    random = Random(1)
    words = [f"слово{number}" for number in range(2000)]
    for _number in range(60):
        make_article(body=" ".join(random.choices(words, k=150)) + boilerplate)
    original = make_article(body=SEEDS[2] + boilerplate)
    assert near(" ".join(random.choices(words, k=150)) + boilerplate) is None
    assert near_copy_of(with_other_sentences(SEEDS[2], 2) + boilerplate).other == original


def test_looking_costs_the_same_however_many_there_are(db, django_assert_num_queries):
    sample = len(wording(SEEDS[0]).sample)
    for more in (1, 5):
        for _number in range(more):
            make_article(body=SEEDS[0])
        with django_assert_num_queries(sample + 1):
            near_copy_of(SEEDS[0])


def test_near_copy_is_made_and_flagged(db):
    original = make_article(body=SEEDS[4])
    (text,) = texts_of("а.txt", with_other_sentences(SEEDS[4], 1).encode())
    entered = enter(text)
    assert (entered.near.other, entered.twin) == (original, None)
    assert entered.article.version_of is None  # for an editor to say
    assert Shingle.objects.filter(article=entered.article).exists()
