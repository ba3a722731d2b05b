from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from articles.views import errors

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", errors.healthz, name="healthz"),
    # Asked for by name by browsers on pages that are not ours to mark up.
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("img/favicon.svg"))),
    path("", include("articles.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
