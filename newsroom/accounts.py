"""How people get in: invited by a chief, never by signing up; every mail is the paper's own."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom.login import CountedLogin
from newsroom.models import Site, User


class ClosedSignup(CountedLogin):
    """Log-in, log-out and passwords by allauth; staff are invited, so sign-up is closed."""

    def is_open_for_signup(self, request):
        return False

    def get_from_email(self):
        return Site.current().sender

    def format_email_subject(self, subject):
        return f"{Site.current().name}: {subject}"

    def get_reset_password_from_key_url(self, key):
        """At the paper's public address, whatever host was asked for."""
        return Site.current().absolute(password_path(*key.split("-", 1)))

    def render_mail(self, template_prefix, email, context, headers=None):
        named = context | {"site": Site.current()}
        return super().render_mail(template_prefix, email, named, headers)


def password_path(uid: str, token: str) -> str:
    """The path at which a password is chosen; it works once."""
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})


def one_time_link(person: User) -> str:
    """Where somebody who was invited chooses a password."""
    uid, token = user_pk_to_url_str(person), default_token_generator.make_token(person)
    return Site.current().absolute(password_path(uid, token))


@task
def send_invitation(person_key: int) -> None:
    """Mail the one-time link; made only now, so that no stored task holds it."""
    person, site = User.objects.get(pk=person_key), Site.current()
    context = {"person": person, "site": site, "link": one_time_link(person)}
    subject = " ".join(render_to_string("emails/invitation_subject.txt", context).split())
    body = render_to_string("emails/invitation.txt", context)
    EmailMessage(subject, body, from_email=site.sender, to=[person.email]).send()
