"""From the working copy to an unsaved Edition: what publishing would print, and what stops it."""

from collections import defaultdict
from datetime import datetime

from django.utils import timezone

from .. import markup, paths
from ..dates import format_moment
from ..kinds import OFFERED, Kind
from ..refusal import Refused
from .address import Address
from .byline import EditionByline
from .edition import Edition, Parts
from .placement import EditionPhoto
from .related import EditionRelated


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
        genre=article.genre,
        series=article.series,
        part=article.part if article.series else None,
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
            EditionPhoto(photo=row.photo, position=row.position, **row.effective_texts)
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
    """The path typed at the desk, else one made from date and headline and free as things stand."""
    path = suggest_path(article, at)
    return path if has_fit_path(article) else Address.free(path, article=article)


def suggest_path(article, at: datetime) -> str:
    """The same without a number, which a path that was made gets when it is claimed."""
    if has_fit_path(article):
        return paths.normalise(article.path)
    name = paths.slug(article.headline) or f"article-{article.pk}"
    return f"/{timezone.localtime(at):%Y/%m}/{name}/"


def has_fit_path(article) -> bool:
    """Whether a path was typed that an article can have."""
    return bool(article.path) and not unfit_path(article)


def unfit_path(article) -> str:
    """What is wrong with the path typed at the desk; empty where nothing is."""
    try:
        paths.normalise(article.path or "/-/")
    except Refused as refusal:
        return str(refusal)
    return ""


def ready(edition: Edition) -> Edition:
    """A typeset Edition, as it is; Refused with every reason at its field where it cannot be published."""
    found = defaultdict(list)
    for field, sentence in problems(edition):
        found[field].append(sentence)
    if found:
        raise Refused({field: " ".join(sentences) for field, sentences in found.items()})
    return edition


def problems(edition: Edition):
    """What stops a typeset Edition from being published at its time: pairs of field and sentence."""
    article = edition.article
    if not edition.headline:
        yield "headline", "Readers need a headline. Write one."
    if not edition.section_id:
        yield "section", "Choose the section it stands in."
    yield from problems_of_body(edition)
    if wrong := unfit_path(article):
        yield "path", wrong
    if article.binned_at:
        yield None, "This article lies in the bin. Take it out first."
    yield from problems_of_time(edition)


def problems_of_body(edition: Edition):
    """No text, or a link that would lead readers to what they may not read."""
    if not edition.text:
        yield "body", "There is no text yet. Write it first."
    for headline in unreadable(edition):
        yield (
            "body",
            f"The text links to “{headline}”, which readers cannot open at that time. "
            "Take the link out, or publish that article first.",
        )


def unreadable(edition: Edition) -> list[str]:
    """Headlines of the own articles to which it links and that readers cannot open at its time."""
    links = {paths.normalize(link) for link in markup.own_links(edition.body)}
    readable = Edition.objects.published(edition.live_from).values("article_id")
    claimed = Address.objects.filter(path__in=links).exclude(article=edition.article)
    unread = claimed.exclude(article__in=readable).select_related("article")
    return sorted({str(address.article) for address in unread})


def problems_of_time(edition: Edition):
    """What may not be published yet, or no more."""
    embargo, at = edition.article.embargo_until, edition.live_from
    if embargo and at < embargo:
        until = format_moment(embargo)
        yield "embargo_until", f"Under embargo until {until}. Schedule it for then."
    for row in edition.parts.photos:
        if row.photo.rights_until and row.photo.rights_until <= at:
            yield (
                "placements",
                f"The rights to “{row.photo}” end before. Choose another photograph.",
            )


def refuse_unfit(edition: Edition, *, before: Edition | None) -> None:
    """Raise Refused where a change of its kind cannot come after `before`."""
    if before is None:
        return
    if not before.is_listed:
        state = before.get_kind_display().lower()
        raise Refused(f"At that time this article is {state}. Restore it first, then publish.")
    if edition.kind == Kind.IMPORT:
        return
    if edition.kind not in dict(OFFERED):
        raise Refused("Say what kind of change this is.", field="kind")
    if edition.kind_rules.needs_note and not edition.note:
        raise Refused("Tell readers what was changed and why.", field="note")
    if edition.note and not edition.kind_rules.heading:
        raise Refused("A silent fix says nothing. Empty the note, or choose another kind.", field="note")


def refuse_absence(edition: Edition, *, before: Edition | None) -> None:
    """Raise Refused where there is nothing to withdraw, no reason, or a redirect back to itself."""
    if before is None:
        raise Refused("This article is not public at that time: there is nothing to withdraw.", field="at")
    if not before.is_listed and not edition.kind_rules.withdraws:
        state = before.get_kind_display().lower()
        raise Refused(f"At that time this article is {state} already. There is nothing to withdraw.")
    if edition.kind_rules.needs_note and not edition.note:
        raise Refused("Tell readers why. This note stands at the article's address.", field="note")
    own = Address.objects.filter(article_id=before.article_id)
    if edition.redirect_to and own.filter(path=paths.normalize(edition.redirect_to)).exists():
        raise Refused("This redirect would lead back to itself. Choose another address.", field="redirect_to")


def refuse_restoring(article, *, before: Edition | None, shown: Edition | None, at: datetime) -> None:
    """Raise Refused where nothing is withdrawn at `at`, or what was is not to be shown."""
    if before is None or before.is_listed:
        raise Refused("This article is not withdrawn, so there is nothing to restore.")
    if shown.blanked_at:
        raise Refused("Its words were removed for good. Publish a new article instead.")
    if article.embargo_until and at < article.embargo_until:
        raise Refused("This article is under embargo. Restore it afterwards.", field="at")


def stand_in(absence: Edition, before: Edition, shown: Edition) -> None:
    """Put an absence where `before` stood; a retraction keeps the headline that readers saw last."""
    absence.address, absence.section = before.address, before.section
    absence.language = before.language
    absence.genre, absence.series_id, absence.part = before.genre, before.series_id, before.part
    absence.headline = shown.headline if absence.kind == Kind.RETRACTION else ""
    absence.parts = Parts()
