"""Articles hidden in every way the desk knows, with words of their own: no anonymous reader meets one."""

import random
import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote, urlsplit

import time_machine
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.headlines import RECOMMENDED
from articles.kinds import Kind
from articles.models import Article, Byline, RelatedLink
from tests import cast
from tests.site import addresses

SEED, EACH = 20_261_128, 2
MOST_PAGES = 3000
TOKEN = re.compile(r"zq[a-z]{10}")
LINKS = re.compile(r"""(?:href|src|action)=["']([^"'#]+)|<(?:loc|link|guid)[^>]*>([^<]+)<""")
SOON = timedelta(days=2)


class Words:
    """Makes words that stand nowhere else; `hidden` are those that no reader may meet."""

    def __init__(self):
        self.random, self.hidden = random.Random(SEED), {}  # noqa: S311 - no secret, the same in each run

    def word(self, where, *, is_hidden=True):
        made = "zq" + "".join(self.random.choices("abcdefghijklmnoprstuvwxy", k=10))
        if is_hidden:
            self.hidden[made] = where
        return made

    def story(self, state, number, *, by, is_hidden=True):
        """A draft with a word of its own in every column and every row."""

        def word(column):
            return self.word(f"{state} {number}: {column}", is_hidden=is_hidden)

        story = cast.article(
            word("headline"), by=by, kicker=word("kicker"), standfirst=word("standfirst"),
            dateline=word("dateline"), body=f"<p>{word('body')} harbour.</p>",
            **{name: word(name) for name in RECOMMENDED},
            path=f"/hidden/{word('path')}/",
            series=cast.series(word("series")), part=1,
            internal_note=self.word(f"{state} {number}: note to colleagues"),
        )  # fmt: skip
        Byline.objects.create(
            article=story, author=cast.author(word("author")), credited_as=word("credited as")
        )
        library = cast.photo(word("library caption"), credit=word("library credit"), alt=word("library alt"))
        story.placements.create(photo=library, position=0)
        used = cast.photo(word("overridden caption"), credit=word("overridden credit"))
        story.placements.create(
            photo=used, position=1, caption=word("caption"), credit=word("credit"), alt=word("alt")
        )
        link = f"https://example.org/{word('link')}"
        RelatedLink.objects.create(article=story, url=link, headline=word("related"))
        story.tags.add(word("tag"))
        story.save_revision(by=by)
        return story


def change_all(words, story, *, by):
    """Other words in the working copy of a story that readers have."""
    new = {
        name: words.word(f"working copy: {name}")
        for name in ("headline", "kicker", "standfirst", "dateline", *RECOMMENDED, "internal_note")
    }
    body = f"<p>{words.word('working copy: body')}</p>"
    Article.objects.filter(pk=story.pk).update(body=body, **new)
    story.refresh_from_db()
    story.tags.add(words.word("working copy: tag"))
    story.placements.update(caption=words.word("working copy: caption"))
    story.save_revision(by=by)


def embargo(story, words, *, by):
    story.embargo_until = timezone.now() + SOON
    story.save()


def cancel(story, words, *, by):
    edition = story.schedule(by=by, at=timezone.now() + SOON)
    story.cancel(edition, by=by, reason=words.word("reason of a cancellation"))


def rewrite(story, words, *, by):
    story.publish(by=by)
    change_all(words, story, by=by)


def schedule_rewriting(story, words, *, by):
    rewrite(story, words, by=by)
    note = words.word("note of a scheduled update")
    story.schedule(by=by, at=timezone.now() + SOON, kind=Kind.UPDATE, note=note)


def unpublish(story, words, *, by):
    story.publish(by=by)
    story.unpublish(by=by)


def take_down(story, words, *, by):
    story.publish(by=by)
    story.take_down(by=by, note="A court ordered it.")


def retract(story, words, *, by):
    story.publish(by=by)
    story.retract(by=by, note="It was wrong.")
    # The page of a retraction keeps the headline.
    del words.hidden[story.headline]


def blank(story, words, *, by):
    unpublish(story, words, by=by)
    story.blank(by=by, reason=words.word("reason of a blanking"))


# What is done to a draft whose every word is hidden.
HIDDEN = {
    "draft": lambda story, words, *, by: None,
    "bin": lambda story, words, *, by: story.put_in_bin(by=by),
    "embargo": embargo,
    "scheduled": lambda story, words, *, by: story.schedule(by=by, at=timezone.now() + SOON),
    "cancelled": cancel,
    "unpublished": unpublish,
    "taken down": take_down,
    "retracted": retract,
    "blanked": blank,
}
# And to one whose words readers have, until others are hidden beside them.
LIVE = {"live, rewritten": rewrite, "live, rewriting scheduled": schedule_rewriting}


def make_stories(words, *, by):
    """EACH articles in every state."""
    for state, change in (HIDDEN | LIVE).items():
        for number in range(EACH):
            story = words.story(state, number, by=by, is_hidden=state in HIDDEN)
            change(story, words, by=by)
            yield story


class HiddenArticles(TestCase):
    """Every public address, feed, sitemap, search and file is asked for by somebody who is not logged in."""

    @classmethod
    def setUpTestData(cls):
        with time_machine.travel("2026-03-02 09:00:00+00:00", tick=False):
            cls.words, editor = Words(), cast.user("Chief")
            cast.published("The harbour opens", by=editor)
            cls.stories = list(make_stories(cls.words, by=editor))

    def seeds(self):
        """The addresses from which a reader may start, those among them that nobody was ever told."""
        asked = [*self.words.hidden, "harbour"]
        yield from addresses.of_the_site(words=asked, tags=asked, authors=asked, series=asked)
        for story in self.stories:
            yield from (f"/{story.pk}/", f"/?p={story.pk}", story.path, addresses.sitemap_of(story))
            yield reverse("comments:write", args=[story.pk])
            yield from (photo.renditions.src for photo in story.photos.all())
            yield from (photo.renditions.social_url for photo in story.photos.all())

    def crawl(self):
        """Each page by its address, whatever it links to included."""
        pages, ahead = {}, list(self.seeds())
        while ahead:
            address = ahead.pop()
            if address in pages or not address.startswith("/") or address.startswith("/admin/"):
                continue
            assert len(pages) < MOST_PAGES
            response = self.client.get(address)
            content = b"".join(response.streaming_content) if response.streaming else response.content
            pages[address] = response, content
            ahead += links(content) + ([response["Location"]] if "Location" in response else [])
        return pages

    def test_no_reader_meets_a_word_of_theirs(self):
        with time_machine.travel("2026-03-02 10:00:00+00:00", tick=False):
            pages = self.crawl()
        found = {
            (self.words.hidden[word], address)
            for address, (response, content) in pages.items()
            for word in TOKEN.findall(
                f"{response.headers} {unquote(content.decode(errors='ignore'))}".lower()
            )
            # A page may repeat what was asked of it.
            if word in self.words.hidden and word not in address
        }
        assert found == set()
        assert [address for address, (response, _) in pages.items() if response.status_code >= 500] == []
        # It went further than it was told to, and met what is public.
        assert len(pages) > len(set(self.seeds()))
        assert any(b"The harbour opens" in content for _, content in pages.values())

    def test_their_pictures_are_no_ones_to_see(self):
        with time_machine.travel("2026-03-02 10:00:00+00:00", tick=False):
            hidden = [story for story in self.stories if story.current is None or not story.current.is_listed]
            files = [photo.renditions.src for story in hidden for photo in story.photos.all()]
            assert {self.client.get(address).status_code for address in files} == {404}
        assert len(files) == 2 * EACH * (len(HIDDEN))


def text_of(response, content):
    return unquote(f"{response.headers} {content.decode(errors='ignore')}").lower()


def links(content):
    """The addresses of our own that a page names."""
    found = (unescape(one or other) for one, other in LINKS.findall(content.decode(errors="ignore")))
    parts = (urlsplit(one.strip()) for one in found)
    return [
        part.path + (f"?{part.query}" if part.query else "")
        for part in parts
        if part.netloc in ("", "127.0.0.1:8000") and part.path.startswith("/")
    ]
