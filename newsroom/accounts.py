"""How people get in: invited by a chief, never by signing up; the worker sends the mails for it."""

from functools import wraps

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.tasks import task
from django.urls import reverse
from django.utils import translation

from newsroom import mail, queue
from newsroom.languages import desk_language
from newsroom.login import CountedLogin
from newsroom.models import Site, User
from newsroom.models.user import fold


class ClosedSignup(CountedLogin):
    """Log-in, log-out and passwords by allauth; staff are invited, so sign-up is closed."""

    def is_open_for_signup(self, request):
        return False

    def get_from_email(self):
        return Site.current().sender

    def format_email_subject(self, subject):
        return f"{Site.current().name}: {subject}"

    def send_password_reset_mail(self, user, email, context):
        """Queue the mail without the link in `context`: the worker makes a new one, so no row holds it."""
        queue.put(send_password_reset, email)

    def send_mail(self, template_prefix, email, context):
        """Any other mail of the library, through the queue: text alone, so none that holds a secret."""
        site, person = Site.current(), find_active(email)
        with translation.override(desk_language(person, site)):
            message = self.render_mail(template_prefix, email, {"site": site} | context)
        queue.put(send_text, message.subject, message.body, email)


def find_active(email: str) -> User | None:
    """The active person with this e-mail address, in any spelling; None where there is none."""
    return User.objects.filter(email_folded=fold(email), is_active=True).first()


def mail_task(function):
    """Decorator: a task that sends one mail. Its error is stored in the paper's language, for the desk."""

    # The queue finds a task again by the module and the name of its function.
    @wraps(function)
    def send(*args):
        with translation.override(desk_language(None, Site.current())):
            return function(*args)

    return task(queue_name=queue.MAIL, priority=queue.SOON)(queue.retry(limit=mail.LIMIT)(send))


def password_path(uid: str, token: str) -> str:
    """The path at which a password is chosen; it works once."""
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})


def one_time_link(person: User) -> str:
    """Where somebody who was invited, or forgot the password, chooses one."""
    uid, token = user_pk_to_url_str(person), default_token_generator.make_token(person)
    return Site.current().absolute(password_path(uid, token))


@mail_task
def send_invitation(person_key: int) -> None:
    """Mail the one-time link, as long as it is needed; made only now, so that no stored task holds it."""
    person = User.objects.get(pk=person_key)
    # The task may wait for hours; meanwhile the person can be deactivated or choose a password.
    if person.is_active and not person.has_usable_password():
        mail.send("invitation", person.email, site=Site.current(), person=person, link=one_time_link(person))


@mail_task
def send_password_reset(email: str) -> None:
    """Mail a one-time link to the person with this address; do nothing where nobody has it."""
    if person := find_active(email):
        mail.send(
            "password_reset", person.email, site=Site.current(), person=person, link=one_time_link(person)
        )


@mail_task
def send_text(subject: str, body: str, to: str) -> None:
    """Mail a text that holds no secret."""
    mail.deliver(mail.Message(subject, body, Site.current().sender, [to]))
