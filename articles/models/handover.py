"""Whose turn it is with a working copy: ready, back, approved or assigned; append-only."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..content import digest_of

LONGEST_NOTE = 300


class HandoverQuerySet(models.QuerySet):
    def open(self):
        """Those that hold now: no later one and no publication has ended them."""
        # All states are named so that SQLite takes the index, which has the open ones alone.
        return self.filter(ended_at=None, state__in=Handover.State.values)

    def to_be_written(self):
        """Those that make it a writer's turn; of one row `is_to_be_written`."""
        return self.filter(state__in=(Handover.State.BACK, Handover.State.ASSIGNED))

    def end(self, *, at):
        """End these, whatever was said; the rows of their articles are held."""
        return self.open().update(ended_at=at)

    def waiting_for(self, person):
        """Open ones that are this person's turn: theirs by name, or any colleague's where they may act.

        What nobody is named for waits for everybody who may review or publish there; once approved, for
        everybody who may publish there. What one handed over oneself does not wait for oneself.
        """
        publish = Q(article__section__in=person.sections_where("articles.publish_article"))
        review = Q(article__section__in=person.sections_where("articles.review_article"))
        theirs = Q(article__section__in=person.sections_where("articles.view_article"))
        theirs |= Q(article__section=None, article__created_by=person)
        anybody = publish & Q(state=Handover.State.APPROVED)
        anybody |= (publish | review) & Q(state=Handover.State.READY)
        return (
            self.open()
            .filter(article__binned_at=None)
            .filter(Q(assignee=person) & theirs | Q(assignee=None) & anybody & ~Q(made_by=person))
        )


class Handover(models.Model):
    """One turn: what was said of an article, by whom, of which saved state, and who has it since.

    `assignee` None: any colleague who may act on it. `assigned_by` and `assigned_at` differ from `made_by`
    and `made_at` where somebody passed on what another had made. Rows are only added; `ended_at` is set once.
    """

    class State(models.TextChoices):
        READY = "ready", _("Ready")
        BACK = "back", _("Back")
        APPROVED = "approved", _("Approved")
        ASSIGNED = "assigned", _("Assigned")

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="handovers")
    revision = models.ForeignKey("articles.Revision", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=16, choices=State)
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Without an index of its own: most rows have nobody, and the database would read all of them.
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="handovers",
        db_index=False,
    )
    assigned_at = models.DateTimeField(default=timezone.now)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(ended_at=None), name="an_article_has_one_open_handover"
            ),
        ]
        indexes = [
            # Few of very many articles wait for somebody.
            models.Index(fields=["state", "assigned_at"], condition=Q(ended_at=None), name="open_handovers"),
            models.Index(fields=["assignee"], condition=Q(ended_at=None), name="open_handovers_of_somebody"),
        ]

    def __str__(self):
        return f"{self.get_state_display()}: {self.article}"

    @property
    def is_to_be_written(self) -> bool:
        """Whether it is a writer's turn, not an editor's."""
        return self.state in (self.State.BACK, self.State.ASSIGNED)

    def approves(self, said: dict) -> bool:
        """Whether it approves what a Revision says (`data`); its address is no part of what was read."""
        read = self.revision.data if self.state == self.State.APPROVED else {}
        return bool(read) and digest_of(read | {"path": ""}) == digest_of(said | {"path": ""})
