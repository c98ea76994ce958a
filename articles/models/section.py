"""The parts of the paper: World, World › Middle East, Sport ..."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from .named import Named, SlugField

DEEPEST = 4


class Section(Named):
    """A part of the paper; an article stands in one, and thereby in all above it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80, unique=True)
    slug = SlugField(max_length=80)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="subsections"
    )
    description = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Lower stands first.")

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="a_section_has_a_slug")]

    def __str__(self):
        return self.name

    @property
    def surfaces(self) -> tuple[str, ...]:
        return "sections", "front", f"section:{self.pk}"

    def clean(self):
        if self.parent_id and self in self.parent.lineage():
            raise ValidationError({"parent": "A section cannot stand below itself."})
        if self.parent_id and len(self.parent.lineage()) >= DEEPEST:
            raise ValidationError({"parent": f"Sections go {DEEPEST} levels deep at most."})

    @property
    def section(self):
        """Itself: permission questions ask for `.section`."""
        return self

    @property
    def trail(self) -> str:
        """Its name after those above it: World › Middle East."""
        return " › ".join(section.name for section in reversed(self.lineage()))

    @property
    def place(self) -> list[tuple[int, str]]:
        """Sorts as the paper does: below its parent, by position, then by name."""
        return [(section.position, section.name) for section in reversed(self.lineage())]

    def lineage(self) -> list["Section"]:
        """This section and those above it, nearest first."""
        line = [self]
        while line[-1].parent_id and len(line) <= DEEPEST:
            line.append(line[-1].parent)
        return line
