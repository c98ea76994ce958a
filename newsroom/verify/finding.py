"""What a check of the paper found; pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A sentence about what is wrong; a note (`is_note`) is worth knowing and nothing wrong."""

    message: str
    is_note: bool = False

    def __str__(self):
        return self.message
