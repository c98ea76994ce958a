"""What a person may be granted beyond their roles, in a section or in all of theirs: one table.

A grant never widens where somebody works: it says what they may do in sections that are theirs anyway.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from newsroom.roles import WRITE


class What(TextChoices):
    PUBLISH_OWN = "publish_own", _("May publish and correct their own stories")
    FIX_OWN = "fix_own", _("May fix five words of their own live stories")
    WRITE = "write", _("Write")
    REVIEW = "review", _("Review")
    PUBLISH = "publish", _("Publish")
    CORRECT = "correct", _("Correct")
    RETRACT = "retract", _("Retract")


# A story is one's own where one made it, or was the last to be asked to write it: `Article.belongs_to`.
OWN = (What.PUBLISH_OWN, What.FIX_OWN)
FINER = tuple(what for what in What if what not in OWN)
VIEW = "articles.view_article"
GIVES: dict[str, frozenset[str]] = {
    # Who may publish but not correct would call every correction a silent fix.
    What.PUBLISH_OWN: frozenset({"articles.publish_article", "articles.correct_article"}),
    What.FIX_OWN: frozenset({"articles.fix_article"}),
    What.WRITE: frozenset(WRITE),
    What.REVIEW: frozenset({VIEW, "articles.review_article"}),
    What.PUBLISH: frozenset({VIEW, "articles.publish_article", "articles.fix_article"}),
    What.CORRECT: frozenset({VIEW, "articles.correct_article"}),
    What.RETRACT: frozenset({VIEW, "articles.withdraw_article"}),
}


def grants_giving(codename: str, *, own: bool) -> list[What]:
    """Those that give this permission; `own`: also those that give it for one's own stories alone."""
    return [what for what, given in GIVES.items() if codename in given and (own or what not in OWN)]
