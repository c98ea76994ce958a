from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("comments", "0004_typographic_kinds_of_note")]

    operations = [
        migrations.RemoveIndex("comment", "comment_page"),
        migrations.RemoveIndex("comment", "comment_conversation"),
        migrations.RenameField("comment", "place", "sort_key"),
        migrations.AddIndex(
            "comment", models.Index(fields=["thread", "state", "sort_key"], name="comment_page")
        ),
        migrations.AddIndex(
            "comment", models.Index(fields=["thread", "sort_key"], name="comment_conversation")
        ),
    ]
