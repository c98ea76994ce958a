"""What readers have, in the shape of a saved version; and the digests that tell whether both say the same."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps
from django.test import TestCase
from django.utils import timezone

from articles import content
from articles.admin.change_summary import summarize_changes
from articles.models import Article, Edition, Photo
from articles.models.edition_content import content_of_edition, content_to_print
from articles.models.publishing import Import, publish_imports
from tests import cast

fill = import_module("articles.migrations.0020_fill_digests")


def change(story, *, by, **values):
    """Save the working copy with other words."""
    Article.objects.filter(pk=story.pk).update(**values)
    story.refresh_from_db()
    return story.save_revision(by=by)


class TheContent(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published(by=self.editor)
        self.edition = self.story.editions.get()

    def test_has_the_keys_of_a_revision(self):
        assert content_of_edition(self.edition).keys() == self.story.content().keys()

    def test_says_what_the_revision_says_that_was_published(self):
        said = self.edition.revision.data
        assert content_of_edition(Edition.objects.get()) == said

    def test_of_a_typeset_copy_is_that_of_the_edition_it_becomes(self):
        assert content_to_print(self.story) == content_of_edition(self.edition)

    def test_of_an_empty_draft_is_empty(self):
        said = content_to_print(Article.objects.create(created_by=self.editor))
        assert (said["section"], said["headline"], said["bylines"]) == (None, "", [])

    def test_leaves_to_the_library_what_follows_it(self):
        Photo.objects.get().update_texts(by=self.editor, caption="The harbour at noon")
        fixed = self.story.editions.current().get()
        assert fixed.parts.photos[0].caption == "The harbour at noon"
        assert content_of_edition(fixed)["placements"][0]["caption"] == ""

    def test_compares_an_import_that_was_cleaned_on_its_way_to_readers(self):
        story = cast.draft("Old rain", body="<p>Rain.</p><script>x</script>", by=self.editor)
        publish_imports([Import(story, timezone.now() - timedelta(days=900))])
        said = content_of_edition(story.editions.get())
        assert said["body"] == "<p>Rain.</p>"
        assert summarize_changes(said, content_to_print(story)) == ""


class ChangedSince(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published("Rain", by=self.editor)

    def found(self):
        found = list(Article.objects.changed_since_published())
        by_row = [one for one in Article.objects.all() if self.by_row(one)]
        assert found == by_row
        return [one.headline for one in found]

    def by_row(self, article):
        live = article.editions.published().first()
        return live is not None and article.differs_from(live)

    def test_leaves_out_what_readers_have_and_drafts(self):
        cast.draft("Draft", by=self.editor)
        assert self.found() == []

    def test_finds_what_was_saved_with_other_words(self):
        change(self.story, by=self.editor, headline="More rain")
        assert self.found() == ["More rain"]
        self.story.publish(by=self.editor, kind="silent")
        assert self.found() == []

    def test_leaves_out_a_note_to_colleagues(self):
        change(self.story, by=self.editor, internal_note="Phone her.")
        assert self.found() == []

    def test_leaves_out_what_was_taken_back(self):
        change(self.story, by=self.editor, headline="More rain")
        change(self.story, by=self.editor, headline="Rain")
        assert self.found() == []

    def test_finds_what_waits_until_readers_have_it(self):
        change(self.story, by=self.editor, headline="More rain")
        at = timezone.now() + timedelta(hours=1)
        waiting = self.story.schedule(by=self.editor, at=at, kind="update")
        assert self.found() == ["More rain"]
        assert not Article.objects.get().differs_from(waiting)
        assert self.story.editions.published(at).get().digest == self.story.digest

    def test_leaves_out_what_is_withdrawn(self):
        change(self.story, by=self.editor, headline="More rain")
        self.story.unpublish(by=self.editor)
        assert self.found() == []
        self.story.restore(by=self.editor)
        assert self.found() == ["More rain"]

    def test_leaves_out_a_change_of_the_library(self):
        Photo.objects.get().update_texts(by=self.editor, caption="The harbour at noon")
        assert self.found() == []

    def test_are_the_few_that_an_index_has(self):
        change(self.story, by=self.editor, headline="More rain")
        cast.published("Snow", by=self.editor)
        assert Article.objects.filter(has_changes=True).count() == 1


class TheMigration(TestCase):
    def test_fills_what_the_verbs_would_have_stored(self):
        editor = cast.user("Editor")
        same, ahead = cast.published("Rain", by=editor), cast.published("Snow", by=editor)
        change(ahead, by=editor, headline="More snow")
        stored = self.stored()
        Article.objects.update(digest="", has_changes=False)
        fill.fill_digests(apps, None)
        assert self.stored() == stored
        assert not Article.objects.get(pk=same.pk).has_changes

    def stored(self):
        return [
            *Article.objects.order_by("pk").values_list("digest", "has_changes"),
            *Edition.objects.order_by("pk").values_list("digest"),
        ]

    def test_hashes_as_the_models_do(self):
        said = cast.published(by=cast.user("Editor")).content()
        assert fill.digest_of(said) == content.digest_of(said)
