"""The password of the demonstration, which everybody knows, and its refusal on every other site."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

DEMONSTRATION = "extra extra read all about it"  # noqa: S105


def is_refused(password: str | None) -> bool:
    """Whether this is the demonstration's password, on a site that is no demonstration."""
    return password == DEMONSTRATION and not settings.DEMO


class NotTheDemonstrationPassword:
    """Password validator: refuses the demonstration's password, which stands in the handbook."""

    def validate(self, password, user=None):
        if is_refused(password):
            raise ValidationError(gettext("This is the demonstration's password. Choose one of your own."))

    def get_help_text(self):
        return gettext("Your password can’t be the demonstration's.")
