"""What a correction put right, word for word: how the passage was, and how it is since."""

from collections.abc import Mapping

from django.db import models

from ..corrected_passages import find_passages


class EditionPassage(models.Model):
    """A passage that an Edition corrects; `was` or `now` is empty where it came or went as a whole."""

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="passages")
    position = models.PositiveSmallIntegerField()
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "position"], name="passages_of_an_edition_are_numbered"
            )
        ]

    def __str__(self):
        return f"{self.was[:40]} → {self.now[:40]}"


def quote_passages(edition, old: Mapping, new: Mapping) -> None:
    """Have an unsaved Edition quote each passage that differs between two contents; see `Revision.data`."""
    edition.parts.passages = [
        EditionPassage(position=position, was=was, now=now)
        for position, (was, now) in enumerate(find_passages(old, new))
    ]
