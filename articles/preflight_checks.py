"""What each rule looks for in a typeset Edition, and what it says about it; pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from textwrap import shorten

from django.utils.translation import gettext as _

from . import content, paths
from .dates import format_moment
from .kinds import Kind
from .passages import Passage, find_words, quote
from .refusal import Refused

# Search engines cut a longer one.
HEADLINE_IN_SEARCH = 110
STANDFIRST = 300
EMBARGO_WORDS = 120
# The word alone: not within another, an address or a hyphenated name.
TK = re.compile(r"(?<![\w@/&-])(?:TK)+(?![\w@/&-])")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that a rule found: the form field it leads to, and a sentence for people.

    target: tells the same finding again in another Edition, such as “photo:12” or a path; no words of the
    article. photo: the photograph that it is about, by its key, and position: its place; passage: the place
    in the body.
    """

    field: str
    sentence: str
    target: str = ""
    rule: str = ""
    photo: int | None = None
    position: int | None = None
    passage: Passage | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.rule, self.target


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What the database knows of an Edition's surroundings at its time.

    unread: articles of ours that readers cannot open then, headline by path; dead: paths where nothing is;
    origin: the paper's public address; start: when the Edition begins; is_taken: the typed address is another
    article's.
    """

    start: datetime
    origin: str = ""
    unread: Mapping[str, str] = field(default_factory=dict)
    dead: frozenset[str] = frozenset()
    is_taken: bool = False


# --- What an Edition cannot be without


def find_no_headline(edition, sight) -> Iterator[Finding]:
    if not edition.headline:
        yield Finding(field="headline", sentence=_("Readers need a headline. Write one."))


def find_too_long(edition, sight) -> Iterator[Finding]:
    columns = [column for column in content.PRINTED if column.longest]
    texts = [(getattr(edition, one.name), one.longest, {"field": one.name}, one.name) for one in columns]
    for rows in content.ROWS:
        texts += list_row_texts(edition, rows)
    sentence = _("{length} characters are too many; {limit} fit. Shorten it.")
    for text, limit, where, target in texts:
        if len(text) > limit:
            said = sentence.format(length=len(text), limit=limit)
            yield Finding(sentence=said, target=target, **where)


def list_row_texts(edition, rows: content.Rows) -> Iterator[tuple[str, int, dict, str]]:
    """The texts of rows below an Edition: each with its limit, its place in the form, and its target."""
    name = "photos" if rows is content.PHOTOGRAPHS else rows.name
    for row in getattr(edition.parts, name):
        where = {"field": rows.name, "position": row.position if name == "photos" else None}
        for text, limit in rows.longest:
            yield getattr(row, text), limit, where, f"{name}:{row.position}:{text}"


def find_no_section(edition, sight) -> Iterator[Finding]:
    if not edition.section_id:
        yield Finding(field="section", sentence=_("Choose the section it stands in."))


def find_unfit_path(edition, sight) -> Iterator[Finding]:
    try:
        # Empty, it is made from the headline when it is published; any fit path stands for it here.
        paths.clean_path(edition.article.path or "/-/")
    except Refused as refusal:
        yield Finding(field="path", sentence=str(refusal))
    if sight.is_taken:
        sentence = _("“{path}” belongs to another article. Choose another.")
        yield Finding(field="path", sentence=sentence.format(path=edition.article.path))


def find_bin(edition, sight) -> Iterator[Finding]:
    if edition.article.binned_at:
        yield Finding(field="", sentence=_("This article lies in the bin. Take it out first."))


def find_embargo(edition, sight) -> Iterator[Finding]:
    until = edition.article.embargo_until
    if until and sight.start < until:
        sentence = _("Under embargo until {time}. Schedule it for then.").format(time=format_moment(until))
        yield Finding(
            field="embargo_until", sentence=f"{sentence} {describe_embargo(edition.article)}".strip()
        )


def describe_embargo(article) -> str:
    """Why it is under embargo, and who asked for it, as far as that was said."""
    texts = {"reason": article.embargo_reason, "source": article.embargo_source}
    words = {name: shorten(text, EMBARGO_WORDS, placeholder="…").rstrip(".") for name, text in texts.items()}
    if all(words.values()):
        return _("Reason: {reason}. Source: {source}.").format(**words)
    if words["reason"]:
        return _("Reason: {reason}.").format(**words)
    return _("Source: {source}.").format(**words) if words["source"] else ""


def find_wrong_dates(edition, sight) -> Iterator[Finding]:
    if edition.kind == Kind.IMPORT and edition.updated_at > edition.live_from:
        sentence = _("What is imported was published before now. Check its dates.")
        yield Finding(field="published_at", sentence=sentence)


# --- Texts


def find_no_text(edition, sight) -> Iterator[Finding]:
    if not edition.text:
        yield Finding(field="body", sentence=_("There is no text yet. Write it first."))


def find_long_headline(edition, sight) -> Iterator[Finding]:
    length = len(edition.headline)
    if length > HEADLINE_IN_SEARCH:
        sentence = _("The headline has {length} characters; search engines show about {limit} of them.")
        yield Finding(field="headline", sentence=sentence.format(length=length, limit=HEADLINE_IN_SEARCH))


def find_long_standfirst(edition, sight) -> Iterator[Finding]:
    length = len(edition.standfirst)
    if length > STANDFIRST:
        sentence = _("The standfirst has {length} characters; up to {limit} are read at one glance.")
        yield Finding(field="standfirst", sentence=sentence.format(length=length, limit=STANDFIRST))


def find_no_byline(edition, sight) -> Iterator[Finding]:
    if not edition.parts.bylines:
        yield Finding(field="bylines", sentence=_("Nobody is named as the author."))


def find_tk(edition, sight) -> Iterator[Finding]:
    sentence = _("“TK” still stands in “{words}”: write what is to come.")
    for column in content.PRINTED:
        words = getattr(edition, column.name) if column.is_text and column.name != "body" else ""
        for number, match in enumerate(TK.finditer(words), 1):
            said = sentence.format(words=quote(words, match))
            yield Finding(field=column.name, target=f"{column.name}:{number}", sentence=said)
    for number, (passage, words) in enumerate(find_words(edition.body, TK), 1):
        said = sentence.format(words=words)
        yield Finding(field="body", target=f"body:{number}", sentence=said, passage=passage)
    for key, row in name_photos(edition):
        for name in content.PHOTOGRAPHS.texts:
            if match := TK.search(getattr(row, name)):
                said = sentence.format(words=quote(getattr(row, name), match))
                yield Finding(
                    field="placements", target=f"{key}:{name}", sentence=said, position=row.position
                )


# --- Photographs: the lead, those in the text and those after it


def find_ended_rights(edition, sight) -> Iterator[Finding]:
    sentence = _("The rights to “{photo}” end before. Choose another photograph.")
    return on_photos(
        edition, sentence, lambda row: row.photo.rights_until and row.photo.rights_until <= sight.start
    )


def find_no_alt(edition, sight) -> Iterator[Finding]:
    sentence = _("“{photo}” has no alternative text: say what it shows, or that it only decorates.")
    return on_photos(edition, sentence, lambda row: not row.alt and not row.is_decorative)


def find_no_credit(edition, sight) -> Iterator[Finding]:
    sentence = _("“{photo}” has no credit: say whose picture it is.")
    return on_photos(edition, sentence, lambda row: not row.credit)


def on_photos(edition, sentence: str, lacks) -> Iterator[Finding]:
    """A finding for each photograph that `lacks` something."""
    for key, row in name_photos(edition):
        if lacks(row):
            yield Finding(
                field="placements",
                target=key,
                sentence=sentence.format(photo=row.photo),
                photo=row.photo_id,
                position=row.position,
            )


def name_photos(edition) -> Iterator[tuple[str, object]]:
    """The photographs of an Edition with their targets; one that stands there twice has two."""
    seen = Counter()
    for row in edition.parts.photos:
        seen[row.photo_id] += 1
        again = f":{seen[row.photo_id]}" if seen[row.photo_id] > 1 else ""
        yield f"photo:{row.photo_id}{again}", row
