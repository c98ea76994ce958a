"""What was put right, as it was and as it is: with its article, on the page of corrections, in its feed."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.corrected_passages import LONGEST, MOST, find_passages
from articles.kinds import Kind
from articles.models import Article, EditionPassage, Refused, publishing
from articles.models.edition_content import content_of_edition
from articles.models.fixing import Fix
from articles.models.listing import SIZE
from tests import cast

FIRST = "<p>The bridge costs 14 million. It opens in May.</p><p>Nobody was asked.</p>"
RIGHT = "<p>The bridge costs 41 million. It opens in May.</p><p>Nobody was asked.</p>"


def say(story, *, by, kind="correction", note="It costs 41 million, not 14.", at=None, on_top=False, **words):
    Article.objects.filter(pk=story.pk).update(**words)
    story.refresh_from_db()
    story.save_revision(by=by)
    return story.publish(by=by, kind=kind, note=note, at=at, note_on_top=on_top)


class TheArticle(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published("The bridge", by=self.editor, body=FIRST)

    def visit(self, path=None):
        return self.client.get(path or self.story.current.get_absolute_url())

    def test_quotes_the_sentence_that_was_wrong_and_no_other(self):
        edition = say(self.story, by=self.editor, body=RIGHT)
        (passage,) = edition.passages.all()
        assert passage.was == "The bridge costs 14 million."
        assert passage.now == "The bridge costs 41 million."
        page = self.visit()
        self.assertContains(page, "<del>The bridge costs 14 million.</del>", html=True)
        self.assertContains(page, "<ins>The bridge costs 41 million.</ins>", html=True)

    def test_a_grave_one_stands_above_the_text_another_below_it(self):
        say(self.story, by=self.editor, body=RIGHT, on_top=True)
        say(self.story, by=self.editor, body=RIGHT.replace("May", "June"), note="It opens in June.")
        page = self.visit().content.decode()
        assert page.index('id="note-1"') < page.index('class="prose"') < page.index('id="note-2"')
        assert 'href="#note-1"' in page and 'href="#note-2"' in page

    def test_an_update_quotes_nothing(self):
        edition = say(self.story, by=self.editor, kind="update", note="", body=RIGHT)
        assert not edition.passages.exists()

    def test_a_scheduled_one_corrects_what_stands_before_it(self):
        noon = timezone.now() + timedelta(hours=3)
        edition = say(self.story, by=self.editor, body=RIGHT, at=noon)
        self.assertNotContains(self.visit(), "<del>")
        with time_machine.travel(noon, tick=False):
            self.assertContains(self.visit(), "<del>The bridge costs 14 million.</del>", html=True)
        assert edition.passages.count() == 1

    def test_a_later_version_keeps_it_and_an_earlier_one_did_not_have_it(self):
        say(self.story, by=self.editor, body=RIGHT)
        say(self.story, by=self.editor, kind="silent", note="", headline="The new bridge")
        self.assertContains(self.visit(), "<del>The bridge costs 14 million.</del>", html=True)

    def test_a_headline_and_a_caption_are_quoted_too(self):
        self.story.placements.update(caption="The bridge in 1914")
        self.story.save_revision(by=self.editor)
        self.story.publish(by=self.editor, kind="silent")
        self.story.placements.update(caption="The bridge in 1941")
        edition = say(self.story, by=self.editor, headline="The bridges")
        assert {(one.was, one.now) for one in edition.passages.all()} == {
            ("The bridge", "The bridges"),
            ("The bridge in 1914", "The bridge in 1941"),
        }

    def test_its_words_go_with_those_that_it_quotes(self):
        say(self.story, by=self.editor, body=RIGHT)
        self.story.blank(by=cast.user("Chief"), reason="A court ordered it.")
        self.assertNotContains(self.visit(), "14 million.")
        assert EditionPassage.objects.get().was == ""

    def test_neither_we_nor_anybody_changes_or_deletes_it(self):
        say(self.story, by=self.editor, body=RIGHT)
        passages = EditionPassage.objects.all()
        for act in (
            passages.delete,
            lambda: passages.update(was="The bridge costs 40 million."),
            lambda: passages.update(position=7),
            lambda: passages.update(now=""),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                act()


class ThePage(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published("The bridge", by=self.editor, body=FIRST)

    def test_an_untouched_paper_has_nothing_to_put_right(self):
        self.assertContains(self.client.get("/corrections/"), "Nothing had to be put right yet.")

    def test_it_shows_was_and_now_with_the_story(self):
        say(self.story, by=self.editor, body=RIGHT)
        page = self.client.get("/corrections/")
        for words in ("It costs 41 million, not 14.", "The bridge costs 14 million.", "Correction,"):
            self.assertContains(page, words)
        self.assertContains(page, f'href="{self.story.current.get_absolute_url()}"')
        feed = self.client.get("/corrections/feed/")
        self.assertContains(feed, "Correction: The bridge")
        self.assertContains(feed, "Was: “The bridge costs 14 million.” Now: “The bridge costs 41 million.”")

    def test_what_is_withdrawn_takes_its_corrections_along(self):
        say(self.story, by=self.editor, body=RIGHT)
        self.story.take_down(by=self.editor, note="A court ordered it.")
        for address in ("/corrections/", "/corrections/feed/"):
            self.assertNotContains(self.client.get(address), "million")

    def test_a_scheduled_one_is_not_told_before_its_time(self):
        noon = timezone.now() + timedelta(hours=3)
        say(self.story, by=self.editor, body=RIGHT, at=noon)
        self.assertNotContains(self.client.get("/corrections/"), "million")
        with time_machine.travel(noon, tick=False):
            self.assertContains(self.client.get("/corrections/"), "It costs 41 million, not 14.")

    def test_pages_lead_from_the_newest_to_the_oldest_without_a_gap(self):
        for number in range(SIZE + 3):
            body = FIRST.replace("14", str(number + 100))
            say(self.story, by=self.editor, body=body, note=f"It costs {number + 100} million.")
        first = self.client.get("/corrections/")
        older = first.context["corrections"].older
        rest = self.client.get("/corrections/", {"before": str(older)})
        notes = [each.note.text for page in (first, rest) for each in page.context["corrections"].found]
        assert notes == [f"It costs {number + 100} million." for number in reversed(range(SIZE + 3))]
        assert self.client.get("/corrections/?before=x").status_code == 404

    def test_a_page_is_four_queries_however_many_it_has(self):
        say(self.story, by=self.editor, body=RIGHT)
        self.client.get("/corrections/")
        with self.assertNumQueries(4):
            self.client.get("/corrections/")


class Races(TestCase):
    def test_a_correction_of_what_is_no_longer_there_is_refused(self):
        editor = cast.user("Editor")
        story = cast.published("The bridge", by=editor, body=FIRST)
        quoted = publishing.quote_corrected

        def overtake(edition, at):
            found = quoted(edition, at)
            publishing.quote_corrected = quoted
            Article.objects.get(pk=story.pk).publish(by=editor, kind="silent")
            return found

        publishing.quote_corrected = overtake
        try:
            with pytest.raises(Refused, match="another version just now"):
                say(story, by=editor, body=RIGHT)
        finally:
            publishing.quote_corrected = quoted


class ThePassages(TestCase):
    def content(self, **more):
        return {"headline": "", "body": "", "placements": [], **more}

    def test_are_bounded_in_number_and_length(self):
        old = self.content(body="".join(f"<p>Line {n} was wrong.</p>" for n in range(400)))
        new = self.content(body="".join(f"<p>Line {n} is right.</p>" for n in range(400)))
        assert len(find_passages(old, new)) == MOST
        old, new = (self.content(body=f"<p>{word} {'and ' * 50_000}</p>") for word in ("Hops", "Malt"))
        ((was, now),) = find_passages(old, new)
        assert len(was) <= LONGEST and len(now) <= LONGEST

    def test_sentences_end_in_many_scripts(self):
        for old, new in (("他来了。他走了。", "他来了。他没走。"), ("“Go!” He went.", "“Go!” He stayed.")):
            ((was, now),) = find_passages(
                self.content(body=f"<p>{old}</p>"), self.content(body=f"<p>{new}</p>")
            )
            assert was != old and was in old and now in new


class OtherWays(TestCase):
    """Fixing what readers have, and what is set anew with a change before it."""

    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published("The bridge", by=self.editor, body=FIRST)

    def test_a_fix_quotes_what_it_puts_right(self):
        running = self.story.current
        said = content_of_edition(running) | {"body": RIGHT}
        fix = Fix(edition=running, said=said, kind=Kind.CORRECTION, note="It is 41.", note_on_top=True)
        edition = self.story.fix(fix, by=self.editor).edition
        assert [one.was for one in edition.passages.all()] == ["The bridge costs 14 million."]
        assert edition.note_on_top

    def test_what_comes_after_it_does_not_quote_it_once_more(self):
        say(self.story, by=self.editor, body=RIGHT)
        self.story.placements.get().photo.update_texts(by=self.editor, caption="The bridge by night")
        self.story.unpublish(by=self.editor)
        self.story.restore(by=self.editor)
        assert EditionPassage.objects.count() == 1

    def test_one_that_waits_keeps_its_passages_when_it_is_set_anew(self):
        noon = timezone.now() + timedelta(hours=3)
        first = say(self.story, by=self.editor, body=RIGHT, at=noon, on_top=True)
        self.story.placements.get().photo.update_texts(by=self.editor, caption="The bridge by night")
        waiting = self.story.editions.scheduled().get()
        assert waiting != first
        assert waiting.note_on_top
        assert [one.now for one in waiting.passages.all()] == ["The bridge costs 41 million."]
