"""Expunging: exact words go from everything that is kept of one article, and a dated stub stays.

What has words is said by `word_sources`. Read before the lock, stored within it, as publishing does.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import markup
from ..content import digest_of
from ..refusal import Refused
from ..removal import LONGEST, SHORTEST, Removal
from . import desk_index, freshness, search_index
from .address import Address
from .blanking import forget_sessions
from .edition import Edition
from .expunction import Expunction
from .locking import lock
from .revision import Revision, append_revision, content_of
from .story_template import StoryTemplate
from .word_sources import LONG, PARTS, Place, long_sources, short_sources

NO_WORDS = _("Type at least {shortest} and at most {longest} letters: words, not signs alone.")
NO_REASON = _("Say why these words must go. The reason is kept.")
SAYS_THEM = _("The reason has the words that are to go. Say it without them: it is kept.")
NOWHERE = _("These words stand nowhere in what is kept of this article.")
MEANWHILE = _("Somebody saved or published this article at this moment. Look again, then press once more.")

LONGEST_NUMBER = 9


@dataclass
class Finding:
    """Everything that expunging would change, as it was read at one moment."""

    places: list[Place] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)
    mark: tuple = ()

    @property
    def is_empty(self) -> bool:
        return not (self.places or self.addresses)


def examine_words(article, removal: Removal) -> Finding:
    """What expunging these words from `article` would change now; stores nothing. Raises Refused."""
    refuse_unfit(removal)
    addresses = shorten_addresses(article, removal)
    mark = mark_of(article)
    sources = [*long_sources(article, addresses), *short_sources(article)]
    return Finding([place for one in sources for place in one.find(removal)], addresses, mark)


def refuse_unfit(removal: Removal) -> None:
    """Raise Refused where the words are too short to be meant, or too long."""
    has_letter = any(sign.isalnum() for sign in removal.words)
    if not (has_letter and SHORTEST <= len("".join(removal.words.split())) <= LONGEST):
        raise Refused(NO_WORDS.format(shortest=SHORTEST, longest=LONGEST), field="words")


def shorten_addresses(article, removal: Removal) -> dict[str, str]:
    """Each path of the article that has the words, and a free one without them."""
    paths = [*article.addresses.values_list("path", flat=True), article.path]
    shorter = {path: removal.cut_address(path) for path in paths if path}
    return {
        old: Address.free(new if is_named(new, old) else f"{new.rstrip('/')}/{article.pk}/", article=None)
        for old, new in shorter.items()
        if new != old
    }


def is_named(new: str, old: str) -> bool:
    """Whether a shorter path has as many parts as before: else its name has gone as a whole."""
    return new.strip("/").count("/") == old.strip("/").count("/") and bool(new.strip("/"))


def mark_of(article) -> tuple:
    """What is another value as soon as a row with long words was added or changed."""
    rows = (article.editions, article.revisions)
    return tuple(
        tuple(one.aggregate(Max("pk"), Count("pk"), Count("blanked_at"), Max("expunction")).values())
        for one in rows
    )


def expunge(article, removal: Removal, *, by, reason: str, heading: str) -> Expunction:
    """Take the words out of all that is kept of `article`, and keep who did it, when and why.

    Raises Refused where they stand nowhere, where the reason says them, or somebody saves meanwhile.
    """
    if not reason.strip():
        raise Refused(str(NO_REASON), field="reason")
    if Removal(removal.words, within=True).is_in(reason):
        raise Refused(str(SAYS_THEM), field="reason")
    # Before the lock: to read every saved state takes time.
    found = examine_words(article, removal)
    if found.is_empty:
        raise Refused(str(NOWHERE), field="words")
    article = type(article).objects.get(pk=article.pk)
    forget_sessions()
    with lock(article):
        if mark_of(article) != found.mark:
            raise Refused(str(MEANWHILE))
        long = [place for place in found.places if place.row._meta.object_name in LONG]
        short = [place for source in short_sources(article) for place in source.find(removal)]
        made = Expunction.objects.create(
            article=article, made_by=by, reason=reason.strip(), heading=heading, how=removal.how
        )
        store_places([*long, *short], made)
        store_addresses(article, found.addresses)
        follow(article, made, by=by)
        close(made, Counter(place.table for place in [*long, *short]), addresses=len(found.addresses))
    return made


def store_places(places: list[Place], made: Expunction) -> None:
    """Store what is left of each row; Editions and Revisions name the Expunction, theirs included."""
    for place in places:
        if isinstance(place.row, Edition) and "body" in place.changed:
            place.changed["text"] = markup.plain(place.changed["body"])
        if isinstance(place.row, StoryTemplate) and "name" in place.changed:
            # Two names may be one without the words, and each template has its own.
            place.changed["name"] += f" {place.row.pk}"
        more = {"expunction": made} if isinstance(place.row, Edition | Revision) else {}
        place.store(**more)
    parts = {place.row.edition_id for place in places if place.table in PARTS}
    Edition.objects.filter(pk__in=parts).update(expunction=made)


def store_addresses(article, addresses: dict[str, str]) -> None:
    """Have the article stand at the shorter paths; the old ones are known no more."""
    for old, new in addresses.items():
        article.addresses.filter(path=old).update(path=new)
        type(article).objects.filter(pk=article.pk, path=old).update(path=new)


def follow(article, made: Expunction, *, by) -> None:
    """What is derived of the words: digests, both indexes, the pages; and a Revision after all others."""
    article.refresh_from_db()
    said = content_of(article)
    desk_index.renew(article, said)
    made.revision = append_revision(article, said, by=by).number
    changed = list(article.editions.filter(expunction=made))
    for edition in article.editions.exclude(digest="").exclude(revision=None).select_related("revision"):
        if edition.revision.data:
            digest = digest_of(edition.revision.data)
            Edition.objects.filter(pk=edition.pk).exclude(digest=digest).update(digest=digest)
    listed = [edition for edition in changed if edition.search_key and not edition.blanked_at]
    for edition in listed:
        search_index.remove(edition)
    search_index.add_all(listed)
    for index in (search_index.INDEX, desk_index.INDEX):
        index.purge_if_small()
    type(article).objects.filter(pk=article.pk).mark_changes()
    surfaces = {surface for edition in article.editions.all() for surface in edition.surfaces}
    freshness.touch(f"article:{article.pk}", freshness.FRONT, *surfaces)


def close(made: Expunction, places: Counter, *, addresses: int) -> None:
    """From here on the databases refuse again to change what is kept."""
    made.places = dict(places) | ({"articles.Address": addresses} if addresses else {})
    made.closed_at = timezone.now()
    made.save(update_fields=["places", "revision", "closed_at"])


def refuse_older(article, fields: list) -> None:
    """Raise Refused where a form, given by its pairs, was opened before words were taken out of its text."""
    said = dict(fields)
    opened, edition = said.get("opened", ""), said.get("edition", "")
    is_old = False
    if opened.isdecimal() and len(opened) <= LONGEST_NUMBER:
        is_old = article.revisions.filter(number=opened).exclude(expunction=None).exists()
    elif edition.isdecimal() and len(edition) <= LONGEST_NUMBER:
        keys = article.editions.filter(pk=edition).values_list("expunction", flat=True)
        is_old = any(str(key or "") != said.get("expunction", "") for key in keys)
    if is_old:
        raise Refused(str(TAKEN_OUT), code="expunged")


TAKEN_OUT = _(
    "Words were taken out of this article for good since you opened it. What you type here is not kept on "
    "the server. Open the article anew."
)
