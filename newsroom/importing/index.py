"""Attachments and paths of the whole export, read first, because a post may name what comes after it."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from articles import paths
from articles.models import Refused

from .blocks import Picture
from .media import SIZED
from .refusal import Unreadable
from .wordpress import Export, Item, SourceSite

CREDITS = ("_media_credit", "_navis_media_credit_org")


@dataclass
class Attachment:
    """A picture of the media library, and where its file lay."""

    where: str
    id: str
    file: str
    caption: str = ""
    credit: str = ""
    alt: str = ""


class Index:
    """Attachments by id and by file, and the public posts by path."""

    def __init__(self):
        self.site = SourceSite()
        self.attachments: dict[str, Attachment] = {}
        self.by_file: dict[str, str] = {}
        self.posts: dict[str, str] = {}

    @classmethod
    def of(cls, file) -> "Index":
        """Index an open export as far as it can be read; the second reading reports where it breaks."""
        index, export = cls(), Export(file)
        index.site = export.site
        try:
            for item in export:
                index.learn(item)
        except Unreadable:
            pass
        return index

    @property
    def host(self) -> str:
        """The exported site's host; empty where the file does not tell."""
        return plain_host(urlsplit(self.site.address).netloc)

    def learn(self, item: Item) -> None:
        if item.kind == "attachment":
            found = attachment(item)
            self.attachments[item.id] = found
            self.by_file[file_key(found.file)] = item.id
        elif item.kind == "post" and item.status == "publish":
            path = self.own_path(item.link)
            if path:
                self.posts[path] = item.id
            self.posts[f"/?p={item.id}"] = item.id

    def attachment_of(self, picture: Picture) -> str:
        """The id of the attachment that a picture of a body is; empty where it is none."""
        if picture.id in self.attachments:
            return picture.id
        return self.by_file.get(file_key(picture.src), "") if picture.src else ""

    def own_path(self, address: str) -> str:
        """The path of an address of the exported site; empty for all others, and for unfit ones."""
        try:
            parts = urlsplit(address.strip())
            if parts.netloc and plain_host(parts.netloc) != self.host:
                return ""
            return paths.clean_path(parts._replace(scheme="", netloc="", fragment="").geturl() or "/")
        except (Refused, ValueError):
            return ""


def attachment(item: Item) -> Attachment:
    credit = "/".join(filter(None, (item.meta.get(name, "").strip() for name in CREDITS)))
    return Attachment(
        where=str(item),
        id=item.id,
        file=item.meta.get("_wp_attached_file") or item.file,
        caption=item.excerpt,
        credit=credit,
        alt=item.meta.get("_wp_attachment_image_alt", ""),
    )


def file_key(address: str) -> str:
    """What all copies of one picture have in common: its path below "uploads", without a size."""
    try:
        path = PurePosixPath(unquote(urlsplit(address).path))
    except ValueError:
        return address
    whole = str(path.with_name(SIZED.sub("", path.name))) if path.name else ""
    return whole.rpartition("/uploads/")[2].lstrip("/")


def plain_host(netloc: str) -> str:
    # Both forms lead to one site, and old bodies link to either.
    return netloc.lower().removeprefix("www.")
