from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_fold_names_of_tags"),
    ]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="kind",
            field=models.CharField(
                choices=[
                    ("publication", "First publication"),
                    ("silent", "Silent fix"),
                    ("update", "Update"),
                    ("correction", "Correction"),
                    ("clarification", "Clarification"),
                    ("restoration", "Restored"),
                    ("import", "Imported"),
                    ("unpublished", "Unpublished"),
                    ("takedown", "Taken down"),
                    ("retraction", "Retracted"),
                ],
                max_length=16,
            ),
        ),
    ]
