"""Page context, time zone and language of each request; gzip; answers to errors that views raise."""

import logging
from datetime import tzinfo

from django.db import DataError
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone, translation

from newsroom import queue, views
from newsroom.disk_faults import what_is_full
from newsroom.languages import is_personal, request_language
from newsroom.page_context import PageContext, last_language
from newsroom.time_limits import is_cut, limit_statements

log = logging.getLogger("newsroom.input")
VIEWED = ("GET", "HEAD", "POST")


class PageContextMiddleware:
    """Sets `request.page` (a PageContext), and puts the newsroom's time zone in force."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.page = PageContext()
        with timezone.override(NewsroomZone(request.page)):
            return self.get_response(request)


class LanguageMiddleware:
    """Puts the person's own language in force at the desk, and the paper's at its log-in.

    Public pages are the same for everybody: in the paper's language once they have read its versions, and
    rendered in that of the article on them. What the browser asks for decides nowhere.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(last_language()):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        request.page.is_personal = is_personal(request)
        if request.page.is_personal:
            translation.activate(request_language(request))


class TimeLimitMiddleware:
    """Limits every statement of a request, and answers 503 in words for one that was cut."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with limit_statements():
            return self.get_response(request)

    def process_exception(self, request, exception):
        if not is_cut(exception):
            return None
        log.error("Gave up %s %s", request.method, request.path, exc_info=exception)
        return views.unavailable()


class MethodMiddleware:
    """Answers every method but GET, HEAD and POST by itself, so that no view has to know of others."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in VIEWED:
            return self.get_response(request)
        # Django's admin opens a write transaction for any other method, only to show a form.
        response = HttpResponse(status=204) if request.method == "OPTIONS" else views.method_not_allowed()
        response["Allow"] = ", ".join([*VIEWED, "OPTIONS"])
        return response


class PackingMiddleware(GZipMiddleware):
    """Compresses pages; files (streaming responses) go out as they are, for pictures are compressed."""

    def process_response(self, request, response):
        return response if response.streaming else super().process_response(request, response)


class InputMiddleware:
    """A number or time beyond what the database holds is the sender's mistake: 400 in words.

    Django lets such a key through to the query where it stands in a list (`pk__in`).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        # SQLite's driver raises OverflowError, PostgreSQL's becomes Django's DataError.
        if not isinstance(exception, OverflowError | DataError):
            return None
        log.warning("Refused %s %s", request.method, request.path, exc_info=exception)
        return views.bad_request(request, exception)


class QueueMiddleware:
    """503 in words where what was asked needs a task, and the queue takes none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, queue.Closed):
            return None
        log.error("No task for %s %s", request.method, request.path, exc_info=exception)
        return views.queue_unavailable()


class DiskMiddleware:
    """503 in words that name the disk where a view fails because nothing can be written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return views.disk_full(request, exception) if what_is_full(exception) else None


class NewsroomZone(tzinfo):
    """The Site's time zone, looked up when a time is first shown."""

    def __init__(self, page=None):
        self.page = page

    def __str__(self):
        return self.page.site.time_zone

    def utcoffset(self, moment):
        return self.page.zone.utcoffset(moment)

    def dst(self, moment):
        return self.page.zone.dst(moment)

    def tzname(self, moment):
        return self.page.zone.tzname(moment)

    def fromutc(self, moment):
        zone = self.page.zone
        # ZoneInfo refuses a moment whose tzinfo is another object than itself.
        return zone.fromutc(moment.replace(tzinfo=zone)).replace(tzinfo=self)
