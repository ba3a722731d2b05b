from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.indexing import reindex
from articles.models import Article, Original, Suggestion
from articles.reprints import near_copy_of
from articles.workflow import Status

from . import publication
from .articleform import ArticleForm
from .correction import CorrectionRows
from .coverage import CoverageRows
from .filters import CityFilter, SourceFilter, TagFilter, YearFilter
from .mention import OrganisationMentionRows, PersonMentionRows
from .original import OriginalRows, download
from .photo import PhotoRows
from .quote import QuoteRows
from .record import RecordAdmin, RecordList, searched
from .saying import saying
from .statedrole import StatedRoleRows
from .suggestion import SuggestionRows
from .uses import protected_by

NAMED = Q(mentions__in_text=True)


class ArticleList(RecordList):
    def get_queryset(self, *args, **kwargs):
        return super().get_queryset(*args, **kwargs).defer("body", "lead")


@admin.register(Article)
class ArticleAdmin(RecordAdmin):
    form = ArticleForm
    list_prefetch = ["cities"]
    numbers = {
        "people": Count("mentions__person", NAMED, distinct=True),
        "organisations": Count("mentions__organisation", NAMED, distinct=True),
    }
    list_display = ["name", "when", "where", "state", "people", "organisations"]
    list_filter = ["status", YearFilter, CityFilter, TagFilter, SourceFilter]
    actions = ["publish_selected", "withdraw_selected"]
    autocomplete_fields = ["cities", "source", "version_of"]
    readonly_fields = ["state_and_reason"]
    fieldsets = [
        (
            None,
            {"fields": ["state_and_reason", "name", "title_supplied", "lead", "body", "language"]},
        ),
        (
            gettext_lazy("Где и когда"),
            {
                "fields": [
                    ("scope", "cities"),
                    ("date", "date_evidence"),
                    "date_note",
                    "entered_on",
                ]
            },
        ),
        (gettext_lazy("Откуда и о чём"), {"fields": [("source", "source_url"), "tags"]}),
        (
            gettext_lazy("Адрес и версия"),
            {"fields": ["slug", ("version_of", "version_kind")], "classes": ["collapse"]},
        ),
    ]
    rows = [
        PersonMentionRows,
        StatedRoleRows,
        OrganisationMentionRows,
        CoverageRows,
        QuoteRows,
        PhotoRows,
        CorrectionRows,
    ]
    change_form_template = "admin/articles/article/change_form.html"

    # Showing

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_inlines(self, request, obj):
        if obj is None:
            return self.rows
        has_file = Original.objects.filter(article=obj.pk).exists()
        has_suggestions = obj.suggestions.filter(state=Suggestion.State.OPEN).exists()
        return [
            *self.rows,
            *[OriginalRows] * has_file,
            *[SuggestionRows] * has_suggestions,
        ]

    @admin.display(description=gettext_lazy("дата"), ordering="date_latest", empty_value="—")
    def when(self, article):
        return article.date and article.date.brief()

    @admin.display(description=gettext_lazy("города"))
    def where(self, article):
        return ", ".join(city.label for city in article.cities.all()) or "—"

    @admin.display(description=gettext_lazy("состояние"), ordering="status")
    def state(self, article):
        return format_html(
            '<span class="state state-{}">{}</span>', article.status, article.get_status_display()
        )

    @admin.display(description=gettext_lazy("людей"), ordering="people")
    def people(self, article):
        return article.people

    @admin.display(description=gettext_lazy("орг."), ordering="organisations")
    def organisations(self, article):
        return article.organisations

    @admin.display(description=gettext_lazy("состояние"))
    def state_and_reason(self, article):
        shown = self.state(article)
        if article.status != Status.WITHDRAWN:
            return shown
        return format_html(
            "{} <p>{}: {}</p><p>{}: {}</p>",
            shown,
            _("Читателям сказано"),
            article.public_reason,
            _("Для редакции"),
            article.internal_reason or "—",
        )

    # Finding

    def get_search_results(self, request, queryset, search_term):
        for word in searched(search_term.replace("\0", "")):
            queryset = queryset.filter(pk__in=saying(word))
        return queryset, False

    # Saving

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        reindex([form.instance.pk])

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if hasattr(formset, "save_places"):
            formset.save_places()

    def render_change_form(self, request, context, *args, **kwargs):
        """What a corrected text lost is told at the text, beside the rows it was lost from."""
        form = context["adminform"].form
        if form.is_bound:
            rows = [each.formset for each in context["inline_admin_formsets"]]
            form.name_lost([lost for formset in rows for lost in lost_from(formset)])
        article = context.get("original")
        context["may_publish"] = self.has_publish_permission(request)
        context["moves"] = publication.moves_from(article) if article else ()
        if article and article.status == Status.DRAFT and not article.version_of_id:
            context["reprint_of"] = near_copy_of(article.body, but=article.pk)
        return super().render_change_form(request, context, *args, **kwargs)

    # Publishing

    def has_change_permission(self, request, obj=None):
        """Reporters write drafts; what left that state is the editors' affair."""
        allowed = super().has_change_permission(request, obj)
        draft = obj is None or obj.status == Status.DRAFT
        return allowed and (draft or self.has_publish_permission(request))

    def has_publish_permission(self, request):
        return request.user.has_perm("articles.publish_article")

    def get_urls(self):
        def named(name, view):
            route = f"<int:article_id>/{name}/"
            return path(route, self.admin_site.admin_view(view), name=f"articles_article_{name}")

        return [
            named("publish", self.publish_view),
            named("withdraw", self.withdraw_view),
            named("original", self.original_view),
            *super().get_urls(),
        ]

    def publish_view(self, request, article_id):
        return publication.of_one(self, request, article_id, Status.PUBLISHED)

    def withdraw_view(self, request, article_id):
        return publication.of_one(self, request, article_id, Status.WITHDRAWN)

    def original_view(self, request, article_id):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return download(article_id)

    @admin.action(
        description=gettext_lazy("Опубликовать выбранные статьи"), permissions=["publish"]
    )
    def publish_selected(self, request, queryset):
        return publication.of_many(self, request, queryset, Status.PUBLISHED)

    @admin.action(
        description=gettext_lazy("Снять выбранные статьи с публикации"), permissions=["publish"]
    )
    def withdraw_selected(self, request, queryset):
        return publication.of_many(self, request, queryset, Status.WITHDRAWN)

    # Deleting

    def get_deleted_objects(self, objs, request):
        """An article that was public is withdrawn: its address must go on answering."""
        objs = list(objs)
        deleted, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        public = [
            format_html(
                "{} {}", article, _("— была опубликована: её можно только снять с публикации.")
            )
            for article in objs
            if article.ever_public
        ]
        return deleted, counts, forbidden, [*public, *protected_by(objs)] or protected

    def delete_model(self, request, obj):
        pk = obj.pk
        super().delete_model(request, obj)
        reindex([pk])


def lost_from(formset) -> list[str]:
    return formset.lost() if hasattr(formset, "lost") else []
