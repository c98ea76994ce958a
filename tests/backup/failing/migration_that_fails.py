"""Changes a table, then fails, as a migration does that was never tried on real rows."""

import pkgutil

from django.db import migrations, models

from comments import migrations as real

LAST = max(name for _, name, _ in pkgutil.iter_modules(real.__path__))


class Migration(migrations.Migration):
    dependencies = [("comments", LAST)]

    operations = [
        migrations.AddField("thread", "sponsor", models.CharField(default="", max_length=20)),
        migrations.RunSQL("INSERT INTO no_such_table VALUES (1)"),
    ]
