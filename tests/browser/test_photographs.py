"""Photographs in the text of an article in a real browser, by keyboard, under the strict policy."""

import pytest
from playwright.sync_api import expect

from articles.models import Photo
from tests import cast
from tests.browser import photographs as hand

PASTE_FILE = """(bytes) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([new Uint8Array(bytes)], "dawn.jpg", { type: "image/jpeg" }))
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(paste)
}"""

DROP_FILE = """(paragraph, bytes) => {
    const { left: clientX, top } = paragraph.getBoundingClientRect()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([new Uint8Array(bytes)], "dawn.jpg", { type: "image/jpeg" }))
    const where = { clientX: clientX + 5, clientY: top + 5, dataTransfer }
    paragraph.dispatchEvent(new DragEvent("drop", { ...where, bubbles: true, cancelable: true }))
}"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(page, live_server):
    return hand.begin(page, live_server)


def test_one_from_the_library_stands_in_the_text_with_its_words(page, live_server, story, complaints):
    hand.the_quay()
    hand.in_library("The crane", credit="Ben Shutter", alt="A crane", colour="#553311")
    hand.begin_to_insert(page, live_server, story, "The crane")
    expect(hand.word(page, "Caption")).to_have_value("The crane")
    expect(hand.word(page, "Credit")).to_have_value("Ben Shutter")
    hand.use(page)
    expect(hand.figure(page)).to_contain_text("The crane Ben Shutter")
    page.keyboard.type("Between. ")
    hand.save(page)
    body = '<p>Before.</p><figure data-slot="1"></figure><p>Between. After.</p>'
    assert hand.load_stored(story) == (body, [(1, "The crane", "", "", "")])
    expect(hand.figure(page).locator("img")).to_have_js_property("complete", True)
    expect(hand.figure(page).locator("img")).not_to_have_js_property("naturalWidth", 0)
    assert complaints == []


def test_saving_twice_gives_the_same_bytes(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    page.keyboard.press("Control+a")
    page.keyboard.type("The quay, empty")
    hand.use(page)
    hand.save(page)
    first, row = hand.load_stored(story), story.placements.get().pk
    assert first[1] == [(1, "The quay", "The quay, empty", "", "")]
    hand.save(page)
    assert (hand.load_stored(story), story.placements.get().pk) == (first, row)


def test_removed_and_undone_brings_back_figure_and_row(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    hand.use(page)
    hand.save(page)
    before = hand.load_stored(story)
    hand.figure(page).locator("img").click()
    page.keyboard.press("Delete")
    expect(hand.figure(page)).to_have_count(0)
    page.keyboard.press("Control+z")
    hand.figure(page).wait_for()
    hand.save(page)
    assert hand.load_stored(story) == before
    hand.figure(page).locator("img").click()
    page.keyboard.press("Delete")
    expect(page.locator("[data-gallery] li")).to_have_count(0)
    hand.save(page)
    assert hand.load_stored(story) == (hand.TEXT, [])


def test_enter_on_a_figure_changes_its_words(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    hand.use(page)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    hand.word(page, "Caption").wait_for()
    page.keyboard.type(" again")
    hand.use(page)
    expect(hand.figure(page)).to_contain_text("The quay again")


def test_a_copied_figure_gets_a_place_and_a_row_of_its_own(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    page.keyboard.type(" today")
    hand.use(page)
    hand.figure(page).locator("img").click()
    page.keyboard.press("Control+c")
    hand.end_of(page, "After.")
    page.keyboard.press("Control+v")
    expect(hand.figure(page)).to_have_count(2)
    hand.save(page)
    body, rows = hand.load_stored(story)
    assert body == '<p>Before.</p><figure data-slot="1"></figure><p>After.</p><figure data-slot="2"></figure>'
    assert rows == [(n, "The quay", "The quay today", "", "") for n in (1, 2)]


def test_a_figure_copied_from_another_article_asks_for_its_photograph(page, live_server, story):
    hand.the_quay()
    crane = hand.in_library("The crane", credit="Mia Lens", alt="A crane", colour="#553311")
    body = '<p>Elsewhere.</p><figure data-slot="1"></figure>'
    other = cast.article("Elsewhere", section=story.section, by=story.created_by, body=body)
    other.placements.create(photo=crane, position=1)
    hand.open_form(page, live_server, other)
    hand.figure(page).locator("img").click()
    page.keyboard.press("Control+c")
    hand.begin_to_insert(page, live_server, story)
    hand.use(page)
    hand.end_of(page, "After.")
    page.keyboard.press("Control+v")
    page.locator(".photograph-missing").wait_for()
    expect(page.locator(".photograph-missing")).to_have_count(1)
    expect(hand.figure(page).first.locator(".caption")).to_have_text("The quay")


def test_alt_and_arrows_move_it_with_its_words(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    hand.use(page)
    hand.figure(page).locator("img").click()
    page.keyboard.press("Alt+ArrowUp")
    hand.save(page)
    body = '<figure data-slot="1"></figure><p>Before.</p><p>After.</p>'
    assert hand.load_stored(story) == (body, [(1, "The quay", "", "", "")])


def test_a_file_that_is_pasted_goes_to_the_library_first(page, live_server, story):
    hand.open_form(page, live_server, story)
    hand.end_of(page, "Before.")
    data = list(hand.file_of("Dawn", credit="Mia Lens", alt="A red sky"))
    page.evaluate(PASTE_FILE, data)
    hand.word(page, "Caption").wait_for()
    expect(hand.word(page, "Caption")).to_have_value("Dawn")
    hand.use(page)
    expect(hand.figure(page)).to_contain_text("Dawn")
    assert Photo.objects.get().caption == "Dawn"


def test_a_file_that_is_dropped_stands_below_where_it_fell(page, live_server, story):
    hand.open_form(page, live_server, story)
    hand.end_of(page, "After.")
    page.locator(".ProseMirror p", has_text="Before.").evaluate(DROP_FILE, list(hand.file_of("Dawn")))
    hand.word(page, "Caption").wait_for()
    hand.word(page, "Alternative text").fill("A red sky")
    hand.use(page)
    hand.save(page)
    assert hand.load_stored(story)[0] == '<p>Before.</p><figure data-slot="1"></figure><p>After.</p>'


def test_a_place_without_a_photograph_asks_for_one(page, live_server, story):
    hand.the_quay()
    story.body = '<p>Before.</p><figure data-slot="4"></figure><p>After.</p>'
    story.save()
    hand.open_form(page, live_server, story)
    expect(page.locator(".photograph-missing")).to_contain_text("place 4 is missing")
    page.locator(".photograph-missing button").focus()
    page.keyboard.press("Enter")
    hand.dialog(page).locator(".library-choice").wait_for()
    hand.pick(page, "The quay")
    hand.word(page, "Caption").wait_for()
    hand.use(page)
    hand.save(page)
    body, rows = hand.load_stored(story)
    assert rows == [(1, "The quay", "", "", "")]
    assert body == '<p>Before.</p><figure data-slot="1"></figure><p>After.</p>'
