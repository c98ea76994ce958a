"""Command: how much faster a tag is suggested along its folded column than by folding every name.

Prints ratios of one run on one machine, because times alone say more about the machine.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_DEBUG": "1"}
os.environ.setdefault("NEWSROOM_VAR", tempfile.mkdtemp(prefix="newsroom-tags-"))
django.setup()

from django.core.management import call_command  # noqa: E402 Django is set up above
from django.db import connection, transaction  # noqa: E402

from articles.folding import fold  # noqa: E402
from articles.models import Tag  # noqa: E402

TAGS = 20_000
TRIES = 9
MOST = 10
# The beginning of many names, of one, what stands within some, and what no name holds.
TYPED = ("cit", "city 12345", "y 77", "zürich")


def suggest_by_folding(typed: str) -> list[str]:
    """What a tag cost before it had the column: every name read, and folded."""
    wanted = fold(typed)
    pairs = [(fold(name), name) for name in Tag.objects.order_by("name").values_list("name", flat=True)]
    found = [(key.find(wanted), key, name) for key, name in pairs if wanted in key]
    return [name for place, _, name in sorted(found, key=lambda one: (one[0] > 0, one[1]))[:MOST]]


def suggest_by_column(typed: str) -> list[str]:
    return Tag.objects.suggested(typed, most=MOST)


def milliseconds(suggest, typed: str) -> float:
    times = []
    for _ in range(TRIES):
        began = time.perf_counter()
        suggest(typed)
        times.append(1000 * (time.perf_counter() - began))
    return median(times)


def main():
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        Tag.objects.bulk_create(
            [Tag(name=f"Çity {number}", slug=f"benchmark-{number}") for number in range(TAGS)]
        )
        for typed in TYPED:
            if suggest_by_folding(typed) != suggest_by_column(typed):
                sys.exit(f"“{typed}” is answered differently.")
            old, new = milliseconds(suggest_by_folding, typed), milliseconds(suggest_by_column, typed)
            sys.stdout.write(
                f"{connection.vendor}, {TAGS} tags, “{typed}”: {old:.1f} ms by folding, {new:.2f} ms by "
                f"the column, {old / new:.0f} times as fast\n"
            )
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
