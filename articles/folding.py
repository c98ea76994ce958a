"""What two spellings of one name or headline have in common, so that either finds the other; pure.

Case makes no difference in any script. Marks do: ガラス (glass) is not カラス (crow), мой (my) is not мои
(my, of several). Left out are the accents of Latin and Greek letters, the points of Ё, and the points that
Hebrew and Arabic may leave out themselves.
"""

import re
import unicodedata

LATIN = "A-Za-z\u00c0-\u02af\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff"
GREEK = "\u0370-\u03ff\u1f00-\u1fff"
ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
LEFT_OUT = re.compile(f"(?<=[{LATIN}{GREEK}])[{ACCENTS}]+|(?<=[\u0415\u0435])\u0308|[{POINTS}]")
# NFKD does not take these apart: for Unicode a stroke is a part of its letter.
STROKES = str.maketrans("łøđħŧı", "lodhti")


def fold(text: str) -> str:
    """The text as it is compared: “Zürich”, “ZÜRICH” and “Zurich” are one, as are “Łódź” and “Lodz”."""
    bare = LEFT_OUT.sub("", unicodedata.normalize("NFKD", text)).casefold().translate(STROKES)
    # Composed again, so that the beginning of カラス is not that of ガラス.
    return " ".join(unicodedata.normalize("NFKC", bare).split())
