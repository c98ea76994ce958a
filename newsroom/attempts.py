"""Throttling: counts tries at passwords, addresses and links before they are checked."""

import ipaddress
from datetime import datetime, timedelta

from allauth.core.internal.httpkit import get_client_ip
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from newsroom import browsers
from newsroom.models import User
from newsroom.models.throttle import BROWSER, NETWORK, PERSON, SESSION, Limit, Throttle
from newsroom.models.user import fold

TOO_MANY = _("Too many attempts. Try again at {time}.")


def network_of(request) -> str:
    """The IPv4 address or IPv6 /64 that a request comes from; empty behind a local socket."""
    try:
        # A link-local IPv6 address may name its network interface after a “%”.
        address = ipaddress.ip_address((get_client_ip(request) or "").partition("%")[0])
    except (ValueError, ImproperlyConfigured):
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    # A customer usually gets a whole IPv6 /64 and could use a new address for each try.
    prefix = 64 if address.version == 6 else 32
    return str(ipaddress.ip_network((address, prefix), strict=False))


def limits_of(request, typed: str) -> list[tuple[Limit, str]]:
    """The limits that a try at a password counts against, each with the subject (a key) of its counter.

    User name and e-mail address of one person are one subject; a name that nobody has is one, too.
    """
    if request.user.is_authenticated:
        return [(SESSION, str(request.user.pk))]
    person = User.objects.by_login(typed)
    if person and (mark := browsers.mark_of(request, person)):
        return [(BROWSER, f"{person.pk} {mark}")]
    network = network_of(request)
    # Unknown names are counted, too: else the refusal would tell which names exist.
    subject = f"person {person.pk}" if person else f"nobody {fold(typed)}"
    return [*([(NETWORK, network)] if network else []), (PERSON, subject)]


def count(limits: list[tuple[Limit, str]]) -> None:
    """Count one try, before it is made; ValidationError in words where it has to wait."""
    for limit, subject in limits:
        if until := Throttle.count_try(limit, subject):
            raise ValidationError(refusal(until), code="too-many")


def succeed(limits: list[tuple[Limit, str]]) -> None:
    """Forget the tries of the person after a right password; a network gets back only this one try."""
    for limit, subject in limits:
        # Else whoever logs in to an account of their own in between could guess at others without end.
        forget = Throttle.take_back if limit is NETWORK else Throttle.lift
        forget(limit, subject)


def lift(person) -> None:
    """Let somebody try again at once, from any browser."""
    Throttle.lift(PERSON, f"person {person.pk}")
    Throttle.lift(SESSION, str(person.pk))


def refusal(until: datetime) -> str:
    """When to come back, by the newsroom's clock, in whole minutes and never too early."""
    local = timezone.localtime(until + timedelta(seconds=59, microseconds=999_999))
    return TOO_MANY.format(time=date_format(local, "TIME_FORMAT"))
