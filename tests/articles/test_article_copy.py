"""A copy of an article is a draft of its own: what goes along, what stays, and who may make one."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Refused, RelatedLink
from tests import cast


class ACopy(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(
            "Weather for the weekend",
            by=self.editor,
            kicker="Weather",
            standfirst="Bring a coat.",
            language="de",
            genre="analysis",
            internal_note="Ask the mayor again",
            series=cast.series(),
            part=3,
            path="/2026/01/weather/",
            embargo_until=timezone.now() - timedelta(days=1),
            body='<p>Rain.</p><figure data-slot="1"></figure><p>Snow.</p>',
        )
        self.story.placements.update(position=1, caption="A wet quay")
        RelatedLink.objects.create(article=self.story, url="https://example.org/a", headline="Forecast")
        self.story.save_revision(by=self.editor)
        self.story.publish(by=self.editor)
        self.copy = self.story.copy_as_new(by=self.editor)

    def test_says_what_the_article_says(self):
        left = {"path", "internal_note", "part"}
        said = {name: value for name, value in self.copy.content().items() if name not in left}
        original = Article.objects.get(pk=self.story.pk).content()
        assert said == {name: value for name, value in original.items() if name not in left}
        assert (said["tags"], said["placements"][0]["caption"]) == (["council", "harbour"], "A wet quay")
        assert said["placements"][0]["position"] == 1

    def test_has_none_of_what_belongs_to_the_other_alone(self):
        stored = Article.objects.get(pk=self.copy.pk)
        assert (stored.path, stored.internal_note, stored.part, stored.embargo_until) == ("", "", None, None)
        assert stored.is_draft
        assert stored.uuid != self.story.uuid
        assert not stored.editions.exists()
        assert not stored.addresses.exists()
        assert stored.revisions.count() == 1

    def test_knows_where_it_comes_from(self):
        assert self.copy.copied_from.source == self.story
        assert self.copy.created_by == self.editor

    def test_changed_later_leaves_the_other_as_it_is(self):
        self.copy.placements.update(caption="Snow on the quay")
        self.copy.tags.set(["snow"])
        assert self.story.placements.get().caption == "A wet quay"
        assert sorted(self.story.tags.names()) == ["council", "harbour"]

    def test_stands_in_no_section_that_its_maker_does_not_write_in(self):
        sport = cast.section("Sport")
        elsewhere = cast.user("Reporter", sections=[sport])
        assert self.story.copy_as_new(by=elsewhere).section is None

    def test_is_refused_to_who_may_begin_no_article(self):
        with pytest.raises(Refused):
            self.story.copy_as_new(by=cast.user("Moderator"))

    def test_is_refused_of_words_that_are_gone(self):
        chief = cast.user("Chief")
        self.story.retract(by=chief, note="It was wrong.")
        self.story.blank(by=chief, reason="A court ordered it.")
        with pytest.raises(Refused):
            self.story.copy_as_new(by=self.editor)
