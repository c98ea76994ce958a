"""Reads an export line by line: decodes it and drops what an XML parser would refuse; pure."""

import html.entities
import io
import re

from .refusal import Unreadable

# A whole export may stand on one line; read in parts, it never fills the memory.
LONGEST_LINE = 1 << 20
# XML 1.0, section 2.2: the parser stops at any other character. WordPress writes them unescaped.
FOREIGN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FOREIGN_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
)
ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
XML_NAMES = {"lt", "gt", "amp", "quot", "apos"}
DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Source:
    """What a parser may read from: `read` gives a line at most, `line` says which was the last.

    `dropped` counts characters that XML 1.0 does not allow, `guessed` bytes that were not valid
    in the declared encoding and were read as Windows-1252.
    """

    def __init__(self, file):
        """`file`: open, binary, at its beginning. Raises Unreadable for an unknown encoding."""
        head = file.read(300)
        file.seek(0)
        # Keeps bytes that are no UTF-8 as U+DC80 to U+DCFF, so that `clean` can read them as Windows-1252.
        errors = "surrogateescape" if encoding(head).startswith("utf-8") else "replace"
        self.text = io.TextIOWrapper(file, encoding(head), errors=errors, newline="\n")
        self.line = self.dropped = self.guessed = 0
        self.at_start = True

    def read(self, size=-1) -> str:
        """The next line or, of a very long one, the next part; empty at the end."""
        try:
            found = self.text.readline(LONGEST_LINE)
        except UnicodeError as error:
            raise Unreadable(f"line {self.line + 1}: {error.reason}") from error
        self.line += self.at_start and bool(found)
        self.at_start = found.endswith("\n")
        return self.clean(found)

    def clean(self, text: str) -> str:
        text, guessed = ESCAPED_BYTE.subn(western, text)
        text, foreign = FOREIGN.subn("", text)
        text, references = FOREIGN_REFERENCE.subn("", text)
        self.guessed += guessed
        self.dropped += foreign + references
        return NAMED.sub(sign, text)


def encoding(head: bytes) -> str:
    """The encoding that a byte order mark or the XML declaration names, else UTF-8."""
    marked = next((name for mark, name in MARKS.items() if head.startswith(mark)), None)
    declared = DECLARED.match(head.lstrip())
    name = marked or (declared.group(1).decode().lower() if declared else "utf-8")
    try:
        "".encode(name)
    except (LookupError, UnicodeError) as error:
        raise Unreadable(f"line 1: the encoding “{name}” is not known") from error
    return name


def western(found: re.Match) -> str:
    """A byte that was not valid, as Windows-1252 has it."""
    return bytes([ord(found.group()) - 0xDC00]).decode("cp1252", errors="replace")


def sign(found: re.Match) -> str:
    """An HTML entity as its sign: XML knows five only, and exports are full of the others."""
    name = found.group(1)
    known = name not in XML_NAMES and html.entities.html5.get(name + ";")
    return known or found.group()
