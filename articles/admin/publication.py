"""The pages and actions that publish articles and withdraw them."""

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article
from articles.publishing import publish, shortcomings, withdraw
from articles.workflow import Status, may_move

from .recordform import change_url

TITLES = {
    Status.PUBLISHED: gettext_lazy("Опубликовать"),
    Status.WITHDRAWN: gettext_lazy("Снять с публикации"),
}


class PublicationForm(forms.Form):
    """Nothing to fill in: to press the button is to agree."""


class WithdrawalForm(forms.Form):
    public_reason = forms.CharField(
        label=gettext_lazy("Причина для читателей"),
        max_length=500,
        help_text=gettext_lazy("Её увидит всякий, кто откроет адрес статьи."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    internal_reason = forms.CharField(
        label=gettext_lazy("Причина для редакции"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


FORMS = {Status.PUBLISHED: PublicationForm, Status.WITHDRAWN: WithdrawalForm}


def moves_from(article: Article) -> list[str]:
    """Names of the pages that lead on from the article's state."""
    names = {Status.PUBLISHED: "publish", Status.WITHDRAWN: "withdraw"}
    return [name for status, name in names.items() if may_move(article.status, status)]


def of_one(model_admin, request, article_id: int, status: Status):
    article = get_object_or_404(Article, pk=article_id)
    page = of_many(model_admin, request, Article.objects.filter(pk=article_id), status)
    return page or HttpResponseRedirect(change_url(article))


def of_many(model_admin, request, articles, status: Status):
    """A page that asks first; None when all is done."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    confirmed = request.method == "POST" and "confirmed" in request.POST
    form = FORMS[status](request.POST if confirmed else None)
    if not confirmed or not form.is_valid():
        return ask(model_admin, request, list(articles), status, form)
    moved = [article for article in articles if move(model_admin, request, article, status, form)]
    if moved:
        model_admin.message_user(request, done(moved, status), messages.SUCCESS)
    return None


def move(model_admin, request, article: Article, status: Status, form) -> bool:
    try:
        if status == Status.PUBLISHED:
            publish(article, request.user)
        else:
            withdraw(article, request.user, **form.cleaned_data)
    except ValidationError as error:
        said = format_html(
            '<a href="{}">{}</a>: {}', change_url(article), article, " ".join(error.messages)
        )
        model_admin.message_user(request, said, messages.ERROR)
        return False
    return True


def done(articles: list[Article], status: Status) -> str:
    count = len(articles)
    if status == Status.PUBLISHED:
        said = ngettext("Опубликована %(count)d статья.", "Опубликовано статей: %(count)d.", count)
    else:
        said = ngettext(
            "Снята с публикации %(count)d статья.", "Снято с публикации статей: %(count)d.", count
        )
    return said % {"count": count}


def ask(model_admin, request, articles: list[Article], status: Status, form):
    ready, unready = [], []
    for article in articles:
        reasons = obstacles(article, status)
        (unready if reasons else ready).append((article, change_url(article), reasons))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": TITLES[status],
        "opts": model_admin.opts,
        "form": form,
        "ready": ready,
        "unready": unready,
        "button": TITLES[status],
        "action": request.POST.get("action"),
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/articles/article/publication.html", context)


def obstacles(article: Article, status: Status) -> list[str]:
    if not may_move(article.status, status):
        said = _("Сейчас статья в состоянии «%(status)s».")
        return [said % {"status": article.get_status_display()}]
    return list(shortcomings(article).values()) if status == Status.PUBLISHED else []
