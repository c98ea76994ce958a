"""The rows that hang on an Edition: its sections, bylines, photographs and related headlines as printed."""

from django.db import models
from django.db.models import F


class EditionSection(models.Model):
    """A section in which an Edition is listed: its own and each one above it."""

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="edition_sections")
    section = models.ForeignKey("articles.Section", on_delete=models.PROTECT, related_name="edition_sections")
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "section"], name="an_edition_stands_once_in_a_section")
        ]
        indexes = [models.Index(F("section"), F("published_at").desc(), F("edition"), name="section_page")]

    def __str__(self):
        return f"{self.edition} in {self.section}"


class EditionByline(models.Model):
    """An author as credited; the narrow row that author pages read."""

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="bylines")
    author = models.ForeignKey("articles.Author", on_delete=models.PROTECT, related_name="edition_bylines")
    position = models.PositiveSmallIntegerField()
    credited_as = models.CharField(max_length=120)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "author"], name="an_author_stands_once_above_an_edition"
            )
        ]
        indexes = [models.Index(F("author"), F("published_at").desc(), F("edition"), name="author_page")]

    def __str__(self):
        return self.credited_as


class EditionPhoto(models.Model):
    """A photograph as used: words frozen, file and rights looked up when the page is made.

    position 0 is the lead; n stands in the body's slot n, or after the text where it has none.
    The three flags say which words came from the library and follow it.
    """

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="photos")
    photo = models.ForeignKey("articles.Photo", on_delete=models.PROTECT, related_name="edition_photos")
    position = models.PositiveSmallIntegerField()
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=200, blank=True)
    alt = models.CharField(max_length=500, blank=True)
    inherits_caption = models.BooleanField(default=True)
    inherits_credit = models.BooleanField(default=True)
    inherits_alt = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="one_photo_stands_in_each_slot")
        ]

    def __str__(self):
        return self.caption[:80]


class EditionRelated(models.Model):
    """A related headline: an article of ours, followed to where it stands now, or an address."""

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="related")
    position = models.PositiveSmallIntegerField()
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, null=True, related_name="+")
    url = models.CharField(max_length=1000, blank=True)
    headline = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.headline or self.url
