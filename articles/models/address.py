"""A public path, claimed by one article for ever."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import paths
from ..refusal import Refused
from .edition import Edition

MOST_TRIED = 500


class AddressQuerySet(models.QuerySet):
    def answering(self, at=None):
        """Those that readers may know at `at` (default: now): an Edition has had it live by then.

        An alias was public elsewhere, so it answers as soon as any Edition of its article did.
        """
        begun = Edition.objects.begun(at)
        had_it = begun.filter(address=OuterRef("pk"))
        any_had = begun.filter(article_id=OuterRef("article_id"))
        return self.filter(Exists(had_it) | Q(Exists(any_had), is_alias=True))


class Address(models.Model):
    """One public path of one article; it answers from the first instant an Edition had it live."""

    path = models.CharField(_("path"), max_length=1300, unique=True)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="addresses", verbose_name=_("article")
    )
    claimed_at = models.DateTimeField(_("claimed at"), default=timezone.now)
    is_alias = models.BooleanField(
        _("is alias"), default=False, help_text=_("An old address, such as /?p=123.")
    )

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self):
        return self.path

    @classmethod
    def claim(cls, path: str, *, article, is_alias: bool = False) -> "Address":
        """The Address of `path`, made for `article` unless it has it already.

        An alias is an old address that leads to where the article stands. Raises
        Refused (field "path") where the path is unfit or another article's.
        """
        path = paths.clean_path(path)
        address, _ = cls.objects.get_or_create(path=path, defaults={"article": article, "is_alias": is_alias})
        if address.article_id != article.pk:
            sentence = gettext("“{path}” belongs to another article. Choose another.").format(path=path)
            raise Refused(sentence, field="path")
        return address

    @classmethod
    def claim_for(cls, article, path: str) -> "Address":
        """The Address of `path`, which `article` then has as its own.

        Where nobody typed it, it is numbered if it is another article's.
        """
        if article.path:
            address = cls.claim(path, article=article)
        else:
            address = None
            while address is None or address.article_id != article.pk:
                # Who claims it meanwhile keeps it: get_or_create gives their row, and the loop goes on.
                free = cls.free(path, article=article)
                address, _ = cls.objects.get_or_create(path=free, defaults={"article": article})
        article.path = address.path
        return address

    @classmethod
    def free(cls, path: str, *, article) -> str:
        """`path`, or with -2, -3 ... before the closing slash, so that `article` may claim it."""
        stem, number = paths.clean_path(path).rstrip("/"), 1
        while True:
            # More with each question: thousands of like headlines take a few.
            numbers = range(number, number + min(number, MOST_TRIED))
            tried = [f"{stem}-{n}/" if n > 1 else f"{stem}/" for n in numbers]
            others = cls.objects.filter(path__in=tried).exclude(article=article)
            taken = set(others.values_list("path", flat=True))
            if free := next((one for one in tried if one not in taken), None):
                return free
            number = numbers.stop

    def get_absolute_url(self):
        return paths.quote_path(self.path)
