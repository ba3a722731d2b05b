from django.db import migrations

from articles.search import index


def made_anew(apps, schema_editor):
    """PostgreSQL's index of before knows no phrases; `manage.py reindex` fills the new one."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        if "search_words" in connection.introspection.table_names(cursor):
            return
    index.drop(schema_editor)
    index.create(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_ties")]

    operations = [migrations.RunPython(made_anew, migrations.RunPython.noop)]
