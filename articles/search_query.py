"""What a reader asked for, from what was typed: words, "phrases" and -exclusions; pure."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
TERM_QUERY = "phraseto_tsquery('newsroom', %s)"
# SQLite would look for the phrase “mayor s”, and not find “mayor”.
POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
# No stored text has these two (see markup.CONTROLS), so nobody can type a mark.
START, STOP = "\x02", "\x03"


@dataclass(frozen=True)
class Question:
    """The terms to be found, and those to be left out; a term of several words is a phrase."""

    typed: str = ""
    terms: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def question(typed: str) -> Question:
    """Read what was typed: any text at all; it is cut at 200 characters and control characters go."""
    typed = unicodedata.normalize("NFC", CONTROLS.sub(" ", typed[:LONGEST])).strip()
    terms = [(minus, POSSESSIVE.sub("", phrase or word)) for minus, phrase, word in TERM.findall(typed)]
    fit = [(minus, term) for minus, term in terms if any(sign.isalnum() for sign in term)]
    return Question(
        typed=typed,
        terms=tuple(term for minus, term in fit if not minus),
        without=tuple(term for minus, term in fit if minus),
    )


def fts5(asked: Question) -> str:
    """The question as an FTS5 expression: every term quoted, so that none is syntax."""
    wanted = " AND ".join(f'"{term}"' for term in asked.terms)
    return " NOT ".join([f"({wanted})", *(f'"{term}"' for term in asked.without)])


def tsquery(asked: Question) -> tuple[str, list[str]]:
    """The question as a PostgreSQL expression with its parameters."""
    wanted, without = [TERM_QUERY] * len(asked.terms), [f"!!{TERM_QUERY}"] * len(asked.without)
    return " && ".join([*wanted, *without]), [*asked.terms, *asked.without]
