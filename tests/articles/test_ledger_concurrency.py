"""Two people at once: one line, nobody's work lost, nobody waiting for ever."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

from articles.models import FOREVER, Address, Article, Author, Byline, Cancellation, Freshness, Refused
from tests import cast

HOUR = timedelta(hours=1)
PATIENCE = 60


def at_once(*acts):
    """What each act answers, or the refusal it met, all of them begun at the same moment."""
    start = Barrier(len(acts))

    def one(act):
        try:
            start.wait(PATIENCE)
            return act()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result(PATIENCE) for future in [pool.submit(one, act) for act in acts]]


def line(story):
    return list(story.editions.not_cancelled().order_by("live_from"))


def assert_one_line(story):
    real = line(story)
    assert [edition.live_until for edition in real] == [*(one.live_from for one in real[1:]), FOREVER]
    assert [edition.kind == "publication" for edition in real] == [n == 0 for n, _ in enumerate(real)]


class Together(TransactionTestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(by=self.editor)

    def mine(self):
        """The article as another process would load it."""
        return Article.objects.get(pk=self.story.pk)

    def test_two_who_publish_a_draft_make_one_first_publication(self):
        answers = at_once(*[lambda: self.mine().publish(by=self.editor)] * 2)
        assert sum(isinstance(answer, Refused) for answer in answers) == 1
        assert len(line(self.story)) == 1
        assert_one_line(self.story)

    def test_two_who_update_a_story_make_one_line(self):
        self.story.publish(by=self.editor)
        answers = at_once(*[lambda: self.mine().publish(by=self.editor, kind="update")] * 4)
        assert not [answer for answer in answers if isinstance(answer, Refused)]
        assert len(line(self.story)) == 5
        assert_one_line(self.story)
        assert Freshness.objects.get(pk=f"article:{self.story.pk}").version == 5

    def test_a_scheduled_version_is_cancelled_once(self):
        self.story.publish(by=self.editor)
        waiting = self.story.schedule(by=self.editor, at=timezone.now() + HOUR, kind="update")
        answers = at_once(*[lambda: self.mine().cancel(waiting, by=self.editor)] * 3)
        assert sum(isinstance(answer, Refused) for answer in answers) == 2
        assert Cancellation.objects.count() == 1
        assert_one_line(self.story)

    def test_who_publishes_while_another_withdraws_finds_it_before_or_after(self):
        self.story.publish(by=self.editor)
        published, gone = at_once(
            lambda: self.mine().publish(by=self.editor, kind="update"),
            lambda: self.mine().retract(by=self.editor, note="We were deceived."),
        )
        kinds = [edition.kind for edition in line(self.story)]
        assert not isinstance(gone, Refused)
        if isinstance(published, Refused):
            assert kinds == ["publication", "retraction"]
        else:
            assert kinds == ["publication", "update", "retraction"]
        assert_one_line(self.story)

    def test_saving_while_another_saves_numbers_both(self):
        at_once(*[lambda: self.mine().save_revision(by=self.editor)] * 4)
        assert sorted(self.story.revisions.values_list("number", flat=True)) == [1, 2, 3, 4, 5]

    def test_two_stories_of_one_headline_get_an_address_each(self):
        stories = [cast.draft("Fire at the mill", by=self.editor) for _ in range(4)]
        at_once(*[lambda story=story: story.publish(by=self.editor) for story in stories])
        for story in stories:
            assert_one_line(story)
        paths = Address.objects.filter(editions__article__in=stories).values_list("path", flat=True)
        names = {path.split("/")[3] for path in paths}
        assert names == {"fire-at-the-mill", *(f"fire-at-the-mill-{number}" for number in (2, 3, 4))}

    def test_verbs_that_raise_the_same_surfaces_never_block_each_other(self):
        """Stories that share authors, one renewing what waits: several surfaces, touched in several steps."""
        authors = [Author.objects.create(name=f"Author {n}", slug=f"author-{n}") for n in range(6)]
        stories = [cast.published(f"Story {n}", by=self.editor) for n in range(4)]
        for number, story in enumerate(stories):
            for author in (authors if number % 2 else authors[::-1])[:4]:
                Byline.objects.create(article=story, author=author)
            story.schedule(by=self.editor, at=timezone.now() + HOUR, kind="update")
        renew = {"by": self.editor, "kind": "update", "waiting": "renew"}
        answers = at_once(*[lambda story=story: story.publish(**renew) for story in stories])
        assert not [answer for answer in answers if isinstance(answer, Refused)]
        for story in stories:
            assert_one_line(story)

    def test_rewording_a_photograph_of_many_stories_blocks_nobody_who_publishes(self):
        stories = [cast.published(f"Story {n}", by=self.editor) for n in range(4)]
        photo = stories[0].photos.get()
        for story in stories[1:]:
            story.placements.update(photo=photo)
            story.publish(by=self.editor, kind="silent")
        acts = [lambda word=word: photo.update_texts(by=self.editor, caption=word) for word in ("One", "Two")]
        acts += [lambda story=story: story.publish(by=self.editor, kind="update") for story in stories]
        answers = at_once(*acts)
        assert [answer for answer in answers if isinstance(answer, Refused)] == []
        for story in stories:
            assert_one_line(story)

    def test_changing_a_face_that_leads_a_story_blocks_nobody_who_changes_its_author(self):
        story = cast.published("The face of the harbour", by=self.editor)
        face = story.photos.get()
        author = cast.author("Ruth Face", portrait=face)

        def many(act):
            return lambda: [act(word) for word in range(30)]

        at_once(
            many(lambda word: face.update_facts(photographer=f"Mia {word}")),
            many(lambda word: face.update_texts(by=self.editor, caption=f"The harbour {word}")),
            many(lambda word: author.save()),
        )
        assert Freshness.objects.get(pk=f"author:{author.pk}").version == 91
        assert_one_line(story)
