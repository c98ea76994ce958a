"""Rows whose name left no slug, or one that is no segment of a path, get one; their pages answered nowhere before."""

from django.db import migrations
from django.db.models import Q

from articles import slugs

UNREACHABLE = Q(slug__in=("", ".", "..")) | Q(slug__contains="/")


def fill(apps, schema_editor):
    for name in ("Section", "Author", "Series", "Tag"):
        model = apps.get_model("articles", name)
        for row in model.objects.filter(UNREACHABLE).order_by("pk"):
            wanted = slugs.number_slugs(slugs.name(row.name, otherwise=name.lower()))
            free = next(slug for slug in wanted if not model.objects.filter(slug=slug).exists())
            model.objects.filter(pk=row.pk).update(slug=free)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_submission")]

    # Backwards nothing is to do: a slug that was given stays.
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
