"""How a log-in goes: counted before the password is looked at, and a browser that it came from is known."""

from allauth.account.adapter import DefaultAccountAdapter

from newsroom import attempts, browsers


class CountedLogin(DefaultAccountAdapter):
    """The library's steps; its own counting, in the cache, is off (`ACCOUNT_RATE_LIMITS`)."""

    def is_ajax(self, request):
        """Every answer is a page: the library's answers to scripts would go past what our views add."""
        return False

    def pre_authenticate(self, request, **credentials):
        typed = credentials.get("username") or credentials.get("email") or ""
        self.limits = attempts.limits_of(request, typed)
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
        """Who chose a password by a link from a mail, or by the old one, has proved to be that person."""
        super().set_password(user, password)
        attempts.lift(user)
        browsers.note_arrival(user)
