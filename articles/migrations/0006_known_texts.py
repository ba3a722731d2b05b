import django.db.models.deletion
from django.db import migrations, models

from articles.text import mark_of, wording

AT_ONCE = 500


def keep_what_is_there(apps, schema_editor):
    """As the gate does from now on with every text that is written."""
    article, kept, shingle = (
        apps.get_model("articles", name) for name in ("Article", "Wording", "Shingle")
    )
    rows = article.objects.order_by("pk").values_list("pk", "body")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        wordings, shingles = [], []
        for pk, body in some:
            made = wording(body)
            wordings.append(kept(article_id=pk, made_of=mark_of(body), words=made.words))
            shingles += [shingle(article_id=pk, number=number) for number in made.sample]
        kept.objects.bulk_create(wordings)
        shingle.objects.bulk_create(shingles)
        last = some[-1][0]


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_values_of_dates")]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("article", models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name="wording", serialize=False, to="articles.article")),
                ("made_of", models.BigIntegerField()),
                ("words", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Shingle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField()),
                ("article", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="shingles", to="articles.article")),
            ],
            options={
                "indexes": [models.Index(fields=["number", "article"], name="articles_of_a_shingle")],
                "constraints": [models.UniqueConstraint(fields=("article", "number"), name="shingle_is_kept_once")],
            },
        ),
        migrations.RunPython(keep_what_is_there, migrations.RunPython.noop),
    ]
