"""Prints the stories of the demonstration by the verbs that people use, each in its time."""

from datetime import timedelta
from functools import partial
from io import BytesIO

from django.utils import timezone

from articles.models import Article, Author, Byline, Photo, Placement, RelatedLink, Section, Series
from newsroom.demonstration import composing, content, people, posting
from newsroom.demonstration.clock import turned_to
from newsroom.demonstration.content import Piece, span
from newsroom.demonstration.painting import ALTS, painted

FOUNDED = timedelta(days=30)
WRITING = timedelta(hours=2)


def everything() -> None:
    """The whole paper; call it once, in a transaction."""
    today = timezone.now()
    with turned_to(today - FOUNDED):
        staff = people.found()
    press = Press(today, staff)
    for moment, act in sorted(press.acts(content.stories()), key=lambda pair: pair[0]):
        with turned_to(moment):
            act()
    for name, letters in content.letters().items():
        posting.thread(press.articles[name], letters, today=today, staff=staff)


class Press:
    """The printing of the stories: `today` is when it ends, `articles` and `photos` what it made, by name."""

    def __init__(self, today, staff):
        self.today, self.staff, self.articles, self.photos = today, staff, {}, {}

    def acts(self, pieces: list[Piece]):
        """Pairs of a moment and what is done then."""
        for piece in pieces:
            first = self.today - span(piece.get("Ago"))
            yield first - WRITING, partial(self.lay_out, piece)
            yield first, partial(self.give, piece)
            for kind, ago, said in piece.parted("Change"):
                yield self.today - span(ago), partial(self.change, piece, kind, said=said)
            if piece.get("Desk"):
                yield self.today, partial(self.work_on, piece)

    def composed(self, text):
        """The stored form of a text, its notes dated by the day they are set."""
        links = {name: article.path for name, article in self.articles.items()}
        day = timezone.localdate().isoformat()
        signature = people.PAPER["desk_signature"]
        return composing.composed(text, links=links, note=f'data-signature="{signature}" data-date="{day}"')

    def lay_out(self, piece):
        """The working copy with its rows."""
        bylines = [byline(position, *words) for position, words in enumerate(piece.parted("Author"))]
        writer = bylines[0].author.user or self.staff["editor"]
        series, _, part = piece.get("Series").partition(", ")
        article = Article.objects.create(
            **{name: piece.get(name.title()) for name in ("kicker", "headline", "standfirst", "language")},
            path=piece.get("Path"),
            genre=piece.get("Genre", "news"),
            internal_note=piece.get("To colleagues"),
            series=Series.objects.get(name=series) if series else None,
            part=int(part) if part else None,
            body=self.composed(at_first(piece)),
            section=Section.objects.get(name=piece.get("Section")),
            created_by=writer,
        )
        self.articles[piece.name] = article
        for line in bylines:
            line.article = article
            line.save()
        article.tags.add(*piece.get("Tags").split(", "))
        self.place_pictures(article, piece, by=writer)
        self.relate(article, piece)

    def place_pictures(self, article, piece, *, by):
        """The lead photograph (0), those within the text, and those after it."""
        for scene, caption, credit, *alt in piece.parted("Picture"):
            position, name = scene.split(" ")
            words = {"caption": caption, "credit": credit, "alt": alt[0] if alt else ALTS[name]}
            photo = self.photos.get(name) or self.photograph(name, by=by, **words)
            own = {key: said for key, said in words.items() if said != getattr(photo, key)}
            Placement.objects.create(article=article, photo=photo, position=int(position), **own)

    def photograph(self, name, *, by, **words):
        """A picture, taken into the library."""
        photographer, _, agency = words["credit"].partition("/")
        file = BytesIO(painted(name))
        self.photos[name] = Photo.accept(file, by=by, photographer=photographer, agency=agency, **words)
        return self.photos[name]

    def relate(self, article, piece):
        """Related headlines: own stories by their file name, others as address and headline."""
        for place, (url, *headline) in enumerate(piece.parted("Related")):
            target = None if headline else self.articles[url]
            RelatedLink.objects.create(
                article=article,
                position=place,
                target=target,
                url="" if target else url,
                headline=headline[0] if headline else "",
            )

    def give(self, piece):
        """Save a draft, schedule, or publish."""
        article, editor = self.articles[piece.name], self.staff["editor"]
        article.save_revision(by=article.created_by)
        if hours := piece.get("Schedule"):
            article.schedule(by=editor, at=self.today + span(hours))
        elif not piece.get("Draft"):
            article.publish(by=editor)

    def change(self, piece, kind, *, said):
        """What was done to a published story: `said` tells readers why, or where to go instead."""
        article, editor = self.articles[piece.name], self.staff["editor"]
        if kind == "retraction":
            article.retract(by=self.staff["chief"], note=said)
        elif kind == "unpublished":
            article.unpublish(by=editor, redirect_to=self.articles[said].path)
        else:
            self.write(article, piece.text)
            article.publish(by=editor, kind=kind, note=said)

    def work_on(self, piece):
        """A newer working copy: saved at the desk, and not yet given to readers."""
        article = self.articles[piece.name]
        ((old, new),) = piece.parted("Desk")
        self.write(article, piece.text.replace(old, new))
        article.save_revision(by=article.created_by)

    def write(self, article, text):
        article.body = self.composed(text)
        article.save(update_fields=["body"])


def at_first(piece: Piece) -> str:
    """The text as it was before the first change: `First` stood where the file has `Now`."""
    text = piece.text
    for first, now in zip(piece.all("First"), piece.all("Now"), strict=True):
        text = text.replace(now, first)
    return text


def byline(position: int, name: str, credited_as: str = "") -> Byline:
    """An unsaved byline of an author."""
    return Byline(author=Author.objects.get(name=name), position=position, credited_as=credited_as)
