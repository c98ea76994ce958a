"""The ledger against its rules: random verbs at random times, on a clock that also stands and steps back."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import time_machine
from django.db import transaction
from django.test import TestCase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles.models import (
    FOREVER,
    Address,
    Article,
    Cancellation,
    Edition,
    Freshness,
    Photo,
    Refused,
    Revision,
)
from articles.models.publishing import Import, publish_imports
from tests import cast
from tests.articles.ledger_model import CENTURY, INSTANT, Line, No, Texts

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FOR_LONG = bool(os.environ.get("NEWSROOM_LONG_TESTS"))
RUN = {
    "max_examples": 400 if FOR_LONG else 12,
    "stateful_step_count": 50 if FOR_LONG else 28,
    "derandomize": not FOR_LONG,
}
ACTS = (
    ["publish"] * 6
    + ["withdraw", "restore", "cancel", "go_on"] * 3
    + ["edit", "edit", "update_texts", "do_something_odd", "do_something_odd"]
)
KINDS = ["update", "correction", "silent", "clarification", "update", "correction", None]
ABSENCES = ["unpublished", "takedown", "retraction"]
WAITING = ["renew", "cancel", "renew", None]
PATHS = ["/a/one/", "/b/two/", "/somebody/elses/"]


class Newsroom(RuleBasedStateMachine):
    """One article, a desk that tries everything, and a Line that says what should have come of it."""

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.savepoint_create()
        self.clock = time_machine.travel(START, tick=False)
        self.travel = self.clock.start()
        self.editor = cast.user("Editor")
        self.set_the_scene()
        self.line, self.desk = Line(START), Texts()
        self.embargo, self.seen, self.ended, self.looked_at = None, {}, {}, set()

    def set_the_scene(self):
        world = cast.section("World")
        self.sections = [world, cast.section("Europe", parent=world), cast.section("Sport")]
        self.story = cast.draft("Headline 0", body="<p>Text 0</p>", section=world, by=self.editor)
        Photo.objects.update(caption="Caption 0")
        Address.claim("/somebody/elses/", article=cast.article("Elsewhere"))

    def teardown(self):
        self.clock.stop()
        transaction.savepoint_rollback(self.savepoint)

    @rule(act=st.sampled_from(ACTS), one=st.integers(0, 97), two=st.integers(0, 97), three=st.integers(0, 97))
    def act(self, act, one, two, three):
        """One rule for all, as many rules would be tried unevenly; what cannot work is tried seldom."""
        if act == "withdraw" and not self.line.entries and one % 8:
            act = "publish"
        if act in ("withdraw", "publish") and self.is_over(self.choose(one)) and three % 4:
            act = "restore"
        elif act == "restore" and not self.is_over(self.choose(one)) and three % 8:
            act = "withdraw" if self.line.entries else "publish"
        getattr(self, act)(one, two, three)

    def is_over(self, at):
        before = self.line.before(at or self.line.now)
        return before and not before.has_body

    # The desk

    def edit(self, one, two, three):
        section, path = one % 3, (None, None, None, *PATHS)[two % 6]
        number = self.desk.number + 1
        self.desk = replace(self.desk, number=number, section=section, path=path or self.desk.path)
        self.type(headline=f"Headline {number}", body=f"<p>Text {number}</p>", section=self.sections[section])
        self.type(path=self.desk.path)

    def do_something_odd(self, one, two, three):
        acts = [self.save, self.bin, self.publish_without_a_word, self.withdraw_without_a_word]
        acts += [self.cancel_again, partial(self.embargo_until, None), self.save, self.publish_import]
        acts += [partial(self.embargo_until, hours) for hours in (-1, 1)]
        acts[one % len(acts)]()

    def save(self):
        revision = Article.objects.get(pk=self.story.pk).save_revision(by=self.editor)
        assert revision.data["headline"] == f"Headline {self.desk.number}"

    def embargo_until(self, hours):
        self.embargo = None if hours is None else self.line.clock + hours * HOUR
        self.type(embargo_until=self.embargo)

    def bin(self):
        """Into the bin, if it may go there, and out again: nothing can be published in between."""
        story = Article.objects.get(pk=self.story.pk)
        if self.attempt(lambda line: self.may(not line.entries), lambda: story.put_in_bin(by=self.editor)):
            self.attempt(self.never, lambda: self.verb("publish"))
            story.take_from_bin()

    def update_texts(self, one, two, three):
        caption = self.desk.caption + 1
        photo = Photo.objects.get()
        self.attempt(
            lambda line: line.update_texts(caption),
            lambda: photo.update_texts(by=self.editor, caption=f"Caption {caption}"),
        )
        self.desk = replace(self.desk, caption=caption)

    def type(self, **words):
        Article.objects.filter(pk=self.story.pk).update(**words)

    # The verbs

    def publish(self, when, two, three):
        at, kind, waiting = self.choose(when), KINDS[two % len(KINDS)], WAITING[three % len(WAITING)]
        note = "It was Tuesday." if kind in ("correction", "clarification") else ""

        def rules(line):
            asked = at or line.clock
            self.may(not (self.embargo and asked < self.embargo))
            words = replace(self.desk, path=self.desk.path or f"/{asked:%Y/%m}/headline-{self.desk.number}/")
            line.publish(words, kind=kind, at=at, waiting=waiting)
            self.may(words.path != "/somebody/elses/")
            return words

        if words := self.attempt(
            rules, lambda: self.verb("publish", at=at, kind=kind, note=note, waiting=waiting)
        ):
            self.desk = words

    def publish_import(self):
        """Only as the first: an import over what is here is the importer's affair."""
        dated = self.line.clock - timedelta(days=900)

        def rules(line):
            self.may(not (self.embargo and line.clock < self.embargo))
            path = self.desk.path or f"/{dated:%Y/%m}/headline-{self.desk.number}/"
            words = replace(self.desk, path=path)
            line.publish_import(words, dated=dated)
            self.may(words.path != "/somebody/elses/")
            return words

        if not self.line.entries_started and (
            words := self.attempt(
                rules, lambda: publish_imports([Import(Article.objects.get(pk=self.story.pk), dated)])
            )
        ):
            self.desk = words

    def publish_without_a_word(self):
        """Or with words, or a kind, that do not belong there."""
        if self.line.entries_started:
            for kind in ("correction", "clarification", "import", "unpublished"):
                self.attempt(self.never, lambda kind=kind: self.verb("publish", kind=kind, waiting="renew"))
            silent = {"kind": "silent", "note": "!", "waiting": "renew"}
            self.attempt(self.never, lambda: self.verb("publish", **silent))

    def withdraw(self, when, two, three):
        at, kind = self.choose(when), ABSENCES[two % len(ABSENCES)]
        verbs = {
            "unpublished": lambda: self.verb("unpublish", at=at),
            "takedown": lambda: self.verb("take_down", at=at, note="A court said so."),
            "retraction": lambda: self.verb("retract", at=at, note="We were deceived."),
        }
        self.attempt(lambda line: line.withdraw(kind, at=at), verbs[kind])

    def withdraw_without_a_word(self):
        for name in ("take_down", "retract"):
            self.attempt(self.never, lambda name=name: self.verb(name, note="  "))

    def restore(self, when, two, three):
        at = self.choose(when)

        def rules(line):
            moment = line.moment(at)
            line.restore(at=at)
            self.may(not (self.embargo and moment < self.embargo))

        self.attempt(rules, lambda: self.verb("restore", at=at))

    def cancel(self, which, two, three):
        """One that waits, or the last that has begun."""
        begun = len(self.line.entries_started)
        places = [*range(begun, len(self.line.entries)), *range(begun)[-1:]]
        if not places:
            return
        place = places[which % len(places)]
        start = self.line.entries[place].start
        edition = self.story.editions.not_cancelled().get(live_from=start)
        self.attempt(
            lambda line: line.cancel(line.entries[place]),
            lambda: self.verb("cancel", edition=edition, reason="Not now."),
        )

    def cancel_again(self):
        edition = Edition.objects.filter(cancellation__isnull=False).order_by("pk").last()
        if edition:
            self.attempt(self.never, lambda: self.verb("cancel", edition=edition))

    # Time

    def go_on(self, one, two, three):
        """By a step, or to something due; back for some seconds, as clocks are put right."""
        back, steps = timedelta(seconds=-5), (INSTANT, MINUTE, HOUR, 5 * HOUR)
        due = [entry.start + step for entry in self.line.schedule() for step in (-INSTANT, 0 * HOUR, INSTANT)]
        spots = [*(self.line.clock + step for step in (*steps, -INSTANT, back)), *due]
        self.go_to(spots[one % len(spots)])

    def go_to(self, moment):
        self.line.clock = moment
        self.travel.move_to(moment)

    # How they meet

    def choose(self, when):
        """Now, a time of day, a time long gone or far off, or right at, before or after what waits."""
        clock, starts = self.line.clock, [entry.start for entry in self.line.schedule()]
        plain = [None, None, clock, clock + MINUTE, *(clock + hours * HOUR for hours in (1, 2, 3, 4))]
        beside = [start + step for start in starts for step in (timedelta(), INSTANT, -INSTANT, HOUR)]
        wrong = [clock - INSTANT, clock + CENTURY + HOUR]
        choices = plain + beside + wrong
        return choices[when % len(choices)]

    def verb(self, name, edition=None, **words):
        story = Article.objects.get(pk=self.story.pk)
        getattr(story, name)(*[edition] if edition else [], by=self.editor, **words)

    def never(self, line):
        raise No

    def may(self, allowed):
        if not allowed:
            raise No

    def attempt(self, rules, verb):
        """Ask both; what the rules forbid must be refused and store nothing. Answers whether it was done."""
        twin = self.line.copy()
        try:
            answer = rules(twin) or True
        except No:
            answer = None
        before = everything()
        try:
            verb()
            assert answer, "The ledger did what the rules forbid."
        except Refused as refusal:
            assert not answer, f"The rules allow it, but: {refusal}"
            assert everything() == before
            return None
        after = everything()
        assert (before["Edition"] == after["Edition"]) == (before["freshness"] == after["freshness"])
        self.line = twin
        return answer

    # What must hold

    @invariant()
    def readers_get_what_the_rules_say(self):
        for moment in self.line.boundaries():
            entry = self.line.at(moment)
            visible = self.story.editions.current(moment).select_related("address")
            assert [texts_of(edition) for edition in visible] == ([self.expect(entry)] if entry else [])

    def expect(self, entry):
        return entry.start, entry.kind, self.line.headline(entry), entry.words.path

    @invariant()
    def the_line_has_no_gap_and_no_end(self):
        real = list(self.story.editions.not_cancelled().order_by("live_from"))
        assert [edition.live_from for edition in real] == [entry.start for entry in self.line.entries]
        assert [edition.live_until for edition in real] == [
            *(edition.live_from for edition in real[1:]),
            *([FOREVER] if real else []),
        ]

    @invariant()
    def the_first_is_the_only_publication_and_dates_follow_the_kinds(self):
        real = list(self.story.editions.not_cancelled().order_by("live_from"))
        firsts = [edition.kind in ("publication", "import") for edition in real]
        assert firsts == [n == 0 for n, _ in enumerate(real)]
        assert [(edition.published_at, edition.updated_at) for edition in real] == list(self.line.dates())

    @invariant()
    def what_was_is_never_changed(self):
        rows, ends = frozen_rows(), dict(Edition.objects.values_list("pk", "live_until"))
        assert {key: rows.get(key) for key in self.seen} == self.seen
        past = {pk: until for pk, until in self.ended.items() if until <= self.line.clock}
        assert {pk: ends[pk] for pk in past} == past
        self.seen, self.ended = rows, ends

    @invariant()
    def what_is_cancelled_says_so(self):
        empty = Edition.objects.exclude(pk__in=Edition.objects.not_cancelled()).values_list("pk", flat=True)
        assert set(empty) == set(Cancellation.objects.values_list("edition", flat=True))

    @invariant()
    def an_address_answers_from_its_first_instant_on(self):
        first = {}
        for entry in self.line.entries:
            first.setdefault(entry.words.path, entry.start)
        for moment in {spot for start in first.values() for spot in (start - INSTANT, start)}:
            known = {path for path, start in first.items() if start <= moment}
            assert set(Address.objects.answering(moment).values_list("path", flat=True)) == known

    @invariant()
    def what_is_printed_hangs_together(self):
        """Looked at once: what was never changed stays so."""
        for edition, entry in zip(self.story.editions.not_cancelled(), self.line.entries, strict=True):
            if edition.pk in self.looked_at:
                continue
            self.looked_at.add(edition.pk)
            number, section = entry.words.number, self.sections[entry.words.section]
            assert edition.body == (f"<p>Text {number}</p>" if entry.has_body else "")
            assert edition.text == (f"Text {number}" if entry.has_body else "")
            assert edition.section == section
            narrow = narrow_rows(edition)
            assert narrow == (expect_rows(edition, section) if entry.has_body else ([], [], []))
            if entry.has_body:
                assert edition.revision.data["headline"] == edition.headline
                assert edition.lead.caption == f"Caption {entry.words.caption}"


def texts_of(edition):
    return edition.live_from, edition.kind, edition.headline, edition.address.path


def narrow_rows(edition):
    """Sections, tags and authors under which an Edition is listed, each with its date."""
    return (
        sorted(edition.edition_sections.values_list("section__name", "published_at")),
        sorted(edition.edition_tags.values_list("tag__name", "published_at")),
        list(edition.bylines.values_list("credited_as", "published_at")),
    )


def expect_rows(edition, section):
    date = edition.published_at
    return (
        sorted((one.name, date) for one in section.lineage()),
        [("council", date), ("harbour", date)],
        [("Ada Quill", date)],
    )


def everything():
    """What a refused verb must leave as it is."""
    tables = (Edition, Revision, Address, Cancellation, Article)
    return {
        "freshness": dict(Freshness.objects.values_list()),
        **{table.__name__: list(table.objects.order_by("pk").values_list()) for table in tables},
    }


def frozen_rows():
    """Every row of the ledger with what may never change in it."""
    hanging = [Edition.bylines, Edition.photos, Edition.related, Edition.edition_sections]
    tables = [Cancellation, Revision, *(relation.rel.related_model for relation in hanging)]
    rows = {(table.__name__, row[0]): row for table in tables for row in table.objects.values_list()}
    names = [field.attname for field in Edition._meta.concrete_fields if field.attname != "live_until"]
    return rows | {("Edition", row[0]): row for row in Edition.objects.values_list(*names)}


class Rules(TestCase):
    def test_random_verbs_at_random_times_give_what_the_rules_say(self):
        run_state_machine_as_test(Newsroom, settings=settings(deadline=None, database=None, **RUN))
