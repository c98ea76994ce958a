"""Which articles have an absence that readers find or will find."""

from django.db import migrations
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

# As `kinds.LISTED`.
LISTED = ("publication", "silent", "update", "correction", "clarification", "restoration", "import")


def fill(apps, schema_editor):
    article, edition = (apps.get_model("articles", name) for name in ("Article", "Edition"))
    absent = edition.objects.exclude(kind__in=LISTED).filter(
        article=OuterRef("pk"), live_from__lt=F("live_until"), live_until__gt=timezone.now()
    )
    article.objects.filter(Exists(absent)).update(has_absence=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0031_absences_at_the_desk")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
