from django.db import migrations

from articles.search import index


def made_anew(apps, schema_editor):
    """A table of the former shape goes; `manage.py reindex` fills the new one."""
    columns = schema_editor.connection.introspection.get_table_description
    with schema_editor.connection.cursor() as cursor:
        if "periods" in {column.name for column in columns(cursor, "search_row")}:
            return
    index.drop(schema_editor)
    index.create(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_who_is_named")]

    operations = [migrations.RunPython(made_anew, migrations.RunPython.noop)]
