"""Finds exact words in stored texts, however they are spelled there, and takes them out; pure.

Case, quotation marks, kinds of blanks and hyphens make no difference, nor do signs that nobody sees, entities
of HTML and inline tags between letters: “John Doe” is found in `J<em>ohn</em>&nbsp;Doe` and in /john-doe/.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from urllib.parse import quote

from . import markup

MARK = "[…]"
# The mark must never make a text longer: the databases refuse that.
SHORTEST, LONGEST = len(MARK), 300
# Letters before and after, where a place is quoted.
AROUND = 60
QUOTED = str.maketrans(dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟«»‹›″", '"'))
HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
TOKEN = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|.", re.DOTALL)
INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u)[\s/>]", re.I)
UNSEEN = {"Cf", "Cc"}
BLANK = r"(?:[ \n_+-]|%20)+"
# Where words are written without blanks between them, a word has no edge to be looked for.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
END = re.compile(r"[.!?…][\"')\]]*(?= |\n|$)|[。！？]|\n")
EMPTY_TAG = re.compile(r"<(a|cite|em|strong|sub|sup|b|i|u|span)(?:\s[^<>]*)?></\1>", re.I)


class How(StrEnum):
    MARK = "mark"
    PASSAGE = "passage"
    SENTENCE = "sentence"


@dataclass(frozen=True)
class Letter:
    """One letter as it is compared, and from where to where it stands in the source; nothing: not at all."""

    sign: str
    start: int
    end: int


@dataclass(frozen=True)
class Removal:
    """What is to be taken out of texts, and what is left in its place.

    within: also where the words stand inside of longer ones (“Ann” in “Annual”).
    """

    words: str
    how: How = How.MARK
    within: bool = False

    @cached_property
    def pattern(self) -> re.Pattern:
        """Finds the words in what `reveal` gives."""
        text = "".join(letter.sign for letter in reveal(self.words)).strip()
        parts = [re.escape(part) for part in re.split(r"[ \n_+-]+", text) if part]
        found = BLANK.join(parts)
        if self.within or not parts:
            return re.compile(found or r"(?!)")
        first = "" if UNSPACED.match(text[0]) or not text[0].isalnum() else r"(?<!\w)"
        last = "" if UNSPACED.match(text[-1]) or not text[-1].isalnum() else r"(?![\w\u0300-\u036f])"
        return re.compile(f"{first}{found}{last}")

    @cached_property
    def in_address(self) -> re.Pattern:
        """Finds the words in an address, where signs outside of ASCII may stand for themselves or by %."""
        words = re.findall(r"\w+", unicodedata.normalize("NFC", self.words))
        spelled = [
            rf"(?:{re.escape(word)}|{re.escape(quote(word))}|{re.escape(bare(word))})" for word in words
        ]
        edge = ("", "") if self.within else (r"(?<![^\W_])", r"(?![^\W_])")
        return (
            re.compile(edge[0] + r"(?:[^\w/?#]|_|%20)+".join(spelled) + edge[1], re.I) if words else NOTHING
        )

    def is_in(self, text: str) -> bool:
        return self.cut(text) != text

    def contexts(self, text: str) -> list[str]:
        """Each place where a text has the words, with what stands around it."""
        letters = reveal(text)
        seen = "".join(letter.sign for letter in letters)
        spans = [match.span() for match in self.pattern.finditer(seen)]
        found = [
            Letters(letters, text).quote(max(0, start - AROUND), min(len(letters), end + AROUND))
            for start, end in spans
        ]
        # In a link or another attribute, which no page shows as words.
        return found or ([self.in_address.search(text)[0]] if self.in_address.search(text) else [])

    def cut(self, text: str) -> str:
        """The text without the words; it is never longer than before."""
        if not text:
            return text
        shorter = self._cut_seen(re.sub(r"<[^<>]+>", self._cut_tag, text))
        if shorter == text:
            return text
        if "<" in text:
            while (tidy := EMPTY_TAG.sub("", shorter)) != shorter:
                shorter = tidy
        if markup.plain(shorter).strip() or "data-" in shorter:
            return shorter
        # A text that was there is not to be missed without a trace.
        return f"<p>{MARK}</p>" if text.startswith("<") and len(text) >= len(MARK) + 7 else MARK[: len(text)]

    def cut_address(self, path: str) -> str:
        """A path or an address without the words, and without the hyphens that they leave."""
        shorter = self.in_address.sub("", path)
        if shorter == path:
            return path
        shorter = re.sub(r"-{2,}", "-", shorter)
        shorter = re.sub(r"(?<=[/=])-+|-+(?=[/?#&]|$)", "", shorter)
        return re.sub(r"(?<!:)/{2,}", "/", shorter)

    def cut_all(self, value):
        """A value of JSON with the words cut out of every text in it."""
        if isinstance(value, str):
            is_address = value.startswith(("/", "http://", "https://")) and " " not in value
            return self.cut_address(value) if is_address else self.cut(value)
        if isinstance(value, dict):
            return {self.cut(key): self.cut_all(one) for key, one in value.items()}
        return [self.cut_all(one) for one in value] if isinstance(value, list) else value

    def _cut_tag(self, tag: re.Match) -> str:
        # A link or a signature: no mark fits into an attribute.
        return tag[0][:2] + self.in_address.sub("", tag[0][2:]) if self.in_address.search(tag[0]) else tag[0]

    def _cut_seen(self, text: str) -> str:
        letters = reveal(text)
        seen = "".join(letter.sign for letter in letters)
        matches = [match.span() for match in self.pattern.finditer(seen)]
        spans = [widen(seen, *span) for span in matches] if self.how == How.SENTENCE else matches
        for start, end in reversed(merge_spans(spans)):
            text = self._cut_span(text, letters[start:end], seen, start)
        return text

    def _cut_span(self, text: str, letters: list[Letter], seen: str, start: int) -> str:
        places = merge_spans([(one.start, one.end) for one in letters if one.start < one.end])
        if not places:
            return text
        at, length = places[0][0], sum(end - begin for begin, end in places)
        for begin, end in reversed(places):
            text = text[:begin] + text[end:]
        if self.how == How.MARK:
            return text[:at] + (MARK if length >= len(MARK) else MARK[1]) + text[at:]
        # Of two blanks one is left.
        is_after_blank = start == 0 or seen[start - 1] in " \n"
        return text[:at] + text[at + 1 :] if is_after_blank and text[at : at + 1] == " " else text


NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Letters:
    letters: list[Letter]
    text: str

    def quote(self, start: int, end: int) -> str:
        """The source from one letter to another as people read it, cut with dots."""
        shown = self.letters[start:end]
        plain = html.unescape(re.sub(r"<[^<>]*>", " ", self.text[shown[0].start : shown[-1].end]))
        before, after = "…" if start else "", "…" if end < len(self.letters) else ""
        return " ".join(f"{before}{plain}{after}".split())


def reveal(text: str) -> list[Letter]:
    """The letters that a reader sees in a text or in HTML, as they are compared; blanks in a row are one."""
    letters: list[Letter] = []
    for token in TOKEN.finditer(text):
        start, end = token.span()
        if end - start > 1 and token[0][0] == "<":
            if not INLINE.match(token[0]):
                add_blank(letters, "\n", end, end)
            continue
        for sign in html.unescape(token[0]) if end - start > 1 else token[0]:
            add(letters, sign, start, end)
    return letters


def add(letters: list[Letter], sign: str, start: int, end: int) -> None:
    if sign.isspace():
        add_blank(letters, "\n" if sign == "\n" else " ", start, end)
    elif unicodedata.category(sign) in UNSEEN:
        # Nobody sees it; it goes with the letter before.
        if letters and letters[-1].end == start:
            last = letters.pop()
            letters.append(Letter(last.sign, last.start, end))
    else:
        # Casefolding may give two letters (ß), and an accent may stand apart: both stand where it stood.
        for part in unicodedata.normalize("NFKD", sign.translate(QUOTED).translate(HYPHENS)).casefold():
            letters.append(Letter(part, start, end))


def add_blank(letters: list[Letter], sign: str, start: int, end: int) -> None:
    """One blank for all in a row; that of a tag stands nowhere, so that it is never cut."""
    if letters and letters[-1].sign in (" ", "\n"):
        last = letters.pop()
        sign = "\n" if "\n" in (last.sign, sign) else " "
        if last.start < last.end:
            start, end = last.start, end if last.end == start < end else last.end
    letters.append(Letter(sign, start, end))


def widen(seen: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the sentence that has these letters to its end."""
    before = [match.end() for match in END.finditer(seen, 0, start)]
    first = before[-1] if before else 0
    first += len(seen[first:start]) - len(seen[first:start].lstrip(" \n"))
    after = END.search(seen, end)
    return first, (after.start() if after[0] == "\n" else after.end()) if after else len(seen)


def merge_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch each other as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def bare(word: str) -> str:
    """The letters without accents, as old addresses have them."""
    taken = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in taken if not unicodedata.combining(sign))
