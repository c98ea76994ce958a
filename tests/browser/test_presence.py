"""Two people at one article see each other within seconds."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.browser.desk import editor_at_desk, enter
from tests.browser.editor_actions import open_form

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_each_sees_the_other_come_type_and_leave(page, live_server, elsewhere, complaints):
    mia = editor_at_desk(page, live_server)
    mia.first_name, mia.last_name = "Mia", "Lens"
    mia.save()
    story = cast.draft(by=mia)
    open_form(page, live_server, story)
    ada = cast.user("Editor", first_name="Ada", last_name="Quill", all_sections=True)
    enter(elsewhere, live_server, ada)
    open_form(elsewhere, live_server, story)
    seen_by_ada = elsewhere.get_by_role("status", name="Who else has it open")
    seen_by_mia = page.get_by_role("status", name="Who else has it open")
    expect(seen_by_ada).to_have_text("Mia Lens has it open.")
    expect(seen_by_mia).to_have_text("Ada Quill has it open.")
    page.locator("#id_headline").fill("The harbour at night")
    expect(seen_by_ada).to_have_text("Mia Lens has it open and has typed.")
    elsewhere.goto("about:blank")
    expect(seen_by_mia).to_have_text("")
    assert complaints == []
