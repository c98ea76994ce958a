"""Which passages of a text change, and whether they touch a number, a date, a name or a quotation; pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils import dates, translation

from .folding import fold
from .text_diff import MOST_WORDS, WORDS, Comparison, strip_all


class Touch(StrEnum):
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"


# Languages that write every noun with a capital, so that one says nothing of a name.
CAPITAL_NOUNS = {"de", "lb", "nds", "gsw", "bar", "ksh"}
# Digits of every script, fractions, Roman and circled numbers, Chinese numerals.
NUMERAL = r"[\d½¼¾²³¹\u2150-\u218b\u2460-\u24ff〇零一二三四五六七八九十百千万萬億亿兆两]"
NUMBER = re.compile(rf"[$€£¥]?\s?[-−+]?{NUMERAL}+(?:[.,:/'’٫٬\u00a0\u202f]{NUMERAL}+)*(?:\s?[%٪‰°$€£¥])?")
NUMBER_WORDS = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
        "thousand million billion trillion hundreds thousands millions billions dozen dozens half third "
        "quarter twice double"
    ),
    "de": (
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert "
        "tausend million millionen milliarde milliarden billion billionen hunderte tausende dutzend halb "
        "hälfte drittel viertel doppelt"
    ),
}
DAY_WORDS = {"en": "yesterday today tomorrow tonight", "de": "gestern vorgestern heute morgen übermorgen"}
# Each opening mark with those that close it: „German“, “English”, «French», »Danish«, 「Japanese」.
CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", '"': '"', "‚": "‘’"}
CLOSING |= {"‘": "’"}
MARKS = '“”„«»‹›「」『』"‚‘'
ONE_MARK = str.maketrans(dict.fromkeys("”„«»「」『』", '"') | {"“": '"', "’": "'", "‘": "'", "‚": "'"})
ONE_DASH = str.maketrans({"–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "…": "."})
ENDS = ".?!:…。！？؟।"
ABBREVIATION = re.compile(r"\W*[^\W\d_]\w{0,3}\.")
FIRST_PERSON = re.compile(r"I(['’]\w+)?")
# Of the headlines that capitalise nearly every word.
TITLE_CASE = 0.6
NEIGHBOURS = 3


@dataclass(frozen=True)
class Passage:
    """Some words that went, those that came for them, and what they touch; white space is kept."""

    old: str
    new: str
    touches: frozenset[Touch] = frozenset()

    @property
    def size(self) -> int:
        """How many words change; marks alone are none."""
        return max(len(words(self.old)), len(words(self.new)))

    @property
    def is_addition(self) -> bool:
        return not words(self.old)


def words(text: str) -> list[str]:
    """The words of a text without the marks around them."""
    return [word for word in (token.strip() for token in WORDS.findall(text)) if re.search(r"\w", word)]


@dataclass(frozen=True)
class Reader:
    """What a text is read by: its language (a tag), and names in folded spelling, of up to four words."""

    language: str = "en"
    names: frozenset[str] = frozenset()

    @property
    def base(self) -> str:
        return self.language.partition("-")[0].lower()

    @property
    def capitals_are_common(self) -> bool:
        return self.base in CAPITAL_NOUNS

    def passages(self, old: str, new: str, comparison: Comparison, *, is_quoted=False) -> list[Passage]:
        """What changes from one text to the other, in order. `is_quoted`: all of it is somebody's words."""
        before, after = WORDS.findall(old), WORDS.findall(new)
        if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
            return [Passage(old, new, self.touches_of(old, new))]
        sides = [Side(tokens, self, is_quoted=is_quoted) for tokens in (before, after)]
        return [
            self.passage(sides, (i, j), (k, m))
            for step, i, j, k, m in comparison.opcodes(strip_all(before), strip_all(after))
            if step != "equal"
        ]

    def passage(self, sides: list["Side"], was: tuple, becomes: tuple) -> Passage:
        (old, new), ranges = sides, (was, becomes)
        texts = ["".join(side.tokens[slice(*place)]) for side, place in zip(sides, ranges, strict=True)]
        touches = {*self.touches_of(*texts)}
        if not is_spelling(*texts):
            if old.names(*was) != new.names(*becomes):
                touches.add(Touch.NAME)
            if is_said(texts, old.is_quoted(*was) or new.is_quoted(*becomes)):
                touches.add(Touch.QUOTATION)
        return Passage(*texts, frozenset(touches))

    def touches_of(self, old: str, new: str) -> frozenset[Touch]:
        """What can be told from the words alone."""
        found = set()
        if self.numbers(old) != self.numbers(new):
            found.add(Touch.NUMBER)
        if self.days(old) != self.days(new):
            found.add(Touch.DATE)
        return frozenset(found)

    def numbers(self, text: str) -> list[str]:
        spelled = {*NUMBER_WORDS.get(self.base, "").split()}
        written = [found[0].strip() for found in NUMBER.finditer(text)]
        return written + [word for word in bare_words(text) if word in spelled]

    def days(self, text: str) -> list[str]:
        return [word for word in bare_words(text) if word in day_words(self.base)]


def is_said(texts: list[str], within: bool) -> bool:  # noqa: FBT001 - a fact of the passage
    """Whether a change within a quotation changes what was said, or one outside where it begins or ends."""
    old, new = texts
    if within and [bare_words(old), *letters(old)] != [bare_words(new), *letters(new)]:
        return True
    return sum(map(old.count, MARKS)) != sum(map(new.count, MARKS))


def letters(text: str) -> list[str]:
    return [sign for sign in text.casefold() if sign.isalnum()]


def is_spelling(old: str, new: str) -> bool:
    """Whether both differ in capitals, in the form of quotation marks, or in that of dashes alone."""
    return plain_spelling(old) == plain_spelling(new)


def plain_spelling(text: str) -> str:
    return " ".join(text.translate(ONE_MARK).translate(ONE_DASH).casefold().split())


def bare_words(text: str) -> list[str]:
    """The words in small letters, without the marks around them."""
    return [re.sub(r"^\W+|\W+$", "", word).casefold() for word in words(text)]


@lru_cache(maxsize=64)
def day_words(language: str) -> frozenset[str]:
    """The names of months and days in a language, where Django has it."""
    tables = (dates.MONTHS, dates.MONTHS_ALT, dates.WEEKDAYS)
    with translation.override(language):
        names = {str(name).casefold() for table in tables for name in table.values()}
    # “May” is a word of its own in English; the figure beside it or its capital tells.
    return frozenset(names - {"may"} | {*DAY_WORDS.get(language, "").split()})


class Side:
    """One of the two texts, as tokens, with where its quotations and its capitals are."""

    def __init__(self, tokens: list[str], reader: Reader, *, is_quoted: bool):
        self.tokens, self.reader, self.quoted_all = tokens, reader, is_quoted
        self.starts, at = [], 0
        for token in tokens:
            self.starts.append(at)
            at += len(token)
        self.starts.append(at)
        self.mark_quotations("".join(tokens))
        self.is_shouted = "".join(tokens).isupper()
        self.has_capitals = self.tells_by_capitals()

    def tells_by_capitals(self) -> bool:
        """Whether a capital within a sentence says that a name begins."""
        if self.reader.capitals_are_common:
            return False
        # A headline has no full stop; a sentence of three names does.
        if self.tokens and self.tokens[-1].strip()[-1:] in (*ENDS, ""):
            return True
        found = [word for word in self.tokens if word[:1].isalpha()]
        capital = sum(word[0].isupper() for word in found)
        return len(found) < NEIGHBOURS or capital < TITLE_CASE * len(found)

    def mark_quotations(self, text: str) -> None:
        """Note which tokens are in a quotation, and which gaps before a token."""
        self.in_quotation, self.gaps = ([self.quoted_all] * (len(self.tokens) + 1) for _ in range(2))
        for opens, closes in quotations(text):
            first, last = bisect_right(self.starts, opens) - 1, bisect_left(self.starts, closes)
            for at in range(first, last):
                self.in_quotation[at] = True
            for at in range(bisect_right(self.starts, opens), last):
                self.gaps[at] = True

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether one of the tokens from `start` to `end`, or the gap there, lies within a quotation."""
        return any(self.in_quotation[start:end]) if start < end else self.gaps[start]

    def names(self, start: int, end: int) -> list[str]:
        """The names among some tokens: known ones, and what a capital marks."""
        return [*self.known_names(start, end), *self.capitals(start, end)]

    def known_names(self, start: int, end: int) -> Iterator[str]:
        if start == end or not self.reader.names:
            return
        low, high = max(0, start - NEIGHBOURS), min(len(self.tokens), end + NEIGHBOURS)
        near = [fold(re.sub(r"^\W+|['’]s\W*$|\W+$", "", token)) for token in self.tokens[low:high]]
        for first in range(len(near)):
            for last in range(first + 1, min(first + NEIGHBOURS + 2, len(near) + 1)):
                meets = low + first < end and start < low + last
                if meets and (name := " ".join(near[first:last])) in self.reader.names:
                    yield name

    def capitals(self, start: int, end: int) -> Iterator[str]:
        for at in range(start, end):
            word = re.sub(r"^\W+|['’]s\W*$|\W+$", "", self.tokens[at])
            is_acronym = sum(sign.isupper() for sign in word) > 1 and not self.is_shouted
            is_capital = self.has_capitals and word[:1].isupper() and not FIRST_PERSON.fullmatch(word)
            if is_acronym or (is_capital and not self.begins_sentence(at)):
                yield word

    def begins_sentence(self, at: int) -> bool:
        token = self.tokens[at]
        if at == 0 or token[0] in CLOSING or token[0] in "¿¡":
            return True
        before = self.tokens[at - 1].strip()
        if ABBREVIATION.fullmatch(before) and before[:1].isupper():
            return False
        return before.rstrip("”’“»«\")]'›」』")[-1:] in (*ENDS, "")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations begin and end; one that is not closed goes on to the end of the text."""
    opens, closing = -1, ""
    for at, sign in enumerate(text):
        if opens >= 0:
            # Within a word ’ is an apostrophe.
            if sign in closing and not (sign == "’" and text[at + 1 : at + 2].isalpha()):
                yield opens, at + 1
                opens = -1
        elif sign in CLOSING:
            opens, closing = at, CLOSING[sign]
    if opens >= 0:
        yield opens, len(text) + 1
