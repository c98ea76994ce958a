"""The network that a submission came from, hashed so that nobody can be found by it; pure."""

import ipaddress
from datetime import datetime

from django.utils.crypto import salted_hmac

PREFIX = {4: 24, 6: 48}


def network(address: str, *, at: datetime) -> str:
    """A keyed hash of the /24 or /48 network of an IP address, with another key each month.

    Empty where `address` is none, as it is behind a local socket.
    """
    try:
        # An IPv6 address may end in a zone, such as “%eth0”, which names an interface of this machine.
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    # A socket for both families gives IPv4 addresses as ::ffff:…, which must count as the same network.
    found = getattr(found, "ipv4_mapped", None) or found
    whole = ipaddress.ip_network((found, PREFIX[found.version]), strict=False)
    mark = salted_hmac(f"comments.network.{at:%Y-%m}", str(whole), algorithm="sha256")
    return mark.hexdigest()[:32]
