"""What somebody still owes a published article: the credit or the alternative text of a photograph."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .edition import Edition
from .placement import EditionPhoto


class OwedQuerySet(models.QuerySet):
    def unsettled(self):
        """Those that nobody has given, handed on or waived."""
        return self.filter(settled_at=None)

    def open(self):
        """Those unsettled that a photograph still lacks in what readers have or will get."""
        uses = EditionPhoto.objects.filter(
            edition__in=Edition.objects.current_or_scheduled().with_body(),
            edition__article=OuterRef("article"),
            photo=OuterRef("photo"),
        )
        lacking = Q()
        for rule, lacks in Owed.LACKS.items():
            lacking |= Q(Exists(uses.filter(lacks)), rule=rule)
        return self.unsettled().filter(lacking)

    def open_of(self, person):
        """What this person owes, longest first."""
        return self.open().filter(person=person).order_by("since", "pk")

    def settle(self, articles, *, by) -> None:
        """Note as done what readers now have, of articles with a new Edition, or lack no longer."""
        left = self.unsettled().filter(article__in=articles)
        done = {*left.values_list("pk", flat=True)}
        if done:
            done -= {*self.open().filter(article__in=articles).values_list("pk", flat=True)}
        if done:
            settled = {"settled_at": timezone.now(), "settled_by": by, "settlement": Owed.Settlement.DONE}
            left.filter(pk__in=done).update(**settled)


class Owed(models.Model):
    """One thing that a person promised when they published without it; append-only but for its settlement.

    It is open until an Edition has it: `open` asks what readers have or will get.
    """

    class Rule(models.TextChoices):
        ALT = "alt", _("Alternative text")
        CREDIT = "credit", _("Credit")

    class Reason(models.TextChoices):
        BREAKING = "breaking", _("Breaking news")
        WIRE = "wire", _("Wire picture, credit follows")
        ASKED = "asked", _("The photographer has been asked")
        COLLEAGUE = "colleague", _("A colleague writes it right now")

    class Settlement(models.TextChoices):
        DONE = "done", _("Done")
        HANDED_ON = "handed-on", _("Handed on")
        WAIVED = "waived", _("Waived")

    LACKS = {Rule.ALT: Q(alt="", is_decorative=False), Rule.CREDIT: Q(credit="")}

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="owed")
    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="owed")
    rule = models.CharField(max_length=32, choices=Rule)
    photo = models.ForeignKey("articles.Photo", on_delete=models.PROTECT, related_name="owed")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="owed")
    reason = models.CharField(max_length=16, choices=Reason)
    since = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    settlement = models.CharField(max_length=16, choices=Settlement, blank=True)
    settled_reason = models.CharField(max_length=300, blank=True)

    objects = OwedQuerySet.as_manager()

    class Meta:
        verbose_name = _("owed")
        verbose_name_plural = _("owed")
        ordering = ["since", "pk"]
        permissions = [("waive_owed", "Can hand on or waive what a colleague owes")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "photo", "rule"],
                condition=Q(settled_at=None),
                name="a_thing_is_owed_by_one_person",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settlement="")
                | (Q(settled_at__isnull=False) & ~Q(settlement="")),
                name="what_is_settled_says_how",
            ),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(settled_at=None), name="what_a_person_owes")]

    def __str__(self):
        return f"{self.get_rule_display()}: {self.photo}"

    @property
    def target(self) -> str:
        """What the rule found; see `preflight.Finding`."""
        return f"photo:{self.photo_id}"

    @transaction.atomic
    def hand_on(self, to, *, by, reason: str) -> "Owed":
        """Have somebody else owe it; gives what they owe. Raises Refused without a reason."""
        self._settle(self.Settlement.HANDED_ON, by=by, reason=reason)
        kept = ("article_id", "edition_id", "rule", "photo_id", "reason", "since")
        return type(self).objects.create(person=to, **{name: getattr(self, name) for name in kept})

    def waive(self, *, by, reason: str) -> None:
        """Ask for it no longer. Raises Refused without a reason."""
        self._settle(self.Settlement.WAIVED, by=by, reason=reason)

    def _settle(self, settlement, *, by, reason):
        if not reason.strip():
            raise Refused(str(_("Say why. The reason is kept.")), field="reason")
        settled = {"settled_at": timezone.now(), "settled_by": by, "settlement": settlement}
        # Asked of the row as it is stored: two may settle it at once.
        if (
            not type(self)
            .objects.unsettled()
            .filter(pk=self.pk)
            .update(settled_reason=reason.strip(), **settled)
        ):
            raise Refused(str(_("This is settled already.")))
