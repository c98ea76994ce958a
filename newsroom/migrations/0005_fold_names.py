import unicodedata
from collections import defaultdict

from django.core.management import CommandError
from django.db import migrations

SHARED = (
    "Two people may not log in by the same name, and here some do: {people}. Nothing was lost. With the version "
    "that you had before, give each their own user name and e-mail address on their pages at the desk "
    "(also who is not active any more), and then update again."
)


def fold(name):
    composed = unicodedata.normalize("NFKC", name.strip())
    return unicodedata.normalize("NFKC", composed.casefold())[:450]


def fold_names(apps, schema_editor):
    """Refuse, before anything is stored, while people share a name: nobody but they can tell whose it is."""
    users = apps.get_model("newsroom", "User").objects
    refuse_shared(users)
    for person in users.all():
        person.username_folded, person.email_folded = fold(person.username), fold(person.email)
        person.save(update_fields=["username_folded", "email_folded"])


def refuse_shared(users):
    holders = defaultdict(list)
    for name, email in users.order_by("pk").values_list("username", "email"):
        for used in {("user name", fold(name)), ("e-mail address", fold(email))}:
            holders[used].append(name)
    shared = [
        f"{' and '.join(names)} ({kind} {name})"
        for (kind, name), names in holders.items()
        if name and len(names) > 1
    ]
    if shared:
        raise CommandError(SHARED.format(people="; ".join(shared)))


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0004_folded_names'),
    ]

    operations = [
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
