"""Every public address: the one list that the tests of what readers may see go through."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from articles.sitemaps import PART

# Views that answer readers but not with the paper: a form of one's own, a file, a watcher's question.
APART = {
    "comments:write",
    "comments:receipt",
    "comments:desk",
    "articles:photo",
    "articles:preview_link",
    "articles:preview_link_photo",
    "healthz",
    "logo",
    "setup",
    "setup_link",
    "setup_test",
    "theme",
    "colours",
    "catalogue",
}
PRIVATE = ("admin/", "accounts/")


def sitemap_of(story):
    """The file of the sitemap in which an article stands."""
    return reverse("articles:sitemap_part", args=[story.pk // PART + 1])


def of_the_site(*, tags=("harbour",), authors=("ada-quill",), words=("harbour",), series=("the-harbour",)):
    """All addresses that stand whether or not something is published."""
    today = timezone.localtime()
    named = ["front", "archive", "corrections", "corrections_feed", "feed", "sitemap", "search"]
    return [
        *(reverse(f"articles:{name}") for name in named),
        reverse("articles:section", args=["world"]),
        reverse("articles:section_feed", args=["world"]),
        *(reverse("articles:tag", args=[slug]) for slug in tags),
        *(reverse("articles:author", args=[slug]) for slug in authors),
        *(reverse("articles:series", args=[slug]) for slug in series),
        *(reverse("articles:sitemap_part", args=[part]) for part in ("pages", 1)),
        *(reverse("articles:search") + "?" + urlencode({"q": word}) for word in words),
        reverse("articles:archive_year", args=[today.year]),
        reverse("articles:archive_month", args=[today.year, today.month]),
        reverse("articles:archive_day", args=[today.year, today.month, today.day]),
        *(reverse(name) for name in ("robots", "security", "favicon")),
    ]
