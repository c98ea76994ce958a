"""The desk's log: who did what to which row, by number.

It holds no words of what was saved: words can be blanked for good, and would stay in the log.
"""

import json

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import override


class NumberedLog:
    """A ModelAdmin that logs no words of what it saves; a name is looked up when it is shown."""

    def construct_change_message(self, request, form, formsets, add=False):  # noqa: FBT002 Django's signature
        """Which fields and kinds of rows changed, without any words of theirs."""
        whole = super().construct_change_message(request, form, formsets, add)
        return without_words(whole)

    def log_addition(self, request, obj, message):
        return self.log(request, obj, ADDITION, message)

    def log_change(self, request, obj, message):
        return self.log(request, obj, CHANGE, message)

    def log(self, request, obj, flag, message):
        """Note that the person did it, the object by its number; its name is looked up when it is shown."""
        kind = ContentType.objects.get_for_model(obj, for_concrete_model=False)
        # What is stored is in English, as Django's own log is.
        with override(None):
            number = f"{capfirst(self.opts.verbose_name)} {obj.pk}"
        # Not log_actions: it stores str(obj), which holds words such as a headline.
        return LogEntry.objects.create(
            user=request.user, content_type=kind, object_id=obj.pk, action_flag=flag,
            object_repr=number,
            change_message=message if isinstance(message, str) else json.dumps(message),
        )  # fmt: skip


def without_words(message: list[dict]) -> list[dict]:
    """Django's message about a save with the kinds of rows in place of what each of them says."""
    parts = [(flag, said) for part in message for flag, said in part.items()]
    fields = [name for _, said in parts if "object" not in said for name in said.get("fields", ())]
    # Django gives str() of each row as "object": that is left out here.
    rows = sorted({said["name"] for _, said in parts if "object" in said})
    if any(flag == "added" and not said for flag, said in parts):
        return [{"added": {}}]
    return [{"changed": {"fields": [*fields, *rows]}}] if fields or rows else []
