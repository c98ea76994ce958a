"""The dialog in which a photograph is found, uploaded and given its words, by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.admin import library
from articles.models import Photo
from tests import cast
from tests.browser import photographs as hand
from tests.browser.accessibility_checks import barriers
from tests.importing import samples
from tests.photos import files

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(page, live_server):
    return hand.begin(page, live_server)


def test_words_say_whether_they_are_the_librarys_and_go_back(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    part = hand.dialog(page).locator("[data-word=caption]")
    expect(part.get_by_text("From the library", exact=True)).to_be_visible()
    page.keyboard.type("Today: ")
    expect(part.get_by_text("Differs from the library")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(hand.word(page, "Caption")).to_have_value("The quay")
    expect(part.get_by_text("From the library", exact=True)).to_be_visible()


def test_a_bracket_is_offered_as_the_credit_and_taken_only_when_accepted(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    page.keyboard.press("Control+a")
    page.keyboard.type("The quay at noon (Ben Shutter/Example Wire)")
    offer = hand.dialog(page).get_by_role("status").filter(has_text="Take “Ben Shutter/Example Wire”")
    offer.wait_for()
    expect(hand.word(page, "Credit")).to_have_value("Mia Lens")
    yes = offer.get_by_role("button", name="Yes")
    while not yes.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(hand.word(page, "Caption")).to_have_value("The quay at noon")
    expect(hand.word(page, "Credit")).to_have_value("Ben Shutter/Example Wire")
    hand.use(page)
    hand.save(page)
    assert hand.load_stored(story)[1] == [(1, "The quay", "The quay at noon", "Ben Shutter/Example Wire", "")]


def test_a_bracket_that_is_left_stays_in_the_caption(page, live_server, story):
    hand.the_quay()
    hand.begin_to_insert(page, live_server, story)
    page.keyboard.press("End")
    page.keyboard.type(" (Ben Shutter/Example Wire)")
    leave = hand.dialog(page).get_by_role("button", name="Leave it")
    leave.focus()
    page.keyboard.press("Enter")
    expect(hand.word(page, "Caption")).to_have_value("The quay (Ben Shutter/Example Wire)")
    expect(hand.word(page, "Credit")).to_have_value("Mia Lens")


def test_one_is_uploaded_on_the_spot_and_its_file_fills_the_words(page, live_server, story, complaints):
    hand.open_form(page, live_server, story)
    hand.end_of(page, "Before.")
    page.get_by_role("button", name=hand.BUTTON, exact=True).focus()
    page.keyboard.press("Enter")
    hand.upload(page, "dawn.jpg", hand.file_of("Dawn", credit="Mia Lens/Example Wire", alt="A red sky"))
    hand.word(page, "Caption").wait_for()
    read = [hand.word(page, name).input_value() for name in ("Caption", "Credit", "Alternative text")]
    assert read == ["Dawn", "Mia Lens/Example Wire", "A red sky"]
    hand.use(page)
    hand.save(page)
    assert hand.load_stored(story)[1] == [(1, "Dawn", "", "", "")]
    assert complaints == []


@samples.present
def test_the_photograph_of_an_agency_fills_its_words_by_itself(page, live_server, story):
    hand.open_form(page, live_server, story)
    hand.end_of(page, "Before.")
    page.get_by_role("button", name=hand.BUTTON, exact=True).focus()
    page.keyboard.press("Enter")
    hand.upload(page, "wire.jpg", (samples.FOLDER / "wire-photo.jpg").read_bytes())
    hand.word(page, "Caption").wait_for()
    photo = Photo.objects.get()
    assert photo.caption and photo.credit and photo.alt and photo.photographer
    read = [hand.word(page, name).input_value() for name in ("Caption", "Credit", "Alternative text")]
    assert read == [photo.caption, photo.credit, photo.alt]


def test_the_words_for_a_file_that_says_nothing_go_to_the_library(page, live_server, story):
    hand.open_form(page, live_server, story)
    hand.end_of(page, "Before.")
    page.get_by_role("button", name=hand.BUTTON, exact=True).click()
    hand.upload(page, "phone.jpg", files.picture((400, 300)))
    hand.word(page, "Caption").fill("The quay")
    expect(
        hand.dialog(page).locator("[data-word=caption]").get_by_text("Goes to the library")
    ).to_be_visible()
    hand.word(page, "Alternative text").fill("A quay")
    hand.use(page)
    hand.figure(page).wait_for()
    hand.save(page)
    assert hand.load_stored(story)[1] == [(1, "The quay", "", "", "")]
    assert Photo.objects.get().alt == "A quay"


def test_an_upload_that_is_given_up_comes_in_the_way_of_nothing(page, live_server, story):
    hand.the_quay()
    # It is never answered.
    page.route("**/library/upload/", lambda route: None)
    hand.open_form(page, live_server, story)
    hand.open_from_toolbar(page)
    hand.upload(page, "dawn.jpg", hand.file_of("Dawn"))
    expect(hand.dialog(page).get_by_role("progressbar")).to_be_visible()
    with page.expect_event("requestfailed", lambda request: "upload" in request.url):
        hand.pick(page, "The quay")
    expect(hand.word(page, "Caption")).to_have_value("The quay")
    hand.dialog(page).get_by_role("button", name="Choose another").click()
    expect(hand.dialog(page).get_by_role("progressbar")).to_be_hidden()
    expect(hand.dialog(page).get_by_role("alert")).to_have_text("")


def test_a_file_that_is_no_picture_is_refused_in_the_dialog(page, live_server, story):
    hand.open_form(page, live_server, story)
    page.get_by_role("button", name=hand.BUTTON, exact=True).click()
    hand.upload(page, "picture.jpg", b"<svg onload='alert(1)'/>")
    refusal = hand.dialog(page).get_by_role("alert")
    expect(refusal).to_contain_text("not a picture we can show")
    hand.dialog(page).locator("form[data-upload]").evaluate("form => { form.dataset.limit = 10 }")
    hand.upload(page, "picture.jpg", hand.file_of("Dawn"))
    expect(refusal).to_contain_text("Export it smaller")
    assert not Photo.objects.exists()


def test_a_file_that_the_library_has_is_used_only_when_confirmed(page, live_server, story):
    hand.in_library("Dawn", credit="Mia Lens", alt="A red sky")
    hand.open_form(page, live_server, story)
    page.get_by_role("button", name=hand.BUTTON, exact=True).click()
    hand.upload(page, "again.jpg", hand.file_of("Dawn", credit="Mia Lens", alt="A red sky"))
    hand.dialog(page).get_by_text("already in the library").wait_for()
    page.keyboard.press("Enter")
    expect(hand.word(page, "Caption")).to_have_value("Dawn")
    assert Photo.objects.count() == 1


def test_arrows_go_through_the_grid_by_rows_and_older_ones_are_fetched(page, live_server, story):
    for number in range(library.PAGE + 3):
        cast.photo(f"Number {number}")
    hand.open_form(page, live_server, story)
    hand.open_from_toolbar(page)
    radios = hand.dialog(page).get_by_role("radio")
    tops = [radio.bounding_box()["y"] for radio in radios.all()]
    columns = tops.count(tops[0])
    radios.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert 1 < columns < library.PAGE
    expect(radios.nth(columns + 1)).to_be_checked()
    hand.dialog(page).get_by_role("button", name="Older photographs").focus()
    page.keyboard.press("Enter")
    expect(radios).to_have_count(library.PAGE + 3)
    expect(radios.nth(library.PAGE)).to_be_focused()


def test_what_it_shows_is_asked_for_once(page, live_server, story):
    hand.in_library("The quay", credit="Mia Lens")
    hand.begin_to_insert(page, live_server, story)
    hand.dialog(page).get_by_role("button", name="Use this photograph").focus()
    page.keyboard.press("Enter")
    expect(hand.dialog(page).get_by_text("Say in a sentence what the photograph shows")).to_be_visible()
    page.keyboard.type("A quay with nobody on it")
    hand.use(page)
    hand.save(page)
    assert hand.load_stored(story)[1] == [(1, "The quay", "", "", "A quay with nobody on it")]


def test_escape_closes_the_dialog_and_the_opener_has_the_focus_again(page, live_server, story):
    hand.the_quay()
    hand.open_form(page, live_server, story)
    button = page.get_by_role("button", name="Choose the lead photograph")
    button.focus()
    page.keyboard.press("Enter")
    hand.dialog(page).wait_for()
    page.keyboard.press("Escape")
    hand.dialog(page).wait_for(state="hidden")
    assert button.evaluate("button => button === document.activeElement")
    assert hand.load_stored(story) == (hand.TEXT, [])


def test_dialog_panel_and_figure_are_accessible(page, live_server, story):
    hand.the_quay()
    hand.in_library("The crane", colour="#553311")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            hand.open_form(page, live_server, story)
            hand.end_of(page, "Before.")
            hand.open_from_toolbar(page)
            assert [*barriers(page)] == []
            hand.pick(page, "The crane")
            hand.word(page, "Caption").wait_for()
            assert [*barriers(page)] == []
            page.keyboard.press("Escape")


def test_the_form_of_a_photograph_offers_the_bracket_too(page, live_server, story, complaints):
    photo = hand.in_library("The quay", alt="A quay")
    page.goto(live_server.url + reverse("admin:articles_photo_change", args=[photo.pk]))
    page.locator("#id_caption").focus()
    page.keyboard.press("End")
    page.keyboard.type(" (Mia Lens/Example Wire)")
    page.get_by_role("button", name="Yes").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_caption")).to_have_value("The quay")
    expect(page.locator("#id_credit")).to_have_value("Mia Lens/Example Wire")
    expect(page.locator("#id_credit")).to_be_focused()
    assert complaints == []
