"""A reviewed section: what nobody has approved goes out there only past the review, and that is recorded."""

from django.utils.translation import gettext_lazy

from ..refusal import Refused
from .preflight import REVIEW, Override

UNREVIEWED = gettext_lazy(
    "Articles in {section} are reviewed: somebody other than its writer approves this text first."
)
NO_REVIEW = gettext_lazy("No review is missing any more. Take the reason away, and publish.")
NOT_ALLOWED = gettext_lazy("Only a chief publishes past a review.")
TOO_MUCH = gettext_lazy(
    "Articles in {section} are reviewed, and this is more than five words. "
    "Change the working copy, and have it approved."
)


def skip_review(article, edition, how) -> None:
    """Record with the stored Edition that it goes out past a review; Refused where it may not, or need not.

    Within the transaction that publishes the article: whoever sends it back, or switches the review off,
    comes before or after.
    """
    reason = how.passes.unreviewed.strip()
    if not article.lacks_review:
        raise Refused(str(NO_REVIEW), field="unreviewed")
    if not reason:
        raise Refused(UNREVIEWED.format(section=article.section), field="unreviewed")
    if how.by is None or not how.by.has_perm("articles.skip_review", article):
        raise Refused(str(NOT_ALLOWED), field="unreviewed")
    Override.objects.create(edition=edition, rule=REVIEW, reason=reason, made_by=how.by)
