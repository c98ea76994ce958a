"""How an empty paper gets its first chief: by a link that works once, for a day."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from articles import slugs
from articles.models import Refused, Section

from .user import User

# Enough for whoever installs the paper, short for a link that may lie in a log.
LASTS = timedelta(hours=24)


class State(models.TextChoices):
    """Whether a set-up link opens the set-up, and why not."""

    OPEN = "open", _("This link opens the set-up.")
    UNKNOWN = "unknown", _("This link opens nothing.")
    EXPIRED = "expired", _("This link is too old.")
    TAKEN = "taken", _("This paper has been set up already.")


class SetupLink(models.Model):
    """The one link by which a paper without people gets its first chief; deleted when it is used."""

    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_claim")]

    def __str__(self):
        return f"made {self.made_at:%Y-%m-%d %H:%M}"

    @classmethod
    def open(cls) -> str:
        """The token (256 bits) of a new link, which ends the one before; Refused once somebody works here."""
        if User.objects.exists():
            raise Refused(State.TAKEN.label)
        token = secrets.token_urlsafe(32)
        # Of the token only the digest is stored: a copy of the database opens nothing.
        cls.objects.update_or_create(pk=1, defaults={"digest": digest(token), "made_at": timezone.now()})
        return token

    @classmethod
    def state(cls, token: str) -> State:
        """The State of `token`, which comes from outside and may be anything."""
        if User.objects.exists():
            return State.TAKEN
        claim = cls.objects.first()
        if claim is None or not constant_time_compare(claim.digest, digest(token)):
            return State.UNKNOWN
        return State.OPEN if timezone.now() < claim.made_at + LASTS else State.EXPIRED

    @classmethod
    def take(cls, token: str, *, chief: User, site, sections: list[str]) -> User:
        """Store the paper (`site`, names of `sections`) and `chief`, all or nothing; Refused unless open."""
        with transaction.atomic():
            # Of two who come at once the second waits here, and then finds that a chief exists.
            list(cls.objects.select_for_update())
            state = cls.state(token)
            if state != State.OPEN:
                raise Refused(state.label)
            site.save()
            file_under(sections)
            appoint(chief)
            cls.objects.all().delete()
        return chief


def appoint(chief: User) -> None:
    """Make somebody new the chief of the whole paper."""
    chief.is_staff = chief.all_sections = True
    chief.save()
    chief.groups.add(Group.objects.get(name="Chief"))


def file_under(names: list[str]) -> None:
    """Make the sections of these names, in this order; those that are there stay as they are."""
    for position, name in enumerate(names, 1):
        if not Section.objects.filter(Q(name__iexact=name) | Q(slug=slugs.slug(name))).exists():
            Section(name=name, position=position).save()


def digest(token: str) -> str:
    # A cookie can hold signs that UTF-8 refuses; such a token must be wrong, not an error.
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
