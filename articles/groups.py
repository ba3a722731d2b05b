"""The two groups of the newsroom; who is in them is the administrator's affair.

Rows of a record (mentions, names, figures …) go with the record and need no rights of their own.
"""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS

REPORTERS = "Репортёры"
EDITORS = "Редакторы"
RECORDS = ("article", "person", "organisation", "event", "city", "tag", "source")
WRITTEN_BY_REPORTERS = ("article", "person", "organisation", "event", "tag")

VIEW = {f"view_{name}" for name in (*RECORDS, "oldaddress")}
RIGHTS = {
    # Which articles and records a reporter may change is decided for each: see articles.admin.
    REPORTERS: VIEW
    | {f"{verb}_{name}" for verb in ("add", "change") for name in WRITTEN_BY_REPORTERS},
    EDITORS: VIEW
    | {f"{verb}_{name}" for verb in ("add", "change", "delete") for name in RECORDS}
    | {"publish_article"},
}


def make_groups(sender, using=DEFAULT_DB_ALIAS, apps=installed_apps, **kwargs):
    """Makes the groups that are missing; those that exist are left as the administrator has them."""
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    missing = [
        name for name in RIGHTS if not group_model.objects.using(using).filter(name=name).exists()
    ]
    if not missing:
        return
    # Django makes the permissions after this signal's receivers of an earlier app have run.
    create_permissions(sender, verbosity=0, using=using, apps=apps)
    for name in missing:
        group = group_model.objects.using(using).create(name=name)
        group.permissions.set(
            permission_model.objects.using(using).filter(
                content_type__app_label="articles", codename__in=RIGHTS[name]
            )
        )
