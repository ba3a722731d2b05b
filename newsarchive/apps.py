from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

# The index and the side bar follow the work, not the alphabet of applications.
SECTIONS = [
    (_("Статьи и события"), ["Article", "Event"]),
    (_("Люди и организации"), ["Person", "Organisation"]),
    (_("Справочники"), ["City", "Tag", "Source", "OldAddress"]),
]
OTHER_NAMES = {"auth": _("Учётные записи"), "axes": _("Попытки входа")}


class ArchiveSite(AdminSite):
    site_title = site_header = _("Архив: редакция")
    index_title = _("Что правим")

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        archive = next((app for app in apps if app["app_label"] == "articles"), None)
        if archive is None:
            return apps
        models = {model["object_name"]: model for model in archive["models"]}
        sections = [
            {**archive, "name": name, "models": [models[each] for each in names if each in models]}
            for name, names in SECTIONS
        ]
        others = [app for app in apps if app is not archive]
        for app in others:
            app["name"] = OTHER_NAMES.get(app["app_label"], app["name"])
        return [section for section in sections if section["models"]] + others


class ArchiveAdminConfig(AdminConfig):
    default_site = "newsarchive.apps.ArchiveSite"

    def ready(self):
        super().ready()
        # taggit registers its own tag, which the archive does not use.
        from django.contrib import admin
        from taggit.models import Tag

        admin.site.unregister(Tag)
