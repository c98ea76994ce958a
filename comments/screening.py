"""Small checks, in order, that a reader's submission goes through: let through, hold or refuse; pure."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from django.utils.crypto import salted_hmac
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from articles.markup import CONTROLS

from .note_detection import has_note, skeleton, split_label, split_note

__all__ = ["Context", "Submission", "Verdict", "fingerprint", "screen", "split_label", "split_note", "tidy"]

LONGEST = 3_000
MOST_LINKS = 2
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=24)
WINDOW, MOST_IN_WINDOW = timedelta(minutes=10), 5
SHORT_WORDS = 12
LINK = re.compile(r"https?:|\bwww\.", re.IGNORECASE)
# Without the joiners U+200C and U+200D: Persian and Indic names are spelled with them.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
STAFF_NAME = re.compile(r"editor|moderat|admin|newsroom|redaktion|redaction|redaccion")


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What a reader sent, as typed, and what came with it.

    age: how long the form was open, None where its time stamp is missing or forged. trap: what
    stands in the field that people do not see. network: the keyed hash of where it came from.
    parent: the Comment it answers. submission: names the form, however often it is sent.
    """

    text: str
    name: str
    submission: UUID
    age: timedelta | None
    email: str = ""
    trap: str = ""
    network: str = ""
    parent: Any = None
    user: Any = None

    @property
    def key(self) -> UUID:
        """The same for the same words from the same form, so that a double click is one submission."""
        return uuid5(self.submission, fingerprint(self))


@dataclass(frozen=True, kw_only=True)
class Context:
    """A submission with all that the checks may ask about it.

    policy: "open", "premoderated" or "closed". recent: when this network sent its latest submissions,
    newest first, within WINDOW. is_repeated: the thread has a comment with its fingerprint.
    """

    submission: Submission
    policy: str
    now: datetime
    recent: tuple[datetime, ...] = ()
    is_repeated: bool = False


class Action(StrEnum):
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Finding:
    """What one check found: its rule, and the reason in words for the reader, at a field."""

    action: Action
    reason: str
    field: str | None = None
    rule: str = ""


@dataclass(frozen=True)
class Verdict:
    """The first refusal, or else everything that holds the submission."""

    refusal: Finding | None = None
    holds: tuple[Finding, ...] = ()

    @property
    def rule(self) -> str:
        """The rule to record: the first that holds it, "open" where none does."""
        return self.holds[0].rule if self.holds else "open"

    @property
    def reason(self) -> str:
        """Every reason why it is held."""
        return " ".join(hold.reason for hold in self.holds)


def screen(context: Context) -> Verdict:
    """Ask every check in order; the first refusal ends it, holds add up."""
    holds = []
    for rule, check in CHECKS.items():
        finding = check(context)
        if finding is None:
            continue
        finding = Finding(finding.action, finding.reason, finding.field, rule)
        if finding.action == Action.REFUSE:
            return Verdict(refusal=finding)
        holds.append(finding)
    return Verdict(holds=tuple(holds))


def tidy(text: str) -> str:
    """The words as typed, in one Unicode form, without signs that nobody can see."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", CONTROLS.sub("", lines)).strip()


def fingerprint(submission: Submission) -> str:
    """A keyed hash that is equal for equal words; short ones are told apart by the name too."""
    words = tidy(submission.text).casefold().split()
    said = [submission.name.casefold(), *words] if len(words) < SHORT_WORDS else words
    return salted_hmac("comments.fingerprint", " ".join(said), algorithm="sha256").hexdigest()[:32]


def count(number: int) -> str:
    """A number in a sentence, with the language's own marks between thousands."""
    return number_format(number, force_grouping=True)


def refuse(reason: str, field: str | None = "text") -> Finding:
    return Finding(Action.REFUSE, reason, field)


def hold(reason: str) -> Finding:
    return Finding(Action.HOLD, reason)


def check_closed(context: Context) -> Finding | None:
    if context.policy == "closed":
        return refuse(
            gettext("Comments on this article are closed. Your words stay below for you to copy."), None
        )
    return None


def check_empty(context: Context) -> Finding | None:
    if not tidy(context.submission.text):
        return refuse(gettext("There is no text yet. Write your comment first."))
    return None


def check_length(context: Context) -> Finding | None:
    length = len(context.submission.text)
    if length <= LONGEST:
        return None
    return refuse(
        gettext(
            "Your comment has {length} characters; {longest} fit. Shorten it by {excess} and send it again."
        ).format(length=count(length), longest=count(LONGEST), excess=count(length - LONGEST))
    )


def check_printable(context: Context) -> Finding | None:
    if not CONTROLS.search(context.submission.text):
        return None
    return refuse(
        gettext("Your text held signs that cannot be printed. We took them out: read it, then send it.")
    )


def check_trap(context: Context) -> Finding | None:
    if context.submission.trap:
        return refuse(
            gettext("Something filled in the field “Website”. Leave it empty and send again."), None
        )
    return None


def check_speed(context: Context) -> Finding | None:
    if context.submission.age is not None and context.submission.age < SOONEST:
        return refuse(gettext("That was faster than anybody types. Wait a moment, then send it again."), None)
    return None


def check_age(context: Context) -> Finding | None:
    if context.submission.age is None or context.submission.age > LATEST:
        return refuse(
            gettext("This page was open for too long. Your words are kept below: send them again."), None
        )
    return None


def check_rate(context: Context) -> Finding | None:
    if len(context.recent) < MOST_IN_WINDOW:
        return None
    wait = context.recent[MOST_IN_WINDOW - 1] + WINDOW - context.now
    # Rounded up: whoever comes back after this time is let through.
    minutes = max(1, -(-wait // timedelta(minutes=1)))
    return refuse(
        ngettext(
            "Many comments came from your network just now. Keep this page open and send yours again in "
            "{minutes} minute.",
            "Many comments came from your network just now. Keep this page open and send yours again in "
            "{minutes} minutes.",
            minutes,
        ).format(minutes=minutes),
        None,
    )


def check_repetition(context: Context) -> Finding | None:
    if not context.is_repeated:
        return None
    return refuse(
        gettext("This comment has reached us already. If you want to add something, say it in new words.")
    )


def check_note(context: Context) -> Finding | None:
    if has_note(context.submission.text) or has_note(context.submission.name):
        return hold(gettext("It holds words in the form of an editor’s note, so a moderator reads it first."))
    return None


def check_name(context: Context) -> Finding | None:
    if STAFF_NAME.search(skeleton(context.submission.name)):
        return hold(gettext("The name could be taken for the newsroom’s, so a moderator reads it first."))
    return None


def check_links(context: Context) -> Finding | None:
    if len(LINK.findall(context.submission.text)) > MOST_LINKS:
        return hold(
            gettext("It has more than {count} links, so a moderator reads it first.").format(count=MOST_LINKS)
        )
    return None


def check_policy(context: Context) -> Finding | None:
    if context.policy == "premoderated":
        return hold(gettext("A moderator reads every comment on this article before it appears."))
    return None


# Refusals come before holds: a refused submission is not stored, so nothing needs to hold it.
CHECKS: dict[str, Callable[[Context], Finding | None]] = {
    "closed": check_closed,
    "empty": check_empty,
    "too-long": check_length,
    "unprintable": check_printable,
    "trap": check_trap,
    "too-fast": check_speed,
    "too-old": check_age,
    "rate": check_rate,
    "repeated": check_repetition,
    "note": check_note,
    "staff-name": check_name,
    "links": check_links,
    "premoderated": check_policy,
}
