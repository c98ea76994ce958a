"""What each rule looks for in a typeset Edition, and what it says about it; pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from . import content, markup, paths
from .body_structure import split_blocks
from .dates import format_moment
from .kinds import Kind
from .passages import Passage, find_words, quote
from .refusal import Refused

# Search engines cut a longer one.
HEADLINE_IN_SEARCH = 110
STANDFIRST = 300
# The word alone: not within another, an address or a hyphenated name.
TK = re.compile(r"(?<![\w@/&-])(?:TK)+(?![\w@/&-])")
A = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)
# The desk and the log-in: the site's own pages that readers do not get.
CLOSED = {"admin", "accounts", "api"}


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
    for column in content.PRINTED:
        length = len(getattr(edition, column.name)) if column.longest else 0
        if length > column.longest:
            sentence = _("{length} characters are too many; {limit} fit. Shorten it.")
            sentence = sentence.format(length=length, limit=column.longest)
            yield Finding(field=column.name, target=column.name, sentence=sentence)


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
        yield Finding(field="embargo_until", sentence=sentence)


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


# --- Links and headings


def find_unread_links(edition, sight) -> Iterator[Finding]:
    article = _(
        "The text links to “{headline}”, which readers cannot open at that time. "
        "Take the link out, or publish that article first."
    )
    closed = _("The text links to {path}, which only the newsroom can open. Link to the public page.")
    for path, passage in links_to_own(edition, sight.origin):
        if path in sight.unread:
            sentence = article.format(headline=sight.unread[path])
        elif is_closed(path):
            sentence = closed.format(path=path)
        else:
            continue
        yield Finding(field="body", target=path[:400], sentence=sentence, passage=passage)


def find_dead_links(edition, sight) -> Iterator[Finding]:
    sentence = _("The text links to {path}, and there is nothing at this address of ours.")
    for path, passage in links_to_own(edition, sight.origin):
        if path in sight.dead:
            yield Finding(
                field="body", target=path[:400], sentence=sentence.format(path=path), passage=passage
            )


def find_empty_links(edition, sight) -> Iterator[Finding]:
    number = 0
    for block, html in enumerate(split_blocks(edition.body)):
        for href, words in A.findall(html):
            said = markup.plain(words)
            if said and href not in ("", "#"):
                continue
            number += 1
            sentence = (
                _("The link “{words}” has no address.").format(words=said[:80])
                if said
                else _("A link to {address} has no words.").format(address=unescape(href)[:80])
            )
            passage = Passage(block, said[:80])
            yield Finding(field="body", target=f"body:{number}", sentence=sentence, passage=passage)


def find_headings(edition, sight) -> Iterator[Finding]:
    is_first = True
    for block, html in enumerate(split_blocks(edition.body)):
        for tag, words in HEADING.findall(html):
            said = markup.plain(words)
            if not said:
                sentence = _("A heading has no words.")
                yield Finding(field="body", target="empty", sentence=sentence, passage=Passage(block))
            if is_first and tag == "h3":
                sentence = _("“{words}” is a subheading without a heading above it.").format(words=said[:80])
                passage = Passage(block, said[:80])
                yield Finding(field="body", target="first", sentence=sentence, passage=passage)
            is_first = False


def links_to_own(edition, origin: str) -> Iterator[tuple[str, Passage]]:
    """The paths of this site that the body links to, each once, with the place of its first link."""
    seen = set()
    for block, html in enumerate(split_blocks(edition.body)):
        for href, words in A.findall(html):
            path = own_path(unescape(href), origin)
            if path and path not in seen:
                seen.add(path)
                yield path, Passage(block, markup.plain(words)[:80])


def own_path(address: str, origin: str) -> str:
    """The path of an address of this site, whole or not, in its one spelling; empty for all others."""
    if address.startswith("/"):
        return paths.normalize_path(address)
    try:
        parts, own = urlsplit(address), urlsplit(origin)
        is_own = bool(own.hostname) and (parts.hostname, parts.port) == (own.hostname, own.port)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return paths.normalize_path((parts.path or "/") + query) if is_own else ""


def is_closed(path: str) -> bool:
    """Whether a path of this site is for the newsroom alone."""
    return path.strip("/").partition("/")[0].lower() in CLOSED
