"""The rules before something is published, each found and silent on a real article."""

from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Override, Owed, Photo, Refused, RuleLevel
from articles.models.findings import Passes
from articles.preflight import LEVELS, RULES
from tests import cast

HOUR = timedelta(hours=1)
ORIGIN = "https://courier.example"
# By rule: a body that it finds fault with, and one that comes close.
BODIES = {
    "text": ("", "<p>It rained.</p>"),
    "tk": ("<p>It cost TK million.</p>", "<p>ATK, TKO, TK-421, a@TK, /TK and tk.</p>"),
    "empty-link": ('<p>See <a href="/feed/"> </a>.</p>', '<p>See <a href="/feed/">it</a>.</p>'),
    "headings": ("<h3>Cost</h3><p>Much.</p>", "<h2>Cost</h2><h3>Much</h3><p>Of it.</p>"),
    "dead-links": ('<p><a href="/2020/01/never/">It</a>.</p>', '<p><a href="/archive/">It</a>.</p>'),
}  # fmt: skip


class RuleCase(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.draft(by=self.editor)

    def change(self, **words):
        Article.objects.filter(pk=self.story.pk).update(**words)
        self.story.refresh_from_db()

    def found(self, rule, **more):
        """The findings of one rule in the story as it is stored."""
        checked = self.story.preflight(origin=ORIGIN, **more)
        every = (*checked.fixed, *checked.blocks, *checked.warnings, *checked.known)
        return [finding for finding in every if finding.rule == rule]


class EachRule(RuleCase):
    def test_is_silent_about_a_story_as_it_should_be(self):
        assert self.story.preflight(origin=ORIGIN).is_clear

    def test_of_bodies_finds_its_fault_and_nothing_close_to_it(self):
        cast.section("World")
        for rule, (wrong, right) in BODIES.items():
            with self.subTest(rule=rule):
                self.change(body=right)
                assert self.found(rule) == []
                self.change(body=wrong)
                assert [finding.field for finding in self.found(rule)] == ["body"]

    def test_of_lines_finds_its_fault_and_nothing_close_to_it(self):
        lines = {
            "headline": ("headline", "", "Rain"),
            "length": ("kicker", "x" * 81, "x" * 80),
            "path": ("path", "/admin/mine/", "/mine/"),
            "headline-search": ("headline", "x" * 111, "x" * 110),
            "standfirst": ("standfirst", "x" * 301, "x" * 300),
            "tk": ("headline", "TKTK votes", "The TK-421 votes"),
            "embargo": ("embargo_until", timezone.now() + HOUR, timezone.now() - HOUR),
            "bin": ("binned_at", timezone.now(), None),
        }
        for rule, (column, wrong, right) in lines.items():
            with self.subTest(rule=rule):
                before = getattr(self.story, column)
                self.change(**{column: right})
                assert self.found(rule) == []
                self.change(**{column: wrong})
                assert [finding.field for finding in self.found(rule)] in ([column], [""])
                self.change(**{column: before})

    def test_of_what_is_filed_finds_what_lacks(self):
        self.story.bylines.all().delete()
        assert [finding.field for finding in self.found("byline")] == ["bylines"]
        self.change(section=None)
        assert [finding.field for finding in self.found("section")] == ["section"]

    def test_that_is_off_lets_through_what_readers_can_open(self):
        RuleLevel.objects.store({"text": "off"})
        self.change(body="")
        edition = self.story.publish(by=self.editor)
        self.assertContains(self.client.get(edition.get_absolute_url()), "Council votes for the harbour")
        assert (
            self.client.get("/feed/").status_code == self.client.get("/search/?q=council").status_code == 200
        )

    def test_has_been_tried_here(self):
        lines = {"headline", "length", "path", "headline-search", "standfirst", "embargo", "bin"}
        others = {"byline", "section", "alt", "credit", "rights", "links", "dates"}
        assert {rule.name for rule in RULES} == {*BODIES, *lines, *others}


class Photographs(RuleCase):
    """The lead, one in the text and one after it."""

    def setUp(self):
        super().setUp()
        self.story.placements.all().delete()
        self.change(body='<p>One.</p><figure data-slot="1"></figure><p>Two.</p>')
        for position in range(3):
            bare = cast.photo(f"Quay {position}", credit="", alt="")
            self.story.placements.create(photo=bare, position=position)

    def test_are_each_asked_for_a_credit_and_an_alternative_text(self):
        for rule in ("credit", "alt"):
            assert [finding.position for finding in self.found(rule)] == [0, 1, 2]

    def test_have_them_from_the_library_or_by_this_use(self):
        Photo.objects.filter(caption="Quay 0").update(credit="Mia Lens", alt="A quay")
        self.story.placements.filter(position=1).update(credit="Mia Lens", alt="A quay")
        for rule in ("credit", "alt"):
            assert [finding.position for finding in self.found(rule)] == [2]

    def test_that_only_decorate_need_no_alternative_text_and_are_printed_without(self):
        self.story.placements.update(is_decorative=True, alt="Typed before", credit="Mia Lens")
        assert self.found("alt") == []
        edition = self.story.publish(by=self.editor)
        assert {(row.alt, row.inherits_alt) for row in edition.photos.all()} == {("", False)}
        page = self.client.get(edition.get_absolute_url())
        self.assertContains(page, 'alt=""', 3)
        Photo.objects.first().update_texts(by=self.editor, alt="A quay")
        assert set(self.story.current.photos.values_list("alt", flat=True)) == {""}

    def test_that_stand_there_twice_are_told_apart(self):
        self.story.placements.create(photo=Photo.objects.get(caption="Quay 0"), position=3)
        targets = [finding.target for finding in self.found("credit")]
        assert len(set(targets)) == 4

    def test_whose_rights_end_before_are_found_at_their_time(self):
        Photo.objects.filter(caption="Quay 1").update(rights_until=timezone.now() + HOUR)
        assert self.found("rights") == []
        assert [one.position for one in self.found("rights", at=timezone.now() + 2 * HOUR)] == [1]


class Links(RuleCase):
    def link(self, address):
        self.change(body=f'<p>As <a href="{address}">reported</a>.</p>')
        return [finding.sentence for finding in (*self.found("links"), *self.found("dead-links"))]

    def test_to_what_readers_cannot_open_are_found_whole_and_as_paths(self):
        other = cast.published("The dredger", by=self.editor)
        path = other.current.get_absolute_url()
        assert self.link(path) == self.link(ORIGIN + path) == []
        other.unpublish(by=self.editor)
        for address in (path, ORIGIN + path, f"http://courier.example{path}", f"{ORIGIN.upper()}{path}"):
            assert "“The dredger”, which readers cannot open" in self.link(address)[0], address

    def test_to_the_desk_are_found(self):
        for address in ("/admin/articles/article/1/change/", f"{ORIGIN}/accounts/login/"):
            assert "which only the newsroom can open" in self.link(address)[0]

    def test_to_pages_that_there_are_or_elsewhere_are_no_matter(self):
        for address in (
            "/",
            "/section/world/",
            "/feed/",
            "https://example.org/2020/01/never/",
            "mailto:a@b.example",
        ):
            assert self.link(address) == [], address

    def test_to_a_section_that_there_is_not_lead_nowhere(self):
        assert "there is nothing at this address of ours" in self.link("/section/nowhere/")[0]


class AlreadySo(RuleCase):
    """What readers have already stops nothing."""

    def setUp(self):
        super().setUp()
        RuleLevel.objects.store({"tk": "off"})
        self.change(body="<p>It cost TK million.</p>")
        self.story.publish(by=self.editor)
        RuleLevel.objects.all().delete()

    def test_is_told_apart_and_lets_a_change_pass(self):
        assert [finding.rule for finding in self.story.preflight().known] == ["tk"]
        self.change(headline="Council voted")
        assert self.story.publish(by=self.editor, kind="update")

    def test_does_not_cover_what_this_change_brings_in(self):
        self.change(body="<p>It cost TK million, and TK more.</p>")
        checked = self.story.preflight()
        assert (len(checked.known), len(checked.blocks)) == (1, 1)
        with pytest.raises(Refused, match="TK"):
            self.story.publish(by=self.editor, kind="update")


class Passing(RuleCase):
    def setUp(self):
        super().setUp()
        self.change(body="<p>It cost TK million.</p>")
        self.story.photos.update(credit="", alt="")

    def publish(self, **passes):
        return self.story.publish(by=self.editor, passes=Passes(**passes))

    def test_with_a_reason_is_kept_with_the_edition_for_each_thing_that_was_found(self):
        edition = self.publish(reason="The minister speaks at noon")
        kept = {(one.rule, one.target, one.reason, one.made_by) for one in edition.overrides.all()}
        photo = f"photo:{self.story.photos.get().pk}"
        assert {one[:2] for one in kept} == {("tk", "body:1"), ("alt", photo), ("credit", photo)}
        assert {one[2:] for one in kept} == {("The minister speaks at noon", self.editor)}

    def test_owed_covers_credit_and_alternative_text_alone(self):
        with pytest.raises(Refused, match="TK"):
            self.publish(owed="wire")
        assert not Owed.objects.exists()
        self.change(body=cast.BODY)
        self.publish(owed="wire")
        assert {(one.rule, one.reason) for one in Owed.objects.open_of(self.editor)} == {
            ("alt", "wire"), ("credit", "wire")
        }  # fmt: skip
        assert not Override.objects.exists()

    def test_owed_and_a_reason_go_together(self):
        self.publish(owed="breaking", reason="The minister speaks at noon")
        assert [one.rule for one in Override.objects.all()] == ["tk"]
        assert Owed.objects.count() == 2

    def test_of_what_an_edition_cannot_lack_is_impossible(self):
        self.change(headline="")
        with pytest.raises(Refused, match="Readers need a headline"):
            self.publish(reason="The minister speaks at noon", owed="wire")

    def test_what_is_set_anew_for_later_keeps_who_passed_it(self):
        self.change(body=cast.BODY)
        self.story.photos.update(credit="Mia Lens", alt="Boats")
        self.story.schedule(by=self.editor, at=timezone.now() + HOUR)
        self.change(body="<p>It cost TK million.</p>")
        how = {"passes": Passes(reason="It is a name"), "waiting": "renew"}
        self.story.publish(by=self.editor, **how)
        assert Override.objects.count() == 2


class Hostile(RuleCase):
    def test_texts_are_inspected_in_bounded_time_and_findings_are_bounded(self):
        texts = {
            "tk": "<p>" + "TK " * 90_000 + "</p>",
            "headings": "<h3>x</h3>" * 25_000,
            "empty-link": '<p><a href="/a/"></a></p>' * 10_000,
            "dead-links": "".join(f'<p><a href="/2020/{n}/">x</a></p>' for n in range(8_000)),
            "text": "<p></p>" * 40_000,
        }
        for rule, body in texts.items():
            with self.subTest(rule=rule):
                self.change(body=body)
                self.story.typeset()
                begun = timezone.now()
                assert 0 < len(self.found(rule)) <= 50
                assert timezone.now() - begun < timedelta(seconds=10)

    def test_a_path_longer_than_a_target_is_still_told(self):
        self.change(body=f'<p><a href="/{"x" * 900}/">It</a>.</p>')
        RuleLevel.objects.store({"dead-links": "block"})
        edition = self.story.publish(by=self.editor, passes=Passes(reason="It comes later"))
        assert len(edition.overrides.get().target) == 400

    def test_levels_of_rules_that_are_gone_are_no_matter(self):
        RuleLevel.objects.create(rule="gone", level="block")
        assert RuleLevel.objects.levels() == LEVELS
