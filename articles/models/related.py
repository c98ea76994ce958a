"""The related headlines beside an article: in the working copy, and in an Edition."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..content import DRAFT


class RelatedLink(models.Model):
    """A related headline in the working copy: an own article, linked to where it is now, or an address."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="related", verbose_name=_("article")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    target = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("own article"),
    )
    url = models.URLField(_("address"), max_length=1000, blank=True)
    headline = models.CharField(_("headline"), max_length=DRAFT, blank=True)

    class Meta:
        verbose_name = _("related link")
        verbose_name_plural = _("related links")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, url="")
                | (Q(target__isnull=True) & ~Q(url="") & ~Q(headline="")),
                name="a_related_link_is_an_article_or_a_headed_address",
                violation_error_message=_("Choose an own article, or give an address and its headline."),
            )
        ]

    def __str__(self):
        return self.headline or str(self.target)


class EditionRelated(models.Model):
    """A related headline as printed: an own article, linked to where it is now, or an address."""

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="related")
    position = models.PositiveSmallIntegerField()
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, null=True, related_name="+")
    url = models.CharField(max_length=1000, blank=True)
    headline = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.headline or self.url
