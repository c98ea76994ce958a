"""Where words of one article are kept: its rows by the table of `content`, and those that other apps bring.

Blanking and expunging reach the same columns; expunging reaches some more, for it goes by the words.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages.storage.base import Message
from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .. import content
from ..headlines import RECOMMENDED
from ..removal import Removal
from .idempotency_key import IdempotencyKey

# From each table to the article; the words of each are in `content.EMPTIED`.
WAYS = {
    **dict.fromkeys(("Edition", "Revision", "Handover", "Owed", "FixConflict"), "article"),
    **dict.fromkeys(("Placement", "Byline", "RelatedLink"), "article"),
    **dict.fromkeys(("Cancellation", "Override", "EditionPassage"), "edition__article"),
    **dict.fromkeys(("EditionPhoto", "EditionByline", "EditionRelated"), "edition__article"),
    "Article": "pk",
    "StoryTemplate": "made_from",
}
# What blanking leaves, or takes as a whole.
MORE = {
    "Edition": ("note", "redirect_to", "blank_reason"),
    "Revision": ("blank_reason",),
    "Autosave": ("label", "fields"),
    "Expunction": ("reason",),
    "StoryTemplate": ("name", *(one for one in content.TEXTS if one not in RECOMMENDED), "internal_note"),
    "PreviewLink": ("name",),
}
# Read before the lock: they may be long, and are only appended.
LONG = ("Edition", "Revision")
OF_JSON = {"Revision.content", "Autosave.fields"}
ADDRESSES = {"Edition.redirect_to", "RelatedLink.url", "EditionRelated.url"}
PARTS = {f"articles.{name}" for name, way in WAYS.items() if way == "edition__article"}


@dataclass(frozen=True)
class Source:
    """Rows with words: their columns, and how words are cut out of one value."""

    rows: QuerySet
    names: tuple[str, ...]
    cut: Callable[[Removal, str, object], object]
    contexts: Callable[[Removal, object], list[str]] = lambda removal, value: removal.contexts(str(value))

    def find(self, removal: Removal) -> Iterator["Place"]:
        """The rows that have the words."""
        for row in self.rows.only("pk", *self.names).iterator(chunk_size=200):
            values = {name: getattr(row, name) for name in self.names}
            new = {name: self.cut(removal, name, value) for name, value in values.items() if value}
            changed = {name: value for name, value in new.items() if value != values[name]}
            if changed:
                said = [one for name in changed for one in self.contexts(removal, values[name])]
                yield Place(row, changed, list(dict.fromkeys(said)))


@dataclass(frozen=True)
class Place:
    """A row that has the words: what its columns become, and where the words stand in it."""

    row: Model
    changed: dict
    contexts: list[str]

    @property
    def table(self) -> str:
        return self.row._meta.label

    @property
    def label(self) -> str:
        return capfirst(LABELS.get(self.row._meta.object_name) or self.row._meta.verbose_name)

    def store(self, **more) -> None:
        type(self.row).objects.filter(pk=self.row.pk).update(**self.changed, **more)


LABELS = {
    "Article": _("the working copy"),
    "Edition": _("a version that readers had, have or will get"),
    "Revision": _("a saved state"),
    "Autosave": _("what somebody typed and did not save"),
    "FixConflict": _("a conflict of a fix"),
    "Handover": _("a line of a hand-over"),
    "Override": _("why a rule was passed"),
    "Owed": _("why something is owed no more"),
    "EditionPassage": _("a passage that a correction quotes"),
    "Cancellation": _("why a schedule was cancelled"),
    "Placement": _("the words of a photograph in the working copy"),
    "EditionPhoto": _("the words of a photograph as it was used"),
    "Byline": _("a byline of the working copy"),
    "EditionByline": _("a byline as it was printed"),
    "RelatedLink": _("a related link of the working copy"),
    "EditionRelated": _("a related link as it was printed"),
    "PreviewLink": _("for whom a preview link was made out"),
    "StoryTemplate": _("a template that was made of it"),
    "Expunction": _("why words were taken out before"),
    "LogEntry": _("the log of the desk"),
    "IdempotencyKey": _("what somebody was told after a press"),
    "DBTaskResult": _("a task of the queue"),
    "CommentNote": _("a note of the desk on a comment"),
}
# (article) -> Sources. An app above this one adds what it keeps.
SOURCES: list[Callable[[Model], Iterable[Source]]] = []
# (article, removal) -> rows about the article that have the words and keep them.
LEFT: list[Callable[[Model, Removal], Iterable[Model]]] = []


def long_sources(article, addresses: dict[str, str]) -> list[Source]:
    """Those of Editions and Revisions, in which addresses change as in `addresses`."""
    return [source_of(name, article, addresses) for name in LONG]


def short_sources(article) -> Iterator[Source]:
    """All others; of few rows with few words."""
    for name in dict.fromkeys([*WAYS, *MORE]):
        if name not in LONG:
            yield source_of(name, article, {})
    kind = ContentType.objects.get_for_model(article)
    log = LogEntry.objects.filter(content_type=kind, object_id=str(article.pk))
    yield Source(log.order_by("pk"), ("object_repr", "change_message"), cut_value)
    yield Source(IdempotencyKey.objects.order_by("pk"), ("address", "messages"), cut_value)
    for bring in SOURCES:
        yield from bring(article)


def cut_value(removal: Removal, column: str, value):
    """A text or a value of JSON without the words; what somebody was told, too."""
    if isinstance(value, list) and value and isinstance(value[0], Message):
        told = [Message(one.level, removal.cut(str(one.message)), one.extra_tags) for one in value]
        return (
            told
            if any(new.message != str(old.message) for new, old in zip(told, value, strict=True))
            else value
        )
    return removal.cut_all(value)


def source_of(name: str, article, addresses: dict[str, str]) -> Source:
    """The rows of one of our models that belong to the article."""
    model = apps.get_model("articles", name)
    columns = (*content.EMPTIED.get(name, ()), *MORE.get(name, ()))
    rows = model._base_manager.filter(**{WAYS.get(name, "article"): article.pk}).order_by("pk")

    def cut(removal, column, value):
        key = f"{name}.{column}"
        if key in OF_JSON:
            return cut_json(removal, value, addresses)
        return removal.cut_address(value) if key in ADDRESSES else removal.cut(value)

    return Source(rows, tuple(one for one in columns if one != "digest"), cut, quote_json)


def quote_json(removal: Removal, value) -> list[str]:
    """Where a value says the words; in JSON, where a text in it does."""
    if not str(value).startswith(("{", "[")):
        return removal.contexts(str(value))
    try:
        data = json.loads(value)
    except ValueError:
        return removal.contexts(str(value))
    return [one for text in texts_in(data) for one in removal.contexts(text)]


def texts_in(value) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)


def cut_json(removal: Removal, value: str, addresses: dict[str, str]) -> str:
    """JSON as a text, without the words."""
    data = json.loads(value)
    cut = removal.cut_all(data)
    if isinstance(cut, dict) and data.get("path") in addresses:
        cut["path"] = addresses[data["path"]]
    return value if cut == data else json.dumps(cut, ensure_ascii=False, sort_keys=True)
