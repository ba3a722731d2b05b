"""How pages show dates, counts and languages."""

from datetime import date

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from articles.dates import ImpreciseDate

register = template.Library()

CURRENT = mark_safe(' aria-current="true"')

# Neutral words for what was only announced: the archive may not know whether it took place.
_EVENT_DATE_LABELS = {
    "announced": gettext_lazy("Намечено"),
    "held": gettext_lazy("Прошло"),
    "postponed": gettext_lazy("Намечалось"),
    "cancelled": gettext_lazy("Намечалось"),
}


@register.simple_tag
def when(value: ImpreciseDate | date | None, brief: bool = False) -> str:
    """A date in words. HTML's `time` takes no spans, so those stand in `data`."""
    if value is None:
        return gettext("дата неизвестна")
    day = ImpreciseDate.of_day(value) if isinstance(value, date) else value
    words = day.brief() if brief else day.words()
    if day.as_time:
        return format_html('<time datetime="{}">{}</time>', day.as_time, words)
    if brief:
        return format_html('<data value="{}" title="{}">{}</data>', day.edtf, day.words(), words)
    return format_html('<data value="{}">{}</data>', day.edtf, words)


@register.filter
def event_date_label(event) -> str:
    """What the date of this event is the date of."""
    if event.status == "held" and event.date and event.date.kind == "lasted":
        return gettext("Проходило")
    return str(_EVENT_DATE_LABELS.get(event.status, gettext("Дата события")))


@register.simple_tag
def counted(number: int, noun: str) -> str:
    """«5 статей»: `noun` is a key of `_counted_words`."""
    return _counted_words(noun, number) % {"number": grouped(number)}


@register.simple_tag
def counted_apart(number: int, noun: str) -> str:
    """The same with the number set off from its noun."""
    words = _counted_words(noun, number).replace("%(number)s", "{}")
    return format_html(words, format_html("<strong>{}</strong>", grouped(number)))


@register.filter
def grouped(number: int) -> str:
    """Digits by threes: «12 345»."""
    return number_format(number, force_grouping=True)


@register.simple_tag
def foreign(language: str) -> str:
    """The attribute `lang` of a text in another language than the page's, else nothing."""
    return format_html(' lang="{}"', language) if language != get_language() else ""


@register.simple_tag
def places_and_tags(article) -> str:
    """Links to the article's cities and tags; a list has a hundred of them."""
    cities = [(city.get_absolute_url(), city.label) for city in article.cities.all()]
    tags = [(tag.get_absolute_url(), f"#{tag.label}") for tag in article.sorted_tags]
    links = format_html_join(" ", '<a href="{}">{}</a>', cities + tags)
    return links if cities else format_html("<span>{}</span> {}", nowhere(article), links)


def nowhere(article) -> str:
    """Why an article has no city."""
    if article.scope == article.Scope.NATIONWIDE:
        return gettext("Вся страна")
    return gettext("Место неизвестно")


@register.simple_tag
def choices_of(facet, choices) -> str:
    """Rows of a filter's choices; a page may have hundreds, which a template takes long over."""
    capped = mark_safe(" data-capped" if facet.capped else "")  # noqa: S308 - one of two constants
    return format_html_join(
        "",
        '<li><a data-facet="{}" data-value="{}" data-count="{}"{} href="{}" rel="nofollow"{}>'
        '<span>{}</span> <span class="count">{}</span></a></li>',
        (
            (
                facet.name,
                choice.value,
                choice.count,
                capped,
                choice.url,
                CURRENT if choice.current else "",
                choice.label,
                grouped(choice.count),
            )
            for choice in choices
        ),
    )


@register.simple_tag
def spot_of(name: str, form, facets) -> str:
    """The id of the place in a list's page where the parameter `name` is set; "" without one."""
    spots = {facet.name: f"facet-{facet.name}" for facet in facets} | {"letter": "facet-letter"}
    spots |= {field.name: field.id_for_label for field in form.visible_fields()}
    return spots.get(name, "")


def _counted_words(noun: str, number: int) -> str:
    match noun:
        case "article":
            return ngettext("%(number)s статья", "%(number)s статей", number)
        case "person":
            return ngettext("%(number)s человек", "%(number)s человек", number)
        case "organisation":
            return ngettext("%(number)s организация", "%(number)s организаций", number)
        case "event":
            return ngettext("%(number)s событие", "%(number)s событий", number)
        case "city":
            return ngettext("%(number)s город", "%(number)s городов", number)
        case "tag":
            return ngettext("%(number)s метка", "%(number)s меток", number)
    raise ValueError(noun)
