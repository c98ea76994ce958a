"""Fails when the one before it is done and stays done."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("comments", "migration_that_renames")]

    operations = [migrations.RunSQL("INSERT INTO no_such_table VALUES (1)")]
