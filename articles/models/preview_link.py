"""A link by which somebody outside reads a working copy: made out to a name, for a while, to be revoked."""

import hashlib
import hmac
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .edition import Edition
from .locking import lock

# Open at the same time, of one article.
MOST = 20
# Openings within it count as one: what one reader loads again, and no more writes than that.
BETWEEN_OPENINGS = timedelta(seconds=10)
SALT = "articles.preview_link"


class Lasting(models.IntegerChoices):
    """For how many hours a link can be made out."""

    HOUR = 1, _("1 hour")
    DAY = 24, _("1 day")
    WEEK = 168, _("7 days")


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at=None):
        """Neither expired nor revoked, whatever became of their articles."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())

    def of_token(self, token: str):
        """The one with this token, if it opens now: its article is at hand, readers may have it later."""
        now = timezone.now()
        found = self.open(now).filter(token_hash=digest_of(token), article__binned_at=None)
        found = found.exclude(article__embargo_until__gt=now)
        return found.exclude(article__in=Edition.objects.current(now).absent().values("article_id")).first()


class PreviewLink(models.Model):
    """To whom an article was shown before readers had it, by whom, until when, and how often it was opened.

    Of the token only a hash is stored: whoever reads the database can open nothing. The desk makes the token
    anew from the link's UUID and the server's secret.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="preview_links")
    name = models.CharField(_("for whom"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    openings = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, help_text="Last.")

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_preview_link_is_made_out_to_somebody"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="a_preview_link_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="a_preview_link_is_revoked_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.article_id}"

    def get_absolute_url(self):
        return reverse("articles:preview_link", args=[self.token])

    @classmethod
    def make_out(cls, article, *, name: str, hours: int, by) -> "PreviewLink":
        """Make one out for so many hours (Lasting). Raises Refused where there can be none."""
        now = timezone.now()
        link = cls(article=article, name=name, made_by=by, made_at=now)
        link.expires_at = now + timedelta(hours=Lasting(hours))
        link.token_hash = digest_of(link.token)
        with lock(article):
            article.refresh_from_db(fields=["binned_at", "embargo_until"])
            refuse_closed(article, now)
            link.save()
        return link

    def revoke(self, *, by) -> bool:
        """End it now; False where it was revoked before."""
        mine = type(self).objects.filter(pk=self.pk, revoked_at=None)
        return bool(mine.update(revoked_at=timezone.now(), revoked_by=by))

    def count_opening(self) -> None:
        """Count that somebody reads it: one statement, and none where it was just counted."""
        now = timezone.now()
        due = Q(opened_at=None) | Q(opened_at__lt=now - BETWEEN_OPENINGS)
        type(self).objects.filter(due, pk=self.pk).update(openings=F("openings") + 1, opened_at=now)

    @property
    def token(self) -> str:
        """What its address ends with."""
        return salted_hmac(SALT, str(self.uuid), algorithm="sha256").hexdigest()

    @property
    def is_known(self) -> bool:
        """Whether its address can still be told: not after the server's secret was changed."""
        return hmac.compare_digest(digest_of(self.token), self.token_hash)

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


def digest_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def refuse_closed(article, now) -> None:
    """Raise Refused where a link would open nothing, or too many are open."""
    if article.binned_at:
        raise Refused(gettext("This story lies in the bin. Take it out first."))
    if article.embargo_until and article.embargo_until > now:
        raise Refused(gettext("This story is under embargo, and nobody outside may read it before."))
    if article.editions.current(now).absent().exists():
        raise Refused(gettext("This story is withdrawn, and nobody outside can read it."))
    if article.preview_links.open(now).count() >= MOST:
        sentence = ngettext(
            "{count} link of this story is open. Revoke it first.",
            "{count} links of this story are open. Revoke one of them first.",
            MOST,
        )
        raise Refused(sentence.format(count=MOST))
