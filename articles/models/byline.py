"""The authors above an article, in order: in the working copy, and in an Edition."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from ..content import DRAFT


class Byline(models.Model):
    """One author of an article; `credited_as` only where it differs from the author's name."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines", verbose_name=_("article")
    )
    author = models.ForeignKey(
        "articles.Author", on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    credited_as = models.CharField(_("credited as"), max_length=DRAFT, blank=True)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"], name="an_author_stands_once_above_an_article"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return self.credited_as or self.author.name


class EditionByline(models.Model):
    """An author of an Edition, as credited there; the page of an author is listed from these rows alone."""

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="bylines")
    author = models.ForeignKey("articles.Author", on_delete=models.PROTECT, related_name="edition_bylines")
    position = models.PositiveSmallIntegerField()
    credited_as = models.CharField(max_length=120)
    # The Edition's, repeated: one index then gives an author's page in its order.
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
