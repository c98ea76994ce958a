"""Creates and publishes the articles of the demonstration by the methods of the desk, each at its time."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from articles.models import Article, Author, Byline, Photo, Placement, RelatedLink, Section, Series

from . import comments, markup, parser, staff
from .clock import set_clock
from .parser import Piece, parse_duration

PAPER_IS_OLD = timedelta(days=30)
DRAFT_BEFORE_PUBLICATION = timedelta(hours=2)
HEAD = ("kicker", "headline", "standfirst", "dateline", "language")


def load() -> None:
    """Fill an empty database with the whole paper; call it in a transaction."""
    today = timezone.now()
    with set_clock(today - PAPER_IS_OLD):
        people = staff.create()
    loader = Loader(today, people)
    # Sorted by moment alone: two steps of the same moment cannot be compared.
    for moment, step in sorted(loader.steps(parser.read_stories()), key=lambda pair: pair[0]):
        with set_clock(moment):
            step()
    for name, pieces in parser.read_comments().items():
        comments.create_thread(loader.articles[name], pieces, today=today, people=people)


class Loader:
    """`today` is the moment the demonstration ends at, `people` the users by log-in.

    `articles` and `photos` are what it has created, by the name of the story and of the file.
    """

    def __init__(self, today, people):
        self.today, self.people, self.articles, self.photos = today, people, {}, {}

    def steps(self, pieces: list[Piece]):
        """Pairs of a moment and what to do then."""
        for piece in pieces:
            first = self.today - parse_duration(piece.get("Ago"))
            yield first - DRAFT_BEFORE_PUBLICATION, partial(self.create_draft, piece)
            yield first, partial(self.publish, piece)
            for kind, ago, text in piece.split("Change"):
                yield self.today - parse_duration(ago), partial(self.change, piece, kind, text=text)
            if piece.get("Desk"):
                yield self.today, partial(self.edit, piece)

    def to_html(self, text):
        """The body of this text; its notes are dated the day they are set."""
        links = {name: article.path for name, article in self.articles.items()}
        day = timezone.localdate().isoformat()
        signature = staff.PAPER["desk_signature"]
        return markup.to_html(text, links=links, note=f'data-signature="{signature}" data-date="{day}"')

    def create_draft(self, piece):
        """The article with its bylines, tags, photographs and related headlines."""
        bylines = [create_byline(position, *words) for position, words in enumerate(piece.split("Author"))]
        writer = bylines[0].author.user or self.people["editor"]
        series, _, part = piece.get("Series").partition(", ")
        article = Article.objects.create(
            **{name: piece.get(name.title()) for name in HEAD},
            path=piece.get("Path"),
            genre=piece.get("Genre", "news"),
            internal_note=piece.get("To colleagues"),
            series=Series.objects.get(name=series) if series else None,
            part=int(part) if part else None,
            body=self.to_html(undo_changes(piece)),
            section=Section.objects.get(name=piece.get("Section")),
            created_by=writer,
        )
        self.articles[piece.name] = article
        for byline in bylines:
            byline.article = article
            byline.save()
        article.tags.add(*piece.get("Tags").split(", "))
        self.place_photos(article, piece, by=writer)
        self.add_related(article, piece)

    def place_photos(self, article, piece, *, by):
        """The lead photograph (position 0), those in the text, and those after it."""
        for place, *texts in piece.split("Picture"):
            position, name = place.split(" ")
            own = zip(Photo.WORDS, texts, strict=False)
            Placement.objects.create(
                article=article,
                photo=self.get_photo(name, by=by),
                position=int(position),
                **{field: text for field, text in own if text},
            )

    def get_photo(self, name, *, by):
        """The photograph of this file; the first time it is uploaded, and its metadata give its texts."""
        if name not in self.photos:
            self.photos[name] = staff.upload(name, by=by)
        return self.photos[name]

    def add_related(self, article, piece):
        """Related headlines: own stories by their file name, others by address and headline."""
        for position, (url, *headline) in enumerate(piece.split("Related")):
            target = None if headline else self.articles[url]
            RelatedLink.objects.create(
                article=article,
                position=position,
                target=target,
                url="" if target else url,
                headline=headline[0] if headline else "",
            )

    def publish(self, piece):
        """Save a draft, schedule, or publish."""
        article, editor = self.articles[piece.name], self.people["editor"]
        article.save_revision(by=article.created_by)
        if delay := piece.get("Schedule"):
            article.schedule(by=editor, at=self.today + parse_duration(delay))
        elif not piece.get("Draft"):
            article.publish(by=editor)
        elif piece.get("Ready"):
            article.hand_over(by=article.created_by, note=piece.get("Ready"))

    def change(self, piece, kind, *, text):
        """Change a published story; `text` is the public note, or the story to redirect to."""
        article, editor = self.articles[piece.name], self.people["editor"]
        if kind == "retraction":
            article.retract(by=self.people["chief"], note=text)
        elif kind == "unpublished":
            article.unpublish(by=editor, redirect_to=self.articles[text].path)
        else:
            self.save_body(article, piece.text)
            article.publish(by=editor, kind=kind, note=text)

    def edit(self, piece):
        """Save a change at the desk that is not published, and have its writer say that it is ready."""
        article = self.articles[piece.name]
        ((old, new),) = piece.split("Desk")
        self.save_body(article, piece.text.replace(old, new))
        article.save_revision(by=article.created_by)
        if note := piece.get("Ready"):
            article.hand_over(by=article.created_by, note=note)

    def save_body(self, article, text):
        article.body = self.to_html(text)
        article.save(update_fields=["body"])


def undo_changes(piece: Piece) -> str:
    """The text as first published: with each `First` in place of its `Now`."""
    text = piece.text
    for first, now in zip(piece.all("First"), piece.all("Now"), strict=True):
        text = text.replace(now, first)
    return text


def create_byline(position: int, name: str, credited_as: str = "") -> Byline:
    """An unsaved byline of an author."""
    return Byline(author=Author.objects.get(name=name), position=position, credited_as=credited_as)
