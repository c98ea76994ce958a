"""Where a page of a list ends, as it stands in an address: `2026-03-02T12:00:00.000000Z~7`; pure."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

# Eighteen digits always fit the 64 bits of a key; a longer number may be an error of the database.
WRITTEN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6})Z~([0-9]{1,18})")


class Cursor(NamedTuple):
    """The last row of a page: its moment (aware) and its key among rows of the same moment."""

    moment: datetime
    key: int

    def __str__(self):
        # In UTC: the address must mean the same place after the time zone of the newsroom changes.
        moment = self.moment.astimezone(UTC).replace(tzinfo=None)
        # isoformat leaves out microseconds that are zero; WRITTEN asks for all six digits.
        return f"{moment.isoformat(timespec='microseconds')}Z~{self.key}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """The cursor written as `text`; ValueError where it is none."""
        found = WRITTEN.fullmatch(text)
        if not found:
            raise ValueError(f"Not a place in a list: {text!r}")
        return cls(datetime.fromisoformat(found[1]).replace(tzinfo=UTC), int(found[2]))
