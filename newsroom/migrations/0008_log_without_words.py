"""Take words out of the desk's log: objects by their number, rows without what they said."""

from django.db import migrations

APPS = ("articles", "comments", "newsroom")


def number_objects(apps, schema_editor):
    entries = apps.get_model("admin", "LogEntry").objects.using(schema_editor.connection.alias)
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(schema_editor.connection.alias)
    for kind in kinds.filter(app_label__in=APPS):
        name = kind.model.capitalize()
        for entry in entries.filter(content_type=kind).iterator():
            entry.object_repr = f"{name} {entry.object_id}"
            if '"object"' in entry.change_message:
                entry.change_message = ""
            entry.save(update_fields=["object_repr", "change_message"])


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0007_throttle"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(number_objects, migrations.RunPython.noop)]
