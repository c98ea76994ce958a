"""Of a story that readers have, blanking takes what they had before, and never what they have or will get."""

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.headlines import RECOMMENDED
from articles.models import Article, Edition, Refused, RelatedLink
from tests import cast
from tests.articles.planted_texts import KEPT, SOON, Planted


class Corrected(Planted):
    """Readers have a story again without the words; what they had before goes."""

    def setUp(self):
        super().setUp()
        self.story.placements.update(caption="", credit="", alt="")
        self.story.bylines.update(credited_as="")
        self.story.related.all().delete()
        self.live = self.say(
            kind="correction", note="We named a neighbour.", headline="The neighbour",
            kicker="", standfirst="", dateline="", body="<p>Nobody left.</p>", internal_note="",
            **dict.fromkeys(RECOMMENDED, ""),
        )  # fmt: skip

    def test_all_that_readers_no_longer_have_goes_and_the_rest_stays(self):
        before = Edition.objects.filter(pk=self.live.pk).values().get()
        assert self.take_away().status_code == 302
        assert self.remains() <= KEPT
        assert Edition.objects.filter(pk=self.live.pk).values().get() == before
        assert Article.objects.get(pk=self.story.pk).headline == "The neighbour"
        assert self.story.latest_revision.data["headline"] == "The neighbour"
        assert Client().get(self.live.get_absolute_url()).status_code == 200

    def test_notes_below_the_story_stay_unless_asked(self):
        self.take_away()
        self.assertContains(Client().get(self.live.get_absolute_url()), "It is four, Zqcorrectionxj.")
        self.take_away(with_note="on")
        answer = Client().get(self.live.get_absolute_url())
        self.assertNotContains(answer, "Zqcorrectionxj")
        self.assertContains(answer, "We named a neighbour.")

    def test_a_note_to_colleagues_goes_from_the_state_that_was_published(self):
        self.say(kind="silent", internal_note=self.words[0], body="<p>Nobody left yet.</p>")
        self.take_away()
        assert self.remains() <= KEPT
        assert self.story.latest_revision.data["body"] == "<p>Nobody left yet.</p>"

    def test_words_that_are_not_out_yet_are_refused_and_nothing_goes(self):
        Article.objects.filter(pk=self.story.pk).update(headline="The neighbours")
        answer = self.take_away()
        self.assertContains(answer, "says what readers do not have", status_code=422)
        assert not self.story.editions.exclude(blanked_at=None).exists()

    def test_what_readers_will_get_stays(self):
        body = "<p>Nobody left before midnight.</p>"
        Article.objects.filter(pk=self.story.pk).update(body=body)
        waiting = self.story.schedule(by=self.chief, kind="update", at=timezone.now() + SOON)
        self.take_away()
        waiting.refresh_from_db()
        assert waiting.body == body and waiting.blanked_at is None

    def test_a_link_with_an_old_headline_follows_and_one_of_its_own_stays(self):
        other = cast.draft("Another story", by=self.chief)
        old = RelatedLink.objects.create(article=other, target=self.story, headline=self.words[0], position=3)
        own = RelatedLink.objects.create(article=other, target=self.story, headline="Read on", position=4)
        self.take_away()
        old.refresh_from_db(), own.refresh_from_db()
        assert (old.headline, own.headline) == ("", "Read on")

    def test_the_only_version_is_never_touched(self):
        story = cast.published("Read by all", by=self.chief)
        for edition in (None, story.current):
            with pytest.raises(Refused, match="Readers have these words"), transaction.atomic():
                story.blank(edition, by=self.chief, reason="Court order")
        assert story.current.headline == "Read by all"
