from django.db import migrations

from articles.search.engines import engine


def made(apps, schema_editor):
    """A table that a new index has from the start."""
    schema_editor.execute(engine(schema_editor.connection.vendor).CHANGES, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_words_by_their_beginning")]

    operations = [migrations.RunPython(made, migrations.RunPython.noop)]
