"""The log-in: tries are counted before the password is checked, and its browser is known afterwards."""

from allauth.account.adapter import DefaultAccountAdapter

from newsroom import attempts, browsers


class CountedLogin(DefaultAccountAdapter):
    """The library's steps; its own counting, in the cache, is off (`ACCOUNT_RATE_LIMITS`)."""

    def is_ajax(self, request):
        """Never: allauth's JSON answers have no context, in which `links.opens` looks for a wrong link."""
        return False

    def pre_authenticate(self, request, **credentials):
        typed = credentials.get("username") or credentials.get("email") or ""
        self.limits = attempts.limits_of(request, typed)
        # Before the check: tries that come at one moment could else all pass before one is counted.
        attempts.count(self.limits)

    def authenticate(self, request, **credentials):
        person = super().authenticate(request, **credentials)
        if person:
            attempts.succeed(self.limits)
        return person

    def login(self, request, user):
        super().login(request, user)
        browsers.note_arrival(user)

    def set_password(self, user, password):
        """Store it and end the wait: a link from a mail, or the old password, has proved who they are."""
        super().set_password(user, password)
        attempts.lift(user)
        browsers.note_arrival(user)
