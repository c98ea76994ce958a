"""The addresses for log-in, log-out and passwords: those of allauth's that an invited staff needs."""

from functools import wraps

from allauth.account import views
from django.urls import path, re_path

from newsroom import browsers, desk_settings
from newsroom.links import throttle_links


def at_the_paper(view):
    """Put our Site into the template context instead of allauth's; set the cookie of a known browser."""

    @wraps(view)
    def show(request, *args, **kwargs):
        with browsers.gather_arrivals() as people:
            response = view(request, *args, **kwargs)
        if getattr(response, "context_data", None):
            response.context_data["site"] = request.page.site
        for person in people:
            browsers.remember(response, person)
        return response

    return show


def door(route, view, name):
    return path(route, at_the_paper(view), name=name)


urlpatterns = [
    door("login/", views.login, "account_login"),
    door("logout/", views.logout, "account_logout"),
    door("inactive/", views.account_inactive, "account_inactive"),
    # allauth builds its pages with this address, although sign-up is closed.
    door("signup/", views.signup, "account_signup"),
    door("reauthenticate/", views.reauthenticate, "account_reauthenticate"),
    path("language/", desk_settings.language, name="account_language"),
    door("password/change/", views.password_change, "account_change_password"),
    door("password/set/", views.password_set, "account_set_password"),
    door("password/reset/", views.password_reset, "account_reset_password"),
    door("password/reset/done/", views.password_reset_done, "account_reset_password_done"),
    door(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        throttle_links(at_the_paper(views.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
]
