"""The bin: drafts that nobody needs, until they are taken out again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from ..refusal import Refused
from .locking import lock


def put_in_bin(article, *, by) -> None:
    """Bin a draft that was never public; nothing is deleted."""
    with lock(article):
        if article.editions.not_cancelled().exists():
            raise Refused(_("Only drafts go into the bin. Unpublish or cancel this article first."))
        article.binned_at, article.binned_by = timezone.now(), by
        article.save(update_fields=["binned_at", "binned_by"])


def take_from_bin(article) -> None:
    """Have it stand in the lists again, as it was."""
    article.binned_at = article.binned_by = None
    article.save(update_fields=["binned_at", "binned_by"])
