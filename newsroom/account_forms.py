"""The forms by which staff get in: the log-in, a new password, and the link for a forgotten one."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm
from allauth.core import context
from django.utils.translation import gettext

from newsroom import attempts, queue
from newsroom.accounts import send_password_reset
from newsroom.models.throttle import LETTER, LETTERS_OF_A_NETWORK, SESSION
from newsroom.models.user import fold


class PlainFields:
    """A form of allauth whose fields say what they are by their labels alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class DoorForm(PlainFields, LoginForm):
    """Name or address, password, and whether this computer may remember."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = gettext("User name or e-mail address")
        self.fields["password"].help_text = ""
        self.fields["remember"].label = gettext("Keep me logged in on this computer")


class PasswordForm(PlainFields, ChangePasswordForm):
    """A new password for the old one, which is counted as at the log-in."""

    def clean_oldpassword(self):
        limits = [(SESSION, str(self.user.pk))]
        # Whoever finds a computer logged in must not guess the password here without end.
        attempts.count(limits)
        password = super().clean_oldpassword()
        attempts.succeed(limits)
        return password


class ForgottenForm(PlainFields, ResetPasswordForm):
    """The address that a link is mailed to; asking is counted, whoever has it.

    What is said and done is the same for every address: the worker looks whose it is.
    """

    def clean_email(self):
        network, email = attempts.network_of(context.request), self.cleaned_data["email"]
        attempts.count([(LETTERS_OF_A_NETWORK, network)] if network else [])
        attempts.count([(LETTER, fold(email))])
        return email

    def save(self, request, **kwargs):
        queue.put(send_password_reset, self.cleaned_data["email"])
        return self.cleaned_data["email"]
