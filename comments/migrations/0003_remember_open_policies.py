from django.db import migrations
from django.db.models import F


def remember(apps, schema_editor):
    threads = apps.get_model('comments', 'Thread').objects.exclude(policy='closed')
    threads.update(open_policy=F('policy'))


class Migration(migrations.Migration):

    dependencies = [
        ('comments', '0002_opening_and_blanking'),
    ]

    operations = [
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
