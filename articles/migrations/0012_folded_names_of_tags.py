
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_translatable_names'),
    ]

    operations = [
        migrations.AddField(
            model_name='tag',
            name='folded',
            field=models.CharField(db_default='', db_index=True, editable=False, max_length=450),
        ),
    ]
