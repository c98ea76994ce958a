"""The words of every working copy that was saved before the desk had an index of them."""

from itertools import batched

from django.db import migrations, models

from articles.models import desk_index

WORDS = ("kicker", "headline", "standfirst", "dateline", "body")


def fill(apps, schema_editor):
    names = {}
    rows = apps.get_model("articles", "Byline").objects.order_by("position", "pk")
    for article, credited_as, name in rows.values_list("article", "credited_as", "author__name").iterator():
        names.setdefault(article, []).append(credited_as or name)
    articles = apps.get_model("articles", "Article").objects.exclude(headline="", body="", standfirst="")
    articles = articles.filter(models.Exists(saves(apps))).order_by("pk").values("pk", *WORDS)
    for batch in batched(articles.iterator(chunk_size=500), 500, strict=False):
        desk_index.INDEX.put(
            (said["pk"], desk_index.words_of(said, names.get(said["pk"], ()))) for said in batch
        )


def saves(apps):
    revisions = apps.get_model("articles", "Revision").objects
    return revisions.filter(article=models.OuterRef("pk"))


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_desk_index")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
