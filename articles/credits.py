"""A caption's closing bracket that names who made the picture; pure."""

import re

# Possessive, so that a caption full of blanks is read once.
CLOSING = re.compile(r"[\[(]([^\[\]()]++)[\])]\s*+\.?+\s*+$")
LEAD_IN = re.compile(
    r"(?:(?:file |handout )?(?:photos?|photograph|picture|image|foto|bild)(?: credit)?|credit|©|\(c\))"
    r"\s*(?::|/|\bby\b|\bvon\b|\bpar\b|(?<=©))\s*",
    re.IGNORECASE,
)
COURTESY = re.compile(r"(?:courtesy(?: of)?|handout|via)\b.{2,}", re.IGNORECASE)
AGENCIES = frozenset(
    "AP,AFP,Reuters,EPA,EPA-EFE,EFE,dpa,TASS,Xinhua,ANSA,APA,Keystone,ANP,Belga,Lusa,Ritzau,TT,NTB,Getty,"
    "Getty Images,Anadolu,Anadolu Agency,AP Photo,Associated Press,The Associated Press,"
    "Agence France-Presse,UPI,Bloomberg,Shutterstock,Alamy,Alamy Stock Photo,PA Media,PA Wire,Magnum,"
    "Magnum Photos,Zuma,Zuma Press,RIA Novosti,Sputnik,Imago,Picture Alliance,SANA,IRNA,NurPhoto,"
    "Wikimedia Commons,Flickr,The New York Times,The Guardian,رويترز,أ ف ب".casefold().split(",")
)
# Captions also say in brackets where somebody stands: “(second from left)”.
PLACES = frozenset(
    """left right center centre middle top bottom above below front back rear l r c foreground
    background and or from second third fourth far in the pictured seen not with clockwise inset
    before after his her mr mrs
    """.split()
)
PARTICLES = frozenset(
    "de da di do del della der den des du la le van von zu zur al el bin ibn of the for and y e".split()
)
SEPARATORS = re.compile(r"\s*(?:/|\||\s[-–—]\s|,|;|\bvia\b|\bfor\b)\s*")


def split_credit(text: str) -> tuple[str, str]:
    """A caption and, apart, the credit in its closing bracket; ("", where it names none).

    A bracket is a credit where it says so ("Photo by ...", "courtesy of ..."), where it ends or
    begins with a known agency, or where names stand around a slash ("Name/Agency"). Sides
    ("left"), years, numbers and explanations stay in the caption.
    """
    text = text.strip()
    found = CLOSING.search(text)
    credit = extract_credit(found.group(1)) if found else ""
    if not credit:
        return text, ""
    return text[: found.start()].rstrip(), credit


def extract_credit(text: str) -> str:
    """The credit that a bracketed text is, without "Photo by"; empty where it is none."""
    text = " ".join(text.split())
    lead_in = LEAD_IN.match(text)
    rest = text[lead_in.end() :].strip() if lead_in else text
    # “photo by the river” is no credit: a name begins with a capital, or its script has none.
    said_so = (lead_in and not rest[:1].islower()) or COURTESY.fullmatch(rest)
    return rest if rest and (said_so or names_agency(rest) or is_named_pair(rest)) else ""


def names_agency(text: str) -> bool:
    """Whether the first or the last part is an agency, and the others are names."""
    parts = SEPARATORS.split(text)
    is_agency = [part.casefold() in AGENCIES for part in parts]
    named = [known or is_name(part) for known, part in zip(is_agency, parts, strict=True)]
    return (is_agency[0] or is_agency[-1]) and all(named)


def is_named_pair(text: str) -> bool:
    """Whether it reads "Name/Agency": two or three names, one of more than a word ("Russia/Ukraine")."""
    parts = [part.strip() for part in text.split("/")]
    return 2 <= len(parts) <= 3 and all(map(is_name, parts)) and any(" " in part for part in parts)


def is_name(part: str) -> bool:
    """Whether these words could be a person's or an agency's name."""
    words = part.split()
    if not 1 <= len(words) <= 6 or any(sign.isdigit() for sign in part):
        return False
    if len(re.sub(r"\W", "", part)) < 2 or {word.casefold().strip(".") for word in words} <= PLACES:
        return False
    return all(word.casefold() in PARTICLES or not word[0].islower() for word in words)
