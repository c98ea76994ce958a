"""WordPress exports (WXR 1.0 to 1.2) as plain records, one item at a time; pure.

Elements go by their local names: exports name their namespaces in many ways.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from articles.markup import CONTROLS

from .refusal import Unreadable
from .source import Source

NUMBER = re.compile(r"[0-9]{1,18}")
NO_WXR = "This is not a WordPress export. Use Tools › Export in WordPress, and give the file it made."


@dataclass
class Writer:
    """An author: `login` is what items name."""

    login: str
    name: str


@dataclass
class Term:
    """A category or tag; `parent` is the slug of the category above."""

    slug: str
    name: str
    parent: str = ""
    term_id: str = ""


@dataclass
class ImportedComment:
    """A comment as it stands in the file; `at` is None where no date can be read."""

    id: str
    name: str
    email: str
    at: datetime | None
    text: str
    approved: str
    kind: str
    parent: str

    @property
    def has_number(self) -> bool:
        return bool(NUMBER.fullmatch(self.id))


@dataclass
class Item:
    """A post, attachment or anything else of a WordPress site."""

    line: int
    id: str
    kind: str
    status: str
    title: str
    link: str
    slug: str
    creator: str
    content: str
    excerpt: str
    published_at: datetime | None
    updated_at: datetime | None
    password: str
    comments: str
    file: str
    categories: list[tuple[str, str, str]] = field(default_factory=list)  # domain, slug, name
    meta: dict[str, str] = field(default_factory=dict)
    reader_comments: list[ImportedComment] = field(default_factory=list)

    @property
    def has_number(self) -> bool:
        """Whether it can be told from others."""
        return bool(NUMBER.fullmatch(self.id))

    def __str__(self):
        named = f" “{self.title[:60]}”" if self.title else ""
        return f"line {self.line}, {self.kind or 'item'} {self.id}{named}"


@dataclass
class SourceSite:
    """What the head of an export says of its site; filled while items are read."""

    title: str = ""
    address: str = ""
    version: str = ""
    writers: dict[str, Writer] = field(default_factory=dict)
    categories: dict[str, Term] = field(default_factory=dict)
    tags: dict[str, Term] = field(default_factory=dict)
    offset: timedelta = timedelta()


class Export:
    """An open export; iterate it once for its Items, which fills `site` and `source`."""

    def __init__(self, file):
        self.source, self.site = Source(file), SourceSite()

    def __iter__(self) -> Iterator[Item]:
        """Raises Unreadable, naming the line, where the file is no export or breaks off."""
        try:
            yield from self.items()
        except ParseError as error:
            raise Unreadable(f"line {self.source.line}: the file is broken here ({error})") from error
        # Entities within entities fill the memory (“billion laughs”), and external ones read local files.
        except DefusedXmlException as error:
            raise Unreadable(
                f"line {self.source.line}: the file defines entities, which no export does"
            ) from error

    def items(self):
        path, begun = [], 0
        for event, node in iterparse(self.source, events=("start", "end")):
            if event == "start":
                path.append(node)
                begun = self.begin(path, begun)
                continue
            path.pop()
            if len(path) == 2:
                if local(node) == "item":
                    yield item(node, begun, self.site)
                else:
                    self.learn(node)
                # Else the tree keeps every item, and a large export fills the memory.
                path[-1].remove(node)

    def begin(self, path, begun) -> int:
        """The line on which the element at this depth begins; refuses what is no export."""
        if len(path) == 1 and local(path[0]) != "rss":
            raise Unreadable(f"line {self.source.line}: {NO_WXR}")
        return self.source.line if len(path) == 3 else begun

    def learn(self, node):
        """Keep what an element of the site's head says."""
        name, site = local(node), self.site
        if name in HEAD and text_of(node):
            setattr(site, HEAD[name], text_of(node))
        elif name == "author":
            found = writer(node)
            site.writers[found.login] = found
        elif name == "category":
            found = term(node, "category_nicename", "cat_name", "category_parent")
            site.categories[found.slug] = found
        elif name == "tag":
            found = term(node, "tag_slug", "tag_name")
            site.tags[found.slug] = found


HEAD = {"title": "title", "link": "address", "base_blog_url": "address", "wxr_version": "version"}


def local(node: Element) -> str:
    """The name without its namespace."""
    return node.tag.rpartition("}")[2]


def text_of(node: Element | None) -> str:
    """The text of an element, its CDATA sections joined, without signs that nobody can see."""
    return CONTROLS.sub("", node.text or "").strip() if node is not None else ""


def texts(node: Element) -> dict[str, str]:
    """The texts of the children by local name, the first of each; `encoded` by namespace too."""
    found = {}
    for child in node:
        name = local(child)
        if name == "encoded":
            name = "excerpt" if "excerpt" in child.tag else "content"
        found.setdefault(name, text_of(child))
    return found


def writer(node: Element) -> Writer:
    said = texts(node)
    whole = f"{said.get('author_first_name', '')} {said.get('author_last_name', '')}".strip()
    login = said.get("author_login", "")
    return Writer(login, said.get("author_display_name") or whole or login)


def term(node: Element, slug: str, name: str, parent: str = "") -> Term:
    said = texts(node)
    own = unquote(said.get(slug, ""))
    return Term(own, said.get(name) or own, unquote(said.get(parent, "")), said.get("term_id", ""))


def item(node: Element, line: int, site: SourceSite) -> Item:
    """The record of an item; nothing in it is required."""
    said = texts(node)
    published = moment(said.get("post_date_gmt"))
    learn_offset(site, said.get("post_date"), published)
    return Item(
        line=line,
        id=said.get("post_id", ""),
        kind=said.get("post_type", ""),
        status=said.get("status", ""),
        title=said.get("title", ""),
        link=said.get("link", ""),
        slug=unquote(said.get("post_name", "")),
        creator=said.get("creator", ""),
        content=said.get("content", ""),
        excerpt=said.get("excerpt", ""),
        published_at=published
        or parse_mail_date(said.get("pubDate"))
        or at_home(said.get("post_date"), site),
        updated_at=moment(said.get("post_modified_gmt")) or at_home(said.get("post_modified"), site),
        password=said.get("post_password", ""),
        comments=said.get("comment_status", ""),
        file=said.get("attachment_url", ""),
        categories=[category(child) for child in node if local(child) == "category"],
        meta=dict(meta(child) for child in node if local(child) == "postmeta"),
        reader_comments=[reader_comment(child, site) for child in node if local(child) == "comment"],
    )


def category(node: Element) -> tuple[str, str, str]:
    return node.get("domain", "category"), unquote(node.get("nicename", "")), text_of(node)


def meta(node: Element) -> tuple[str, str]:
    said = texts(node)
    return said.get("meta_key", ""), said.get("meta_value", "")


def reader_comment(node: Element, site: SourceSite) -> ImportedComment:
    said = texts(node)
    return ImportedComment(
        id=said.get("comment_id", ""),
        name=said.get("comment_author", ""),
        email=said.get("comment_author_email", ""),
        at=moment(said.get("comment_date_gmt")) or at_home(said.get("comment_date"), site),
        text=said.get("comment_content", ""),
        approved=said.get("comment_approved", ""),
        kind=said.get("comment_type", ""),
        parent=said.get("comment_parent", "0"),
    )


def moment(text: str | None) -> datetime | None:
    """An instant of a `_gmt` field; None for zeros, years before newspapers, and what is no date."""
    found = re.fullmatch(r"([12]\d{3}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)Z?", (text or "").strip())
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}+00:00") if found else None
    except ValueError:
        return None


def at_home(text: str | None, site: SourceSite) -> datetime | None:
    """An instant from the site's own clock, as far from UTC as other dates of the file show."""
    found = moment(text)
    try:
        return found - site.offset if found else None
    except OverflowError:
        return None


def parse_mail_date(text: str | None) -> datetime | None:
    """An instant from an RFC 822 date; None for what WordPress writes of drafts (the year -0001)."""
    try:
        found = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.astimezone(UTC) if found.tzinfo and found.year >= 1000 else None


def learn_offset(site: SourceSite, own: str | None, published: datetime | None) -> None:
    """Remember how far the site's clock is from UTC."""
    home = moment(own)
    if home and published and abs(home - published) <= timedelta(hours=15):
        site.offset = home - published
