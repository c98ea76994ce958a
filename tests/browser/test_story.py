"""One article's whole journey in a real browser: written, published, discussed, corrected."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, RuleLevel
from newsroom.models import Site
from tests import cast
from tests.browser.desk import log_in, press, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINE = "Ferry returns to the old quay"
WORDS = "The ferry Meridian landed on Monday.\nNobody had waited for it."
LATER = "Lighthouse opens its stairs"


@pytest.fixture
def paper(live_server):
    """A paper at the server's own address, with its people and one section."""
    Site(name="The Harbour Post", address=live_server.url, desk_signature="City desk").save()
    section = cast.section("City")
    # These stories have no byline, and are published with one press all the same.
    RuleLevel.objects.store({"byline": "off"})
    return {role: cast.user(role, sections=[section]) for role in ("Reporter", "Editor", "Moderator")}


@pytest.fixture
def reader(browser, browser_context_args):
    """A page of somebody without JavaScript."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


def fill_in(page, headline, words):
    page.locator("#id_headline").fill(headline)
    page.locator("#id_section").select_option(label="City")
    write(page, words)
    page.locator("#id_tags").fill("ferries, harbour")


def new_article(page, live_server, headline, words=WORDS):
    """Write and save a draft; its primary key."""
    page.goto(live_server.url + reverse("admin:articles_article_add"))
    fill_in(page, headline, words)
    press(page, "Save draft")
    return Article.objects.get(headline=headline).pk


def open_article(page, live_server, pk):
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[pk]))


def places(section="city", tag="ferries"):
    """Every public list that must show the article once it is public."""
    return {
        "front": "/",
        "section": f"/section/{section}/",
        "tag": f"/tag/{tag}/",
        "feed": "/feed/",
        "search": "/search/?q=meridian",
        "archive": f"/archive/{timezone.now():%Y/%m}/",
    }


def where(page, live_server, words):
    """The names of the lists whose answer holds `words`."""
    return {
        name
        for name, address in places().items()
        if words in page.request.get(live_server.url + address).text()
    }


def in_sitemap(page, live_server, address):
    """Whether the sitemap, or one that it names, lists the address."""
    index = page.request.get(f"{live_server.url}/sitemap.xml").text()
    parts = [part.split("</loc>")[0] for part in index.split("<loc>")[1:]]
    listed = [page.request.get(part.replace("&amp;", "&")).text() for part in parts if "sitemap" in part]
    return any(f"{address}</loc>" in text for text in [index, *listed])


def test_the_journey_of_an_article(page, live_server, paper, reader):
    log_in(page, live_server, paper["Reporter"])
    pk = new_article(page, live_server, HEADLINE)
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    assert where(page, live_server, HEADLINE) == set()

    log_in(page, live_server, paper["Editor"])
    open_article(page, live_server, pk)
    press(page, "Publish")
    expect(page.locator(".messagelist", has_text="Published.")).to_be_visible()
    address = Article.objects.get(pk=pk).current.get_absolute_url()
    assert where(page, live_server, HEADLINE) == set(places())
    assert in_sitemap(page, live_server, address)

    receipt = comment(reader, live_server, address)
    assert "I missed the old one" not in reader.request.get(live_server.url + address).text()

    log_in(page, live_server, paper["Moderator"])
    approve_with_note(page, live_server)
    reader.goto(live_server.url + address)
    expect(reader.get_by_text("I missed the old one")).to_be_visible()
    assert note_of(reader, "The old one sank in 1931.").startswith("[")
    assert "I missed the old one" in reader.request.get(receipt).text()

    log_in(page, live_server, paper["Editor"])
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        correct(page, live_server, pk)
        reader.goto(live_server.url + address)
        expect(reader.get_by_text("It was Tuesday, not Monday.")).to_be_visible()
        assert both_dates(pk) <= minutes(reader)


def both_dates(pk):
    """When it was first published and when it was corrected, to the minute."""
    story = Article.objects.get(pk=pk).current
    assert story.updated_at > story.published_at
    return {to_the_minute(story.published_at), to_the_minute(story.updated_at)}


def note_of(reader, words):
    """The moderator's note with these words, as the page shows it."""
    note = reader.get_by_role("note").filter(has_text=words).inner_text().strip()
    assert "Note:" in note
    return note


def to_the_minute(moment):
    return moment.replace(second=0, microsecond=0)


def minutes(reader):
    """The moments that the article shows."""
    shown = [time.get_attribute("datetime") for time in reader.locator("article time").all()]
    return {to_the_minute(datetime.fromisoformat(moment)) for moment in shown if moment}


def comment(reader, live_server, address):
    """Comment without JavaScript; the address of the receipt."""
    reader.goto(live_server.url + address)
    reader.get_by_role("link", name="Write a comment").first.click()
    reader.get_by_label("Name").fill("Rosa")
    reader.get_by_role("textbox", name="Your comment").fill("I missed the old one.")
    reader.wait_for_timeout(2200)
    reader.locator("main form button[type=submit], main form input[type=submit]").first.click()
    reader.wait_for_url("**/comments/receipt/**")
    expect(reader.get_by_text("I missed the old one.")).to_be_visible()
    return reader.url


def approve_with_note(page, live_server):
    page.goto(live_server.url + reverse("admin:comments_comment_changelist"))
    page.get_by_role("link", name="I missed the old one").first.click()
    page.locator("textarea[name=note]").fill("The old one sank in 1931.")
    press(page, "Approve, with the note if there is one")


def correct(page, live_server, pk):
    open_article(page, live_server, pk)
    press(page, "Publish")
    page.get_by_label("What kind of change is this?").select_option("correction")
    page.get_by_label("Public note", exact=True).fill("It was Tuesday, not Monday.")
    press(page, "Publish now")
    expect(page.locator(".messagelist", has_text="Published.")).to_be_visible()


def test_a_scheduled_article_appears_at_its_second_everywhere(page, live_server, paper):
    log_in(page, live_server, paper["Editor"])
    new_article(page, live_server, HEADLINE)
    pk = new_article(page, live_server, LATER, "Its keeper waved to the Meridian.")
    at = (timezone.now() + timedelta(hours=1)).replace(second=0, microsecond=0)
    page.get_by_text("Schedule …").click()
    page.locator("#id_at").fill(f"{at:%Y-%m-%dT%H:%M}")
    press(page, "Schedule")
    expect(page.locator(".messagelist", has_text="Scheduled for")).to_be_visible()
    address = Article.objects.get(pk=pk).editions.get().get_absolute_url()

    with time_machine.travel(at - timedelta(seconds=1), tick=False):
        assert where(page, live_server, LATER) == set()
        assert page.request.get(live_server.url + address).status == 404
        assert not in_sitemap(page, live_server, address)
    with time_machine.travel(at, tick=False):
        assert where(page, live_server, LATER) == set(places())
        assert page.request.get(live_server.url + address).status == 200
        assert in_sitemap(page, live_server, address)
        assert where(page, live_server, HEADLINE) == set()
