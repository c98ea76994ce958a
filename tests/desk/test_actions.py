"""What can be done with an article besides writing: each act asks once."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Site
from tests import cast
from tests.desk import form_data


def address(act, story):
    return reverse(f"admin:articles_article_{act}", args=[story.pk])


class Withdrawing(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published(by=self.editor)
        self.client.force_login(self.editor)

    def test_every_page_asks_before_it_acts(self):
        for act in ("unpublish", "retract", "take-down"):
            self.assertContains(self.client.get(address(act, self.story)), "Go back, change nothing")
        assert self.story.current.is_listed

    def test_unpublishes_with_a_redirect(self):
        self.client.post(address("unpublish", self.story), {"redirect_to": "/section/world/"})
        assert (self.story.current.kind, self.story.current.redirect_to) == ("unpublished", "/section/world/")

    def test_refuses_a_redirect_elsewhere_and_keeps_it(self):
        answer = self.client.post(address("unpublish", self.story), {"redirect_to": "https://else.example/"})
        self.assertContains(answer, "A redirect leads to an address of this site", status_code=422)
        self.assertContains(answer, "https://else.example/", status_code=422)
        assert self.story.current.is_listed

    def test_retracts_only_with_a_note(self):
        answer = self.client.post(address("retract", self.story), {"note": " "})
        self.assertContains(answer, "Tell readers why.", status_code=422)
        self.client.post(address("retract", self.story), {"note": "The document was forged."})
        assert (self.story.current.kind, self.story.current.note) == (
            "retraction",
            "The document was forged.",
        )

    def test_takes_down(self):
        self.client.post(address("take-down", self.story), {"note": "Ordered by a court."})
        assert self.story.current.kind == "takedown"

    def test_restores(self):
        self.story.unpublish(by=self.editor)
        self.assertContains(self.client.get(form_data.change(self.story)), address("restore", self.story))
        self.client.post(address("restore", self.story), {"note": ""})
        assert self.story.current.kind == "restoration"

    def test_says_so_where_it_no_longer_fits(self):
        answer = self.client.post(address("restore", self.story))
        self.assertContains(answer, "nothing to restore", status_code=422)


class ADuplicate(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.original = cast.published("The fire", by=self.editor)
        self.story = cast.published("Fire", by=self.editor)
        self.client.force_login(self.editor)
        Site.objects.update(address="https://paper.example")

    def post(self, original):
        return self.client.post(address("duplicate", self.story), {"original": original})

    def test_names_the_story_that_stays_by_any_of_its_addresses(self):
        path = self.original.current.address.path
        for typed_address in (path, f"https://paper.example{path}", path.rstrip("/"), f" {path}?utm=x"):
            assert self.post(typed_address).status_code == 302
            assert self.story.current.duplicate_of == self.original
            self.story.restore(by=self.editor)
        self.post(form_data.change(self.original))
        assert self.story.current.duplicate_of == self.original

    def test_is_told_at_the_desk_with_a_link(self):
        self.story.withdraw_as_duplicate(by=self.editor, original=self.original)
        page = self.client.get(form_data.change(self.story))
        link = f'duplicate of <a href="{form_data.change(self.original)}">The fire</a>'
        self.assertContains(page, link, count=2)
        listed = self.client.get(reverse("admin:articles_article_changelist"))
        self.assertContains(listed, "Withdrawn, duplicate of “The fire”")

    def test_is_refused_in_words_that_keep_what_was_typed(self):
        answer = self.post("/2026/01/nothing/")
        self.assertContains(answer, "No article of ours has this address", status_code=422)
        self.assertContains(answer, "/2026/01/nothing/", status_code=422)
        self.assertContains(self.post(""), "Say which story stays.", status_code=422)
        itself = self.post(self.story.current.address.path)
        self.assertContains(itself, "This is the article itself", status_code=422)

    def test_is_not_of_a_draft_that_the_person_does_not_know(self):
        secret = cast.draft("Secret", section=cast.section("Sport"))
        self.client.force_login(cast.user("Editor", sections=[cast.section("World")]))
        answer = self.post(form_data.change(secret))
        self.assertContains(answer, "No article of ours has this address", status_code=422)
        self.assertNotContains(answer, "Secret", status_code=422)


class SentTwice(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published(by=self.editor)
        self.client.force_login(self.editor)

    def test_an_act_is_done_once_and_says_so_twice(self):
        words = {"note": "The document was forged.", "idempotency_key": str(uuid4())}
        answers = [self.client.post(address("retract", self.story), words) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302]
        assert self.story.editions.filter(kind="retraction").count() == 1

    def test_its_form_carries_a_key(self):
        page = self.client.get(address("unpublish", self.story))
        self.assertContains(page, 'name="idempotency_key"', count=1)

    def test_who_leads_here_is_named_before_and_after(self):
        other = cast.published("The other", by=self.editor)
        other.unpublish(by=self.editor, redirect_to=self.story.current.address.path)
        self.assertContains(self.client.get(address("unpublish", self.story)), "“The other”")
        answer = self.client.post(address("unpublish", self.story), {}, follow=True)
        self.assertContains(answer, "lead their readers here: “The other”")


class TheBin(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft("Nobody needs this", by=self.editor)
        self.client.force_login(self.editor)
        self.list = reverse("admin:articles_article_changelist")

    def test_takes_a_draft_out_of_the_list(self):
        self.client.post(address("bin", self.story))
        self.assertNotContains(self.client.get(self.list), "Nobody needs this")
        self.assertContains(self.client.get(self.list, {"state": "bin"}), "Nobody needs this")

    def test_gives_it_back(self):
        self.story.put_in_bin(by=self.editor)
        self.client.post(address("unbin", self.story))
        self.assertContains(self.client.get(self.list), "Nobody needs this")

    def test_refuses_what_was_public(self):
        self.story.publish(by=self.editor)
        answer = self.client.post(address("bin", self.story))
        self.assertContains(answer, "Only drafts go into the bin.", status_code=422)

    def test_is_no_deletion(self):
        for model in ("article", "author", "section", "tag"):
            name = f"admin:articles_{model}_delete"
            assert self.client.post(reverse(name, args=[self.story.pk]), {"post": "yes"}).status_code == 403


class TheList(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)
        now = timezone.now()
        cast.draft("A draft", by=self.editor)
        cast.published("Out now", by=self.editor)
        cast.published("Gone again", by=self.editor).unpublish(by=self.editor)
        cast.draft("Out tomorrow", by=self.editor).schedule(by=self.editor, at=now + timedelta(days=1))

    def headlines(self, **query):
        answer = self.client.get(reverse("admin:articles_article_changelist"), query)
        return {article.headline: article.state for article in answer.context["cl"].result_list}

    def test_says_where_each_article_stands(self):
        states = self.headlines()
        assert states.pop("Out tomorrow").startswith("Draft, scheduled for ")
        assert states == {"A draft": "Draft", "Out now": "Live", "Gone again": "Unpublished"}

    def test_filters_by_state(self):
        assert set(self.headlines(state="draft")) == {"A draft", "Out tomorrow"}
        assert set(self.headlines(state="live")) == {"Out now"}
        assert set(self.headlines(state="scheduled")) == {"Out tomorrow"}
        assert set(self.headlines(state="withdrawn")) == {"Gone again"}

    def test_counts_as_drafts_what_readers_never_had(self):
        later = timezone.now() + timedelta(days=1)
        scheduled = cast.draft("Taken back before it came", by=self.editor)
        scheduled.cancel(scheduled.schedule(by=self.editor, at=later), by=self.editor)
        cast.published("Gone for now", by=self.editor).take_down(by=self.editor, note="Ordered by a court.")
        cast.published("To be changed", by=self.editor).schedule(by=self.editor, at=later, kind="update")
        drafts = {"A draft", "Out tomorrow", "Taken back before it came"}
        assert set(self.headlines(state="draft")) == drafts

    def test_filters_by_section_with_those_below_it(self):
        below = cast.section("Middle East", parent=cast.section("World"))
        cast.draft("From Damascus", section=below)
        cast.draft("From the pitch", section=cast.section("Sport"))
        assert "From Damascus" in self.headlines(section="world")
        assert "From the pitch" not in self.headlines(section="world")

    def test_searches_the_headline(self):
        assert set(self.headlines(q="tomorrow")) == {"Out tomorrow"}

    def test_searches_what_readers_have(self):
        cast.published("The weather", by=self.editor, body="<p>Thunder over the breakwater.</p>")
        assert set(self.headlines(q="breakwater")) == {"The weather"}

    def test_finds_an_article_by_its_address(self):
        story = cast.published("The weather", by=self.editor)
        for address in (story.path, f"https://any.example{story.path}?utm=x"):
            assert set(self.headlines(q=address)) == {"The weather"}

    def test_costs_the_same_for_many(self):
        self.cost()
        few = self.cost()
        for number in range(20):
            cast.published(f"Story {number}", by=self.editor)
        assert self.cost() == few

    def cost(self):
        with CaptureQueriesContext(connection) as queries:
            self.headlines()
        return len(queries)


class Expiring(TestCase):
    """A story ends at a time that was said beforehand, without anybody at work then."""

    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published(by=self.editor)
        self.client.force_login(self.editor)
        self.end = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)

    def expire(self, at, **more):
        typed = {"at": timezone.localtime(at).strftime("%Y-%m-%dT%H:%M"), **more}
        return self.client.post(address("unpublish", self.story), typed, follow=True)

    def visit(self):
        return self.client_class().get(self.path)

    def test_it_ends_at_its_second_and_not_before(self):
        self.path = self.story.current.get_absolute_url()
        self.assertContains(self.expire(self.end), "by itself. Until then it can be cancelled.")
        with time_machine.travel(self.end - timedelta(seconds=1), tick=False):
            assert self.visit().status_code == 200
        with time_machine.travel(self.end, tick=False):
            assert self.visit().status_code == 410

    def test_it_may_lead_elsewhere(self):
        self.path = self.story.current.get_absolute_url()
        self.expire(self.end, redirect_to="/section/world/")
        with time_machine.travel(self.end, tick=False):
            self.assertRedirects(self.visit(), "/section/world/", 301, fetch_redirect_response=False)

    def test_a_time_that_has_passed_is_refused_and_kept(self):
        answer = self.expire(timezone.now() - timedelta(hours=1))
        self.assertContains(answer, "This time has passed.", status_code=422)
        assert self.story.editions.not_cancelled().count() == 1

    def test_a_story_cannot_end_before_it_begins(self):
        story = cast.draft("The storm comes", by=self.editor)
        story.schedule(by=self.editor, at=self.end)
        self.story = story
        answer = self.expire(self.end - timedelta(hours=1))
        self.assertContains(answer, "not public at that time", status_code=422)
        self.expire(self.end + timedelta(hours=1))
        assert [one.kind for one in story.editions.not_cancelled()] == ["publication", "unpublished"]

    def test_an_update_before_it_is_asked_nothing_and_leaves_it(self):
        self.expire(self.end)
        self.story.publish(by=self.editor, kind="update")
        kinds = [(one.kind, one.live_from) for one in self.story.editions.not_cancelled()]
        assert kinds[-1] == ("unpublished", self.end)
        assert [kind for kind, _ in kinds] == ["publication", "update", "unpublished"]
