"""A public path, claimed by one article for ever."""

from django.db import models
from django.utils import timezone

from .. import paths
from ..refusal import Refused


class Address(models.Model):
    """One public path of one article; it answers from the first instant an Edition had it live."""

    path = models.CharField(max_length=1300, unique=True)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="addresses")
    claimed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self):
        return self.path

    @classmethod
    def claim(cls, path: str, *, article) -> "Address":
        """The Address of `path`, made for `article` unless it has it already.

        Raises Refused (field "path") where the path is unfit or another article's.
        """
        path = paths.normalise(path)
        address, _ = cls.objects.get_or_create(path=path, defaults={"article": article})
        if address.article_id != article.pk:
            raise Refused(f"“{path}” belongs to another article. Choose another.", field="path")
        return address

    @classmethod
    def free(cls, path: str, *, article) -> str:
        """`path`, or with -2, -3 ... before the closing slash, so that `article` may claim it."""
        stem, number = paths.normalise(path).rstrip("/"), 1
        while True:
            tried = f"{stem}-{number}/" if number > 1 else f"{stem}/"
            if not cls.objects.filter(path=tried).exclude(article=article).exists():
                return tried
            number += 1

    def get_absolute_url(self):
        return paths.quoted(self.path)
