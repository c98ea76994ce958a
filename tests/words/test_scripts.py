"""Our scripts say nothing past the catalogue: each text in them is an argument of a gettext function."""

import re

from django.conf import settings

COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
TEXT = re.compile(r"""(\w+\(\s*(?:"[^"]*",\s*)*)?(["'`])((?:(?!\2)[^\\\n]|\\.)*)\2""")
SENTENCE = re.compile(r"[A-Z][a-z]+ [a-z]+|[a-z]{2,} [a-z]{2,} [a-z]{2,}|^[A-Z][a-z]{2,}$")
TRANSLATED = re.compile(r"n?p?gettext\(")
# Names of keys, as browsers report them, and of what a browser has or lacks.
NAMES = {"Backspace", "Enter", "Esc", "Escape", "Segmenter"}


def scripts():
    folders = [
        settings.BASE_DIR / app / "static" for app in ("articles", "comments", "newsroom", "demonstration")
    ]
    return [path for folder in folders for path in folder.rglob("*.js") if "vendor" not in path.parts]


def untranslated(source: str) -> set[str]:
    """The texts of a script that look like words for people and stand in no gettext."""
    found = TEXT.finditer(COMMENT.sub("", source))
    plain = {
        text for before, _, text in (match.groups() for match in found) if not TRANSLATED.match(before or "")
    }
    return {text for text in plain if SENTENCE.search(text)} - NAMES


def test_every_text_of_a_script_is_translated():
    assert {path.name: texts for path in scripts() if (texts := untranslated(path.read_text("utf-8")))} == {}


def test_a_text_that_is_not_is_found():
    assert len(scripts()) > 20
    source = 'gettext("Undo it now"); show("Undo it now"); ngettext("One row", "Many rows of it", count)'
    assert untranslated(source) == {"Undo it now"}
