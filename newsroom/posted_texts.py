"""The words of a form that could not be taken, so that they can be given back to whoever typed them; pure."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

# Readers' forms also have a name, an address and machine fields, which nobody needs to copy.
OF_READERS = {"comments:write": {"text": _("What you wrote, to copy")}}
SECRET = re.compile(r"passw|token|secret|captcha", re.IGNORECASE)
OF_MACHINES = re.compile(
    r"_.*|initial-.*|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS|(.*-)?id|(.*-)?position"
    r"|submission|idempotency_key|opened|over|seen|version|after|do|action|index|select_across|next|stamp|website"
)
# Checkboxes, keys, dates and idempotency keys (UUIDs) are chosen or made, not typed.
NOTHING_TYPED = re.compile(r"\s*(on|\d[\d.:T-]*|[0-9a-f-]{36})?\s*")


@dataclass(frozen=True)
class PostedText:
    """What stood in one field, and how the page that gives it back calls the field."""

    name: str
    label: str
    text: str

    @property
    def rows(self) -> int:
        """Lines to show at once."""
        return min(12, max(1, self.text.count("\n") + 1, len(self.text) // 60))


def list_posted_texts(request) -> list[PostedText]:
    """Every text that was posted, in the order of the form; no password, and nothing that no one typed."""
    view = request.resolver_match.view_name if request.resolver_match else ""
    labels = OF_READERS.get(view)
    found = []
    for name, values in request.POST.lists():
        text = "\n".join(value for value in values if not NOTHING_TYPED.fullmatch(value))
        label = labels.get(name) if labels else label_of(name)
        if text and label:
            found.append(PostedText(name, label, text))
    return found


def label_of(name: str) -> str:
    """“bylines-0-credited_as” as “Bylines 1, credited as”; empty for what nobody typed or may see again."""
    if SECRET.search(name) or OF_MACHINES.fullmatch(name):
        return ""
    group, number, field = re.fullmatch(r"(?:(\w+)-(\d{1,4})-)?(.*)", name, re.DOTALL).groups()
    words = f"{group} {int(number) + 1}, {field}" if group else field
    return words.replace("_", " ").capitalize()
