"""A link to set the paper up is called that."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_log_without_words")]

    operations = [migrations.RenameModel("Claim", "SetupLink")]
