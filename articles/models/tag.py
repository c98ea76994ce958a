"""What a story is about: django-taggit with narrow through tables of our own."""

import re
import unicodedata

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from .named import Named, SlugField

# Accents of European scripts, and the points that Hebrew and Arabic may leave out. Other marks make another
# word: ข่าว (news) is not ขาว (white), ガラス (glass) is not カラス (crow).
ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
)


def fold(name: str) -> str:
    """What two spellings of one tag have in common: "Zürich", "ZÜRICH" and "Zurich" are the same."""
    return " ".join(ACCENTS.sub("", unicodedata.normalize("NFKD", name.casefold())).split())


class TagQuerySet(models.QuerySet):
    def named(self, names) -> list:
        """For each name, once: the tag that is so called in any spelling, else the name itself."""
        asked = {fold(name): name for name in reversed(names)}
        if not asked:
            return []
        known = {fold(name): pk for pk, name in self.values_list("pk", "name").order_by("-pk")}
        tags = self.in_bulk([known[key] for key in asked if key in known])
        return [tags.get(known.get(key), asked[key]) for key in reversed(asked)]

    def suggested(self, typed: str, *, most: int) -> list[str]:
        """Names that begin with what was typed, then those that hold it; in any spelling."""
        wanted = fold(typed)
        pairs = [(fold(name), name) for name in self.order_by("name").values_list("name", flat=True)]
        found = [(key.find(wanted), key, name) for key, name in pairs if wanted in key]
        return [name for place, _, name in sorted(found, key=lambda one: (one[0] > 0, one[1]))[:most]]


class Tag(Named, TagBase):
    """A topic."""

    slug = SlugField(_("slug"), max_length=100)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="a_tag_has_a_slug")]

    @property
    def surfaces(self) -> tuple[str, ...]:
        return (f"tag:{self.pk}",)


class ArticleTag(ItemBase):
    """A tag on the desk's working copy."""

    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="article_tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="a_tag_stands_once_on_an_article")
        ]


class EditionTag(ItemBase):
    """A tag of an Edition: the narrow row that tag pages read."""

    content_object = models.ForeignKey(
        "articles.Edition", on_delete=models.PROTECT, related_name="edition_tags"
    )
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="edition_tags")
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="a_tag_stands_once_on_an_edition")
        ]
        indexes = [
            models.Index(
                models.F("tag"),
                models.F("published_at").desc(),
                models.F("content_object"),
                name="tag_page",
            )
        ]
