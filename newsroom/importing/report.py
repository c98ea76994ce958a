"""What an import took, what was here already, what it left out and why; pure."""

from collections import Counter

NOUNS = {
    "article": "articles",
    "draft": "drafts",
    "photograph": "photographs",
    "comment": "comments",
    "section": "sections",
    "tag": "tags",
    "author": "authors",
    "item": "items",
}
STATES = {"taken": "Taken in", "known": "Here already", "skipped": "Left out"}


class Report:
    """Counts and lines; two runs that meet the same questions give the same text."""

    def __init__(self):
        self.counts = {state: Counter() for state in STATES}
        self.lines: list[str] = []
        self.site = self.broken = ""

    def took(self, noun: str) -> None:
        self.counts["taken"][noun] += 1

    def knew(self, noun: str) -> None:
        self.counts["known"][noun] += 1

    def skip(self, noun: str, where, why: str) -> None:
        """Count what is left out, and say where it stands in the file and why."""
        self.counts["skipped"][noun] += 1
        self.say(where, why)

    def say(self, where, what: str) -> None:
        self.lines.append(f"{where}: {what}")

    def __str__(self):
        head = [self.site] if self.site else []
        sums = [f"{title}: {format_counts(self.counts[state])}." for state, title in STATES.items()]
        return "\n".join([*head, *sums, *(f"  {line}" for line in self.lines)])


def format_counts(counts: Counter) -> str:
    """ "1 article, 2 photographs", in a fixed order."""
    found = [
        f"{counts[one]} {one if counts[one] == 1 else many}" for one, many in NOUNS.items() if counts[one]
    ]
    return ", ".join(found) or "nothing"
