"""An article begun as a copy of another: what the copy takes over, and where it came from."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..content import FIELDS
from ..refusal import Refused
from .handing_over import BINNED
from .reverting import restore_rows

WRITE = "articles.change_article"
ADD = "articles.add_article"
NOT_ALLOWED = _("You may not begin an article, so ask a colleague to copy this one.")
NO_WORDS = _("Its words were removed for good, so there is nothing to copy.")


class ArticleCopy(models.Model):
    """Says which article another one was begun from; it holds no words."""

    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, related_name="copied_from")
    source = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="copies")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.source)


def copy_as_new(article, *, by):
    """A draft of `by` with what the working copy says, as last saved; gives the new article.

    Texts, tags, section, series, bylines, photographs and links go along. Address, part, note to
    colleagues, embargo, Editions, history and comments do not. A section that `by` does not write in is left
    out. Raises Refused where there is nothing to copy, or `by` may begin no article, or it lies in the bin.
    """
    if not by.has_perm(ADD):
        raise Refused(str(NOT_ALLOWED))
    stored = type(article).objects.select_related("section", "series").get(pk=article.pk)
    if stored.binned_at:
        raise Refused(str(BINNED))
    last = stored.latest_revision
    said = last.data if last else stored.content()
    if not said:
        raise Refused(str(NO_WORDS))
    words = {field.name: getattr(stored, field.name) for field in FIELDS if not field.is_fixed}
    if stored.section and not by.has_perm(WRITE, stored.section):
        words["section"] = None
    with transaction.atomic():
        made = type(article).objects.create(created_by=by, **words | {"part": None, "is_developing": False})
        restore_rows(made, stored.content())
        ArticleCopy.objects.create(article=made, source=stored)
        made.save_revision(by=by)
    return made
