"""What Word and Google Docs put on the clipboard comes into a body clean."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.browser.desk import editor_at_desk
from tests.browser.editor_actions import CLIPBOARD, body, contains, keys, open_form, paste, save, step_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "<p>Aldhaven has its quay back. <strong>On Tuesday</strong> the harbour master <em>opened the gate</em>, "
    "<strong><em>two years</em></strong> after the flood<sup>1</sup>.</p>"
)
LIST = (
    "<ul><li><p>New bollards</p><ul><li><p>of <strong>cast iron</strong></p></li></ul></li>"
    "<li><p>New steps</p></li></ul><p>And then:</p>"
)
STEPS = "<li><p>Drain it</p></li><li><p>Pave it</p></li></ol>"
TABLE = (
    '<figure class="table"><table><tbody><tr><th scope="col"><p>Payer</p></th>'
    '<th scope="col"><p>Sum</p></th></tr>'
    "<tr><td><p>Town</p></td><td></td></tr></tbody></table></figure>"
)
WORD = (
    f"<h2>The quay reopens</h2>{TEXT}<h2>What was built</h2>"
    f"<p>The wall is 40&nbsp;metres long. It cost «&nbsp;a fortune&nbsp;».</p>{LIST}<ol>{STEPS}"
    '<h3>Who paid</h3><p>The <a href="https://town.example/minutes">minutes</a> name them; '
    f"the draft does not. But this.</p>{TABLE}"
)
DOCS = (
    f'<h2>The quay reopens</h2>{TEXT}<h3>What was built</h3>{LIST}<ol start="3">{STEPS}'
    '<p>The <a href="https://town.example/minutes?day=3">minutes</a> name them. See the table.</p>'
    f"{TABLE}"
)
ONLINE = (
    "<p>The quay is <strong>open</strong>.</p><ul><li><p>New bollards</p>"
    "<ul><li><p>of cast iron</p></li></ul></li><li><p>New steps</p></li></ul>"
)
PAGE = """<div><h1 style="color:red">Big</h1><p onclick="x()">Red <a href="javascript:x()">link</a></p>
<figure><img src="https://tracker.example/1.gif"><figcaption>A gull</figcaption></figure>
<table><tr><td><p>A frame</p></td></tr></table><p>&nbsp;</p><br><script>x()</script><p>Last.</p></div>"""


@pytest.fixture
def story(page, live_server):
    editor = editor_at_desk(page, live_server)
    story = cast.draft("Quay reopens", section=cast.section("City"), by=editor, body="")
    open_form(page, live_server, story)
    step_in(page)
    return story


@pytest.mark.parametrize(("program", "clean"), [("word", WORD), ("word-online", ONLINE), ("docs", DOCS)])
def test_a_document_keeps_its_structure_and_loses_its_looks(page, story, complaints, program, clean):
    paste(page, (CLIPBOARD / f"{program}.txt").read_text())
    assert save(page, story) == clean
    assert save(page, story) == clean
    assert complaints == []


def test_a_page_of_the_web_leaves_what_does_not_belong(page, story):
    paste(page, PAGE)
    expect(body(page)).to_have_value("<h2>Big</h2><p>Red link</p><p>A gull</p><p>A frame</p><p>Last.</p>")


def test_a_table_pasted_into_a_table_fills_its_cells(page, story):
    paste(page, "<table><tr><td>1</td><td>2</td></tr></table>")
    keys(page, "Control+Home", "Tab")
    paste(page, "<table><tr><td>3</td><td>4</td></tr></table>")
    cells = "<tr><td><p>3</p></td><td><p>4</p></td></tr>"
    assert save(page, story) == f'<figure class="table"><table><tbody>{cells}</tbody></table></figure>'


def test_a_block_pasted_into_a_note_leaves_its_words_there(page, story):
    keys(page, "Control+Alt+6")
    paste(page, '<figure class="pull-quote"><blockquote><p>Said</p></blockquote></figure><h2>High</h2>')
    expect(body(page)).not_to_have_value(contains("<figure"))
    expect(body(page)).to_have_value(contains("<p>Said</p>"))


def test_our_own_blocks_are_copied_as_they_are(page, story):
    page.keyboard.press("Control+Alt+6")
    page.keyboard.type("We were wrong.")
    note = body(page).input_value()
    keys(page, "Escape", "Control+c", "Control+Enter", "Control+v")
    expect(body(page)).to_have_value(note * 2)
