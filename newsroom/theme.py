"""Light or dark: the reader's choice, kept apart from the pages, which stay the same for everybody.

The colours are a stylesheet with an address of its own, and the choice is a cookie that browsers send to
that address alone. A browser paints nothing before it has its stylesheets, so nobody sees the wrong colours
first and no script is waited for. theme.js fetches the colours anew at once; without it the choice, sent by
a form, shows when the browser next asks for them.
"""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_cookie

from newsroom import bundle

DARK = (bundle.SOURCES / "dark.css").read_text()
YEAR = 60 * 60 * 24 * 365
A_WHILE = 10 * 60
# “screen” everywhere: printed pages stay light.
WHERE_DARK = {"system": "screen and (prefers-color-scheme: dark)", "light": "not all", "dark": "screen"}
SHEET = """@media {where} {{
{dark}}}
:root {{ --theme: {choice}; }}
.theme [value="{choice}"] {{ --chosen: var(--ink); }}
"""


@require_safe
@vary_on_cookie
def colours(request):
    """The dark colours, where this reader wants them."""
    # The preview at the desk asks for either, whatever the person has chosen for themselves.
    choice = request.GET.get("theme") or request.COOKIES.get("theme", "")
    if choice not in WHERE_DARK:
        choice = "system"
    sheet = SHEET.format(where=WHERE_DARK[choice], dark=DARK, choice=choice)
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"private, max-age={A_WHILE}"
    return response


@require_POST
# Public pages are the same for everybody, so no form on them can hold a token.
@csrf_exempt
def choose(request):
    """Store the choice in a cookie and redirect to the page; a forged request changes colours alone."""
    response = HttpResponseRedirect(came_from(request))
    choice, path = request.POST.get("theme", ""), reverse("theme")
    if choice in ("light", "dark"):
        options = {"secure": settings.HTTPS, "httponly": True, "samesite": "Lax"}
        response.set_cookie("theme", choice, max_age=YEAR, path=path, **options)
    else:
        response.delete_cookie("theme", path=path, samesite="Lax")
    return response


def came_from(request):
    """The page of this site that the form was on, by its Referer; else the front page."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()})
    return page if is_ours else "/"
