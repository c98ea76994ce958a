"""A person's last actions at the desk, each with the present name of its object."""

from collections import defaultdict

from django.contrib.admin.models import LogEntry

from articles.forms.text_cleaning import parse_key

MOST = 10


def actions(person) -> list[LogEntry]:
    """The newest entries of the log, `name` set: what the person may see, else just its number."""
    entries = list(LogEntry.objects.filter(user=person).select_related("content_type")[:MOST])
    keys = defaultdict(set)
    for entry in entries:
        keys[entry.content_type].add(entry.object_id)
    objects = {kind: rows(kind, found) for kind, found in keys.items()}
    for entry in entries:
        thing = objects[entry.content_type].get(entry.object_id)
        # The log itself stores numbers, not names, so that it keeps no word that is blanked later.
        entry.name = str(thing) if thing and may_see(person, thing) else entry.object_repr
    return entries


def rows(kind, keys) -> dict:
    """The rows of a content type with these keys, by key as the log has it."""
    model = kind and kind.model_class()
    numbers = [number for number in map(parse_key, filter(None, keys)) if number is not None]
    found = model._default_manager.filter(pk__in=numbers) if model else ()
    return {str(row.pk): row for row in found}


def may_see(person, thing) -> bool:
    name = f"{thing._meta.app_label}.view_{thing._meta.model_name}"
    return person.has_perm(name, thing)
