"""Every mail of the paper goes out here: how it is written and sent, and what the mail server says.

Nothing within a request waits for a mail server: requests enqueue tasks, and the worker calls `send`.
Secrets, such as one-time links, are made by those tasks, so that no row of the queue holds one. A mail is
sent at least once: a worker that is killed between the server's "taken" and its own note of it sends that
mail again.
"""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from email.policy import SMTP as WIRE

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from newsroom import queue
from newsroom.languages import desk_language

SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"
LIMIT = timedelta(seconds=60)
# RFC 5322: characters of a line, without its end.
LONGEST_LINE = 998
PERMANENT = 500
LONGEST_REASON = 500


class Undelivered(Exception):
    """A mail did not go out; says why in words for people. It is tried again."""


class Rejected(Undelivered, queue.Final):
    """The mail server will not take this mail at any later time either."""


class Unreachable(Undelivered, queue.Outage):
    """The mail server does not answer, or takes no mail of ours: other mails need not be tried now."""


@dataclass(frozen=True)
class Outcome:
    """What came of a mail, in words."""

    is_sent: bool | None
    text: str


class Message(EmailMessage):
    """A mail in plain text whose lines stay as they are, so that no link is cut."""

    def message(self, *, policy=WIRE):
        made = super().message(policy=policy)
        if all(len(line.encode()) <= LONGEST_LINE for line in self.body.splitlines()):
            # Quoted-printable would break long lines, and a link in them gets cut.
            made.set_content(self.body, cte="7bit" if self.body.isascii() else "8bit")
        return made


def send(template: str, to: str, *, site, person=None, **context) -> None:
    """Send `emails/<template>.txt` with its subject to one address; raises Undelivered.

    It is written in the language of `person`, who has the address; None: in the paper's.
    """
    context |= {"site": site, "person": person}
    with translation.override(desk_language(person, site)):
        subject = " ".join(render_to_string(f"emails/{template}_subject.txt", context).split())
        body = render_to_string(f"emails/{template}.txt", context)
    deliver(Message(subject, body, site.sender, [to]))


def deliver(message: EmailMessage) -> None:
    """Hand a mail to the mail server; raises Undelivered."""
    try:
        message.send()
    # A host or address may hold what cannot be sent, such as a line break; only sending shows it.
    except ValueError as error:
        raise Rejected(reason(error)) from error
    except OSError as error:
        # The errors of smtplib are OSErrors, too.
        raise kind_of(error)(reason(error)) from error


def kind_of(error: OSError) -> type[Undelivered]:
    """The subclass of Undelivered for an error of sending: for good, for now, or of the whole server."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Rejected if min(codes) >= PERMANENT else Undelivered
    if isinstance(error, smtplib.SMTPDataError):
        return Rejected if error.smtp_code >= PERMANENT else Undelivered
    # A sender refused for good is a setting that the operator can mend, so the mail is tried again.
    if isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code < PERMANENT:
        return Undelivered
    return Unreachable


def is_printed() -> bool:
    """Whether no mail server is set, so that nobody gets a mail."""
    return settings.MAILERS["default"]["BACKEND"] == CONSOLE


def way() -> str:
    """How mails go out now; what the server's operator set, without its secrets."""
    mailer = settings.MAILERS["default"]
    if mailer["BACKEND"] == SMTP:
        options = mailer["OPTIONS"]
        return gettext("Mails go out through {host}, port {port}.").format(
            host=options["host"], port=options["port"]
        )
    if is_printed():
        return gettext(
            "No mail server is set, so mails are only printed where the paper was started. "
            "To have them sent, start it with NEWSROOM_SMTP_HOST and its like (deploy/README.md)."
        )
    return gettext("Mails are handed to {backend}.").format(backend=mailer["BACKEND"])


def reason(error: Exception) -> str:
    """A failure of sending, in the words of whoever failed, on one line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return answer(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return answer(error.smtp_code, error.smtp_error)
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return gettext("The mail server could not be reached or understood: {reason}.").format(
        reason=one_line(text)
    )


def answer(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    said = one_line(text).rstrip(".")
    return gettext("The mail server answered: {code} {words}.").format(code=code, words=said)


def one_line(text: str) -> str:
    """The beginning of what a mail server said, on one line, without signs that cannot be printed."""
    # Whatever a server sends is shown at the desk and stored; PostgreSQL stores no null character.
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:LONGEST_REASON]
