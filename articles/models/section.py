"""The parts of the paper (World, World › Middle East, Sport ...), and where Editions are listed."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .named import Named, SlugField

DEEPEST = 4


class Section(Named):
    """A part of the paper; an article stands in one, and thereby in all above it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = SlugField(_("slug"), max_length=80)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subsections",
        verbose_name=_("parent"),
    )
    description = models.CharField(_("description"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Lower stands first."))

    needs_review = models.BooleanField(
        _("articles are reviewed"),
        default=False,
        help_text=_(
            "Here and in the sections below, a story is published once somebody other than its writer has "
            "approved it."
        ),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "name"]
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="a_section_has_a_slug")]

    def __str__(self):
        return self.name

    @property
    def surfaces(self) -> tuple[str, ...]:
        return "sections", "front", f"section:{self.pk}"

    def save(self, *args, **kwargs):
        """Store it; Refused where it would stand below itself, or anything too deep."""
        with transaction.atomic():
            self.refuse_unfit_place()
            super().save(*args, **kwargs)

    def clean(self):
        try:
            self.refuse_unfit_place()
        except Refused as refusal:
            raise ValidationError({"parent": str(refusal)}) from refusal

    def refuse_unfit_place(self) -> None:
        """Raise Refused where it moves below itself, or a section would then stand too deep.

        Whoever moves one waits for who moves another: two moves that are fit alone can close a circle.
        """
        if not self.parent_id:
            return
        with transaction.atomic():
            # no_key: articles can still be stored with a reference to a section meanwhile.
            rows = Section.objects.select_for_update(no_key=True).order_by("pk")
            above = dict(rows.values_list("pk", "parent_id"))
        if self.pk and above.get(self.pk) == self.parent_id:
            return
        up, lines = line_of(self.parent_id, above), [line_of(key, above) for key in above]
        if self.pk in up:
            raise Refused(gettext("A section cannot stand below itself."), field="parent")
        depth = len(up) + max((line.index(self.pk) + 1 for line in lines if self.pk in line), default=1)
        if depth > DEEPEST:
            sentence = ngettext(
                "Sections go {deepest} level deep at most; here they would be {depth}.",
                "Sections go {deepest} levels deep at most; here they would be {depth}.",
                DEEPEST,
            )
            raise Refused(sentence.format(deepest=DEEPEST, depth=depth), field="parent")

    @property
    def section(self):
        """Itself: permission questions ask for `.section`."""
        return self

    @property
    def is_reviewed(self) -> bool:
        """Whether it, or a section above it, needs an approval before anything is published."""
        section, seen = self, set()
        # An old database may hold a circle.
        while section and section.pk not in seen:
            if section.needs_review:
                return True
            seen.add(section.pk)
            section = section.parent
        return False

    @property
    def trail(self) -> str:
        """Its name after those above it: World › Middle East."""
        return " › ".join(section.name for section in reversed(self.lineage()))

    @property
    def sort_key(self) -> list[tuple[int, str]]:
        """Sorts as the paper does: below its parent, by position, then by name."""
        return [(section.position, section.name) for section in reversed(self.lineage())]

    def lineage(self) -> list["Section"]:
        """This section and those above it, nearest first; a circle ends."""
        line = [self]
        while line[-1].parent_id and line[-1].parent not in line:
            line.append(line[-1].parent)
        return line


def line_of(key, above: dict) -> list:
    """`lineage` for keys: `above` has the key of the section above each."""
    line = []
    while key and key not in line:
        line.append(key)
        key = above.get(key)
    return line


class EditionSection(models.Model):
    """A section in which an Edition is listed: its own and each one above it."""

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="edition_sections")
    section = models.ForeignKey("articles.Section", on_delete=models.PROTECT, related_name="edition_sections")
    # The Edition's, repeated: one index then gives a section's page in its order.
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "section"], name="an_edition_stands_once_in_a_section")
        ]
        indexes = [models.Index(F("section"), F("published_at").desc(), F("edition"), name="section_page")]

    def __str__(self):
        return f"{self.edition} in {self.section}"
