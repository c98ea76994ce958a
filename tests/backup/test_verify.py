"""`manage.py verify`: calm about a whole paper, and each kind of damage named; nothing is changed."""

import hashlib
import os
import shutil
import tempfile
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.test import TestCase, override_settings
from django.utils import timezone

from articles.models import Article, Edition, EditionSection, Freshness, Photo, desk_index, search_index
from articles.models.tag import EditionTag
from comments.models import Comment, Thread
from newsroom import triggers
from newsroom.models import Site
from tests import cast
from tests.backup.paper import write


class VerifyTestCase(TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="newsroom-verify-"))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        told = override_settings(MEDIA_ROOT=self.root)
        told.enable()
        self.addCleanup(told.disable)
        write()

    def verify(self, *words):
        """What it says on both channels."""
        out, err = StringIO(), StringIO()
        call_command("verify", *words, stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    def damage(self, *words):
        """What it says of a damaged paper."""
        err = StringIO()
        with pytest.raises(CommandError) as refusal:
            call_command("verify", *words, stdout=StringIO(), stderr=err)
        assert "Nothing was changed" in str(refusal.value)
        return err.getvalue()

    def without_triggers(self, change):
        """Change rows as only a broken program could."""
        triggers.remove(connection)
        change()
        triggers.install(connection)


class AWholePaper(VerifyTestCase):
    def test_is_well_and_its_rows_are_counted(self):
        out, err = self.verify()
        assert "All is well." in out
        assert "2  articles_article\n" in out
        assert "6  comments_comment\n" in out
        assert err == ""

    def test_is_well_whatever_was_done_with_it(self):
        story, by = Article.objects.first(), cast.user("Editor")
        story.headline = "Council votes again"
        story.publish(by=by, kind="update")
        waiting = story.publish(by=by, at=timezone.now() + timedelta(days=3), kind="update")
        story.cancel(waiting, by=by)
        story.unpublish(by=by, note="The council has asked for it.")
        out, err = self.verify()
        assert (err, "All is well." in out) == ("", True)


class DamagedRows(VerifyTestCase):
    def test_a_gap_in_the_line_of_editions(self):
        story = Article.objects.first()
        story.publish(by=cast.user("Editor"), kind="update")
        first = story.editions.first()
        early = first.live_until - timedelta(microseconds=1)
        self.without_triggers(lambda: Edition.objects.filter(pk=first.pk).update(live_until=early))
        assert "readers have nothing" in self.damage()

    def test_editions_that_overlap(self):
        story = Article.objects.first()
        story.publish(by=cast.user("Editor"), kind="update")
        first = story.editions.first()
        late = first.live_until + timedelta(hours=1)
        self.without_triggers(lambda: Edition.objects.filter(pk=first.pk).update(live_until=late))
        assert "overlap" in self.damage()

    def test_a_line_that_ends(self):
        first = Edition.objects.first()
        self.without_triggers(
            lambda: Edition.objects.filter(pk=first.pk).update(live_until=first.live_from + timedelta(days=1))
        )
        assert "its last Edition" in self.damage()

    def test_a_thread_that_counts_wrongly(self):
        Thread.objects.filter(pk=Thread.objects.first().pk).update(visible_count=F("visible_count") + 1)
        assert "counts 4 comments, and readers see 3" in self.damage()

    def test_a_comment_that_is_not_as_it_was_decided(self):
        comment = Comment.objects.first()
        self.without_triggers(lambda: Comment.objects.filter(pk=comment.pk).update(state="held"))
        said = self.damage()
        assert f"Comment {comment.pk} is held" in said
        assert "counts 3 comments, and readers see 2" in said

    def test_a_row_of_a_list_that_is_dated_otherwise_or_lacks_or_lists_nothing(self):
        row, tag = EditionSection.objects.first(), EditionTag.objects.first()
        earlier = tag.published_at - timedelta(days=1)
        self.without_triggers(lambda: EditionTag.objects.filter(pk=tag.pk).update(published_at=earlier))
        assert f"articles_editiontag: row {tag.pk} is dated otherwise" in self.damage()
        self.without_triggers(lambda: EditionSection.objects.filter(pk=row.pk).delete())
        assert f"Edition {row.edition_id} stands in no list" in self.damage()

    def test_a_search_index_that_lacks_a_story_or_has_one_too_many(self):
        edition = Edition.objects.first()
        search_index.remove(edition)
        assert f"Edition {edition.pk} is not in the search index" in self.damage()
        edition.search_key += 1
        search_index.add_all([edition])
        assert "of no Edition" in self.damage()

    def test_a_desk_that_lists_an_article_as_what_it_is_not(self):
        story, by = Article.objects.first(), cast.user("Editor")
        story.headline = "Council votes again"
        story.save()
        story.save_revision(by=by)
        story.unpublish(by=by, note="The council has asked for it.", at=timezone.now() + timedelta(days=1))
        row = Article.objects.filter(pk=story.pk)
        true = row.values("public_from", "has_changes", "has_absence", "saved_at").get()
        earlier = timezone.now() - timedelta(days=900)
        for wrong, words in (
            ({"public_from": None}, "another time for its first Edition"),
            ({"public_from": earlier}, "another time for its first Edition"),
            ({"has_changes": False}, "does not list it as changed"),
            ({"has_absence": False}, "is withdrawn, now or later"),
            ({"saved_at": earlier}, "was last saved at another time"),
        ):
            row.update(**wrong)
            assert f"Article {story.pk}" in (said := self.damage()), wrong
            assert words in said
            row.update(**true)
        assert self.verify()[1] == ""

    def test_a_desk_that_does_not_find_an_article_or_finds_one_too_many(self):
        story = Article.objects.first()
        desk_index.remove(story)
        assert f"Article {story.pk} is not in the search index of the desk" in self.damage()
        desk_index.renew(story, story.content())
        story.pk = 10**6
        desk_index.renew(story, {"headline": "Nobody wrote this"})
        assert "which is no article" in self.damage()

    def test_an_article_without_a_version(self):
        Freshness.objects.filter(surface__startswith="article:").delete()
        assert "has Editions and no version" in self.damage()

    def test_missing_triggers_and_the_command_that_puts_them_back(self):
        triggers.remove(connection)
        self.addCleanup(triggers.install, connection)
        said = self.damage()
        assert "triggers are missing" in said
        assert "manage.py migrate" in said

    def test_many_findings_are_counted_and_not_all_printed(self):
        for number in range(25):
            (self.root / f"stray{number}.jpg").write_bytes(b"x")
        out, err = self.verify()
        assert "and 5 more" in err
        assert "All is well." in out


class DamagedFiles(VerifyTestCase):
    def setUp(self):
        super().setUp()
        self.photo = Photo.objects.first()
        self.path = self.root / self.photo.file.name

    def test_a_missing_one_is_named_with_where_to_find_it(self):
        self.path.unlink()
        said = self.damage("--quick")
        assert "is missing" in said
        assert f"originals/{self.photo.file.name}" in said

    def test_an_empty_one(self):
        self.path.write_bytes(b"")
        assert "is empty" in self.damage("--quick")

    def test_one_with_another_byte_is_found_by_reading_it(self):
        data = bytearray(self.path.read_bytes())
        data[100] ^= 1
        self.path.write_bytes(data)
        assert hashlib.sha256(data).hexdigest() != self.photo.sha256
        assert "is different" in self.damage()
        assert "All is well." in self.verify("--quick")[0]

    def test_a_lost_logo(self):
        Site.objects.filter(pk=1).update(logo="logo/gone.png")
        assert "logo/gone.png is missing" in self.damage("--quick")

    def test_one_without_a_row_is_a_note_and_after_a_day_a_fault(self):
        stray = self.root / "stray.jpg"
        stray.write_bytes(b"x")
        out, err = self.verify()
        assert "stray.jpg belongs to no row" in err
        assert "All is well." in out
        long_ago = stray.stat().st_mtime - 2 * 24 * 60 * 60
        os.utime(stray, (long_ago, long_ago))
        assert "for over a day" in self.damage()
