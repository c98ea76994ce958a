"""The facts by which the desk's lists are sorted, from the rows that they repeat."""

from django.db import migrations
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill(apps, schema_editor):
    article, revision, edition = (apps.get_model("articles", name) for name in ("Article", "Revision", "Edition"))
    saves = revision.objects.filter(article=OuterRef("pk")).order_by().values("article")
    begins = edition.objects.filter(article=OuterRef("pk"), live_from__lt=F("live_until")).order_by("live_from")
    article.objects.update(
        saved_at=Coalesce(Subquery(saves.annotate(last=Max("saved_at")).values("last")), F("created_at")),
        public_from=Subquery(begins.values("live_from")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_order_of_the_desk")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
