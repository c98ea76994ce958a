"""Every public address of the paper; what none of these takes is looked up as an article's."""

import unicodedata

from django.urls import path, re_path, register_converter

from . import sitemaps, views
from .feeds import CorrectionsFeed, SectionFeed, SiteFeed
from .public_view import public


class Name:
    """The slug of a section, tag, author or series: whatever can be one segment of a path."""

    # Browsers resolve “.” and “..” as folders before they ask.
    regex = r"(?!\.{1,2}/)[^/\x00-\x20\x7f]+"

    def to_python(self, value):
        """Composed, as slugs are kept; some systems take letters and accents apart."""
        return unicodedata.normalize("NFC", value)

    def to_url(self, value):
        return value


class Digits:
    """A part of a date, with its zeros."""

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:0{self.width}}"


class Year(Digits):
    # Not \d, which takes the digits of other scripts too: a day would have several addresses.
    regex, width = "[0-9]{4}", 4


class MonthOrDay(Digits):
    regex, width = "[0-9]{2}", 2


class Part(Name):
    """A file of the sitemap."""

    regex = "pages|[1-9][0-9]{0,8}"


register_converter(Name, "name")
register_converter(Part, "part")
register_converter(Year, "yyyy")
register_converter(MonthOrDay, "mm")

app_name = "articles"
urlpatterns = [
    path("", public(views.front), name="front"),
    path("section/<name:slug>/", public(views.section), name="section"),
    path("section/<name:slug>/feed/", public(SectionFeed()), name="section_feed"),
    path("tag/<name:slug>/", public(views.tag), name="tag"),
    path("author/<name:slug>/", public(views.author), name="author"),
    path("series/<name:slug>/", public(views.series), name="series"),
    path("archive/", public(views.archive), name="archive"),
    path("archive/<yyyy:year>/", public(views.archive_year), name="archive_year"),
    path("archive/<yyyy:year>/<mm:month>/", public(views.archive_month), name="archive_month"),
    path("archive/<yyyy:year>/<mm:month>/<mm:day>/", public(views.archive_day), name="archive_day"),
    path("corrections/", public(views.corrections), name="corrections"),
    path("corrections/feed/", public(CorrectionsFeed()), name="corrections_feed"),
    path("search/", public(views.search), name="search"),
    path("feed/", public(SiteFeed()), name="feed"),
    path("sitemap.xml", public(sitemaps.sitemap), name="sitemap"),
    path("sitemap-<part:part>.xml", public(sitemaps.sitemap_part), name="sitemap_part"),
    # Not public(): a file stands on no surface, and may be kept until its pages or its rights change.
    path("photo/<uuid:uuid>/<str:name>", views.photo, name="photo"),
    # Not public(): it changes with every save, and no cache may keep it.
    path("preview/<str:token>/", views.preview_link, name="preview_link"),
    path(
        "preview/<str:token>/photo/<uuid:uuid>/<str:name>",
        views.preview_link_photo,
        name="preview_link_photo",
    ),
    # Last, since it takes every path that is left.
    re_path(r"^(?P<path>.*)$", public(views.article), name="article"),
]
