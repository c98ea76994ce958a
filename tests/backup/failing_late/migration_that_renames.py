"""Gives the table of decisions another name, so that its triggers cannot come back as they were."""

from django.db import migrations

from tests.backup.failing.migration_that_fails import LAST


class Migration(migrations.Migration):
    dependencies = [("comments", LAST)]

    operations = [migrations.AlterModelTable("decision", "comments_ruling")]
