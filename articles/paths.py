"""One spelling for every public path, and the paths that no article may take; pure."""

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import slugs
from .refusal import Refused

# Longer addresses break in mails and old browsers.
LONGEST = 400
# The site's own routes come first, so an article at one of these could never be opened.
RESERVED = frozenset(
    "accounts admin api archive author catalogue comments corrections favicon.ico feed feeds healthz icons "
    "manifest.webmanifest media photo preview robots.txt search section series setup sitemap.xml static tag "
    "theme .well-known".split()
)
# WordPress names its posts so where no permalinks are set up.
OLD_QUERIES = ("p", "page_id", "attachment_id")
# Also what nobody sees (joiners, marks of direction): two addresses would look the same.
UNFIT = re.compile(
    r"[\s\x00-\x20\x7f-\x9f\\<>\"{}|^`%?#\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
PARTING = re.compile(r"[?#]|%[0-9a-fA-F]{2}")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def clean_path(address: str) -> str:
    """The one spelling of a public path: `/a/b/`, or `/?p=123` for an old query address.

    Takes a path or a whole URL; percent-encoding is undone, Unicode composed (NFC), doubled
    slashes folded, a closing slash added unless the last segment has an extension.
    Raises Refused (field "path") on what cannot be an article's path.
    """
    path, query = split(address.strip())
    path = unicodedata.normalize("NFC", re.sub(r"/{2,}", "/", "/" + path))
    old = [(name, number) for name, number in parse_qsl(query) if name in OLD_QUERIES and is_key(number)]
    if path == "/" and old:
        return "/?" + urlencode(old[:1])
    if not re.search(r"\.\w{1,8}$", path):
        path = path.rstrip("/") + "/"
    refuse_unfit(path)
    return path


def is_key(number: str) -> bool:
    """Whether this is a number as old systems gave them."""
    return number.isascii() and number.isdecimal() and len(number) <= 20


def normalize_path(address: str) -> str:
    """The one spelling of a path; as typed where it cannot be an article's."""
    try:
        return clean_path(address)
    except Refused:
        return address


def split(address: str) -> tuple[str, str]:
    """Path (percent-encoding undone) and query of a typed address; Refused where it is none."""
    try:
        is_whole = SCHEME.match(address)
        parts = urlsplit(address if is_whole else "/" + address.lstrip("/"))
        # Strict: every byte that is not UTF-8 would else become the same sign, U+FFFD.
        path = unquote(parts.path, errors="strict")
    except ValueError as error:
        raise Refused(_("This is not an address. Write it like /2025/01/title/."), field="path") from error
    # Browsers take //host for another site; folded to /host it would be an address that nobody meant.
    if not is_whole and (address.startswith("//") or path.startswith("//")):
        raise Refused(
            _("“//” begins an address of another site. Write it like /2025/01/title/."), field="path"
        )
    return path, parts.query


def refuse_unfit(path: str) -> None:
    """Raise Refused where `path` is not one that an article may claim."""
    segments = [segment for segment in path.split("/") if segment]
    if not segments:
        raise Refused(_("The front page has this address. Give the article one of its own."), field="path")
    # Browsers resolve “.” and “..” before they ask, so such an address could never be opened.
    if UNFIT.search(path) or any(set(segment) <= {"."} for segment in segments):
        raise Refused(_("An address has letters, digits and hyphens, without spaces."), field="path")
    if len(path) > LONGEST or len(path.encode()) > 3 * LONGEST:
        sentence = ngettext(
            "This address is longer than {count} character. Shorten it.",
            "This address is longer than {count} characters. Shorten it.",
            LONGEST,
        )
        raise Refused(sentence.format(count=LONGEST), field="path")
    if segments[0].lower() in RESERVED or segments[0].lower().startswith("sitemap-"):
        sentence = _("“/{segment}/” belongs to the site itself. Choose another.")
        raise Refused(sentence.format(segment=segments[0]), field="path")


def slug(text: str, *, longest: int = 80) -> str:
    """A short path segment from a headline, which may be empty; see articles/slugs.py."""
    return slugs.slug(text, longest=longest)


def quote_path(path: str) -> str:
    """The path as a URL carries it."""
    return quote(path, safe="/?=&:@!$'()*+,;~.-_")


def own_path(address: str) -> str:
    """A path of this site to redirect to, as typed; Refused where it is none."""
    address = address.strip()
    fit = address.startswith("/") and not address.startswith("//") and len(address) <= LONGEST
    if not fit or UNFIT.search(PARTING.sub("", address)):
        raise Refused(
            _("A redirect leads to an address of this site, like /section/world/."),
            field="redirect_to",
        )
    return address
