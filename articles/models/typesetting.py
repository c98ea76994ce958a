"""From the working copy to an unsaved Edition: what publishing would print, and what stops it."""

from datetime import datetime

from django.utils import timezone

from .. import markup, paths
from ..channels import CHANNELS, OFFERED, Kind
from ..refusal import Refused
from .address import Address
from .edition import Edition, EditionByline, EditionPhoto, EditionRelated, Parts


def typeset(article, *, at: datetime) -> Edition:
    """The Edition that `article` would become at `at` (aware): unsaved, `parts` set.

    Loose: a draft with nothing in it can be typeset, for a preview.
    """
    body = markup.body(article.body)
    edition = Edition(
        article=article,
        kind=Kind.PUBLICATION,
        section=article.section,
        address=Address(path=path_of(article, at), article=article),
        language=article.language,
        kicker=article.kicker.strip(),
        headline=article.headline.strip(),
        standfirst=article.standfirst.strip(),
        body=body,
        text=markup.plain(body),
        live_from=at,
        published_at=at,
        updated_at=at,
    )
    edition.parts = parts(article)
    return edition


def parts(article) -> Parts:
    """The rows that will hang on the Edition, words as used."""
    return Parts(
        bylines=[
            EditionByline(author=row.author, position=number, credited_as=row.name)
            for number, row in enumerate(article.bylines.select_related("author"))
        ],
        photos=[
            EditionPhoto(photo=row.photo, position=row.position, **row.words)
            for row in article.placements.select_related("photo")
        ],
        related=[
            EditionRelated(position=number, article=row.target, url=row.url, headline=row.headline)
            for number, row in enumerate(article.related.select_related("target"))
        ],
        tags=list(article.tags.all()),
        sections=article.section.lineage() if article.section else [],
    )


def path_of(article, at: datetime) -> str:
    """The path typed at the desk, else one made from date (newsroom time) and headline."""
    if article.path:
        return paths.normalise(article.path)
    name = paths.slug(article.headline) or f"article-{article.pk}"
    return Address.free(f"/{timezone.localtime(at):%Y/%m}/{name}/", article=article)


def ready(article, *, at: datetime) -> Edition:
    """The typeset Edition; Refused with every reason at its field where it cannot be printed."""
    found = dict(problems(article, at=at))
    if found:
        raise Refused(found)
    return typeset(article, at=at)


def problems(article, *, at: datetime):
    """What stops `article` from being published at `at`: pairs of field and sentence."""
    if not article.headline.strip():
        yield "headline", "Readers need a headline. Write one."
    if not article.section_id:
        yield "section", "Choose the section it stands in."
    if not markup.plain(markup.body(article.body)):
        yield "body", "There is no text yet. Write it first."
    if article.embargo_until and at < article.embargo_until:
        until = timezone.localtime(article.embargo_until)
        yield "embargo_until", f"Under embargo until {until:%d %B %Y, %H:%M}. Schedule it for then."
    if article.binned_at:
        yield None, "This article lies in the bin. Take it out first."
    for row in article.placements.select_related("photo"):
        if row.photo.rights_until and row.photo.rights_until <= at:
            yield (
                "placements",
                f"The rights to “{row.photo}” end before. Choose another photograph.",
            )


def refuse_unfit(edition: Edition, *, typed: str | None, before: Edition | None) -> None:
    """Raise Refused where this kind of change cannot come after `before`."""
    if before is None:
        edition.kind = Kind.PUBLICATION
        return
    if not before.is_listed:
        state = before.get_kind_display().lower()
        raise Refused(f"At that time this article is {state}. Restore it first, then publish.")
    if typed not in dict(OFFERED):
        raise Refused("Say what kind of change this is.", field="kind")
    if CHANNELS[Kind(typed)].needs_note and not edition.note:
        raise Refused("Tell readers what was changed and why.", field="note")


def absence(before: Edition | None, *, kind: Kind, note: str, redirect_to: str = "") -> Edition:
    """The unsaved Edition that says why there is nothing to read; a retraction keeps the headline.

    Raises Refused where nothing is public, a reason is missing, or a redirect leads back here.
    """
    if before is None:
        raise Refused("This article is not public at that time: there is nothing to withdraw.")
    if CHANNELS[kind].needs_note and not note.strip():
        raise Refused("Tell readers why. This note stands at the article's address.", field="note")
    own = Address.objects.filter(article_id=before.article_id, path=redirect_to)
    if redirect_to and own.exists():
        raise Refused("This redirect would lead back to itself. Choose another address.", field="redirect_to")
    edition = Edition(
        kind=kind,
        note=note.strip(),
        redirect_to=redirect_to,
        address=before.address,
        section=before.section,
        language=before.language,
        headline=before.headline if kind == Kind.RETRACTION else "",
    )
    edition.parts = Parts()
    return edition
