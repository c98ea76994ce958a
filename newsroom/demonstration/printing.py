"""Prints the stories of the demonstration and posts its letters, by the verbs that people use."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

from django.utils import timezone

from articles.models import Article, Author, Byline, Photo, Placement, RelatedLink, Section
from comments.models import Thread
from comments.screening import Letter
from newsroom.demonstration import content, people
from newsroom.demonstration.pictures import painted

CREDIT = "Painted by a program/The Courier"


def everything() -> None:
    """The whole paper; call it once, in a transaction."""
    staff = people.found()
    articles = {piece.name: laid_out(piece, by=staff["reporter"]) for piece in content.stories()}
    for piece in content.stories():
        relate(articles, piece)
        printed(articles[piece.name], piece, by=staff["editor"])
    last = None
    for number, letter in enumerate(content.letters()):
        thread = Thread.objects.for_article(articles[letter.get("Story")])
        parent = last if letter.get("Reply") else None
        last = posted(thread, letter, parent=parent, number=number, staff=staff)


def laid_out(piece, *, by) -> Article:
    """The working copy of a story, with its rows."""
    article = Article.objects.create(
        **{
            name: piece.get(name.title()) for name in ("kicker", "headline", "standfirst", "language", "path")
        },
        body=piece.body,
        section=Section.objects.get(name=piece.get("Section")),
        created_by=by,
        created_at=timezone.now() - age(piece),
    )
    for place, line in enumerate(piece.all("Author")):
        name, _, _ = line.partition(", ")
        Byline.objects.create(article=article, author=Author.objects.get(name=name), position=place)
    article.tags.add(*piece.get("Tags").split(", "))
    place_pictures(article, piece, by=by)
    return article


def place_pictures(article, piece, *, by):
    """The lead photograph and those within the text."""
    lead = (0, piece.get("Picture"), piece.get("Caption"), piece.get("Alt"))
    for slot, scene, caption, alt in [lead, *piece.pictures] if lead[1] else piece.pictures:
        words = {"caption": caption, "alt": alt, "credit": CREDIT}
        photo = Photo.accept(BytesIO(painted(scene)), by=by, **words)
        Placement.objects.create(article=article, photo=photo, position=slot)


def relate(articles, piece):
    """Related headlines: own stories by their file name, others as address and headline."""
    for place, line in enumerate(piece.all("Related")):
        url, _, headline = line.partition(" | ")
        target = articles.get(url)
        RelatedLink.objects.create(
            article=articles[piece.name],
            position=place,
            target=target,
            url="" if target else url,
            headline=headline,
        )


def printed(article, piece, *, by):
    """Save a draft; publish, schedule, correct or retract the others, as their heads say."""
    if piece.get("Draft"):
        article.save_revision(by=article.created_by)
    elif hours := piece.get("Schedule"):
        article.schedule(by=by, at=timezone.now() + timedelta(hours=float(hours)))
    else:
        publish_with_its_error(article, piece, by=by)
        if reason := piece.get("Retract"):
            article.retract(by=by, note=reason)


def publish_with_its_error(article, piece, *, by):
    """Published some days ago, as from another system; then corrected now, where it was wrong."""
    wrong, right = piece.get("Wrong"), piece.get("Right")
    if wrong:
        Article.objects.filter(pk=article.pk).update(body=article.body.replace(right, wrong))
    article.take_in(by=by, published_at=timezone.now() - age(piece))
    if wrong:
        Article.objects.filter(pk=article.pk).update(body=article.body)
        article.correct(by=by, note=piece.get("Note"))


def age(piece) -> timedelta:
    return timedelta(days=float(piece.get("Days", "0")))


def posted(thread, letter, *, parent, number, staff):
    """A letter that a moderator let through, has still to read, or rejected."""
    if letter.get("Hours"):
        return taken_in(thread, letter, parent=parent, number=number, staff=staff)
    comment = thread.post(
        Letter(
            text=letter.text,
            name=letter.get("Name"),
            submission=uuid4(),
            age=timedelta(minutes=3),
        ),
        site_default="premoderated",
    )
    if reason := letter.get("Reject"):
        comment.reject(version=comment.latest, by=staff["moderator"], reason=reason)
    return comment


def taken_in(thread, letter, *, parent, number, staff):
    """A letter of some hours ago, visible, with the editor's note where it has one."""
    comment, _ = thread.take_in(
        source="demonstration",
        source_id=str(number),
        state="visible",
        parent=parent,
        name=letter.get("Name"),
        email="",
        text=letter.text,
        posted_at=timezone.now() - timedelta(hours=float(letter.get("Hours"))),
    )
    if note := letter.get("Note"):
        comment.add_note(note, by=staff["editor"], signature=people.PAPER["desk_signature"])
    return comment
