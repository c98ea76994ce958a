"""Taking words away for good: from an Edition, and from every other place that has the same ones."""

from django.utils import timezone

from .. import markup
from ..refusal import Refused
from . import index
from .edition import Edition
from .hanging import EditionByline, EditionPhoto, EditionRelated
from .ledger import Ledger
from .placement import Placement


def blank(edition: Edition, *, by, reason: str) -> None:
    """Empty `edition` and all that says the same, the working copy included; who, when and why stay.

    Raises Refused while readers have these words or will get them, or where no reason is given.
    """
    article = type(edition.article).objects.get(pk=edition.article_id)
    with Ledger.opened(article) as ledger:
        copies = same_words(edition)
        refuse_blanking(copies, reason, at=ledger.now)
        signed = {"blanked_at": timezone.now(), "blanked_by": by, "blank_reason": reason.strip()}
        for copy in copies:
            ledger.touch(copy)
            index.remove(copy)
        blank_editions(Edition.objects.filter(pk__in=[copy.pk for copy in copies]), signed)
        blank_revisions(edition, copies, signed)
        if is_said_by(edition, article.content()):
            blank_working_copy(article)


def same_words(edition: Edition) -> list[Edition]:
    """The Editions of the article that say what this one does and are not blanked yet, itself first."""
    copies = edition.article.editions.filter(blanked_at=None)
    others = copies.filter(text=edition.text).exclude(pk=edition.pk) if edition.text else []
    return [*copies.filter(pk=edition.pk), *others]


def refuse_blanking(copies: list[Edition], reason: str, *, at) -> None:
    """Raise Refused where there is nothing left to blank, no reason, or somebody still to read it."""
    if not copies:
        raise Refused("These words are gone already.")
    if not reason.strip():
        raise Refused("Say why these words must go. The reason is kept.", field="reason")
    if any(not copy.is_cancelled and copy.live_until > at for copy in copies):
        raise Refused("Readers have these words, or will get them. Take the article down first.")


def blank_editions(editions, signed) -> None:
    """Empty the words of Editions and of the rows that hang on them."""
    editions.update(**dict.fromkeys(Edition.TEXT, ""), **signed)
    EditionPhoto.objects.filter(edition__in=editions).update(**dict.fromkeys(Placement.WORDS, ""))
    EditionByline.objects.filter(edition__in=editions).update(credited_as="")
    EditionRelated.objects.filter(edition__in=editions).update(url="", headline="")


def blank_revisions(edition, copies, signed) -> None:
    """Empty the Revisions that these Editions came from, and the others that say the same."""
    came_from = {copy.revision_id for copy in copies}
    revisions = edition.article.revisions.filter(blanked_at=None)
    said = [row.pk for row in revisions if row.pk in came_from or is_said_by(edition, row.words)]
    revisions.filter(pk__in=said).update(content="", **signed)


def is_said_by(edition: Edition, words: dict) -> bool:
    """Whether a Revision or working copy with these `words` has the text that `edition` had."""
    return bool(edition.text) and markup.plain(markup.body(words.get("body", ""))) == edition.text


def blank_working_copy(article) -> None:
    """Empty what lies on the desk; the article itself, its address and its people stay."""
    words = dict.fromkeys(("kicker", "headline", "standfirst", "body", "internal_note"), "")
    type(article).objects.filter(pk=article.pk).update(**words)
    article.placements.update(**dict.fromkeys(Placement.WORDS, ""))
    article.bylines.update(credited_as="")
    article.related.filter(target=None).delete()
