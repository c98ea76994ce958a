from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_initial")]

    operations = [
        migrations.AddField(
            model_name="address",
            name="is_alias",
            field=models.BooleanField(default=False, help_text="An old address, such as /?p=123."),
        ),
        migrations.AlterModelOptions(name="photo", options={"ordering": ["-uploaded_at", "-pk"]}),
        migrations.AlterField(
            model_name="photo",
            name="sha256",
            field=models.CharField(editable=False, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.UniqueConstraint(
                fields=("sha256",), name="a_file_stands_once_in_the_library"
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
                condition=models.Q(("focal_x__range", (0, 1)), ("focal_y__range", (0, 1))),
                name="the_focal_point_lies_in_the_picture",
            ),
        ),
    ]
