"""The page before something is published, by keyboard alone: each fault leads to its field, and back."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Owed
from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import editor_at_desk
from tests.browser.editor_actions import open_form
from tests.browser.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = (
    "<p>The quay is open again.</p><h3>What it cost</h3>"
    '<p>It cost TK million.</p><figure data-slot="1"></figure><p>Nobody left.</p>'
)


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


@pytest.fixture
def story(editor):
    """No headline, a TK, a subheading without a heading, a picture without credit and alternative text."""
    made = cast.article("", by=editor, section=cast.section("City"), body=BODY, language="en")
    made.placements.create(photo=cast.photo("The quay", credit="", alt=""), position=1)
    made.bylines.create(author=cast.author())
    made.save_revision(by=editor)
    return made


def press_with_keys(page, selector):
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page, words):
    """Go along the findings to the one that says this, and press Enter."""
    link = page.get_by_role("link", name=words)
    for _ in range(80):
        if link.evaluate("(element) => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/**")


def publish_again(page):
    press_with_keys(page, "[name=_publish]")
    expect(page.locator(".publish-page")).to_be_visible()


class TestFiveFaults:
    def test_are_followed_to_their_fields_put_right_and_published(self, page, live_server, story):
        open_form(page, live_server, story)
        publish_again(page)
        expect(page.locator(".findings.is-block li")).to_have_count(4)
        expect(page.locator(".findings.is-warn li")).to_have_count(1)

        follow(page, "Readers need a headline")
        expect(page.locator("#id_headline")).to_be_focused()
        page.keyboard.type("Quay reopens after forty years")
        publish_again(page)

        follow(page, "“TK” still stands in")
        expect(page.locator(".ProseMirror")).to_be_focused()
        page.wait_for_function("() => getSelection().toString() === 'TK'")
        page.keyboard.type("41")
        publish_again(page)

        follow(page, "a subheading without a heading above it")
        page.wait_for_function("() => getSelection().toString() === 'What it cost'")
        page.keyboard.press("Control+Alt+2")
        publish_again(page)

        self.complete_the_photograph(page)
        press_with_keys(page, "[name=_publish]")
        expect(page.locator(".messagelist")).to_contain_text("Published.")
        edition = Article.objects.get().current
        assert (edition.headline, edition.text.count("41")) == ("Quay reopens after forty years", 1)
        row = edition.photos.get()
        assert (row.credit, row.alt, row.is_decorative) == ("Mia Lens", "", True)

    def complete_the_photograph(self, page):
        follow(page, "has no credit")
        expect(page.locator(".ProseMirror [data-place='1'] button")).to_be_focused()
        page.keyboard.press("Enter")
        tab_to(page, "#library-credit")
        page.keyboard.type("Mia Lens")
        tab_to(page, "#library-decorative")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.locator("dialog[open]")).to_have_count(0)

    def test_what_is_owed_passes_with_one_press(self, page, live_server, story, editor):
        Article.objects.update(headline="Quay reopens", body="<p>The quay is open again.</p>")
        open_form(page, live_server, story)
        publish_again(page)
        press_with_keys(page, "[name=owed][value=wire]")
        expect(page.locator(".messagelist")).to_contain_text("Published.")
        assert {one.rule for one in Owed.objects.open_of(editor)} == {"alt", "credit"}

    def test_enter_in_a_field_does_what_the_button_says(self, page, live_server, story, editor):
        story.placements.all().delete()
        Article.objects.update(headline="Quay reopens", body="<p>The quay.</p><h3>Cost</h3><p>Much.</p>")
        open_form(page, live_server, story)
        publish_again(page)
        page.locator("#id_at").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(".messagelist")).to_contain_text("Published.")
        assert not Owed.objects.exists()


class TestThePage:
    @pytest.mark.parametrize("width", [320, 1280])
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_is_usable_for_all(self, page, live_server, story, width, scheme):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{live_server.url}/admin/articles/article/{story.pk}/publish/")
        assert list(barriers(page)) == []
