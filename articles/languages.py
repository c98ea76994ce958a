"""What a language tag (BCP 47) says: its spelling, the way its text runs, the catalogue that serves it; pure.

A catalogue holds the words around the content (navigation, labels, dates); content may be in any language.
"""

import re

from babel.core import get_global
from django.conf import settings

# Scripts (ISO 15924) that run from right to left.
RIGHT_TO_LEFT = set("Adlm Arab Aran Armi Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split())
# Languages of which the Unicode data names no script, or one that is no longer written.
SCRIPTS = {"arc": "Syrc", "prs": "Arab"}
TAG = re.compile(
    r"(?P<base>[a-z]{2,3})(-[a-z]{3}){0,3}"
    r"(-(?P<script>[a-z]{4}))?"
    r"(-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*"
    r"(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)


def normalize_tag(tag: str) -> str:
    """A language tag in its usual spelling (RFC 5646, 2.1.1): ku-Arab, pt-BR; ValueError where it is none."""
    found = TAG.fullmatch(tag.strip().replace("_", "-"))
    if found is None:
        raise ValueError(tag)
    parts = found[0].lower()
    for name, spell in (("script", str.title), ("region", str.upper)):
        start, end = found.span(name)
        parts = parts[:start] + spell(parts[start:end]) + parts[end:] if start >= 0 else parts
    return parts


def script(tag: str) -> str:
    """The script (ISO 15924) that a language is written in: as the tag says, else as is usual."""
    found = TAG.fullmatch(tag.strip().replace("_", "-"))
    if found is None:
        return "Latn"
    if found["script"]:
        return found["script"].title()
    base, region = found["base"].lower(), (found["region"] or "").upper()
    likely = get_global("likely_subtags")
    whole = likely.get(f"{base}_{region}") or likely.get(base) or f"{base}_Latn"
    return SCRIPTS.get(base) or whole.split("_")[1]


def direction(tag: str) -> str:
    """The direction of writing: "rtl" or "ltr"."""
    return "rtl" if script(tag) in RIGHT_TO_LEFT else "ltr"


def furniture_language(tag: str) -> str | None:
    """The language of the catalogue for content in `tag`, never one in another script; None without."""
    found = TAG.fullmatch(tag.strip().replace("_", "-"))
    if found is None:
        return None
    catalogues = {code.lower(): code for code, _ in settings.LANGUAGES}
    # Another script is no use: whoever reads Serbian in Latin letters may not read it in Cyrillic.
    for wanted in (found[0].lower(), f"{found['base']}-{script(tag)}".lower(), found["base"].lower()):
        if wanted in catalogues and script(catalogues[wanted]) == script(tag):
            return catalogues[wanted]
    return None
