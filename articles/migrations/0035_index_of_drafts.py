from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0034_open_handovers_of_somebody'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='desk_drafts',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='desk_public_from',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['public_from'], name='desk_public_from'),
        ),
    ]
