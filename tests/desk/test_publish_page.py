"""The page before something is published: what was found, what is asked, and that just this goes out."""

import re
from datetime import timedelta
from uuid import uuid4

import time_machine
from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Edition, Override, Owed, Photo
from newsroom.models import Site
from tests import cast
from tests.desk import form_data

NOON = "2026-07-01 10:00Z"


class APage(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.editor = cast.user("Editor", sections=[self.world])
        self.client.force_login(self.editor)
        self.story = cast.draft(by=self.editor, section=self.world)
        self.page = form_data.publish_page(self.story)

    def change(self, **words):
        Article.objects.filter(pk=self.story.pk).update(**words)
        self.story.refresh_from_db()
        self.story.save_revision(by=self.editor)

    def send(self, **typed):
        return self.client.post(self.page, form_data.publication(self.story, **typed))

    def refuse(self, sentence, **typed):
        """Send it, and expect the page with this sentence and nothing published."""
        before = Edition.objects.count()
        answer = self.send(**typed)
        self.assertContains(answer, sentence, status_code=422)
        assert Edition.objects.count() == before
        return answer


class Findings(APage):
    def setUp(self):
        super().setUp()
        Photo.objects.update(credit="", alt="")
        self.change(body="<p>It rained.</p><p>It cost TK million.</p>", standfirst="x" * 400)

    def test_lead_each_to_their_field(self):
        page = self.client.get(self.page)
        form = form_data.change(self.story)
        for address in ("?block=1&amp;nth=1&amp;words=TK#id_body", "#photograph-0", "#id_standfirst"):
            self.assertContains(page, f'href="{form}{address}"')

    def test_are_plain_anchors_for_browsers_without_scripts(self):
        self.story.bylines.all().delete()
        self.change(
            headline="", kicker="k" * 100, path="//", embargo_until=timezone.now() + timedelta(days=1)
        )
        leads = re.findall(r'href="[^"]+/change/[^"]*#([^"]+)"', self.client.get(self.page).text)
        assert len(leads) >= 9
        form = self.client.get(form_data.change(self.story)).text
        assert [lead for lead in leads if f'id="{lead}"' not in form] == []

    def test_are_each_told_once_with_their_level_in_words(self):
        page = self.client.get(self.page)
        self.assertContains(page, "has no credit", 1)
        self.assertContains(page, "</span> Blocks</span>", 3)
        self.assertContains(page, "</span> Warns</span>", 1)

    def test_that_block_are_passed_with_a_reason(self):
        self.refuse("Say why it goes out all the same", override=" ")
        assert self.send(override="The minister speaks at noon").status_code == 302
        assert Override.objects.filter(made_by=self.editor, edition=self.story.current).count() == 3

    def test_are_owed_with_one_press(self):
        self.change(body="<p>It rained.</p>")
        self.assertContains(self.client.get(self.page), 'name="owed" value="wire"')
        assert self.send(owed="wire").status_code == 302
        assert Owed.objects.open_of(self.editor).count() == 2

    def test_owed_for_a_reason_that_is_none_is_refused(self):
        self.refuse("Select a valid choice", owed="because")

    def test_are_read_by_who_publishes_and_may_not_pass_them(self):
        self.editor.groups.get().permissions.remove(
            self.editor.groups.get().permissions.get(codename="override_preflight")
        )
        page = self.client.get(self.page)
        self.assertNotContains(page, 'name="override"')
        self.assertNotContains(page, 'type="submit" value="Publish now"')
        assert self.send(override="All the same").status_code == 403
        assert not Edition.objects.exists()

    def test_of_what_an_edition_cannot_lack_leave_no_button(self):
        self.change(headline="")
        page = self.client.get(self.page)
        self.assertNotContains(page, 'type="submit" value="Publish now"')
        self.assertContains(page, "Back to the story")
        self.refuse("Readers need a headline", override="All the same")


class WhatWasShown(APage):
    def test_is_published(self):
        answer = self.send()
        assert answer.url == form_data.change(self.story)
        assert self.story.current.revision == self.story.latest_revision

    def test_is_refused_when_somebody_saved_meanwhile(self):
        shown = form_data.publication(self.story)
        self.change(headline="Council votes against it")
        answer = self.client.post(self.page, shown)
        self.assertContains(answer, "Somebody saved this article meanwhile.", status_code=422)
        self.assertContains(answer, "Council votes against it", status_code=422)
        number = self.story.latest_revision.number
        self.assertContains(answer, f'name="revision" value="{number}"', status_code=422)
        assert not Edition.objects.exists()

    def test_is_refused_when_somebody_published_meanwhile(self):
        self.send()
        self.change(headline="Council votes against it")
        typed = form_data.publication(self.story, kind="update", note="They voted again.")
        self.story.publish(by=self.editor, kind="silent")
        answer = self.client.post(self.page, typed | {"revision": self.story.latest_revision.number})
        self.assertContains(answer, "What readers have has changed meanwhile.", status_code=422)
        self.assertContains(answer, "They voted again.", status_code=422)
        assert self.story.editions.count() == 2

    def test_is_refused_without_its_number(self):
        assert self.client.post(self.page, {"revision": "soon", "running": "9" * 30}).status_code == 422
        assert not Edition.objects.exists()

    def test_goes_out_once_when_it_is_sent_twice(self):
        typed = form_data.publication(self.story, idempotency_key=str(uuid4()))
        first, second = (self.client.post(self.page, typed) for _ in range(2))
        assert first.url == second.url
        assert Edition.objects.count() == 1


@time_machine.travel(NOON, tick=False)
class Times(APage):
    def setUp(self):
        super().setUp()
        site = Site.current()
        site.time_zone = "Europe/Berlin"
        site.save()

    def test_the_button_says_what_it_does(self):
        self.assertContains(self.client.get(self.page), 'value="Publish now"')
        at = {"at": "2026-07-03T18:00", "asked": "_schedule"}
        self.assertContains(self.client.get(self.page, at), 'value="Schedule for Fri 18:00"')
        later = at | {"at": "2026-07-30T18:00"}
        self.assertContains(self.client.get(self.page, later), 'value="Schedule for 30 Jul 2026, 18:00"')

    def test_another_time_than_the_button_said_is_shown_first(self):
        typed = {"at": "2026-07-03T18:00", "label": "Publish now"}
        answer = self.refuse("The button says it now", **typed)
        self.assertContains(answer, 'value="Schedule for Fri 18:00"', status_code=422)
        assert self.send(at="2026-07-03T18:00", label="Schedule for Fri 18:00").status_code == 302
        assert Edition.objects.get().live_from.isoformat() == "2026-07-03T16:00:00+00:00"

    def test_one_in_the_past_is_refused_and_kept(self):
        answer = self.refuse("This time has passed.", at="2026-06-01T14:30")
        self.assertContains(answer, 'value="2026-06-01T14:30"', status_code=422)

    def test_rules_look_at_the_time_that_was_asked_for(self):
        Photo.objects.update(rights_until=timezone.now() + timedelta(hours=2))
        self.assertNotContains(self.client.get(self.page), "The rights to")
        self.assertContains(self.client.get(self.page, {"at": "2026-07-03T18:00"}), "The rights to")

    def test_a_time_goes_along_to_the_field_and_comes_back(self):
        self.change(body="<p>TK</p>")
        page = self.client.get(self.page, {"at": "2026-07-03T18:00"})
        form = form_data.change(self.story)
        self.assertContains(page, f'href="{form}?at=2026-07-03T18%3A00&amp;block=0')
        self.assertContains(self.client.get(form, {"at": "2026-07-03T18:00"}), 'value="2026-07-03T18:00"')


class TheFirstPress(APage):
    """“Publish” and “Schedule” on the form."""

    def press(self, button="_publish", **typed):
        opened = self.story.latest_revision.number
        words = form_data.article("Rain", section=self.world, button=button, opened=opened, **typed)
        return self.client.post(form_data.change(self.story), words)

    def test_publishes_at_once_what_no_rule_finds_fault_with(self):
        assert self.press().url == form_data.change(self.story)
        assert self.story.current.headline == "Rain"

    def test_leads_to_the_page_where_something_was_found(self):
        answer = self.press(body="<p>TK</p>")
        assert answer.url == f"{self.page}?asked=_publish"
        assert Article.objects.get().headline == "Rain" and not Edition.objects.exists()

    def test_always_leads_there_where_readers_have_something(self):
        self.send()
        assert self.press().url == f"{self.page}?asked=_publish"
        assert self.story.editions.count() == 1

    def test_keeps_the_message_of_the_save_for_the_form(self):
        self.press(body="<p>TK</p>")
        self.client.get(self.page)
        self.assertContains(self.client.get(form_data.change(self.story)), '<li class="saved success">Saved.')


class Forged(APage):
    """Whoever may not publish posts one field that only an editor's form has."""

    FIELDS = (
        *("_publish", "_schedule", "kind", "note", "note_on_top", "waiting", "at", "at_which"),
        *("override", "owed", "unreviewed"),
    )

    def setUp(self):
        super().setUp()
        self.reporter = cast.user("Reporter", sections=[self.world])
        self.client.force_login(self.reporter)

    def test_is_turned_away_and_nothing_is_saved(self):
        before = self.story.latest_revision.number
        for name in self.FIELDS:
            for value in ("", "2099-01-01T10:00"):
                with self.subTest(field=name, value=value):
                    words = form_data.article("Forged", section=self.world, opened=before) | {name: value}
                    assert self.client.post(form_data.change(self.story), words).status_code == 403
        assert self.story.latest_revision.number == before
        assert not Edition.objects.exists() and not Article.objects.filter(headline="Forged").exists()

    def test_is_turned_away_from_a_new_article(self):
        for name in self.FIELDS:
            words = form_data.article("Forged", section=self.world) | {name: ""}
            assert self.client.post("/admin/articles/article/add/", words).status_code == 403, name
        assert not Article.objects.filter(headline="Forged").exists()

    def test_is_turned_away_from_the_page(self):
        assert self.client.get(self.page).status_code == 403
        assert self.send(override="All the same", owed="wire").status_code == 403
        assert not Edition.objects.exists()

    def test_saves_without_such_fields(self):
        words = form_data.article("Honest", section=self.world, opened=self.story.latest_revision.number)
        assert self.client.post(form_data.change(self.story), words).status_code == 302


class ALooseDraft(APage):
    def test_is_saved_with_too_much_of_everything(self):
        long = {
            "kicker": "k" * 900,
            "standfirst": "s" * 5000,
            "dateline": "d" * 900,
            "path": "//not an address",
        }
        long |= {"internal_note": "n" * 9000}
        words = form_data.article("h" * 1000, section=self.world, opened=1, **long)
        assert self.client.post(form_data.change(self.story), words).status_code == 302
        self.story.refresh_from_db()
        assert {name: getattr(self.story, name) for name in long} == long
        page = self.client.get(self.page)
        self.assertContains(page, "900 characters are too many", 2)
        self.assertContains(page, "begins an address of another site")
        self.assertContains(self.client.get(form_data.change(self.story)), "h" * 1000)

    def test_is_saved_with_too_many_words_about_a_photograph_or_a_byline(self):
        self.story.placements.update(credit="c" * 300, alt="a" * 900)
        self.story.bylines.update(credited_as="b" * 200)
        self.story.save_revision(by=self.editor)
        page = self.client.get(self.page)
        for length in (300, 900, 200):
            self.assertContains(page, f"{length} characters are too many")
        self.refuse("are too many", override="All the same")

    def test_beyond_what_a_field_holds_is_refused_beside_it(self):
        words = form_data.article("h" * 10_001, section=self.world, opened=1)
        answer = self.client.post(form_data.change(self.story), words)
        self.assertContains(answer, "at most 10000 characters")
