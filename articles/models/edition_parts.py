"""What an Edition is read in: the rows that hang on it, and its body in pieces."""

from dataclasses import dataclass, field

from django.db.models import Model

from .. import embeds


@dataclass
class Parts:
    """The rows that hang on an Edition, in the order in which they stand."""

    bylines: list = field(default_factory=list)
    photos: list = field(default_factory=list)
    related: list = field(default_factory=list)
    passages: list = field(default_factory=list)
    episodes: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    sections: list = field(default_factory=list)


@dataclass(frozen=True)
class Piece:
    """One run of the body: safe HTML, a photograph (None where its slot stayed empty), or an embed."""

    html: str = ""
    photo: Model | None = None
    embed: embeds.Embed | None = None
    caption: str = ""
