"""A fix of what readers have: they get it and nothing else, and it goes into the texts that come later."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Edition, Fix, Refused
from articles.models.edition_content import content_of_edition
from tests import cast

ONE, TWO, THREE = "<p>It raned.</p>", "<p>Nobody left.</p>", "<p>It was late.</p>"
BODY = ONE + TWO + THREE


class Fixing(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published("Rain", by=self.editor, body=BODY)
        self.live = self.story.current

    def save(self, **words):
        """Save the working copy with other words."""
        Article.objects.filter(pk=self.story.pk).update(**words)
        self.story = Article.objects.get(pk=self.story.pk)
        self.story.save_revision(by=self.editor)

    def fix(self, *, kind="silent", note="", also=None, edition=None, **words):
        edition = edition or self.story.current
        said = content_of_edition(edition) | words
        return self.story.fix(
            Fix(edition=edition, said=said, kind=kind, note=note, also=also), by=self.editor
        )

    def copy(self):
        return Article.objects.get(pk=self.story.pk)


class OfALevelStory(Fixing):
    def test_gives_readers_the_words_and_the_working_copy_too(self):
        made = self.fix(body=BODY.replace("raned", "rained")).edition
        assert self.story.current == made
        assert (made.kind, made.body, made.text[:9]) == (
            "silent",
            BODY.replace("raned", "rained"),
            "It rained",
        )
        assert self.copy().body == made.body
        assert made.revision == self.copy().latest_revision
        assert not Article.objects.changed_since_published().exists()

    def test_moves_no_date_where_it_is_silent(self):
        made = self.fix(headline="Rain.").edition
        assert (made.published_at, made.updated_at) == (self.live.published_at, self.live.updated_at)

    def test_keeps_one_more_saved_version(self):
        before = self.story.revisions.count()
        self.fix(headline="Rain.")
        assert self.story.revisions.count() == before + 1

    def test_changes_words_of_photographs_and_bylines(self):
        said = content_of_edition(self.live)
        (photo,), (byline,) = said["placements"], said["bylines"]
        self.fix(placements=[photo | {"caption": "A boat"}], bylines=[byline | {"credited_as": "A. Q."}])
        made = self.story.current
        assert (made.photos.get().caption, made.photos.get().inherits_credit) == ("A boat", True)
        assert made.bylines.get().credited_as == "A. Q."
        assert self.copy().placements.get().caption == "A boat"
        assert self.copy().bylines.get().credited_as == "A. Q."
        assert not self.copy().differs_from(made)

    def test_is_found_by_search_and_by_the_desk(self):
        self.fix(headline="Hailstones")
        assert b"Hailstones" in self.client.get("/search/?q=hailstones").content

    def test_says_what_was_wrong_where_it_is_a_correction(self):
        with pytest.raises(Refused, match="Tell readers"):
            self.fix(kind="correction", headline="Hail")
        made = self.fix(kind="correction", note="It was hail.", headline="Hail").edition
        assert made.updated_at == made.live_from

    def test_without_a_change_is_refused(self):
        with pytest.raises(Refused, match="Nothing is changed"):
            self.fix()
        assert self.story.editions.count() == 1

    def test_into_a_link_that_nobody_can_open_is_refused(self):
        draft = cast.draft("Draft", by=self.editor, path="/draft/")
        draft.addresses.create(path="/draft/")
        with pytest.raises(Refused) as refused:
            self.fix(body=BODY + '<p><a href="/draft/">It</a></p>')
        assert "body" in refused.value.problems


class OfAStoryThatGoesOn(Fixing):
    def test_leaves_out_what_is_not_published(self):
        self.save(body=BODY + "<p>Secret.</p>", headline="Rain and hail")
        made = self.fix(body=BODY.replace("raned", "rained")).edition
        assert (made.headline, made.body) == ("Rain", BODY.replace("raned", "rained"))
        copy = self.copy()
        assert (copy.headline, copy.body) == ("Rain and hail", made.body + "<p>Secret.</p>")
        last, fixed = self.story.revisions.all()[:2]
        assert made.revision == fixed
        assert (fixed.data["headline"], last.data["headline"]) == ("Rain", "Rain and hail")
        assert copy.differs_from(made)
        assert not self.story.fix_conflicts.exists()

    def test_keeps_the_copy_and_tells_where_both_changed_a_passage(self):
        self.save(body=BODY.replace("raned", "poured"))
        outcome = self.fix(body=BODY.replace("raned", "rained"))
        assert self.story.current.body == BODY.replace("raned", "rained")
        assert self.copy().body == BODY.replace("raned", "poured")
        (kept,) = self.story.fix_conflicts.open()
        assert (kept.conflict,) == outcome.conflicts
        assert kept.conflict.theirs == "<p>It rained.</p>"

    def test_can_be_taken_in_by_hand_later(self):
        self.save(body=BODY.replace("raned", "poured"))
        self.fix(body=BODY.replace("raned", "rained"))
        kept = self.story.fix_conflicts.get()
        kept.settle(by=self.editor, take=True)
        assert self.copy().body == BODY.replace("raned", "rained")
        assert not self.story.fix_conflicts.open().exists()
        with pytest.raises(Refused, match="settled already"):
            kept.settle(by=self.editor, take=False)

    def test_is_not_taken_in_over_other_words(self):
        self.save(body=BODY.replace("raned", "poured"))
        self.fix(body=BODY.replace("raned", "rained"))
        self.save(body=BODY.replace("raned", "drizzled"))
        with pytest.raises(Refused, match="reads otherwise"):
            self.story.fix_conflicts.get().settle(by=self.editor, take=True)
        self.story.fix_conflicts.get().settle(by=self.editor, take=False)
        assert self.copy().body == BODY.replace("raned", "drizzled")

    def test_counts_a_text_as_level_that_only_needed_cleaning(self):
        Article.objects.update(body=f"{BODY}<script>x</script>", standfirst="  Late. ")
        Article.objects.get().save_revision(by=self.editor)
        self.story.publish(by=self.editor, kind="silent")
        self.fix(headline="Hail")
        assert not self.copy().differs_from(self.story.current)


class BeforeAScheduledVersion(Fixing):
    def setUp(self):
        super().setUp()
        self.at = timezone.now() + timedelta(hours=3)
        self.save(body=BODY + "<p>News.</p>", headline="Rain, later")
        self.waiting = self.story.schedule(by=self.editor, kind="update", at=self.at)
        self.save(kicker="Half-finished")

    def scheduled(self):
        return self.story.editions.scheduled().get()

    def test_goes_into_it_and_changes_nothing_else_there(self):
        self.fix(body=BODY.replace("raned", "rained"))
        waiting = self.scheduled()
        assert waiting.body == BODY.replace("raned", "rained") + "<p>News.</p>"
        assert (waiting.headline, waiting.kicker, waiting.kind) == ("Rain, later", "", "update")
        assert waiting.live_from == self.at
        assert waiting.digest not in {self.story.current.digest, self.copy().digest}
        assert waiting.revision.data["headline"] == "Rain, later"
        assert self.copy().latest_revision.data["kicker"] == "Half-finished"

    def test_leaves_it_where_that_was_not_asked_for(self):
        self.fix(body=BODY.replace("raned", "rained"), also=frozenset())
        assert self.scheduled() == self.waiting
        assert self.story.current.body == BODY.replace("raned", "rained")

    def test_leaves_it_and_says_so_where_both_changed_a_passage(self):
        outcome = self.fix(headline="Hail")
        assert outcome.left == [self.waiting] == [self.scheduled()]
        assert self.story.current.headline == "Hail"

    def test_shares_the_saved_version_with_a_copy_that_says_the_same(self):
        self.save(kicker="")
        self.fix(body=BODY.replace("raned", "rained"))
        assert self.scheduled().revision == self.copy().latest_revision
        assert not self.copy().differs_from(self.scheduled())


class Meanwhile(Fixing):
    def test_another_version_is_not_overwritten(self):
        self.fix(headline="Hail")
        with pytest.raises(Refused) as refused:
            self.fix(edition=self.live, headline="Snow")
        assert refused.value.code == "other-edition"
        assert self.story.current.headline == "Hail"

    def test_a_withdrawn_story_is_not_fixed(self):
        self.story.unpublish(by=self.editor)
        with pytest.raises(Refused):
            self.fix(edition=self.live, headline="Snow")
        assert Edition.objects.filter(headline="Snow").count() == 0
