"""Makes the database ready to serve: tables always, first content and account only once."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article

ADMINISTRATOR = "admin"
LOCK = 0x61726368  # any number, the same for every server that starts on one PostgreSQL


class Command(BaseCommand):
    help = "Brings the database up to date; fills an untouched one and makes its administrator."

    def handle(self, **options):
        path = Path(connection.settings_dict["NAME"])
        if connection.vendor == "sqlite" and not path.exists():
            self.build(path)
        else:
            self.migrate()
            self.fill()

    def build(self, path):
        """A new SQLite file gets its name only when it is whole, so a start may be killed."""
        draft = path.with_name(path.name + ".draft")
        for leftover in path.parent.glob(draft.name + "*"):
            leftover.unlink()
        connection.close()
        connection.settings_dict["NAME"] = str(draft)
        self.migrate()
        self.fill()
        connection.close()
        connection.settings_dict["NAME"] = str(path)
        os.rename(draft, path)

    def migrate(self):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Bringing the database up to date …")
            call_command("migrate", interactive=False, verbosity=0)

    @transaction.atomic
    def fill(self):
        self.wait_for_others()
        users = get_user_model().objects
        if users.exists() or Article.objects.exists():
            return
        self.stdout.write("Loading the first articles …")
        call_command("loaddata", "cities", "seeds", verbosity=0)
        password = secrets.token_urlsafe(12)
        users.create_superuser(ADMINISTRATOR, password=password)
        self.stdout.write(
            "The administrator's account, shown this once:\n"
            f"  name:     {ADMINISTRATOR}\n"
            f"  password: {password}"
        )

    def wait_for_others(self):
        """SQLite's transactions already queue for the write lock; PostgreSQL's need a word."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
