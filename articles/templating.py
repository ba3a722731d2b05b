"""What templates of pages can call beside what their view gives them: addresses, dates, counts."""

from datetime import date
from functools import lru_cache

from django.conf import settings
from django.template.defaultfilters import capfirst, floatformat, truncatechars
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy, ngettext
from jinja2 import Environment, Template
from jinja2.runtime import Context
from markupsafe import Markup, _escape_inner, escape

from articles.dates import ImpreciseDate

# Neutral words for what was only announced: the archive may not know whether it took place.
_EVENT_DATE_LABELS = {
    "announced": gettext_lazy("Намечено"),
    "held": gettext_lazy("Прошло"),
    "postponed": gettext_lazy("Намечалось"),
    "cancelled": gettext_lazy("Намечалось"),
}


class _Page(Template):
    """A template that makes no safe strings of the pieces that are joined into one at once.

    A page has more than a thousand pieces, and the making takes longer than the escaping.
    """

    @classmethod
    def from_code(cls, *args, **kwargs):
        made = super().from_code(*args, **kwargs)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


def _escaped(piece) -> str:
    if type(piece) is str:
        return _escape_inner(piece)
    return piece if type(piece) is Markup else escape(piece)


class _Context(Context):
    def call(self, called, /, *args, **kwargs):
        """Calls what a template calls; nothing that ours call asks to be given the context."""
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


def environment(**options) -> Environment:
    """The language of the pages' templates: Jinja compiles them, Django's own takes thrice as long."""
    made = Environment(**options)  # noqa: S701 - Django's backend has autoescape on
    made.template_class, made.context_class = _Page, _Context
    made.globals |= {
        "_": translated,
        "counted": counted,
        "counted_apart": counted_apart,
        "foreign": foreign,
        "get_language": language,
        "nowhere": nowhere,
        "spot_of": spot_of,
        "static": static,
        "url_of": url_of,
        "when": when,
    }
    made.filters |= {
        "capfirst": capfirst,
        "event_date_label": event_date_label,
        "floatformat": floatformat,
        "grouped": grouped,
        "truncatechars": truncatechars,
    }
    return made


def language() -> str:
    """The one that every page is in; asking what is active takes four times as long."""
    return settings.LANGUAGE_CODE


def translated(message: str) -> str:
    return _translated(message, language())


@lru_cache(maxsize=1024)
def _translated(message: str, _language: str) -> str:
    return gettext(message)


@lru_cache(maxsize=128)
def url_of(name: str) -> str:
    """The address of a page that needs nothing to be found by; a page has twenty such links."""
    return reverse(name)


def when(value: ImpreciseDate | date | None, brief: bool = False) -> str:
    """A date in words. HTML's `time` takes no spans, so those stand in `data`."""
    if value is None:
        return gettext("дата неизвестна")
    return _when(value, brief, language())


@lru_cache(maxsize=4096)
def _when(value: ImpreciseDate | date, brief: bool, _language) -> str:
    day = ImpreciseDate.of_day(value) if isinstance(value, date) else value
    words = day.brief() if brief else day.words()
    if day.as_time:
        return format_html('<time datetime="{}">{}</time>', day.as_time, words)
    if brief:
        return format_html('<data value="{}" title="{}">{}</data>', day.edtf, day.words(), words)
    return format_html('<data value="{}">{}</data>', day.edtf, words)


def event_date_label(event) -> str:
    """What the date of this event is the date of."""
    if event.status == "held" and event.date and event.date.kind == "lasted":
        return gettext("Проходило")
    return str(_EVENT_DATE_LABELS.get(event.status, gettext("Дата события")))


def counted(number: int, noun: str) -> str:
    """«5 статей»: `noun` is a key of `_counted_words`."""
    return _counted_words(noun, number) % {"number": grouped(number)}


def counted_apart(number: int, noun: str) -> str:
    """The same with the number set off from its noun."""
    words = _counted_words(noun, number).replace("%(number)s", "{}")
    return format_html(words, format_html("<strong>{}</strong>", grouped(number)))


def grouped(number: int) -> str:
    """Digits by threes: «12 345»."""
    return number_format(number, force_grouping=True) if number >= 1000 else str(number)


def foreign(spoken: str) -> str:
    """The attribute `lang` of a text in another language than the page's, else nothing."""
    return format_html(' lang="{}"', spoken) if spoken != language() else ""


def nowhere(article) -> str:
    """Why an article has no city."""
    if article.scope == article.Scope.NATIONWIDE:
        return gettext("Вся страна")
    return gettext("Место неизвестно")


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
