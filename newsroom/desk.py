"""The desk: Django's admin, reached through the throttled log-in."""

from functools import wraps

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from articles.forms.breaking import may_break
from articles.negotiation import wants_json
from articles.views.autosave import autosave, discard
from newsroom import alerts, first_page, recent, status
from newsroom.setup import todo

# The body's editor needs an import map and a style element in the page, which CSP allows by nonce alone.
POLICY = settings.SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
}


OURS = ("articles.", "comments.", "newsroom.")


class Desk(AdminSite):
    """Where reporters, editors and moderators work."""

    site_header = site_title = index_title = _("The desk")
    enable_nav_sidebar = False

    @method_decorator(secure_admin_login)
    def login(self, request, extra_context=None):
        return super().login(request, extra_context)

    def index(self, request, extra_context=None):
        """The desk's front page, with what is wrong and what a new paper still lacks."""
        lacking = todo.points(request.user, request.page.site)
        more = {
            "todo": lacking,
            "alerts": alerts.current(request.user),
            "recent": recent.actions(request.user),
            "stacks": first_page.stacks(request.user),
            "may_write": request.user.has_perm("articles.add_article"),
            "may_break": may_break(request.user),
            "now": timezone.now(),
        }
        more["sees_status"] = request.user.has_perm(status.VIEW)
        return super().index(request, more | (extra_context or {}))

    def get_app_list(self, request, app_label=None):
        """The paper first, then what readers say to it, then the house."""
        found = super().get_app_list(request, app_label)
        return sorted(found, key=lambda app: OURS.index(f"{app['app_label']}."))

    def register(self, model_or_iterable, admin_class=None, **options):
        """Register our own pages only: those of libraries can delete rows, and pass by our roles."""
        if admin_class and admin_class.__module__.startswith(OURS):
            super().register(model_or_iterable, admin_class, **options | {"view_on_site": False})

    def get_urls(self):
        """Add the status page and what scripts ask; leave out the redirect from rows to public pages."""
        ours = [
            path("status/", self.admin_view(status.status), name="status"),
            path("session/", never_cache(self.session), name="session"),
            path("autosave/", self.admin_view(autosave), name="autosave"),
            path("autosave/discard/", self.admin_view(discard), name="autosave_discard"),
        ]
        return ours + [each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site"]

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def session(self, request):
        """Who is logged in, and the token that their forms need now; 401 where nobody is."""
        if not self.has_permission(request):
            return JsonResponse({}, status=401)
        person = request.user
        return JsonResponse({"person": person.pk, "name": str(person), "token": get_token(request)})

    def admin_view(self, view, *args, **kwargs):
        """Every page of the desk has the desk's policy, but for one that brings its own.

        A script is told that the log-in has ended; a browser is sent to it.
        """
        page = with_policy(super().admin_view(view, *args, **kwargs))

        @wraps(page)
        def show(request, *given, **named):
            if wants_json(request) and not self.has_permission(request):
                return JsonResponse({}, status=401)
            return page(request, *given, **named)

        return show


def with_policy(view):
    @wraps(view)
    def show(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        # Django's csp_override sets this attribute for a view that brings a policy of its own.
        if not hasattr(response, "_csp_config"):
            response._csp_config = POLICY
        return response

    return show
