"""Saving in place: by keyboard alone, with cursor, scroll and undo as they were."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from newsroom.models import Site
from tests import cast
from tests.browser.desk import editor_at_desk, enter, write
from tests.browser.editor_actions import edit_area, open_form
from tests.browser.keyboard import choose_author, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WHERE = "[scrollY, getSelection().anchorOffset, getSelection().anchorNode.textContent]"
KEPT = re.compile(r"^Kept \d\d:\d\d, not yet saved")
SAVED = re.compile(r"^Saved \d\d:\d\d")


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


def line(page):
    return page.locator("#article_form .not-saved")


class TestInPlace:
    def test_a_new_story_is_written_saved_and_written_on(self, page, live_server, editor, complaints):
        open_form(page, live_server)
        page.keyboard.type("Rain over the harbour")
        write(page, "It rained all night.")
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        story = Article.objects.get()
        expect(page).to_have_url(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
        expect(page.locator("[data-fragment=status]")).to_contain_text("Where it stands")
        expect(page.locator("[data-fragment=links]")).to_contain_text("Preview")
        expect(edit_area(page)).to_be_focused()
        page.keyboard.type(" And all day.")
        expect(line(page)).to_have_text("Not saved yet")
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        story.refresh_from_db()
        assert story.body == "<p>It rained all night. And all day.</p>"
        assert [revision.number for revision in story.revisions.order_by("number")] == [1, 2]
        assert Article.objects.count() == 1
        assert complaints == []

    def test_cursor_scroll_and_undo_stay(self, page, live_server, editor):
        story = cast.draft(by=editor, body="<p>Line.</p>" * 80)
        open_form(page, live_server, story)
        edit_area(page).focus()
        page.keyboard.press("Control+End")
        page.keyboard.type("The end.")
        before = page.evaluate(WHERE)
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        assert before == page.evaluate(WHERE)
        page.keyboard.press("Control+z")
        expect(edit_area(page)).not_to_contain_text("The end.")

    def test_refusals_stand_at_their_fields_and_go_with_the_next_save(self, page, live_server, editor):
        story = cast.draft(by=editor)
        open_form(page, live_server, story)
        page.evaluate("document.querySelector('#id_language').closest('details').open = true")
        page.locator("#id_language").fill("?!")
        page.keyboard.press("Control+s")
        field = page.locator("#id_language")
        expect(page.locator(".field-language .errorlist")).to_have_count(1)
        expect(page.locator("[data-refusal]")).to_contain_text("Not saved.")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        page.keyboard.press("Control+a")
        page.keyboard.type("de")
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        expect(page.locator("#article_form .errorlist")).to_have_count(0)
        story.refresh_from_db()
        assert story.language == "de"

    def test_rows_are_added_saved_and_deleted_without_a_reload(self, page, live_server, editor):
        story = cast.draft(by=editor)
        story.bylines.all().delete()
        for name in ("Ada Quill", "Bo Ferry"):
            cast.author(name)
        open_form(page, live_server, story)
        for row, name in enumerate(("Ada Quill", "Bo Ferry")):
            choose_author(page, name, row=row)
            page.keyboard.press("Control+s")
            expect(page.locator("#id_bylines-INITIAL_FORMS")).to_have_value(str(row + 1))
        names = [str(byline.author) for byline in story.bylines.order_by("pk")]
        assert names == ["Ada Quill", "Bo Ferry"]
        tab_to(page, "#id_bylines-0-DELETE", back=True)
        page.keyboard.press("Space")
        page.keyboard.press("Control+s")
        expect(page.locator("#id_bylines-INITIAL_FORMS")).to_have_value("1")
        page.locator("#id_headline").fill("After the row went")
        page.keyboard.press("Control+s")
        expect(line(page)).to_have_text(SAVED)
        assert [str(byline.author) for byline in story.bylines.all()] == ["Bo Ferry"]
        assert story.revisions.count() == 5

    def test_who_saved_meanwhile_is_told_in_place(self, page, live_server, editor):
        story = cast.draft(by=editor)
        open_form(page, live_server, story)
        page.locator("#id_headline").fill("Mine")
        story.headline = "As Ada saved it"
        story.save()
        story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First"))
        page.keyboard.press("Control+s")
        expect(page.locator("[data-refusal]")).to_contain_text("Ada First saved this article")
        expect(page.locator("#id_headline")).to_have_value("Mine")
        page.locator("[name=settle-0][value=mine]").check()
        page.keyboard.press("Control+s")
        expect(page.locator(".messagelist")).to_contain_text("Saved, together with what Ada First")
        expect(page.locator(".conflict, .unsaved-copy")).to_have_count(0)
        story.refresh_from_db()
        assert story.headline == "Mine"

    def test_the_site_is_saved_in_place_too(self, page, live_server):
        enter(page, live_server, cast.user("Chief"))
        page.goto(live_server.url + reverse("admin:newsroom_site_change", args=[1]))
        page.locator("#id_tagline").fill("Every day")
        page.keyboard.press("Control+s")
        expect(page.locator("#site_form .not-saved")).to_have_text(SAVED)
        assert Site.current().tagline == "Every day"
        assert page.evaluate("document.activeElement.id") == "id_tagline"


class TestUntouched:
    def test_an_opened_form_has_nothing_to_save(self, page, live_server):
        chief = cast.user("Chief")
        enter(page, live_server, chief)
        story = cast.published(by=chief, series=cast.series(), part=1)
        comment = cast.comment(story)
        opened = {
            "articles_article": story, "articles_photo": cast.photo(), "articles_section": cast.section(),
            "articles_author": cast.author(), "articles_series": cast.series(), "comments_comment": comment,
            "comments_thread": comment.thread, "newsroom_user": cast.user("Reporter"), "newsroom_site": chief,
        }  # fmt: skip
        addresses = [reverse(f"admin:{name}_change", args=[one.pk]) for name, one in opened.items()]
        addresses[-1] = reverse("admin:newsroom_site_change", args=[1])
        added = ("articles_article", "articles_photo", "articles_section", "articles_author", "newsroom_user")
        addresses += [reverse(f"admin:{name}_add") for name in added]
        addresses.append(reverse("admin:articles_article_retract", args=[story.pk]))
        for address in addresses:
            page.goto(live_server.url + address)
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(400)
            assert page.locator("[data-autosave]").count(), address
            assert page.locator(".not-saved").first.text_content() == "", address
            assert page.evaluate("Object.keys(localStorage).join()").count("desk-copy") == 0, address
        assert not chief.autosaves.exists()
