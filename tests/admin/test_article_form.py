"""The article's form: what is typed is kept, and the text and its places stay true."""

import pytest
from django.forms.models import model_to_dict

from articles.models import (
    Article,
    CoveragePlace,
    Mention,
    MentionPlace,
    Photo,
    Quote,
    QuotePlace,
    StatedRole,
)
from tests.admin.filled import FilledForm, signed_in
from tests.factories import (
    BODY,
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
    make_photo,
    make_quote,
    make_role,
    make_tag,
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
