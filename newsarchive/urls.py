from django.contrib import admin
from django.urls import include, path

from articles.views import errors

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", errors.healthz, name="healthz"),
    path("", include("articles.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
