"""Puts the Site on each request and its time zone and language in force; packs pages; answers for faults."""

import logging
from datetime import tzinfo

from django.db import DataError
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from newsroom import queue, site_context, views
from newsroom.disk_faults import what_is_full
from newsroom.languages import is_personal, request_language
from newsroom.time_limits import is_cut, limit_statements

log = logging.getLogger("newsroom.input")
VIEWED = ("GET", "HEAD", "POST")


class SiteMiddleware:
    """`request.site`, its sections, `request.read_versions`, and the newsroom's time zone.

    All of it is lazy: a view that first calls `request.read_versions(*surfaces)` pays one query
    for its own versions and for these.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.read_versions = lambda *surfaces: site_context.read_versions(request, *surfaces)
        request.site = SimpleLazyObject(lambda: site_context.site(versions(request)))
        request.all_sections = SimpleLazyObject(lambda: site_context.sections(versions(request)))
        request.top_sections = SimpleLazyObject(
            lambda: [section for section in request.all_sections if section.parent_id is None]
        )
        with timezone.override(NewsroomZone(request)):
            return self.get_response(request)


class LanguageMiddleware:
    """Puts the person's own language in force at the desk, and for strangers at its door the paper's.

    Public pages are the same for everybody: each takes the language of what stands on it where it is
    rendered. What the browser asks for decides nowhere.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(site_context.last_language()):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if is_personal(request):
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
    """Pages are read and forms are sent: no view has to know of any other method."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in VIEWED:
            return self.get_response(request)
        response = HttpResponse(status=204) if request.method == "OPTIONS" else views.method_not_allowed()
        response["Allow"] = ", ".join([*VIEWED, "OPTIONS"])
        return response


class PackingMiddleware(GZipMiddleware):
    """Packs pages for their way to a phone; files go out as they are, for pictures are packed already."""

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
    """Nothing more can be written: 503 in words that name the disk, wherever in a view it came out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return views.disk_full(request, exception) if what_is_full(exception) else None


def versions(request):
    """The versions that the view read, or those of the furniture alone."""
    return getattr(request, "versions", None) or site_context.read_versions(request)


class NewsroomZone(tzinfo):
    """The Site's time zone, looked up when a time is first shown."""

    def __init__(self, request=None):
        self.request = request

    def __str__(self):
        return self.request.site.time_zone

    def utcoffset(self, moment):
        return self.request.site.zone.utcoffset(moment)

    def dst(self, moment):
        return self.request.site.zone.dst(moment)

    def tzname(self, moment):
        return self.request.site.zone.tzname(moment)

    def fromutc(self, moment):
        zone = self.request.site.zone
        return zone.fromutc(moment.replace(tzinfo=zone)).replace(tzinfo=self)
