"""How people get in: invited by a chief, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedSignup(DefaultAccountAdapter):
    """Log-in, log-out and passwords by allauth; staff are invited, so sign-up is closed."""

    def is_open_for_signup(self, request):
        return False
