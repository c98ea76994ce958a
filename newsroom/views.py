"""Views of the site as a whole: robots.txt, security.txt, the logo, the health check, error pages."""

import logging
import sys
from datetime import UTC, timedelta

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import Error, connection
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override

from articles.public_view import Missing
from newsroom.disk_faults import what_is_full
from newsroom.languages import request_language
from newsroom.posted_texts import list_posted_texts
from newsroom.time_limits import is_cut

logger = logging.getLogger(__name__)

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
PRIVATE = ("/accounts/", "/admin/", "/comments/", "/search/", "/setup/")


def robots(request):
    """robots.txt (RFC 9309): what is not for search engines, and where the sitemap is."""
    request.page.read_versions()
    sitemap = request.page.site.absolute(reverse("articles:sitemap"))
    return plain(["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), "", f"Sitemap: {sitemap}"])


def security(request):
    """security.txt (RFC 9116); it expires within a year, at the end of a month."""
    request.page.read_versions()
    site, now = request.page.site, timezone.now().astimezone(UTC)
    expires = (now + timedelta(days=190)).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    contact = f"mailto:{site.contact}" if site.contact else site.absolute("/")
    return plain(
        [
            f"Contact: {contact}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            f"Preferred-Languages: {site.language}",
            f"Canonical: {site.absolute(reverse('security'))}",
        ]
    )


def plain(lines):
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def favicon(request):
    """Redirect /favicon.ico, which browsers ask for by themselves, to the static file."""
    return HttpResponseRedirect(static("newsroom/icons/favicon.ico"))


@csp_override({"default-src": [CSP.NONE]})
def logo(request, name):
    """The paper's logo, which browsers keep for good; the name of an older logo redirects to it."""
    request.page.read_versions()
    site = request.page.site
    if not site.logo:
        raise Missing(_("This paper has no logo."))
    # Pages in caches still name the logo before.
    if request.path_info != site.logo_path:
        return HttpResponseRedirect(site.logo_path)
    try:
        response = FileResponse(site.logo.open(), content_type="image/png")
    except OSError as error:
        logger.error("The logo cannot be read: %s", error)
        raise Missing(_("The logo is lost.")) from error
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@never_cache
def healthz(request):
    """Whether this process can answer and reach its database; for load balancers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def bad_request(request, exception):
    """400; nothing of the request is read again, because something in it could not be.

    A session that could not be stored comes here too; 503 where that was for a full disk.
    """
    if what_is_full(exception):
        return disk_full(request, exception)
    return render_standalone(
        "errors/too_large.html" if isinstance(exception, TOO_MUCH) else "errors/400.html", status=400
    )


def method_not_allowed():
    """405; no page was asked for it."""
    return render_standalone("errors/method_not_allowed.html", status=405)


@never_cache
def permission_denied(request, exception):
    """403; what was typed is given back, for it may have been allowed when the form was opened."""
    return render_error(request, "errors/403.html", list_fields(request), status=403)


def not_found(request, exception):
    """404, in the words of the page that was looked for where it has some."""
    missing = exception if isinstance(exception, Missing) else Missing(_("There is nothing at this address."))
    context = {"message": missing.message, "way": missing.way}
    response = render_error(request, "errors/404.html", context, status=404)
    patch_cache_control(response, max_age=0, must_revalidate=True)
    return response


def server_error(request):
    """500, or 503 where it took too long or a disk is full; without a query, for the database may fail."""
    # Django calls this view without the error, while it still handles it.
    error = sys.exception()
    if what_is_full(error):
        return disk_full(request, error)
    return unavailable() if is_cut(error) else render_standalone("errors/500.html", status=500)


def disk_full(request, error):
    """503 that names what is full; the reason is logged once."""
    logger.error("Nothing can be written (%s %s): %s", request.method, request.path, error)
    response = render_standalone("errors/disk_full.html", status=503, reason=what_is_full(error))
    # Django logs each 5xx answer itself; with this mark it takes it as logged.
    response._has_been_logged = True
    response["Retry-After"] = "60"
    return response


def unavailable():
    """503: what was asked took too long and was given up."""
    response = render_standalone("errors/503.html", status=503)
    response["Retry-After"] = "60"
    return response


def queue_unavailable():
    """503: what was asked needs a task, and the queue took none."""
    response = render_standalone("errors/queue_unavailable.html", status=503)
    response["Retry-After"] = "60"
    return response


def render_standalone(template, *, status, **context):
    """A page that needs neither the request nor the database."""
    return HttpResponse(render_to_string(template, context), status=status)


def render_error(request, template, context, *, status):
    """A page that needs both; in the person's language at the desk, else in the paper's."""
    with translation.override(request_language(request)):
        return render(request, template, context, status=status)


@never_cache
def csrf_failure(request, reason=""):
    """403 to a form whose token is missing or old; its words are given back, to be copied."""
    return render_error(request, "errors/csrf.html", list_fields(request), status=403)


def list_fields(request):
    """The words of the form that was refused, and where it is."""
    return {"texts": list_posted_texts(request), "form": request.path}
