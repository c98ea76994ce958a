"""The sitemap (sitemaps.org 0.9): an index, the pages of the site, and articles by ten thousand.

Not Django's: that one pages by offset, so that each new article moves all others from file to file, and
takes the address of the paper from the host that was asked for.
"""

from django.shortcuts import render
from django.urls import reverse

from . import paths
from .models import Edition

# The protocol allows 50,000 in one file.
PART = 10_000


def sitemap(request):
    """The index: one file of pages, and one for each ten thousand articles as they were numbered."""
    request.page.read_versions("front")
    known = Edition.objects.published().filter(article_id__gt=0).order_by("-article_id")
    last = known.values_list("article_id", flat=True).first()
    parts = ["pages", *range(1, last // PART + 2 if last else 1)]
    locations = [request.page.site.absolute(reverse("articles:sitemap_part", args=[part])) for part in parts]
    return render_xml(request, "articles/sitemap_index.xml", {"locations": locations})


def sitemap_part(request, part):
    """One file of the sitemap: "pages", or a number from 1."""
    request.page.read_versions("front")
    entries = pages(request) if part == "pages" else stories(int(part) - 1)
    found = [
        {"location": request.page.site.absolute(path), "updated_at": updated_at}
        for path, updated_at in entries
    ]
    return render_xml(request, "articles/sitemap.xml", {"entries": found})


def pages(request):
    """The front page, the archive, the corrections and the sections."""
    yield reverse("articles:front"), None
    yield reverse("articles:archive"), None
    yield reverse("articles:corrections"), None
    for path in filter(None, (section.get_absolute_url() for section in request.page.sections)):
        yield path, None


def stories(number):
    """Where the articles of one ten thousand stand now, and when each was last updated."""
    first = number * PART
    found = Edition.objects.published().filter(article_id__gte=first, article_id__lt=first + PART)
    for path, updated_at in found.order_by("article_id").values_list("address__path", "updated_at"):
        yield paths.quote_path(path), updated_at


def render_xml(request, template, context):
    """The XML, which search engines read and do not list."""
    response = render(request, template, context, content_type="application/xml")
    response["X-Robots-Tag"] = "noindex"
    return response
