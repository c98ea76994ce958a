"""What a story is about: django-taggit with narrow through tables of our own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from .folded import FoldedField, key_of
from .named import Named, SlugField


class TagQuerySet(models.QuerySet):
    def named(self, names) -> list:
        """For each name, once: the tag that is so called in any spelling, else the name itself."""
        asked = {}
        for name in names:
            asked.setdefault(key_of(name), name)
        # Newest first: of two tags with one folded name the oldest is the one that stays in the dict.
        found = self.filter(folded__in=asked).order_by("-pk") if asked else ()
        known = {tag.folded: tag for tag in found}
        return [known.get(key, name) for key, name in asked.items()]

    def suggested(self, typed: str, *, most: int) -> list[str]:
        """Names that begin with what was typed, then those that hold it; in any spelling."""
        wanted = key_of(typed)
        begin = self.filter(folded__begins=wanted).order_by("folded", "name")
        names = list(begin.values_list("name", flat=True)[:most])
        if len(names) < most:
            others = self.filter(folded__contains=wanted).exclude(folded__begins=wanted)
            names += others.order_by("folded", "name").values_list("name", flat=True)[: most - len(names)]
        return names


class Tag(Named, TagBase):
    """A topic."""

    slug = SlugField(_("slug"), max_length=100)
    folded = FoldedField()

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="a_tag_has_a_slug")]

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None and "name" in update_fields:
            # Django stores only the fields that are named, and the folded old name would stay.
            update_fields = {*update_fields, "folded"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def surfaces(self) -> tuple[str, ...]:
        return (f"tag:{self.pk}",)


class ArticleTag(ItemBase):
    """A tag on the desk's working copy."""

    # taggit asks for the foreign key under this name.
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
    # The Edition's, repeated: one index then gives a tag's page in its order.
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
