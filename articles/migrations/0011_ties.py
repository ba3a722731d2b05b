from django.db import migrations

from articles.search import ties
from articles.search.engines import engine

# As the gate finds them from now on; its rules may change, and this stays what it was.
TIES = """
    SELECT m.article_id, 'cp' || coalesce(c.city_id, 0) || '.' || m.person_id AS tie
    FROM articles_mention m JOIN articles_person p ON p.id = m.person_id
    LEFT JOIN articles_article_cities c ON c.article_id = m.article_id
    WHERE p.visibility = 'page' AND m.in_text
UNION
    SELECT r.article_id, 'op' || r.organisation_id || '.' || r.person_id
    FROM articles_statedrole r JOIN articles_person p ON p.id = r.person_id
    WHERE p.visibility = 'page' AND r.organisation_id IS NOT NULL
UNION
    SELECT t.article_id, 'pe' || t.person_id || '.' || t.event_id
    FROM articles_participation t JOIN articles_person p ON p.id = t.person_id
    WHERE p.visibility = 'page'
UNION
    SELECT t.article_id, 'oe' || t.organisation_id || '.' || t.event_id
    FROM articles_participation t WHERE t.organisation_id IS NOT NULL
"""


def make(apps, schema_editor):
    drop(apps, schema_editor)
    module = engine(schema_editor.connection.vendor)
    for statement in module.CREATE_TIES:
        schema_editor.execute(statement, params=None)
    # What is not in the index comes into it, and here, with `manage.py reindex`.
    if "search_row" not in schema_editor.connection.introspection.table_names():
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_tied (article_id, ties) SELECT article_id, {module.joined('tie', ' ')}"
            f" FROM ({TIES}) AS tie WHERE article_id IN (SELECT article_id FROM search_row)"
            " GROUP BY article_id"
        )
        ties.recount(cursor)


def drop(apps, schema_editor):
    for table in ("search_tie", "search_tied"):
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_values_in_blocks")]

    operations = [migrations.RunPython(make, drop)]
