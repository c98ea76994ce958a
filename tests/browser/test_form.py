"""The whole article form in a real browser: by keyboard alone, on a phone, and after a crash."""

import pytest
from django.conf import settings
from django.urls import reverse

from articles.models import Article, Tag
from comments.models import Thread
from tests import cast
from tests.browser.desk import log_in, press, write
from tests.browser.test_accessibility import examine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, live_server):
    person = cast.user("Editor", all_sections=True)
    cast.section("City")
    log_in(page, live_server, person)
    return person


def address(live_server, story=None):
    name = "admin:articles_article_change" if story else "admin:articles_article_add"
    return live_server.url + reverse(name, args=[story.pk] if story else [])


def open_form(page, live_server, story=None):
    page.goto(address(live_server, story))
    page.get_by_role("textbox", name="Body").wait_for()


def tab_to(page, selector, *, back=False):
    """Press Tab until the element has the focus; fails where the keyboard cannot reach it."""
    for _ in range(150):
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            return page.locator(":focus")
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"The keyboard does not reach {selector}.")


def choose_author(page, name, *, row):
    tab_to(page, "#bylines-group .add-row a")
    page.keyboard.press("Enter")
    tab_to(page, f"#bylines-{row} .select2-selection", back=True)
    choose(page, name)


def choose(page, name):
    """Open the list that has the focus, search it, and take what it found."""
    page.keyboard.press("Enter")
    page.locator(".select2-search__field:focus").wait_for()
    page.keyboard.type(name)
    page.locator(".select2-results__option--highlighted", has_text=name).wait_for()
    page.keyboard.press("Enter")


def take_suggestion(page, words, found):
    page.keyboard.type(words)
    page.get_by_role("option", name=found).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


class TestByKeyboardAlone:
    def test_a_story_goes_from_the_empty_form_to_its_readers(self, page, live_server, editor):
        cast.author("Ada Quill"), cast.author("Ben Marlow"), cast.series("The harbour")
        cast.published("The storm of 1986", by=editor, section=cast.section("City"), tags=["Zürich"])
        open_form(page, live_server)
        tab_to(page, "#id_kicker")
        page.keyboard.type("Harbour")
        tab_to(page, "#id_headline")
        page.keyboard.type("Quay reopens after forty years")
        tab_to(page, "#id_standfirst")
        page.keyboard.type("Nobody had waited for it.")
        tab_to(page, ".ProseMirror")
        page.keyboard.type("The quay is open again.")
        tab_to(page, "#id_section")
        page.keyboard.type("City")
        tab_to(page, "#id_genre_0")
        page.keyboard.press("ArrowDown")
        tab_to(page, ".field-series .select2-selection")
        choose(page, "harbour")
        tab_to(page, "#id_part")
        page.keyboard.type("2")
        tab_to(page, "#id_tags")
        take_suggestion(page, "zur", "Zürich")
        page.keyboard.type("Ferries,")
        choose_author(page, "Ada", row=0)
        choose_author(page, "Ben", row=1)
        tab_to(page, "#bylines-1 [aria-label='Move up']", back=True)
        page.keyboard.press("Enter")
        tab_to(page, "#related-group .add-row a")
        page.keyboard.press("Enter")
        tab_to(page, "#id_related-0-address", back=True)
        take_suggestion(page, "storm", "The storm of 1986")
        tab_to(page, "#id_thread-0-policy")
        page.keyboard.type("Closed")
        tab_to(page, "#id_internal_note")
        page.keyboard.type("Phone the harbour master.")
        tab_to(page, "[name=_publish]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "Published." in page.locator(".messagelist").inner_text()
        story = Article.objects.get(headline="Quay reopens after forty years")
        edition = story.visible
        assert (edition.kicker, edition.standfirst) == ("Harbour", "Nobody had waited for it.")
        assert (edition.section.name, edition.genre, edition.part) == ("City", "analysis", 2)
        assert edition.series.name == "The harbour"
        assert edition.text == "The quay is open again."
        assert sorted(edition.tags.names()) == ["Ferries", "Zürich"]
        assert [byline.credited_as for byline in edition.bylines.all()] == ["Ben Marlow", "Ada Quill"]
        assert [link.article.headline for link in edition.related.all()] == ["The storm of 1986"]
        assert (story.internal_note, story.thread.policy) == (
            "Phone the harbour master.",
            Thread.Policy.CLOSED,
        )

    def test_saves_the_draft_by_its_shortcut(self, page, live_server, editor):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Quay reopens")
        with page.expect_navigation():
            page.keyboard.press("Control+s")
        assert Article.objects.get().headline == "Quay reopens"

    def test_moves_bylines_and_keeps_the_focus(self, page, live_server, editor):
        story = cast.draft(by=editor)
        story.bylines.create(author=cast.author("Ben Marlow"), position=1)
        story.bylines.create(author=cast.author("Cleo Fenn"), position=2)
        open_form(page, live_server, story)
        tab_to(page, "#bylines-2 .move")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert page.locator(":focus").get_attribute("aria-label") == "Move up"
        assert page.get_by_text("Cleo Fenn: 1 of 3.").count() == 1
        press(page, "Save draft")
        assert [row.name for row in story.bylines.all()] == ["Cleo Fenn", "Ada Quill", "Ben Marlow"]

    def test_a_new_byline_that_was_moved_up_and_another_taken_away_spoil_nothing(
        self, page, live_server, editor
    ):
        story = cast.draft(by=editor)
        cast.author("Ben Marlow")
        open_form(page, live_server, story)
        choose_author(page, "Ben", row=1)
        tab_to(page, "#bylines-1 [aria-label='Move up']", back=True)
        page.keyboard.press("Enter")
        page.locator("#bylines-group .add-row a").click()
        page.locator("#bylines-2 .inline-deletelink").click()
        press(page, "Save draft")
        assert [row.name for row in story.bylines.all()] == ["Ben Marlow", "Ada Quill"]


class TestTheHeadline:
    def test_is_counted_as_people_count(self, page, live_server, editor):
        open_form(page, live_server)
        page.locator("#id_headline").fill("Zu\u0308rich \U0001f1e8\U0001f1ed")
        count = page.locator("#id_headline_count")
        assert count.inner_text() == "8 characters: fits everywhere, search results too"
        page.locator("#id_headline").fill("x" * 65)
        assert "search results may cut the end" in count.inner_text()
        assert "id_headline_count" in page.locator("#id_headline").get_attribute("aria-describedby")

    def test_is_not_read_out_at_every_key(self, page, live_server, editor):
        open_form(page, live_server)
        said = page.locator(".field-headline [role=status]")
        page.locator("#id_headline").press_sequentially("Quay", delay=20)
        assert said.inner_text() == ""
        page.locator(".field-headline [role=status]", has_text="4 characters").wait_for(state="attached")


class TestTags:
    def test_are_suggested_in_any_spelling_and_taken_off(self, page, live_server, editor):
        Tag.objects.create(name="Zürich", slug="zurich")
        open_form(page, live_server)
        page.locator("#id_headline").fill("Quay reopens")
        field = page.locator("#id_tags")
        field.press_sequentially("ZURI")
        page.get_by_role("option", name="Zürich").wait_for()
        assert field.get_attribute("aria-expanded") == "true"
        page.keyboard.press("ArrowDown")
        active = field.get_attribute("aria-activedescendant")
        assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
        page.keyboard.press("Escape")
        assert field.get_attribute("aria-expanded") == "false"
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
        assert "Readers will not see this link" in page.locator("#related-0").inner_text()


class TestRecovery:
    def type_and_lose(self, page, live_server, story=None):
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Typed before the crash")
        write(page, "Words that nobody else has.")
        page.locator("#id_tags").fill("Ferries,")
        page.wait_for_timeout(1500)
        assert "article-copy-" in page.evaluate("Object.keys(localStorage).join()")

    def bring_back(self, page):
        page.get_by_role("heading", name="were not saved").wait_for()
        assert page.evaluate("document.activeElement.id") == "unsaved-heading"
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.get_by_role("textbox", name="Body").wait_for()
        assert page.locator("#id_headline").input_value() == "Typed before the crash"
        assert "Words that nobody else has." in page.get_by_role("textbox", name="Body").inner_text()

    def test_offers_what_was_typed_before_a_crash(self, page, live_server, editor, context):
        self.type_and_lose(page, live_server)
        page.close()
        again = context.new_page()
        open_form(again, live_server)
        assert again.locator("#id_headline").input_value() == ""
        self.bring_back(again)
        assert not Article.objects.exists()
        press(again, "Save draft")
        story = Article.objects.get()
        assert (story.headline, sorted(story.tags.names())) == ("Typed before the crash", ["Ferries"])
        open_form(again, live_server)
        assert again.locator(".unsaved-copy").is_hidden()

    def test_throws_away_what_nobody_wants(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        open_form(page, live_server, story)
        page.get_by_role("button", name="Throw them away").click()
        open_form(page, live_server, story)
        assert page.locator(".unsaved-copy").is_hidden()

    def test_offers_what_was_sent_after_the_log_in_had_ended(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        press(page, "Save draft")
        page.locator("#id_login").fill(editor.username)
        page.locator("#id_password").fill(cast.PASSWORD)
        page.locator("#id_password").press("Enter")
        page.wait_for_url(address(live_server, story))
        self.bring_back(page)

    def test_does_not_write_over_what_somebody_saved_meanwhile(self, page, live_server, editor):
        story = cast.draft(by=editor)
        self.type_and_lose(page, live_server, story)
        story.headline = "As Ada saved it"
        story.save()
        story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First"))
        open_form(page, live_server, story)
        self.bring_back(page)
        assert "Ada First saved this article" in page.locator("#content-main").inner_text()
        press(page, "Save draft")
        story.refresh_from_db()
        assert story.headline == "As Ada saved it"

    def test_asks_before_unsaved_words_are_left(self, page, live_server, editor):
        heard = []
        page.on("dialog", lambda dialog: (heard.append(dialog.type), dialog.accept()))
        open_form(page, live_server)
        page.locator(".breadcrumbs a").first.click()
        open_form(page, live_server)
        page.locator("#id_headline").fill("Not saved")
        assert page.get_by_text("Not saved yet").is_visible()
        page.locator(".breadcrumbs a").first.click()
        page.wait_for_url("**/admin/")
        assert heard == ["beforeunload"]


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
        selectors = (".standing", ".writing", ".publication", "#bylines-group", "#related-group")
        tops = [page.locator(one).bounding_box()["y"] for one in selectors]
        assert tops == sorted(tops)
        assert {page.locator(one).bounding_box()["width"] > 300 for one in selectors} == {True}


def test_without_javascript_everything_is_there(browser, browser_context_args, live_server, page, editor):
    story = cast.draft(by=editor, section=cast.section("City"))
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(address(live_server, story))
    plain.get_by_label("Headline").fill("Without a script")
    plain.get_by_label("Tags").fill("council, Ferries")
    plain.get_by_role("button", name="Save draft").click()
    story.refresh_from_db()
    assert (story.headline, sorted(story.tags.names())) == ("Without a script", ["Ferries", "council"])
    context.close()
