"""Photographs in the article form in a real browser, by keyboard, under the strict policy."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Photo
from tests import cast
from tests.browser import photographs as hand
from tests.browser.desk import log_in, press
from tests.browser.test_accessibility import complaints as against

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "wire-photo.jpg"
PASTE_FILE = """(bytes) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([new Uint8Array(bytes)], "dawn.jpg", { type: "image/jpeg" }))
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(paste)
}"""
TEXT = "<p>Before.</p><p>After.</p>"


@pytest.fixture
def heard(page):
    """What the console says against the pages, the policy's violations among it."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def editor(page, live_server):
    person = cast.user("Editor", sections=[cast.section("City")])
    log_in(page, live_server, person)
    return person


@pytest.fixture
def story(editor):
    return cast.article("Quay reopens", section=cast.section("City"), by=editor, body=TEXT)


def open_form(page, live_server, story):
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    page.get_by_role("textbox", name="Body").wait_for()


def end_of(page, words):
    """Put the cursor behind a paragraph."""
    page.get_by_role("textbox", name="Body").get_by_text(words, exact=True).click()
    page.keyboard.press("End")


def figure(page):
    return page.locator(".ProseMirror figure.photograph")


def stored(story):
    story.refresh_from_db()
    rows = [
        (row.position, row.photo.caption, row.caption, row.credit, row.alt) for row in story.placements.all()
    ]
    return story.body, rows


def insert(page, caption):
    hand.open_from_toolbar(page)
    hand.pick(page, caption)
    hand.word(page, "Caption").wait_for()


def save(page):
    press(page, "Save draft")
    page.get_by_role("textbox", name="Body").wait_for()


def test_one_from_the_library_stands_in_the_text_with_its_words(page, live_server, story, heard):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    hand.in_library("The crane", credit="Ben Shutter", alt="A crane", colour="#553311")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The crane")
    assert hand.word(page, "Caption").input_value() == "The crane"
    assert hand.word(page, "Credit").input_value() == "Ben Shutter"
    hand.use(page)
    assert "The crane Ben Shutter" in " ".join(figure(page).inner_text().split())
    page.keyboard.type("Between. ")
    save(page)
    body = '<p>Before.</p><figure data-slot="1"></figure><p>Between. After.</p>'
    assert stored(story) == (body, [(1, "The crane", "", "", "")])
    assert figure(page).locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
    assert heard == []


def test_saving_twice_gives_the_same_bytes(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    page.keyboard.press("Control+a")
    page.keyboard.type("The quay, empty")
    hand.use(page)
    save(page)
    first, row = stored(story), story.placements.get().pk
    assert first[1] == [(1, "The quay", "The quay, empty", "", "")]
    save(page)
    assert (stored(story), story.placements.get().pk) == (first, row)


def test_words_say_whether_they_are_the_librarys_and_go_back(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    part = hand.dialog(page).locator("[data-word=caption]")
    assert part.get_by_text("From the library", exact=True).is_visible()
    page.keyboard.type("Today: ")
    assert part.get_by_text("Differs from the library").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert hand.word(page, "Caption").input_value() == "The quay"
    assert part.get_by_text("From the library", exact=True).is_visible()


def test_a_bracket_is_offered_as_the_credit_and_taken_only_when_accepted(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    page.keyboard.press("Control+a")
    page.keyboard.type("The quay at noon (Ben Shutter/Example Wire)")
    offer = hand.dialog(page).get_by_role("status").filter(has_text="Take “Ben Shutter/Example Wire”")
    offer.wait_for()
    assert hand.word(page, "Credit").input_value() == "Mia Lens"
    yes = offer.get_by_role("button", name="Yes")
    while not yes.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert hand.word(page, "Caption").input_value() == "The quay at noon"
    assert hand.word(page, "Credit").input_value() == "Ben Shutter/Example Wire"
    hand.use(page)
    save(page)
    assert stored(story)[1] == [(1, "The quay", "The quay at noon", "Ben Shutter/Example Wire", "")]


def test_a_bracket_that_is_left_stays_in_the_caption(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    page.keyboard.press("End")
    page.keyboard.type(" (Ben Shutter/Example Wire)")
    leave = hand.dialog(page).get_by_role("button", name="Leave it")
    leave.focus()
    page.keyboard.press("Enter")
    assert hand.word(page, "Caption").input_value() == "The quay (Ben Shutter/Example Wire)"
    assert hand.word(page, "Credit").input_value() == "Mia Lens"


def upload(page, name, data):
    hand.dialog(page).locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "image/jpeg", "buffer": data}
    )


def test_one_is_uploaded_on_the_spot_and_its_file_fills_the_words(page, live_server, story, heard):
    open_form(page, live_server, story)
    end_of(page, "Before.")
    page.get_by_role("button", name=hand.BUTTON, exact=True).focus()
    page.keyboard.press("Enter")
    upload(page, "dawn.jpg", hand.file_of("Dawn", credit="Mia Lens/Example Wire", alt="A red sky"))
    hand.word(page, "Caption").wait_for()
    read = [hand.word(page, name).input_value() for name in ("Caption", "Credit", "Alternative text")]
    assert read == ["Dawn", "Mia Lens/Example Wire", "A red sky"]
    hand.use(page)
    save(page)
    assert stored(story)[1] == [(1, "Dawn", "", "", "")]
    assert heard == []


@pytest.mark.skipif(not SAMPLE.exists(), reason="The wire photograph is not on this machine.")
def test_the_photograph_of_an_agency_fills_its_words_by_itself(page, live_server, story):
    open_form(page, live_server, story)
    end_of(page, "Before.")
    page.get_by_role("button", name=hand.BUTTON, exact=True).focus()
    page.keyboard.press("Enter")
    upload(page, SAMPLE.name, SAMPLE.read_bytes())
    hand.word(page, "Caption").wait_for()
    photo = Photo.objects.get()
    assert photo.caption and photo.credit and photo.alt and photo.photographer
    read = [hand.word(page, name).input_value() for name in ("Caption", "Credit", "Alternative text")]
    assert read == [photo.caption, photo.credit, photo.alt]


def test_a_file_that_is_no_picture_is_refused_in_the_dialog(page, live_server, story):
    open_form(page, live_server, story)
    page.get_by_role("button", name=hand.BUTTON, exact=True).click()
    upload(page, "picture.jpg", b"<svg onload='alert(1)'/>")
    refusal = hand.dialog(page).get_by_role("alert")
    expect(refusal).to_contain_text("not a picture we can show")
    hand.dialog(page).locator("form[data-upload]").evaluate("form => { form.dataset.limit = 10 }")
    upload(page, "picture.jpg", hand.file_of("Dawn"))
    expect(refusal).to_contain_text("Export it smaller")
    assert not Photo.objects.exists()


def test_a_file_that_the_library_has_is_used_only_when_confirmed(page, live_server, story):
    hand.in_library("Dawn", credit="Mia Lens", alt="A red sky")
    open_form(page, live_server, story)
    page.get_by_role("button", name=hand.BUTTON, exact=True).click()
    upload(page, "again.jpg", hand.file_of("Dawn", credit="Mia Lens", alt="A red sky"))
    hand.dialog(page).get_by_text("already in the library").wait_for()
    page.keyboard.press("Enter")
    assert hand.word(page, "Caption").input_value() == "Dawn"
    assert Photo.objects.count() == 1


def test_what_it_shows_is_asked_for_once(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    hand.dialog(page).get_by_role("button", name="Use this photograph").focus()
    page.keyboard.press("Enter")
    assert hand.dialog(page).get_by_text("Say in a sentence what the photograph shows").is_visible()
    page.keyboard.type("A quay with nobody on it")
    hand.use(page)
    save(page)
    assert stored(story)[1] == [(1, "The quay", "", "", "A quay with nobody on it")]


def test_removed_and_undone_brings_back_figure_and_row(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    hand.use(page)
    save(page)
    before = stored(story)
    figure(page).locator("img").click()
    page.keyboard.press("Delete")
    assert figure(page).count() == 0
    page.keyboard.press("Control+z")
    figure(page).wait_for()
    save(page)
    assert stored(story) == before
    figure(page).locator("img").click()
    page.keyboard.press("Delete")
    assert page.locator("[data-gallery] li").count() == 0
    save(page)
    assert stored(story) == (TEXT, [])


def test_enter_on_a_figure_changes_its_words(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    hand.use(page)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    hand.word(page, "Caption").wait_for()
    page.keyboard.type(" again")
    hand.use(page)
    assert "The quay again" in figure(page).inner_text()


def test_a_copied_figure_gets_a_place_and_a_row_of_its_own(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    page.keyboard.type(" today")
    hand.use(page)
    figure(page).locator("img").click()
    page.keyboard.press("Control+c")
    end_of(page, "After.")
    page.keyboard.press("Control+v")
    expect(figure(page)).to_have_count(2)
    save(page)
    body, rows = stored(story)
    assert body == '<p>Before.</p><figure data-slot="1"></figure><p>After.</p><figure data-slot="2"></figure>'
    assert rows == [(n, "The quay", "The quay today", "", "") for n in (1, 2)]


def test_alt_and_arrows_move_it_with_its_words(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    hand.use(page)
    figure(page).locator("img").click()
    page.keyboard.press("Alt+ArrowUp")
    save(page)
    body = '<figure data-slot="1"></figure><p>Before.</p><p>After.</p>'
    assert stored(story) == (body, [(1, "The quay", "", "", "")])


def test_a_file_that_is_pasted_goes_to_the_library_first(page, live_server, story):
    open_form(page, live_server, story)
    end_of(page, "Before.")
    data = list(hand.file_of("Dawn", credit="Mia Lens", alt="A red sky"))
    page.evaluate(PASTE_FILE, data)
    hand.word(page, "Caption").wait_for()
    assert hand.word(page, "Caption").input_value() == "Dawn"
    hand.use(page)
    assert "Dawn" in figure(page).inner_text()
    assert Photo.objects.get().caption == "Dawn"


def test_a_place_that_somebody_took_meanwhile_costs_neither_photograph(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    hand.use(page)
    story.placements.create(photo=hand.in_library("The crane", colour="#553311"), position=1)
    press(page, "Save draft")
    assert "Somebody has put another photograph into its place" in figure(page).inner_text()
    save(page)
    body, rows = stored(story)
    assert body == '<p>Before.</p><figure data-slot="2"></figure><p>After.</p>'
    assert [row[:2] for row in rows] == [(1, "The crane"), (2, "The quay")]


def test_those_who_may_not_change_the_article_see_its_photographs(page, live_server, story):
    story.placements.create(photo=hand.in_library("The quay", credit="Mia Lens"), caption="Today", position=1)
    story.publish(by=story.created_by)
    log_in(page, live_server, cast.user("Reporter", sections=[story.section]))
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    assert "Today Mia Lens" in " ".join(page.locator("#placements-group").inner_text().split())
    assert page.locator("#placements-group").get_by_role("button").count() == 0


def test_a_place_without_a_photograph_asks_for_one(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    story.body = '<p>Before.</p><figure data-slot="4"></figure><p>After.</p>'
    story.save()
    open_form(page, live_server, story)
    assert "place 4 is missing" in page.locator(".photograph-missing").inner_text()
    page.locator(".photograph-missing button").focus()
    page.keyboard.press("Enter")
    hand.dialog(page).locator(".library-choice").wait_for()
    hand.pick(page, "The quay")
    hand.word(page, "Caption").wait_for()
    hand.use(page)
    save(page)
    body, rows = stored(story)
    assert rows == [(1, "The quay", "", "", "")]
    assert body == '<p>Before.</p><figure data-slot="1"></figure><p>After.</p>'


def choose_with(page, button, caption):
    page.get_by_role("button", name=button).focus()
    page.keyboard.press("Enter")
    hand.dialog(page).locator(".library-choice").first.wait_for()
    hand.pick(page, caption)
    hand.word(page, "Caption").wait_for()
    hand.use(page)


def test_a_lead_is_chosen_and_a_gallery_is_ordered(page, live_server, story, heard):
    for caption, colour in (("The quay", "#7a8f99"), ("The crane", "#553311"), ("The gull", "#eeeeee")):
        hand.in_library(caption, credit="Mia Lens", alt=caption, colour=colour)
    open_form(page, live_server, story)
    choose_with(page, "Choose the lead photograph", "The gull")
    for caption in ("The quay", "The crane"):
        choose_with(page, "Add a photograph after the text", caption)
    last = page.locator("[data-gallery] li").last
    last.get_by_role("button", name="Move up").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-gallery] .caption").all_inner_texts() == ["The crane", "The quay"]
    save(page)
    rows = stored(story)[1]
    assert [row[:2] for row in rows] == [(0, "The gull"), (1, "The crane"), (2, "The quay")]
    page.locator("[data-lead]").get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Put it back"
    save(page)
    assert [row[0] for row in stored(story)[1]] == [1, 2]
    assert heard == []


def test_what_was_chosen_survives_a_refused_save(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    hand.in_library("The crane", credit="Mia Lens", alt="A crane", colour="#553311")
    open_form(page, live_server, story)
    end_of(page, "Before.")
    insert(page, "The quay")
    hand.use(page)
    choose_with(page, "Choose the lead photograph", "The crane")
    story.save_revision(by=cast.user("Editor"))
    press(page, "Save draft")
    assert "saved this article" in page.locator("#content-main").inner_text()
    assert "The quay" in figure(page).inner_text()
    assert "The crane" in page.locator("[data-lead]").inner_text()
    page.locator("#id_over").check()
    save(page)
    assert [row[:2] for row in stored(story)[1]] == [(0, "The crane"), (1, "The quay")]


def test_escape_closes_the_dialog_and_the_opener_has_the_focus_again(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    open_form(page, live_server, story)
    button = page.get_by_role("button", name="Choose the lead photograph")
    button.focus()
    page.keyboard.press("Enter")
    hand.dialog(page).wait_for()
    page.keyboard.press("Escape")
    hand.dialog(page).wait_for(state="hidden")
    assert button.evaluate("button => button === document.activeElement")
    assert stored(story) == (TEXT, [])


def test_dialog_panel_and_figure_are_accessible(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens", alt="A quay")
    hand.in_library("The crane", colour="#553311")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            open_form(page, live_server, story)
            end_of(page, "Before.")
            hand.open_from_toolbar(page)
            assert against(page) == []
            hand.pick(page, "The crane")
            hand.word(page, "Caption").wait_for()
            assert against(page) == []
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
            page.keyboard.press("Escape")


def test_the_form_of_a_photograph_offers_the_bracket_too(page, live_server, editor, heard):
    photo = hand.in_library("The quay", alt="A quay")
    page.goto(live_server.url + reverse("admin:articles_photo_change", args=[photo.pk]))
    page.locator("#id_caption").focus()
    page.keyboard.press("End")
    page.keyboard.type(" (Mia Lens/Example Wire)")
    page.get_by_role("button", name="Yes").focus()
    page.keyboard.press("Enter")
    assert page.locator("#id_caption").input_value() == "The quay"
    assert page.locator("#id_credit").input_value() == "Mia Lens/Example Wire"
    assert page.evaluate("document.activeElement.id") == "id_credit"
    assert heard == []
