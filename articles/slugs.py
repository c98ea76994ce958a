"""The part of an address that stands for a name, in any script; pure.

Letters and digits stay, and with them the marks they carry: हिन्दी is not हनद. What nobody sees (joiners,
marks of direction, variation selectors) goes. The spelling is Unicode's composed one (NFC); the compatible
one (NFKC) takes น้ำ apart, so it serves only where it gives plain letters: ﬁ is fi, １ is 1.

A name of signs alone is spelled out by their Unicode names: 🔥 is "fire". People can read that, and Unicode
promises never to change a name.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

LONGEST = 80
# Counted by Unicode as letters or marks, and shown by nobody (Default_Ignorable_Code_Point).
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
REGIONAL = "REGIONAL INDICATOR SYMBOL LETTER "


def slug(text: str, *, longest: int = LONGEST) -> str:
    """Lower case, hyphens between words, cut at a word; empty where `text` has no letter and no digit."""
    spelled = unicodedata.normalize("NFC", "".join(map(plain, UNSEEN.sub("", text))))
    # İ in lower case is an i with a second dot.
    lower = unicodedata.normalize("NFC", spelled.lower().replace("i\u0307", "i"))
    whole = re.sub("-+", "-", "".join(letters(lower))).strip("-_")
    if len(whole) > longest:
        whole = whole[: longest + 1].rsplit("-", 1)[0][:longest].rstrip("-_")
    return whole


def name(text: str, *, otherwise: str) -> str:
    """The slug of `text`, else that of the Unicode names of its signs, else `otherwise`; never empty."""
    return slug(text) or slug(sign_names(text)) or otherwise


def number_slugs(stem: str, *, longest: int = LONGEST) -> Iterator[str]:
    """`stem`, then with -2, -3 ..., each within `longest`."""
    yield stem
    for number in count(2):
        tail = f"-{number}"
        yield stem[: longest - len(tail)].rstrip("-_") + tail


def plain(sign: str) -> str:
    """The plain letters or digits that a sign stands for; else the sign."""
    alike = unicodedata.normalize("NFKC", sign)
    return alike if alike.isascii() and alike.isalnum() else sign


def letters(text: str) -> Iterator[str]:
    """What stays of a text, sign by sign; a mark stays with its letter, a gap becomes a hyphen."""
    has_letter = False
    for sign in text:
        kind = unicodedata.category(sign)
        if sign.isalnum() or sign == "_" or (has_letter and kind in ("Mn", "Mc")):
            has_letter = True
            yield sign
        elif kind != "Cf":
            has_letter = False
            yield "-" if is_gap(sign, kind) else ""


def is_gap(sign: str, kind: str) -> bool:
    """Whether a word ends here: at a space, a dash or a slash."""
    return sign.isspace() or kind in ("Zs", "Zl", "Zp", "Pd") or sign in "/\\"


def sign_names(text: str) -> str:
    """The names that Unicode gives to the signs, each once; a flag by its two letters."""
    return " ".join(
        unicodedata.name(sign, "").removeprefix(REGIONAL) for sign in dict.fromkeys(visible_signs(text))
    )


def visible_signs(text: str) -> str:
    """The signs of which readers see something; empty for a name that nobody can read or click."""
    return "".join(sign for sign in UNSEEN.sub("", text) if unicodedata.category(sign)[0] not in "CZ")
