"""axe finds nothing moderate or worse: light and dark, 320 and 1280 pixels wide."""

import pytest
from django.urls import reverse

from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")


def examine(page, address):
    """Every barrier at an address, in each scheme and width."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            found += [f"{scheme} {width}: {words}" for words in barriers(page)]
    return found


@pytest.fixture
def paper():
    """An article with photograph, correction, comments and a note, and what stands around it."""
    editor = cast.user("Editor")
    story = cast.published(by=editor)
    story.publish(kind="correction", by=editor, note="An earlier version named the wrong day.")
    comment = cast.comment(story, text="I was there.\n\nIt was Tuesday: https://town.example/minutes")
    comment.approve(by=cast.user("Moderator"), version=comment.latest)
    comment.add_note("The minutes say Monday.", by=editor, signature="City desk")
    cast.comment(story, text="Held for the desk.")
    return story


def public_addresses(story):
    edition = story.current
    return {
        "front": reverse("articles:front"),
        "section": edition.section.get_absolute_url(),
        "article": edition.get_absolute_url(),
        "search": reverse("articles:search") + "?q=harbour",
        "author": edition.bylines.get().author.get_absolute_url(),
        "archive": reverse("articles:archive_year", args=[edition.published_at.year]),
        "opinion": cast.published("Build it at last", genre="opinion").current.get_absolute_url(),
        "retraction": retract_article().get_absolute_url(),
        "nothing": "/nothing/here/",
        "log-in": reverse("account_login"),
        "comment form": reverse("comments:write", args=[story.pk]),
    }


def retract_article():
    """What stands where an article was withdrawn."""
    story = cast.published("The spring heals")
    story.retract(by=cast.user("Chief", all_sections=True), note="It does not.")
    return story.current


def test_public_pages_are_accessible(page, live_server, paper):
    found = {
        name: examine(page, live_server.url + address) for name, address in public_addresses(paper).items()
    }
    assert "\n".join(f"{name}: {words}" for name in found for words in found[name]) == ""


def test_the_desk_is_accessible(page, live_server, paper):
    log_in(page, live_server, cast.user("Chief", all_sections=True))
    addresses = {
        "article form": reverse("admin:articles_article_change", args=[paper.pk]),
        "new article": reverse("admin:articles_article_add"),
        "queue": reverse("admin:comments_comment_changelist"),
        "one comment": reverse("admin:comments_comment_change", args=[paper.thread.comments.last().pk]),
        "tools below the article": reverse("comments:desk", args=[paper.pk]),
    }
    found = {name: examine(page, live_server.url + address) for name, address in addresses.items()}
    assert "\n".join(f"{name}: {words}" for name in found for words in found[name]) == ""
