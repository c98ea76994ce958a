"""The article form in a real browser: its counter, its tags, its links, and every width."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Tag
from tests import cast
from tests.browser.desk import editor_at_desk, press
from tests.browser.editor_actions import open_form
from tests.browser.keyboard import tab_to
from tests.browser.test_accessibility import examine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def address(live_server, story):
    return live_server.url + reverse("admin:articles_article_change", args=[story.pk])


class TestTheHeadline:
    def test_is_counted_as_people_count(self, page, live_server, editor):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Zu\u0308rich \U0001f1e8\U0001f1ed")
        count = page.locator("#id_headline_count")
        expect(count).to_have_text("8 characters: fits everywhere, search results too")
        page.locator("#id_headline").fill("x" * 65)
        expect(count).to_contain_text("search results may cut the end")
        assert "id_headline_count" in page.locator("#id_headline").get_attribute("aria-describedby")

    def test_is_not_read_out_at_every_key(self, page, live_server, editor):
        open_form(page, live_server)
        said = page.locator(".field-headline [role=status]")
        page.locator("#id_headline").press_sequentially("Quay", delay=20)
        expect(said).to_have_text("")
        page.locator(".field-headline [role=status]", has_text="4 characters").wait_for(state="attached")


class TestTags:
    def test_are_suggested_in_any_spelling_and_taken_off(self, page, live_server, editor):
        Tag.objects.create(name="Zürich", slug="zurich")
        open_form(page, live_server)
        page.locator("#id_headline").fill("Quay reopens")
        field = page.locator("#id_tags")
        field.press_sequentially("ZURI")
        page.get_by_role("option", name="Zürich").wait_for()
        expect(field).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        active = field.get_attribute("aria-activedescendant")
        expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Escape")
        expect(field).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Enter")
        field.press_sequentially("Rain, zürich,")
        assert page.locator(".chips li").all_text_contents() == ["ZURI×", "Rain×", "zürich×"]
        page.get_by_role("button", name="Take off ZURI").click()
        press(page, "Save draft")
        assert sorted(Article.objects.get().tags.names()) == ["Rain", "Zürich"]
        assert Tag.objects.count() == 2


class TestRelatedLinks:
    def test_say_when_readers_do_not_see_them(self, page, live_server, editor):
        target = cast.published("The storm", by=editor)
        story = cast.draft(by=editor)
        story.related.create(target=target)
        target.unpublish(by=editor)
        open_form(page, live_server, story)
        expect(page.locator("#related-0")).to_contain_text("Readers will not see this link")


class TestOnAnyScreen:
    def test_it_is_accessible_and_never_scrolls_sideways(self, page, live_server, editor):
        story = cast.published(by=editor)
        story.related.create(target=cast.draft("A draft", by=editor))
        assert "\n".join(examine(page, address(live_server, story))) == ""

    def test_the_bar_covers_no_field_that_has_the_focus(self, page, live_server, editor):
        page.set_viewport_size({"width": 360, "height": 640})
        open_form(page, live_server)
        for selector in ("#id_section", "#id_tags", "#id_internal_note"):
            tab_to(page, selector)
            bar, field = (page.locator(one).bounding_box() for one in (".submit-row", selector))
            assert field["y"] + field["height"] <= bar["y"], selector

    def test_a_phone_has_one_column_in_the_order_of_the_work(self, page, live_server, editor):
        page.set_viewport_size({"width": 360, "height": 640})
        open_form(page, live_server, cast.draft(by=editor))
        selectors = (".publication-status", ".writing", "#bylines-group", "#related-group")
        tops = [page.locator(one).bounding_box()["y"] for one in selectors]
        assert tops == sorted(tops)
        assert {page.locator(one).bounding_box()["width"] > 300 for one in selectors} == {True}


def test_without_javascript_everything_is_there(browser, browser_context_args, live_server, page, editor):
    story = cast.draft(by=editor, section=cast.section("City"))
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(address(live_server, story))
    plain.get_by_label("Headline", exact=True).fill("Without a script")
    plain.get_by_label("Tags").fill("council, Ferries")
    plain.get_by_role("button", name="Save draft").click()
    story.refresh_from_db()
    assert (story.headline, sorted(story.tags.names())) == ("Without a script", ["Ferries", "council"])
    context.close()
