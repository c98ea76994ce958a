
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_rename_submission_to_idempotency_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='tag',
            name='folded',
            field=models.CharField(db_default='', db_index=True, editable=False, max_length=450),
        ),
    ]
