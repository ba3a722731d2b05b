from django.db import migrations


def looked_up(apps, schema_editor):
    """PostgreSQL reads everybody to learn that nobody is hidden, and every page that marks texts asks.

    SQLite asks whom an article names first; there the index would mislead it.
    """
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX person_by_visibility ON articles_person (visibility)", params=None
        )


def gone(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX person_by_visibility", params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_words_by_their_beginning")]

    operations = [migrations.RunPython(looked_up, gone)]
