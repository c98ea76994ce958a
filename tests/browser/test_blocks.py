"""Every block of a body by keyboard alone: put in, changed, moved, left, stored, and stored again."""

import pytest
from playwright.sync_api import expect

from articles import markup
from tests import cast
from tests.browser.accessibility_checks import barriers
from tests.browser.desk import editor_at_desk
from tests.browser.editor_actions import body, edit_area, keys, open_form, save, step_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BLOCKS = {
    "heading": "<h2>What was built</h2>",
    "list": '<ul><li><p>Bollards</p><ol start="3"><li><p>Steps</p></li></ol></li></ul>',
    "quotation": '<figure class="quotation"><blockquote><p>It is <em>open</em>.</p></blockquote>'
    '<figcaption>The <a href="/2026/log">log</a></figcaption></figure>',
    "pull quote": '<figure class="pull-quote"><blockquote><p>It is open.</p></blockquote></figure>',
    "note": '<div class="editors-note" role="note" data-signature="The “City” &amp; desk"'
    ' data-date="2026-11-22"><p>We were wrong.</p><p>Twice.</p></div>',
    "table": '<figure class="table"><figcaption>Payers</figcaption><table><tbody>'
    '<tr><th scope="col"><p>Who</p></th><th colspan="2" scope="col"><p>Sum</p></th></tr>'
    '<tr><th scope="row"><p>Town</p></th><td><p>4&nbsp;000</p></td><td><p>–</p></td></tr>'
    "</tbody></table></figure>",
    "embed": '<figure class="embed" data-embed="https://vimeo.com/12345678">'
    "<figcaption>Seen from the ferry</figcaption></figure>",
}
WORDS = [
    "<p>a &amp; b &lt; c 40&nbsp;m “x” H<sub>2</sub>O</p><hr><p>one<br>two</p>",
    "<p>مرحبا <strong>بالعالم <em>الكبير</em></strong></p><h3>عنوان</h3>",
    '<figure class="table"><table><tbody><tr><td></td><td><p>x</p></td></tr></tbody></table></figure>',
    "<blockquote><p>Said.</p><p><cite>Somebody</cite></p></blockquote>",
    '<p><a href="page.html">old</a> <a href="https://a.example/?a=1&amp;b=2"><strong>link</strong></a></p>',
]


@pytest.fixture
def editor(page, live_server):
    return editor_at_desk(page, live_server)


@pytest.fixture
def story(editor):
    return cast.draft("Quay reopens", section=cast.section("City"), by=editor, body="<p>Before.</p>")


@pytest.fixture
def write(page, live_server, story, complaints):
    """Opens the story with this body, and goes to the end of its first block."""

    def opened(text="<p>Before.</p>"):
        story.body = text
        story.save()
        open_form(page, live_server, story)
        step_in(page)
        return page.keyboard

    yield opened
    assert complaints == []


def save_twice(page, story):
    """What is stored by a save; a second one must change no byte."""
    first = save(page, story)
    assert save(page, story) == first
    return first


def test_a_quotation_has_its_source(page, story, write):
    keyboard = write()
    keyboard.press("Control+Alt+4")
    keyboard.type("It is open.\n\nThe harbour master\nAfter.")
    assert save_twice(page, story) == (
        '<p>Before.</p><figure class="quotation"><blockquote><p>It is open.</p></blockquote>'
        "<figcaption>The harbour master</figcaption></figure><p>After.</p>"
    )


def test_a_pull_quote_takes_the_selected_words(page, story, write):
    keyboard = write("<p>It is open.</p>")
    keys(page, "Home", "Shift+End", "Control+Alt+5", "Control+Enter")
    keyboard.type("After.")
    assert save_twice(page, story) == (
        '<p>It is open.</p><figure class="pull-quote"><blockquote><p>It is open.</p></blockquote></figure>'
        "<p>After.</p>"
    )


def test_an_empty_line_of_a_figure_says_what_belongs_there(page, write):
    write(
        BLOCKS["pull quote"]
        + '<figure class="quotation"><blockquote><p>It is open.</p></blockquote></figure>'
    )
    hints = page.locator("figcaption.is-empty").evaluate_all(
        "lines => lines.map(line => getComputedStyle(line, '::before').content)"
    )
    assert hints == ['"Who said it"', '"Source"']


def test_a_note_is_signed_and_dated_by_the_desk(page, story, write):
    page.clock.set_fixed_time("2026-11-22T23:30:00Z")
    keyboard = write()
    keyboard.press("Control+Alt+6")
    keyboard.type("We were wrong.")
    expect(edit_area(page)).to_contain_text("— The Newsroom, 22 November 2026")
    keyboard.press("Alt+Enter")
    keyboard.type("City desk")
    keyboard.press("Enter")
    assert save_twice(page, story) == (
        '<p>Before.</p><div class="editors-note" role="note" data-signature="City desk"'
        ' data-date="2026-11-22"><p>We were wrong.</p></div>'
    )


def test_a_table_begins_with_headings_and_grows(page, story, write):
    keyboard = write()
    keyboard.press("Control+Alt+7")
    keyboard.type("2000")
    keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("from 1 to 12")
    keyboard.type("2")
    keys(page, "Tab", "2", "Enter")
    for words in ("Who", "Sum", "Town", "9", "Country"):
        keyboard.type(words)
        keyboard.press("Tab")
    keys(page, "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "ArrowUp")
    keyboard.type("Payers")
    assert save_twice(page, story) == (
        '<p>Before.</p><figure class="table"><figcaption>Payers</figcaption><table><tbody>'
        '<tr><th scope="col"><p>Who</p></th><th scope="col"><p>Sum</p></th></tr>'
        "<tr><td><p>Town</p></td><td><p>9</p></td></tr>"
        "<tr><td><p>Country</p></td><td></td></tr></tbody></table></figure>"
    )


def test_rows_columns_and_headings_are_changed_from_the_toolbar(page, story, write):
    write('<figure class="table"><table><tbody><tr><td><p>a</p></td></tr></tbody></table></figure>')
    keys(page, "Tab")
    for name in ("Row below", "Column after", "Heading column"):
        page.get_by_role("button", name=name).press("Enter")
    assert save_twice(page, story) == (
        '<figure class="table"><table><tbody><tr><th scope="row"><p>a</p></th><td></td></tr>'
        '<tr><th scope="row"></th><td></td></tr></tbody></table></figure>'
    )
    step_in(page)
    keys(page, "Tab", "Tab")
    for name in ("Delete column", "Delete row"):
        page.get_by_role("button", name=name).press("Enter")
    assert '<tbody><tr><th scope="row"><p>a</p></th></tr></tbody>' in save_twice(page, story)


def test_an_embed_is_refused_in_words_or_kept_as_its_own_address(page, story, write):
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if "youtu" in request.url else None)
    keyboard = write()
    keyboard.press("Control+Alt+9")
    keyboard.type("https://tracker.example/video\n")
    page.get_by_text("This cannot be embedded").wait_for()
    expect(page.get_by_role("dialog")).to_contain_text("YouTube")
    keys(page, "Control+a")
    keyboard.type("https://youtu.be/dQw4w9WgXcQ\n")
    page.get_by_role("dialog").wait_for(state="detached")
    keyboard.type("Seen from the ferry\nAfter.")
    assert save_twice(page, story) == (
        '<p>Before.</p><figure class="embed" data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ">'
        "<figcaption>Seen from the ferry</figcaption></figure><p>After.</p>"
    )
    assert all(url.startswith(page.url.split("/admin")[0]) for url in foreign)


def test_a_link_to_an_own_article_is_found_by_its_words(page, story, editor, write):
    target = cast.published("Ferries return", section=cast.section("City"), by=editor)
    keyboard = write()
    keyboard.press("Control+k")
    keyboard.type("ferries")
    page.get_by_role("option", name="Ferries return").wait_for()
    keys(page, "ArrowDown", "Enter", "Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    keyboard.type(" soon")
    path = target.current.get_absolute_url()
    assert save_twice(page, story) == f'<p>Before.<a href="{path}">Ferries return</a> soon</p>'


def test_an_address_is_completed(page, story, write):
    keyboard = write()
    for typed in ("town.example/minutes", "ada@town.example"):
        keyboard.press("Control+k")
        keyboard.type(f"{typed}\n")
        page.get_by_role("dialog").wait_for(state="detached")
        keyboard.type(" ")
    assert save_twice(page, story) == (
        '<p>Before.<a href="https://town.example/minutes">https://town.example/minutes</a> '
        '<a href="mailto:ada@town.example">mailto:ada@town.example</a> </p>'
    )


def test_what_is_no_address_is_refused_in_the_dialog(page, write):
    keyboard = write()
    keyboard.press("Control+k")
    for typed in ("javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "two words", 'a"b'):
        keyboard.type(f"{typed}\n")
        expect(page.locator(".editor-refusal")).to_contain_text("https://town.example/minutes")
        expect(page.get_by_label("Article or address")).to_have_attribute("aria-invalid", "true")
    keys(page, "Escape", "Escape")
    keyboard.type("!")
    expect(body(page)).to_have_value("<p>Before.!</p>")


def test_every_block_is_moved_and_taken_out(page, write):
    for block in BLOCKS.values():
        write(f"<p>One.</p>{block}<p>Two.</p>")
        keys(page, "ArrowDown", "Alt+ArrowUp")
        expect(body(page)).to_have_value(f"{block}<p>One.</p><p>Two.</p>")
        keys(page, "Alt+ArrowDown", "Alt+ArrowDown")
        expect(body(page)).to_have_value(f"<p>One.</p><p>Two.</p>{block}")
        expect(page.locator(".prose-editor [role=status]")).to_have_text("Moved down.")
        keys(page, "Control+Shift+Backspace")
        expect(body(page)).to_have_value("<p>One.</p><p>Two.</p>")
        keys(page, "Control+z")
        expect(body(page)).to_have_value(f"<p>One.</p><p>Two.</p>{block}")


def test_no_block_holds_the_cursor(page, write):
    for name in ("quotation", "pull quote", "note", "table", "embed"):
        block = BLOCKS[name]
        write(block)
        keys(page, "Control+Enter")
        page.keyboard.type("Below")
        expect(body(page)).to_have_value(f"{block}<p>Below</p>")
        keys(page, *["ArrowUp"] * 9)
        page.keyboard.type("Above")
        expect(body(page)).to_have_value(f"<p>Above</p>{block}<p>Below</p>")
        keys(page, "ArrowDown", "Escape", "Delete")
        expect(body(page)).to_have_value("<p>Above</p><p>Below</p>")


def test_a_change_elsewhere_leaves_every_byte(page, story, write):
    kept = "".join(BLOCKS.values()) + "".join(WORDS) + "<p>End.</p>"
    assert markup.body(kept) == kept
    write(kept)
    expect(body(page)).to_have_value(kept)
    keys(page, "Control+End", "!")
    assert save_twice(page, story) == kept.replace("End.", "End.!")


def test_a_text_that_ends_in_a_block_is_not_changed_by_being_opened(page, write):
    written = '<p>Before.</p><figure class="table"><table><tbody><tr><td></td></tr></tbody></table></figure>'
    write(written)
    expect(body(page)).to_have_value(written)
    expect(page.locator(".not-saved")).to_have_text("")


def test_the_toolbar_is_one_stop_and_escape_leads_back(page, write):
    write()
    keys(page, "Alt+F10")
    expect(page.locator(":focus")).to_have_text("Heading")
    expect(page.locator("[role=toolbar] button[tabindex='0']")).to_have_count(1)
    keys(page, "End", "ArrowLeft", "ArrowRight", "Home", "ArrowRight", "Enter")
    expect(body(page)).to_have_value("<h3>Before.</h3>")
    subheading = page.get_by_role("button", name="Subheading")
    page.locator("[data-name=heading3][aria-pressed=true]").wait_for()
    expect(subheading).to_have_attribute("title", "Subheading (Ctrl+Alt+3)")
    keys(page, "Alt+F10", "Escape", "!")
    expect(body(page)).to_have_value("<h3>Before.!</h3>")


def test_the_keys_are_listed(page, write):
    write()
    keys(page, "Control+/")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Leave a block")
    keys(page, "Escape", "!")
    expect(body(page)).to_have_value("<p>Before.!</p>")


def test_the_form_with_every_block_is_accessible(page, write):
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        write("".join(BLOCKS.values()) + "<p>End.</p>")
        edit_area(page).get_by_text("Town", exact=True).click()
        keys(page, "Control+k", "x", "Enter")
        assert [*barriers(page)] == []
        keys(page, "Escape", "Escape")
        assert [*barriers(page)] == []
