"""What an article says, declared once: fields and rows of Article and Edition, and their uses; pure.

Revisions, typesetting, copies, comparisons, blanking, reverting, triggers, cards, feeds, JSON-LD, search and
the desk's form derive from these tables. A test fails for a column of Article or Edition that stands in none.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext_lazy as _

# Characters that a field of the working copy holds, of a draft that is nowhere near fit to print.
DRAFT = 10_000


class Form(Enum):
    """What a column holds: words in one line, words, HTML, a plain value, or another row."""

    LINE = auto()
    TEXT = auto()
    BODY = auto()
    VALUE = auto()
    ROW = auto()


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of Article, and of Edition unless it is not printed.

    label: what the desk calls it where two versions are compared; empty: it is not compared.
    weight: of its words in search, A or B; empty: not searched.
    is_on_card: shown wherever the story is announced; feed: its place in what a feed says of it, 0: none.
    schema: its property in schema.org's NewsArticle.
    stays: an absence that takes the story's place keeps it.
    is_fixed: reverting to an older version leaves it as it is.
    longest: as many characters an Edition holds; 0: any number. The working copy holds more, up to DRAFT.
    """

    name: str
    form: Form
    label: str = ""
    weight: str = ""
    schema: str = ""
    is_printed: bool = True
    is_on_card: bool = False
    feed: int = 0
    stays: bool = False
    is_fixed: bool = False
    longest: int = 0

    @property
    def column(self) -> str:
        return f"{self.name}_id" if self.form is Form.ROW else self.name

    @property
    def is_text(self) -> bool:
        """Whether it holds words, which blanking takes away."""
        return self.form in (Form.LINE, Form.TEXT, Form.BODY)


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows below an article, and those of an Edition that they become.

    key: what a Revision calls the row that `column` of the working copy leads to, by its UUID.
    texts: the words, which blanking takes away; values: the other columns that a Revision keeps; flags: those
    that it keeps where they are set, so that Revisions of an older release say the same; longest: as many
    characters of a text an Edition holds, where it does not hold any number.
    """

    name: str
    models: tuple[str, str]
    key: str
    column: str
    texts: tuple[str, ...]
    values: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    longest: tuple[tuple[str, int], ...] = ()
    label: str = ""

    def serialize(self, row) -> dict:
        """What a Revision keeps of one row of the working copy."""
        target = getattr(row, self.column)
        values = {name: getattr(row, name) for name in (*self.values, *self.texts)}
        values |= {name: True for name in self.flags if getattr(row, name)}
        return {self.key: str(target.uuid) if target else None, **values}


# In the order in which they are written and read.
FIELDS = (
    Field(
        name="kicker", form=Form.LINE, label=_("kicker"), weight="B", is_on_card=True, longest=80,
    ),
    Field(
        name="headline", form=Form.LINE, label=_("headline"), weight="A", schema="headline", is_on_card=True,
        longest=250,
    ),
    Field(
        name="standfirst", form=Form.TEXT, label=_("standfirst"), weight="B", schema="description",
        is_on_card=True, feed=2,
    ),
    Field(
        name="dateline", form=Form.LINE, label=_("dateline"), weight="B", schema="dateline",
        is_on_card=True, feed=1, longest=120,
    ),
    Field(
        name="front_headline", form=Form.LINE, label=_("headline on the front page"), is_on_card=True,
        longest=250,
    ),
    Field(name="search_headline", form=Form.LINE, label=_("headline in search results"), longest=250),
    Field(name="social_headline", form=Form.LINE, label=_("headline where it is shared"), longest=250),
    Field(name="body", form=Form.BODY, label=_("text")),
    Field(name="section", form=Form.ROW, label=_("section"), is_on_card=True, stays=True),
    Field(name="genre", form=Form.VALUE, label=_("kind of article"), is_on_card=True, stays=True),
    Field(name="series", form=Form.ROW, label=_("series"), stays=True),
    Field(name="part", form=Form.VALUE, label=_("part"), stays=True),
    Field(name="language", form=Form.VALUE, label=_("language"), is_on_card=True, stays=True),
    Field(name="is_developing", form=Form.VALUE, label=_("developing story"), is_on_card=True),
    # An address is claimed for good, and colleagues are told what holds now.
    Field(name="path", form=Form.VALUE, label=_("address"), is_printed=False, is_fixed=True),
    Field(name="internal_note", form=Form.TEXT, is_printed=False, is_fixed=True),
    Field(name="embargo_reason", form=Form.LINE, is_printed=False, is_fixed=True),
    Field(name="embargo_source", form=Form.LINE, is_printed=False, is_fixed=True),
)  # fmt: skip
BYLINES = Rows(
    name="bylines", models=("Byline", "EditionByline"), key="author", column="author",
    texts=("credited_as",), longest=(("credited_as", 120),), label=_("bylines"),
)  # fmt: skip
PHOTOGRAPHS = Rows(
    name="placements", models=("Placement", "EditionPhoto"), key="photo", column="photo",
    texts=("caption", "credit", "alt"), values=("position",), flags=("is_decorative",),
    longest=(("caption", 2000), ("credit", 200), ("alt", 500)),
)  # fmt: skip
RELATED = Rows(
    name="related", models=("RelatedLink", "EditionRelated"), key="article", column="target",
    texts=("url", "headline"), longest=(("headline", 250),), label=_("related links"),
)  # fmt: skip
ROWS = (BYLINES, PHOTOGRAPHS, RELATED)
TAGS, TAGS_LABEL = "tags", _("tags")

# Columns that say nothing of a story. What a copy of an Edition takes over:
COPIED = (
    *("article_id", "revision_id", "digest", "address_id", "kind", "note", "redirect_to"),
    "duplicate_of_id",
    "note_on_top",
    *("published_at", "updated_at"),
)
# What each Edition has of its own:
OWN = ("id", "uuid", "search_key", "made_at", "made_by_id", "live_from", "live_until", "expunction_id")
BLANKING = ("blanked_at", "blanked_by_id", "blank_reason")
# What the desk knows of a working copy beside what it says:
DESK = (
    *("id", "uuid", "embargo_until", "created_at", "created_by_id", "binned_at", "binned_by_id"),
    *("digest", "has_changes"),
    *("saved_at", "public_from", "has_absence"),
)

PRINTED = tuple(field for field in FIELDS if field.is_printed)
TEXTS = tuple(field.name for field in PRINTED if field.is_text)
LINES = tuple(field.name for field in FIELDS if field.form is Form.LINE)
# The plain columns of the working copy.
COLUMNS = tuple(field.name for field in FIELDS if field.form is not Form.ROW)
REFERENCES = tuple(field.name for field in FIELDS if field.form is Form.ROW)
CARD = tuple(field.column for field in PRINTED if field.is_on_card)
FEED = tuple(field.name for field in sorted(PRINTED, key=lambda field: field.feed) if field.feed)
STAYING = tuple(field.column for field in PRINTED if field.stays)
LABELS = {
    **{field.name: field.label for field in FIELDS if field.label},
    **{rows.name: rows.label for rows in ROWS if rows.label},
    TAGS: TAGS_LABEL,
}
# The body is printed twice, as HTML and as plain text.
EDITION_TEXTS = (*TEXTS, "text")
EDITION_COLUMNS = (*(field.column for field in PRINTED), "text")

# Emptied wherever blanking reaches the row. A Revision holds everything in one column.
EMPTIED = {
    "Article": (*(field.name for field in FIELDS if field.is_text), "digest"),
    "Edition": (*EDITION_TEXTS, "digest"),
    "Revision": ("content",),
    "Cancellation": ("reason",),
    "FixConflict": ("base", "mine", "theirs"),
    "Handover": ("note",),
    "Override": ("reason",),
    "Owed": ("settled_reason",),
    "EditionPassage": ("was", "now"),
    **{model: rows.texts for rows in ROWS for model in rows.models},
}

# What stays, and why; a model alone stands for all its columns.
STAYS = {
    "Address.path": "An address is claimed for ever, and answers for ever; people are told so beforehand.",
    "Article.path": "It is the Address; one that was never claimed is taken back.",
    "Article.language": "A code.",
    "Edition.language": "A code.",
    "Edition.note": "What readers were told; it goes where they no longer see it, or on demand.",
    "Edition.redirect_to": "An address of this site that readers were sent to.",
    "Edition.blank_reason": "Why the words are gone.",
    "Revision.blank_reason": "Why the words are gone.",
    "Photo": "The library's own words, used by other articles too.",
    "Autosave": "Deleted as a whole, and after two weeks anyway.",
    "Author": "Who writes, not what was written.",
    "Section": "The paper's own order.",
    "Series": "The paper's own order.",
    "Tag": "A topic that other articles have too.",
    "PreviewLink": "Whom a draft was shown to, and when; no word of it.",
    "FixConflict.field": "Which field it is.",
    "FixConflict.place": "Where in the text, by number.",
    "FrontPlacement": "Where it stood on the front page and when, by number.",
    "Expunction": "Who, when and why; the words themselves are never in it.",
    "Freshness": "Names of surfaces, by number.",
    "StoryTemplate": "A frame for stories to come; those saved from the article are deleted as a whole.",
    "Presence": "Who has it open, by number; no word of it.",
    "IdempotencyKey": "Digests, and sentences of ours about a form that was sent; cleared after two weeks.",
    "Override.rule": "The name of a rule.",
    "Override.target": "Names a photograph by its number, or an address.",
    "RuleLevel": "Names of rules.",
    "Origin": "Where an import found it, by number.",
}


type Weighed = tuple[str, str, str, str]


def weigh(read: Callable[[str], str], names: Iterable[str], text: str) -> Weighed:
    """Words for search by how much they weigh, A to D; `read` gives those of a field by its name."""
    high, low = (
        "\n".join(read(field.name) for field in PRINTED if field.weight == weight) for weight in "AB"
    )
    return high, low, "\n".join(names), text


def search_texts(edition) -> Weighed:
    """The words of an Edition for search."""
    names = [row.credited_as for row in edition.parts.bylines]
    return weigh(lambda name: getattr(edition, name), names, edition.text)


def is_same(old: dict, new: dict, name: str) -> bool:
    """Whether two Revisions (`data`) say the same of a field; one older than the field counts as empty."""
    return (old.get(name) or None) == (new.get(name) or None)


def digest_of(said: dict) -> str:
    """A hash of what readers would get of a content: equal where two would read the same."""
    printed = {name: said[name] for name in (*LABELS, PHOTOGRAPHS.name) if said.get(name)}
    return hashlib.sha256(json.dumps(printed, sort_keys=True).encode()).hexdigest()


def empty(name: str) -> dict[str, str]:
    """The values that empty a row of this model."""
    return dict.fromkeys(EMPTIED[name], "")


# Begins the session keys in which an earlier release kept refused publications; blanking must find them.
REFUSED_PUBLICATION = "refused-article-"
