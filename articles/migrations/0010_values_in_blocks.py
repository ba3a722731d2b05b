from django.db import migrations

from articles.search import index


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_people_by_visibility")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: index.add_blocks(schema_editor), migrations.RunPython.noop
        )
    ]
