"""Says how the paper's mails go out, and tries it with a real one."""

import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"


@dataclass(frozen=True)
class Outcome:
    """What came of a mail, in words."""

    is_sent: bool
    words: str


def way() -> str:
    """How mails go out now; what the server's operator set, without its secrets."""
    mailer = settings.MAILERS["default"]
    if mailer["BACKEND"] == SMTP:
        options = mailer["OPTIONS"]
        return f"Mails go out through {options['host']}, port {options['port']}."
    if mailer["BACKEND"] == CONSOLE:
        return (
            "No mail server is set, so mails are only printed where the paper was started. "
            "To have them sent, start it with NEWSROOM_SMTP_HOST and its like (deploy/README.md)."
        )
    return f"Mails are handed to {mailer['BACKEND']}."


def send_test(to: str, *, site) -> Outcome:
    """Mail one line to `to` as `site` would, and say what the mail server answered."""
    if not to:
        return Outcome(False, "There is no e-mail address to send it to. Give yourself one first.")
    body = render_to_string("emails/test.txt", {"site": site})
    letter = EmailMessage(f"{site.name}: a test", body, from_email=site.sender, to=[to])
    try:
        letter.send()
    # What is typed into a host or an address may be unfit for the wire in ways that only sending shows.
    except (OSError, ValueError) as error:
        return Outcome(False, f"It was not sent. {reason(error)} Mend that, then send it again.")
    if settings.MAILERS["default"]["BACKEND"] == CONSOLE:
        return Outcome(True, "It was printed where the paper was started, for no mail server is set.")
    return Outcome(True, f"The mail server took it. Look into the box of {to}, and among the spam.")


def reason(error: Exception) -> str:
    """A failure of sending, in the words of whoever failed."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return answered(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return answered(error.smtp_code, error.smtp_error)
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"The mail server could not be reached or understood: {words}."


def answered(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"The mail server answered: {code} {text}".rstrip(".") + "."
