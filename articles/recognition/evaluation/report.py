"""Results as plain text for a terminal."""

from collections.abc import Iterable, Sequence

from .scoring import Count, Judgement, Result, totals

# In the order of the table.
HEADINGS = {
    "people": "Люди",
    "people's mentions": "Упоминания людей",
    "known people": "Люди из архива",
    "gender": "Пол",
    "roles": "Должности с организацией",
    "roles alone": "Должности",
    "organisations": "Организации",
    "organisations' mentions": "Упоминания организаций",
    "places": "Места",
    "all mentions": "Все упоминания",
    "nominatives": "Имена в именительном падеже",
    "events": "События",
    "dates": "Даты",
    "figures": "Числа",
    "quotes": "Прямая речь",
    "quotes with speaker": "Прямая речь с говорящим",
    "photo credits": "Подписи к фото",
    "date": "Дата публикации",
    "city": "Город",
    "language": "Язык",
}
_LANGUAGES = {"ru": "Русский", "kk": "Казахский"}
_COLUMNS = ("точность", "полнота", "F1", "верно", "найдено", "надо")


def tables(results: Sequence[Result]) -> Iterable[str]:
    """Of all texts, then of each language where there are several."""
    yield from table(f"Всего текстов: {len(results)}", totals(results))
    languages = sorted({result.language for result in results}, reverse=True)
    if len(languages) > 1:
        for language in languages:
            own = [result for result in results if result.language == language]
            yield ""
            heading = _LANGUAGES.get(language, language)
            yield from table(f"{heading}, текстов: {len(own)}", totals(own))


def table(heading: str, judgements: dict[str, Judgement]) -> Iterable[str]:
    kinds = [kind for kind in HEADINGS if kind in judgements]
    rows = [(HEADINGS[kind], *_cells(judgements[kind].count)) for kind in kinds]
    width = max(len(row[0]) for row in [(heading,), *rows])
    for first, *cells in [(heading, *_COLUMNS), *rows]:
        yield f"{first:<{width}}" + "".join(f"{cell:>10}" for cell in cells)


def _cells(count: Count) -> list[str]:
    shares = [
        "—" if share is None else f"{share:.3f}".replace(".", ",")
        for share in (count.precision, count.recall, count.f1)
    ]
    numbers = [
        f"{number:.1f}".removesuffix(".0").replace(".", ",")
        for number in (count.right, count.proposed, count.wanted)
    ]
    return shares + numbers


def misses(result: Result) -> Iterable[str]:
    """What was missed and what was too many in one text; nothing where all is right."""
    lines = [
        f"  {HEADINGS[kind]}: {word}: {words}"
        for kind, judgement in result.judgements.items()
        for word, said in (("нет", judgement.missed), ("лишнее", judgement.excess))
        for words in said
        if kind != "all mentions"
    ]
    if lines:
        yield result.name
        yield from lines
