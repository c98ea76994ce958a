"""The bin: drafts that nobody needs, for 30 days; then they are erased, and what hangs on them.

What never had an Edition or an Address goes without a trace. What was scheduled once has an address for ever:
it is emptied as blanking does, and its rows stay.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..refusal import Refused
from . import desk_index
from .autosave import Autosave
from .blanking import blank
from .expunction import Expunction
from .handover import Handover
from .idempotency_key import IdempotencyKey
from .locking import lock
from .preview_link import PreviewLink
from .related import RelatedLink
from .revision import Revision

logger = logging.getLogger(__name__)

KEPT = timedelta(days=30)
# The worker does the rest the next time.
MOST_ERASED = 500
OVERDUE = "It lay in the bin for 30 days."
# Called with the article before its rows go; an app above this one deletes what it keeps.
LISTENERS: list[Callable[[models.Model], None]] = []


def put_in_bin(article, *, by) -> None:
    """Bin a draft that was never public; it can be taken out until it is erased."""
    with lock(article):
        if article.editions.not_cancelled().exists():
            raise Refused(_("Only drafts go into the bin. Unpublish or cancel this article first."))
        article.binned_at, article.binned_by = timezone.now(), by
        article.save(update_fields=["binned_at", "binned_by"])


def take_from_bin(article) -> None:
    """Have it stand in the lists again, as it was."""
    article.binned_at = article.binned_by = None
    article.save(update_fields=["binned_at", "binned_by"])


def find_erasure(article):
    """When what lies in the bin is erased; None for all else."""
    return article.binned_at and article.binned_at + KEPT


def erase_overdue(articles) -> int:
    """Erase those of these articles that lay in the bin long enough; gives how many."""
    overdue = articles.in_bin().filter(binned_at__lte=timezone.now() - KEPT).order_by("binned_at", "pk")
    done = 0
    for article in overdue[:MOST_ERASED]:
        try:
            erase(article)
            done += 1
        except Refused as refusal:
            logger.warning("Article %s stays in the bin: %s", article.pk, refusal)
        except DatabaseError:
            # A row that holds it back is a fault of ours, and no reason to keep all the others.
            logger.exception("Article %s stays in the bin.", article.pk)
    return done


def erase(article) -> None:
    """Take it away for good, with its saved states, copies and the photographs that were made for it alone.

    Raises Refused where it does not lie in the bin, or was taken out at this moment.
    """
    photos = photos_of_it_alone(article)
    with lock(article):
        article.refresh_from_db()
        if article.binned_at is None:
            raise Refused(_("This article does not lie in the bin."))
        if article.editions.exists() or article.addresses.exists():
            if article.headline or article.revisions.filter(blanked_at=None).exists():
                blank(article, by=article.binned_by, reason=OVERDUE)
            return
        erase_rows(article)
        # Asked again: somebody may have put one into another story meanwhile.
        files = [photo.file for photo in photos if delete_unused(photo)]
    for file in files:
        file.storage.delete(file.name)


def erase_rows(article) -> None:
    """Delete every row of it; the databases allow that for what lies in the bin and never had an Edition."""
    for tell in LISTENERS:
        tell(article)
    Autosave.objects.filter(article=article).delete()
    IdempotencyKey.objects.filter(revision__article=article).delete()
    kind = ContentType.objects.get_for_model(article)
    LogEntry.objects.filter(content_type=kind, object_id=str(article.pk)).delete()
    # Readers never saw these links of drafts and stories to it.
    RelatedLink.objects.filter(target=article).delete()
    for model in (Handover, Revision, Expunction, PreviewLink):
        model.objects.filter(article=article).delete()
    desk_index.remove(article)
    desk_index.INDEX.purge_if_small()
    article.delete()


def photos_of_it_alone(article) -> list[models.Model]:
    """Photographs that were taken in while it was written, by who wrote it, and that stand nowhere else."""
    writers = {article.created_by_id, *article.revisions.values_list("saved_by", flat=True)}
    found = {
        placement.photo
        for placement in article.placements.select_related("photo")
        if placement.photo.uploaded_by_id in writers and placement.photo.uploaded_at >= article.created_at
    }
    return [photo for photo in found if not is_used(photo, besides=article)]


def is_used(photo, *, besides) -> bool:
    """Whether another story has it, was saved with it, or printed it; or it is somebody's portrait."""
    others = Revision.objects.exclude(article=besides).filter(saved_at__gte=photo.uploaded_at)
    return (
        photo.edition_photos.exists()
        or photo.portrayed.exists()
        or photo.placements.exclude(article=besides).exists()
        or others.filter(content__contains=str(photo.uuid)).exists()
    )


def delete_unused(photo) -> bool:
    """Delete its row, where no other row names it."""
    try:
        with transaction.atomic():
            photo.delete()
    except (models.ProtectedError, models.RestrictedError):
        return False
    return True
