"""The pictures of an export as photographs of the library, found in the media folder."""

from articles.credits import split_credit
from articles.files import NotWritten
from articles.markup import CONTROLS, plain
from articles.models import Photo, Placement, Refused
from articles.models.photo import truncate
from articles.pictures import examine

from .blocks import Picture
from .index import Attachment, Index
from .media import Media
from .refusal import Stopped
from .report import Report


class Photographs:
    """Takes each file once in a run and once in the library; stores nothing in a dry run."""

    def __init__(self, index: Index, media: Media, report: Report, *, dry: bool):
        self.index, self.media, self.report, self.dry = index, media, report, dry
        self.found: dict[str, Photo | None] = {}
        self.files: dict[str, Photo] = {}

    def placements(self, pictures: dict[int, Picture], where) -> list[Placement]:
        """Unsaved placements of all pictures whose file was found, words where they differ."""
        named = ((number, picture, self.attachment(picture, where)) for number, picture in pictures.items())
        found = ((self.take(attachment), *rest, read_texts(attachment)) for *rest, attachment in named)
        return [placement(*each) for each in found if each[0]]

    def attachment(self, picture: Picture, where) -> Attachment:
        """What the media library said of a picture; one that it does not know goes by its address."""
        number = self.index.attachment_of(picture)
        unknown = Attachment(str(where), picture.src, picture.src, picture.caption, "", picture.alt)
        return self.index.attachments.get(number, unknown)

    def take(self, attachment: Attachment) -> Photo | None:
        if attachment.id not in self.found:
            self.found[attachment.id] = self.read(attachment)
        return self.found[attachment.id]

    def read(self, attachment: Attachment) -> Photo | None:
        """The photograph of this file; None, and a line in the report, where there is none to show."""
        path = self.media.find(attachment.file) if attachment.file else None
        if path is None:
            name = attachment.file or "a picture without an address"
            return self.report_missing(attachment, f"the file {name[:200]} is not in the media folder")
        try:
            with path.open("rb") as file:
                return self.get_or_create(examine(file), attachment)
        except NotWritten as error:
            # The disk is full or closed, so every photograph after this one would fail as well.
            raise Stopped(str(error)) from error
        except Refused as refusal:
            return self.report_missing(attachment, f"{path.name}: {refusal}")
        except OSError as error:
            return self.report_missing(attachment, f"{path.name} cannot be read ({error.strerror})")

    def report_missing(self, attachment, why) -> None:
        self.report.skip("photograph", attachment.where, why)

    def get_or_create(self, examined, attachment) -> Photo:
        """The library's photograph of these bytes, new or known."""
        known = self.files.get(examined.sha256) or self.find(examined)
        if known is None:
            self.report.took("photograph")
            known = self.new(examined, read_texts(attachment))
        elif examined.sha256 not in self.files:
            self.report.knew("photograph")
        self.files[examined.sha256] = known
        return known

    def find(self, examined) -> Photo | None:
        return Photo.objects.of_file(examined) if self.dry else Photo.find_duplicate(examined)

    def new(self, examined, said) -> Photo:
        return Photo(**said) if self.dry else Photo.create(examined, by=None, **said)


def read_texts(attachment: Attachment) -> dict[str, str]:
    """The library's words: the credit apart from the caption that it closes."""
    caption, bracketed = split_credit(plain(attachment.caption))
    credit = plain(attachment.credit) or bracketed
    return truncate_texts(caption=caption, credit=credit, alt=one_line(attachment.alt))


def placement(photo: Photo, position: int, picture: Picture, library: dict[str, str]) -> Placement:
    """The use of a photograph: its words here, else those of the export's library, where they differ."""
    caption, credit = split_credit(plain(picture.caption))
    used = truncate_texts(caption=caption, credit=credit, alt=one_line(picture.alt))
    said = {name: used[name] or library[name] for name in used}
    own = {name: text for name, text in said.items() if text != getattr(photo, name)}
    return Placement(photo=photo, position=position, **own)


def truncate_texts(**texts: str) -> dict[str, str]:
    return {name: truncate(name, text) for name, text in texts.items()}


def one_line(text: str) -> str:
    return " ".join(CONTROLS.sub("", text).split())
