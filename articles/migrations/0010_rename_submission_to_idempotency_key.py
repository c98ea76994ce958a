import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0009_duplicates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("Submission", "IdempotencyKey"),
        migrations.AlterField(
            "idempotencykey",
            "person",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="idempotency_keys",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RenameIndex("idempotencykey", new_name="idempotency_words", old_name="submission_words"),
        migrations.RenameIndex("idempotencykey", new_name="idempotency_age", old_name="submission_age"),
    ]
