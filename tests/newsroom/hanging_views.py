"""Views that do not end."""

import re
import time

from django.db import connection, transaction
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import path

from articles.models import Section
from newsroom import urls

ENDLESS = {
    "sqlite": "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c",
    "postgresql": "SELECT pg_sleep(600)",
}


def never(*_):
    """A statement that does not end."""
    with connection.cursor() as cursor:
        cursor.execute(ENDLESS[connection.vendor])


class Asked(SimpleTemplateResponse):
    rendered_content = property(never)


def half(request):
    """Stores something and then asks what has no answer."""
    with transaction.atomic():
        Section.objects.create(name="Half stored", slug="half-stored")
        never()


def hang_in_template(request):
    """Asks while the page is made, after the view has ended."""
    return Asked("errors/503.html")


def hang_on_lock(request):
    """Waits for a row that somebody else holds."""
    with transaction.atomic():
        Section.objects.select_for_update().get(slug="locked").save()
    return HttpResponse("Stored")


def hang_in_python(request):
    """Python that goes on and on."""
    while True:
        pass


def hang_outside(request):
    """Outside of Python, where nothing can be raised."""
    time.sleep(600)


def hang_in_regex(request):
    """A regular expression lets no other thread of the process work."""
    re.match(r"(a+)+$", "a" * 64 + "b")


def quick(request):
    return HttpResponse("Here")


def long(request):
    """Within the limit, and nothing happens to it."""
    time.sleep(0.4)
    return HttpResponse(f"{len(request.body)} bytes")


class Asking:
    """A middleware that asks after the view, where no exception of a view is heard."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        if request.path == "/quick/":
            never()
        return answer


VIEWS = (
    never,
    half,
    hang_in_template,
    hang_on_lock,
    hang_in_python,
    hang_outside,
    hang_in_regex,
    quick,
    long,
)
urlpatterns = [*(path(f"{view.__name__}/", view) for view in VIEWS), *urls.urlpatterns]
handler500 = "newsroom.views.server_error"
