"""Makes the compiled catalogues from locale/: `python -m newsroom.catalogues`, without a system gettext.

Pure: it reads no settings, so that an installation can call it before there is a paper.
"""

import re
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)\}")


class Broken(Exception):
    """A catalogue that must not be shown to anybody; says why, a line for each message."""


def compile_stale(locale: Path = LOCALE) -> list[Path]:
    """Compile each catalogue whose compiled file is missing or older; the files made. Raises Broken."""
    return [compile_catalogue(path) for path in sorted(locale.glob("*/LC_MESSAGES/*.po")) if is_stale(path)]


def is_stale(path: Path) -> bool:
    made = path.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime < path.stat().st_mtime


def compile_catalogue(path: Path) -> Path:
    """Compile one; readers see the old file or the new one, never a part. The file made. Raises Broken."""
    catalogue = read_catalogue(path)
    if found := list(problems(catalogue)):
        raise Broken("\n".join(f"{path}: {problem}" for problem in found))
    made = path.with_suffix(".mo")
    # In the same folder, because only within one file system a file can be replaced in one step.
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        write_mo(file, catalogue)
    # A temporary file is readable by its owner alone; the web server may be another user.
    Path(file.name).chmod(0o644)
    return Path(file.name).replace(made)


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def problems(catalogue: Catalog):
    """A sentence for each message that is fuzzy, or whose placeholders differ from the English ones."""
    for message in catalogue:
        if message.fuzzy and message.id:
            yield f"“{first_form(message)}” is fuzzy: look at it and take the mark away."
        elif not placeholders_agree(message):
            yield f"“{first_form(message)}” has other placeholders than its translation."


def first_form(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(strings: str | tuple) -> list[str]:
    """The forms of a message: one, or one for each number."""
    return [strings] if isinstance(strings, str) else list(strings)


def placeholders(text: str) -> set[str]:
    return {percent or brace for percent, brace in PLACEHOLDER.findall(text)}


def placeholders_agree(message: Message) -> bool:
    """Whether each form that is translated has the placeholders of the English, but for the number alone."""
    if not message.id:
        return True
    wanted = set().union(*(placeholders(form) for form in forms(message.id)))
    needed = set.intersection(*(placeholders(form) for form in forms(message.id)))
    translated = [placeholders(form) for form in forms(message.string) if form]
    if isinstance(message.id, str):
        return all(found == wanted for found in translated)
    # A form for exactly one, or two, may say the number in a word.
    return all(found <= wanted for found in translated) and (not translated or needed <= translated[-1])


def main() -> None:
    try:
        compile_stale()
    except Broken as broken:
        sys.exit(str(broken))


if __name__ == "__main__":
    main()
