"""The one row that says what paper this is."""

import logging
import zoneinfo
from datetime import UTC, tzinfo
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.links import path_to
from articles.models import freshness
from newsroom.languages import validate_tag
from newsroom.logo import Logo

logger = logging.getLogger(__name__)


def validate_time_zone(name):
    """Validate an IANA time zone name."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(gettext("This is not a time zone. Write it like Europe/Berlin."))


class Site(models.Model):
    """The one row that feeds, mails, notes, metadata and templates read."""

    class CommentDefault(models.TextChoices):
        OPEN = "open", _("Open: comments appear at once unless a rule holds them")
        PREMODERATED = "premoderated", _("Held: each comment waits for a moderator")
        CLOSED = "closed", _("Closed: nobody can comment")

    name = models.CharField(_("name"), max_length=80, default="The Newsroom")
    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("One line under the name.")
    )
    address = models.URLField(
        _("public address"),
        default="http://127.0.0.1:8000",
        help_text=_("Where readers find the paper. Feeds, mails and search engines are told this address."),
    )
    language = models.CharField(_("language"), max_length=35, default="en", validators=[validate_tag])
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=120,
        blank=True,
        help_text=_("Who answers for it. Blank: the name of the paper."),
    )
    contact = models.EmailField(
        _("contact address"),
        blank=True,
        help_text=_("Readers, and who finds a security hole, may write here."),
    )
    desk_signature = models.CharField(
        _("desk signature"),
        max_length=80,
        blank=True,
        help_text=_("Signs editor’s notes, such as “City desk”."),
    )
    from_address = models.EmailField(_("sender of mails"), blank=True)
    comment_default = models.CharField(
        _("comments of readers"), max_length=16, choices=CommentDefault, default=CommentDefault.PREMODERATED
    )
    logo = models.FileField(blank=True, editable=False)
    logo_width = models.PositiveSmallIntegerField(default=0, editable=False)
    logo_height = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("site")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_site")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        # Paths begin with a slash and are appended to the address.
        self.pk, self.address = 1, self.address.rstrip("/")
        with transaction.atomic():
            super().save(*args, **kwargs)
            # In the same transaction: pages are kept in caches and memory until this version changes.
            freshness.touch("site")

    @classmethod
    def current(cls) -> "Site":
        """The row as it is stored now, or the defaults where there is none yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def zone(self) -> tzinfo:
        """The newsroom’s time zone, UTC where this machine does not know it; stored instants stay."""
        try:
            return zoneinfo.ZoneInfo(self.time_zone)
        # A machine without tzdata knows no zone: wrong hours are better than 500 on every page.
        except (KeyError, ValueError, OSError) as error:
            logger.error("The time zone “%s” is not known here; install tzdata. %s", self.time_zone, error)
            return UTC

    def set_logo(self, sign: Logo | None) -> None:
        """Show `sign`, whose file is stored, from the next save on; None: the name in type again."""
        self.logo = sign.name if sign else ""
        self.logo_width, self.logo_height = (sign.width, sign.height) if sign else (0, 0)

    @property
    def logo_path(self) -> str:
        """Where the logo is, under a name that changes with it; empty without one."""
        return path_to("logo", PurePosixPath(self.logo.name).stem) if self.logo else ""

    @property
    def logo_is_wide(self) -> bool:
        """Whether it is a nameplate, which says the name itself, and not a sign to stand beside it."""
        return self.logo_width >= 2 * self.logo_height

    def absolute(self, path: str) -> str:
        """The whole address of a path of this site."""
        return self.address + path

    @property
    def sender(self) -> str:
        return self.from_address or settings.DEFAULT_FROM_EMAIL
