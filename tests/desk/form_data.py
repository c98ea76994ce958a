"""What a person types into the article form, as a browser posts it."""

from django.urls import reverse

from tests import cast

ROWS = ("bylines", "placements", "related")


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def management(**counts):
    """The management forms of the rows, empty but for these counts."""
    posted = {}
    for prefix in ROWS:
        posted[f"{prefix}-TOTAL_FORMS"] = counts.get(prefix, 0)
        posted[f"{prefix}-INITIAL_FORMS"] = 0
    return posted


def article(headline="Rain over the harbour", *, section=None, button="_continue", **more):
    """A filled form with nothing in its rows."""
    words = {
        "headline": headline,
        "body": "<p>It rained all night.</p>",
        "section": section.pk if section else "",
        button: "",
    }
    return {**words, **management(), **more}


def signed():
    """The rows of one byline, without which a story is not published with one press."""
    return management(bylines=1) | {"bylines-0-author": cast.author().pk}


def publish_page(article):
    return reverse("admin:articles_article_publish", args=[article.pk])


def publication(article, **typed):
    """What the page that publishes posts of an article as it stands now."""
    current = article.editions.published().first()
    return {"revision": article.latest_revision.number, "running": current.pk if current else "", **typed}
