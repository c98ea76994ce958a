"""Embeds in a story: the providers allowed, the addresses they are known by, and their frames; pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext_lazy as _

# No provider's address comes near it.
LONGEST = 500
UNFIT = re.compile(r"[\s\x00-\x20\x7f<>\"'`\\]")


@dataclass(frozen=True)
class Embed:
    """Something of another site. `address` is its page there, `frame` what is loaded after a click."""

    provider: str
    address: str
    frame: str


@dataclass(frozen=True)
class Provider:
    """A site that may be embedded.

    `read` takes path and query of an address on one of `hosts`, and gives the key of what is there or None.
    `address` and `frame` are URLs with `{}` for that key.
    """

    name: str
    hosts: tuple[str, ...]
    read: Callable[[str, dict], str | None]
    address: str
    frame: str

    @property
    def origin(self) -> str:
        """Where the frame comes from, for a content security policy."""
        parts = urlsplit(self.frame)
        return f"{parts.scheme}://{parts.netloc}"

    def embed(self, key: str) -> Embed:
        return Embed(self.name, self.address.format(key), self.frame.format(key))


def in_path(pattern: str) -> Callable[[str, dict], str | None]:
    """A `read` for Provider: the key is the first group of `pattern`, matched with the whole path."""
    form = re.compile(pattern)

    def read(path, query):
        found = form.fullmatch(path)
        return found[1] if found else None

    return read


def youtube(path: str, query: dict) -> str | None:
    found = re.fullmatch(r"/(?:embed/|shorts/|live/)?([\w-]{11})/?", path, re.ASCII)
    key = query.get("v", "") if path == "/watch" else found and found[1]
    return key if key and re.fullmatch(r"[\w-]{11}", key, re.ASCII) else None


def bounds(path: str, query: dict) -> str | None:
    """The four degrees of a map, west to north."""
    sides = query.get("bbox", "").split(",")
    number = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?")
    fit = len(sides) == 4 and all(number.fullmatch(side) for side in sides)
    return ",".join(sides) if path == "/export/embed.html" and fit else None


# A frame is loaded by a click, so autoplay spares readers a second one; nocookie and dnt (do not track)
# are the forms of a provider that track less.
PROVIDERS = (
    Provider(
        "YouTube",
        ("www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"),
        youtube,
        "https://www.youtube.com/watch?v={}",
        "https://www.youtube-nocookie.com/embed/{}?autoplay=1",
    ),
    Provider(
        "Vimeo",
        ("vimeo.com", "www.vimeo.com", "player.vimeo.com"),
        in_path(r"/(?:video/)?([0-9]{4,12})/?"),
        "https://vimeo.com/{}",
        "https://player.vimeo.com/video/{}?dnt=1&autoplay=1",
    ),
    Provider(
        # Translators: the name of a site, as it stands in "Copy the address from the Internet Archive".
        _("the Internet Archive"),
        ("archive.org", "www.archive.org"),
        in_path(r"/(?:details|embed)/([A-Za-z0-9][\w.-]{2,99})/?"),
        "https://archive.org/details/{}",
        "https://archive.org/embed/{}",
    ),
    Provider(
        "OpenStreetMap",
        ("www.openstreetmap.org", "openstreetmap.org"),
        bounds,
        "https://www.openstreetmap.org/export/embed.html?bbox={}",
        "https://www.openstreetmap.org/export/embed.html?bbox={}",
    ),
    Provider(
        "Datawrapper",
        ("datawrapper.dwcdn.net",),
        in_path(r"/([A-Za-z0-9]{5})(?:/[0-9]{1,5})?/?"),
        "https://datawrapper.dwcdn.net/{}/",
        "https://datawrapper.dwcdn.net/{}/",
    ),
)
NAMES = tuple(provider.name for provider in PROVIDERS)
ORIGINS = tuple(provider.origin for provider in PROVIDERS)


def find(address: str) -> Embed | None:
    """What may be embedded by this address (https, as copied from a browser); None for all else.

    `find(find(address).address)` gives the same again.
    """
    if len(address) > LONGEST or UNFIT.search(address.strip()):
        return None
    # urlsplit raises on brackets that hold no IP address, such as https://[x].
    try:
        parts = urlsplit(address.strip())
        host, query = parts.hostname, dict(parse_qsl(parts.query))
    except ValueError:
        return None
    # http is taken too: what is stored is made anew from the key, with https.
    if parts.scheme not in ("https", "http") or parts.netloc != host:
        return None
    keys = ((one, one.read(parts.path, query)) for one in PROVIDERS if host in one.hosts)
    return next((one.embed(key) for one, key in keys if key), None)
