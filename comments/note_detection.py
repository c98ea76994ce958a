"""Editor's and moderator's notes in running text: split off, and found however disguised; pure."""

import html
import re
import unicodedata

APOSTROPHES = "'’‘ʼ`´＇′"
WHO = rf"(?:eds?|editors?|editorial|(?P<moderator>moderators?|mods?))\b\.?[{APOSTROPHES}]?s?[{APOSTROPHES}]?"
LABEL = re.compile(
    rf"(?:{WHO}\s*(?:notes?\s*[:.\-–—]|:)"
    r"|notes? (?:from|by) the (?:editors?|newsroom)\s*[:.\-–—]"
    r"|anm(?:\.|erkung) d(?:\.|er) red(?:\.|aktion)\s*:"
    r"|(?:ndlr|note de la rédaction|nota del editor)\s*:)\s*",
    re.IGNORECASE,
)
LEADING = re.compile(rf"\s*[\[［]\s*(?={LABEL.pattern})", re.IGNORECASE)

TAG = re.compile(
    r"</?(?:a|b|br|cite|code|div|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.I
)
# Hangul fillers and the Braille blank print nothing, though Unicode counts them as letters or symbols.
INVISIBLE = {*"\u115f\u1160\u3164\uffa0\u2800", *APOSTROPHES}
# These turn the direction of the text: “etoN s'rotidE” is then read as a note.
OVERRIDE = re.compile("[\u202d\u202e]")
LATIN = re.compile(
    r"(?:LATIN|SYMBOL|SQUARED|CIRCLED)\b.*\bLETTER (?:SMALL CAPITAL |DOTLESS |SCRIPT )*([A-Z])\b"
)
# Seen as another letter: Cyrillic, Greek, Armenian, digits and signs.
LOOKS_LIKE = dict(
    zip(
        "аевгдиікмнопрстухьѕјԁһԛԝэєӏ" + "αβδεηικμνοπρστυχω" + "օոսհ" + "01345$|!@€l",
        "aebrdiikmhonpctyxbsjdhqweei" + "abdenikmnonpotuxw" + "onuh" + "oieassiiaei",
        strict=True,
    )
)

# LOOKS_LIKE turns “l” into “i”: hence “editoriai”, “repiy”. “rn” passes for “m”.
STAFF = (
    r"(?:editor(?:iai)?|(?:m|rn)oderat(?:or|eur|rice|ion)|admin|newsroom"
    r"|redaktion|redaction|redaccion|ndir|anmdred|المحرر|التحرير|المشرف)"
)
NOTE = r"(?:notes?|comments?|repiy|response)"
DISGUISED = re.compile(
    rf"\[[^\[\]]{{0,40}}?{STAFF}"
    rf"|[\[(](?:the)?(?:eds?|mods?|{STAFF}s?)(?:{NOTE}|[:\]])"
    rf"|{STAFF}s?{NOTE}:"
    rf"|{NOTE}(?:from|by)(?:the)?{STAFF}"
)
SIGNED = re.compile(rf"-(?:the)?(?:eds?|mods?|{STAFF}s?)\]|{STAFF}s?{NOTE}-|[\[(](?:eds?|mods?|{STAFF}s?)-")


def split_note(text: str) -> tuple[str, str]:
    """A leading bracketed editor's note, with its label but without its brackets, and the rest.

    The note may hold brackets and paragraphs of its own; where it is never closed there is none.
    """
    found = LEADING.match(text)
    end = find_closing_bracket(text, found.end()) if found else None
    return (text[found.end() : end].strip(), text[end + 1 :].strip()) if end else ("", text)


def find_closing_bracket(text: str, start: int) -> int | None:
    """Where the bracket closes that was opened right before `start`."""
    depth = 1
    for at, sign in enumerate(text[start:], start):
        depth += (sign in "[［") - (sign in "]］")
        if not depth:
            return at
    return None


def split_label(note: str) -> tuple[str, str]:
    """Whose note it is ("editor", "moderator"), and its words without the label."""
    found = LABEL.match(note.strip())
    if not found:
        return "editor", note.strip()
    return "moderator" if found["moderator"] else "editor", note.strip()[found.end() :]


def has_note(text: str) -> bool:
    """Whether readers could take a part of this text for the newsroom's own note."""
    dashed = skeleton(text)
    # Dashes count only in a signature; elsewhere they may stand between the letters of a disguised word.
    return bool(OVERRIDE.search(text) or SIGNED.search(dashed) or DISGUISED.search(dashed.replace("-", "")))


def skeleton(text: str) -> str:
    """The text as the eye takes it: plain letters, `[`, `(`, `]`, `:` and `-`, nothing between."""
    # Twice, as a sign may be escaped twice: “&amp;#91;”.
    plain = TAG.sub("", html.unescape(html.unescape(text)))
    return "".join(visible_sign(sign) for sign in unicodedata.normalize("NFKD", plain).casefold())


def visible_sign(sign: str) -> str:
    """What one sign looks like, or nothing."""
    if sign in INVISIBLE:
        return ""
    if sign in LOOKS_LIKE:
        return LOOKS_LIKE[sign]
    if sign.isascii() and sign.isalpha():
        return sign
    return SHAPES.get(sign) or by_category(sign)


SHAPES = {"<": "[", ">": "]", "(": "(", ":": ":", "꞉": ":", "∶": ":", "ː": ":", "׃": ":", "−": "-", "⁃": "-"}


def by_category(sign: str) -> str:
    """Brackets of every shape as one, dashes as one, letters as themselves."""
    category = unicodedata.category(sign)
    if category == "Ps":
        return "["
    if category == "Pe":
        return "]"
    if category == "Pd":
        return "-"
    if found := LATIN.search(unicodedata.name(sign, "")):
        return LOOKS_LIKE.get(found[1].lower(), found[1].lower())
    return sign if category in ("Lo", "Ll", "Lm") else ""
