
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_drop_the_kind_expired'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='dateline',
            field=models.CharField(blank=True, help_text='The place that the story comes from, such as “MOSCOW”: it stands before the first words of the text. A date only where it matters, for it goes stale.', max_length=120, verbose_name='dateline'),
        ),
        migrations.AddField(
            model_name='edition',
            name='dateline',
            field=models.CharField(blank=True, max_length=120),
        ),
    ]
