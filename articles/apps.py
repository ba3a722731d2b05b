from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Архив")

    def ready(self):
        from django.db.models.signals import post_migrate

        from .groups import make_groups
        from .indexing import forget_flushed

        post_migrate.connect(make_groups, sender=self)
        post_migrate.connect(forget_flushed, sender=self)
