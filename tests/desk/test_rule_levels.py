"""How strict the paper is: chosen by a chief on the page of the paper, followed by what is published."""

import pytest
from django.test import TestCase
from django.urls import reverse

from articles.models import Refused, RuleLevel
from articles.preflight import LEVELS, RULES, Level
from newsroom.models import Site
from tests import cast

PAGE = reverse("admin:newsroom_site_change", args=[1])


class ThePaper(TestCase):
    def setUp(self):
        Site().save()
        self.chief = cast.user("Chief")
        self.client.force_login(self.chief)

    def post(self, **levels):
        words = {"name": "The Courier", "address": "https://courier.example", "language": "en"}
        words |= {"time_zone": "UTC", "comment_default": "premoderated"}
        return self.client.post(PAGE, words | {f"level-{name}": level for name, level in levels.items()})

    def test_shows_each_rule_with_its_level(self):
        page = self.client.get(PAGE)
        for rule in RULES:
            if rule.name in LEVELS:
                self.assertContains(page, f'name="level-{rule.name}"')
        self.assertContains(page, '<option value="block" selected>Blocks</option>', html=True)

    def test_stores_what_differs_from_the_default(self):
        assert self.post(tk="warn", byline="warn", alt="off").status_code == 302
        assert dict(RuleLevel.objects.values_list("rule", "level")) == {"tk": "warn", "alt": "off"}
        self.post(tk="block")
        assert RuleLevel.objects.levels() == LEVELS | {"alt": Level.OFF}

    def test_keeps_the_level_of_what_is_not_posted(self):
        self.post(tk="warn")
        self.post()
        assert RuleLevel.objects.levels()["tk"] == Level.WARN

    def test_refuses_a_level_that_is_none(self):
        assert self.post(tk="sometimes").status_code == 200
        assert not RuleLevel.objects.exists()

    def test_is_read_in_words_by_who_may_only_look(self):
        self.client.force_login(cast.user("Chief", sections=[cast.section()]))
        page = self.client.get(PAGE)
        self.assertContains(page, "A credit for each picture")
        self.assertNotContains(page, 'name="level-credit"')


class Followed(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(by=self.editor, body="<p>It cost TK million.</p>")

    def levels(self, level):
        RuleLevel.objects.store({"tk": level})
        return self.story.preflight()

    def test_a_rule_that_blocks_stops_it(self):
        assert [one.rule for one in self.levels("block").blocks] == ["tk"]
        with pytest.raises(Refused, match="TK"):
            self.story.publish(by=self.editor)

    def test_a_rule_that_warns_lets_it_pass(self):
        assert [one.rule for one in self.levels("warn").warnings] == ["tk"]
        assert self.story.publish(by=self.editor)

    def test_a_rule_that_is_off_says_nothing(self):
        assert self.levels("off").is_clear

    def test_what_an_edition_cannot_lack_is_never_off(self):
        RuleLevel.objects.store(dict.fromkeys(LEVELS, "off"))
        for name in ("headline", "section"):
            story = cast.article("" if name == "headline" else "Rain", by=self.editor)
            if name == "section":
                story.section = None
                story.save()
            assert [one.rule for one in story.preflight().fixed] == [name]
