"""What the database itself refuses, by whatever way it is asked: append-only rows, one line of Editions."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from articles import content
from articles.models import (
    Address,
    Article,
    Author,
    Cancellation,
    Edition,
    EditionByline,
    EditionPhoto,
    EditionRelated,
    EditionSection,
    EditionTag,
    Handover,
    Photo,
    RelatedLink,
    Revision,
    Section,
)
from articles.trigger import Trigger
from newsroom import triggers
from newsroom.models import Site, User
from tests import cast

HOUR = timedelta(hours=1)
KEPT = [Article, Photo, Author, Section, Address, Handover, User, Site]
FROZEN = [Address, Cancellation, EditionSection, EditionTag, EditionByline, EditionPhoto, EditionRelated]
BLANKABLE = {
    EditionPhoto: {"caption": "", "credit": "", "alt": ""},
    EditionByline: {"credited_as": ""},
    EditionRelated: {"url": "", "headline": ""},
}
ONCE = "'2001-01-01 00:00:00'"
OTHER = {
    "DateTimeField": ONCE,
    "UUIDField": "'00000000000000000000000000000001'",
    "BooleanField": "NOT {column}",
}
WORDS = (models.CharField, models.TextField)


def other(field):
    """SQL for a value of this column that differs from the one it has."""
    by_type = OTHER.get(field.get_internal_type())
    number = "COALESCE({column}, 0) + 1"
    return (by_type or ("{column} || 'x'" if isinstance(field, WORDS) else number)).format(
        column=field.column
    )


def run(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refuse(says, statement, *values):
    with pytest.raises(IntegrityError, match=says):
        run(statement, *values)


def present():
    """The names of the triggers that the database has now, whoever made them."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return sorted(name for (name,) in cursor.fetchall())


def list_declared():
    return sorted(name for trigger in triggers.collect() for name in trigger.names(connection.vendor))


class Kept(TestCase):
    """A story with every kind of row."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = cast.user("Editor")
        cls.story = cast.draft(by=cls.editor)
        RelatedLink.objects.create(
            article=cls.story, url="https://example.org/a", headline="A story elsewhere"
        )
        cls.handover = cls.story.hand_over(by=cls.editor, to=cls.editor, note="Read the third paragraph.")
        cls.edition = cls.story.publish(by=cls.editor)
        cls.waiting = cls.story.schedule(by=cls.editor, at=timezone.now() + HOUR, kind="update")
        cls.story.cancel(cls.waiting, by=cls.editor)
        Site().save()

    def test_no_row_can_be_deleted(self):
        for model in [*KEPT, *FROZEN, Edition, Revision]:
            with self.subTest(model=model.__name__):
                assert model.objects.exists()
                refuse("kept for ever", f"DELETE FROM {model._meta.db_table}")

    def test_a_queryset_cannot_delete_them_either(self):
        for model in [*FROZEN, Edition, Revision]:
            with self.subTest(model=model.__name__), pytest.raises(IntegrityError), transaction.atomic():
                model.objects.order_by()._raw_delete(using="default")

    def test_no_row_can_be_replaced(self):
        if connection.vendor != "sqlite":
            self.skipTest("Only SQLite can replace a row.")
        table = "articles_cancellation"
        refuse("kept for ever", f"REPLACE INTO {table} SELECT * FROM {table}")

    def test_no_column_of_a_frozen_row_can_change(self):
        for model in FROZEN:
            for field in model._meta.concrete_fields:
                with self.subTest(column=f"{model.__name__}.{field.column}"):
                    self.refuse_change(model, field)

    def test_nothing_of_a_revision_can_change(self):
        for field in Revision._meta.concrete_fields:
            with self.subTest(column=field.column):
                self.refuse_change(Revision, field)

    def test_nothing_of_an_edition_can_change_but_its_end(self):
        for field in Edition._meta.concrete_fields:
            if field.name != "live_until":
                with self.subTest(column=field.column):
                    self.refuse_change(Edition, field)

    def refuse_change(self, model, field):
        says = "does not change|only be blanked|claimed for ever"
        refuse(says, f"UPDATE {model._meta.db_table} SET {field.column} = {other(field)}")

    def test_a_queryset_cannot_change_them_either(self):
        for changes in ({"headline": "Council never met"}, {"note": "!"}, {"published_at": timezone.now()}):
            with self.subTest(changes=changes), pytest.raises(IntegrityError), transaction.atomic():
                Edition.objects.update(**changes)

    def test_the_words_as_used_may_be_blanked_together_alone(self):
        for model, blank in BLANKABLE.items():
            with self.subTest(model=model.__name__):
                model.objects.update(**blank)
                refuse("only be blanked", *self.write_back(model, blank))

    def write_back(self, model, blank):
        changes = ", ".join(f"{name} = 'x'" for name in blank)
        return (f"UPDATE {model._meta.db_table} SET {changes}",)

    def test_a_cancelled_edition_stays_cancelled(self):
        refuse(
            "stays cancelled",
            f"UPDATE articles_edition SET live_until = '8999-01-01 00:00:00' WHERE id = {self.waiting.pk}",
        )


class Blanked(TestCase):
    EMPTY = dict.fromkeys((*content.EDITION_TEXTS, "note"), "")

    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published(by=self.editor)
        self.signed = {
            "blanked_at": timezone.now(),
            "blanked_by": self.editor,
            "blank_reason": "A court said so.",
        }

    def refuse_update(self, model, **changes):
        with pytest.raises(IntegrityError, match="may only be blanked"), transaction.atomic():
            model.objects.update(**changes)

    def test_a_text_may_be_blanked_once_with_name_and_reason(self):
        Edition.objects.update(**self.EMPTY, **self.signed)
        self.refuse_update(Edition, **self.signed | {"blank_reason": "Another reason"})
        self.refuse_update(Edition, blanked_at=None, blanked_by=None, blank_reason="", headline="It is back")

    def test_a_revision_may_be_blanked_once_with_name_and_reason(self):
        Revision.objects.update(content="", **self.signed)
        self.refuse_update(Revision, content="{}")
        self.refuse_update(Revision, blank_reason="Another reason")

    def test_not_without_a_name_a_time_or_a_reason(self):
        for name, nothing in {"blanked_at": None, "blanked_by": None, "blank_reason": ""}.items():
            with self.subTest(without=name):
                self.refuse_update(Edition, **self.EMPTY, **self.signed | {name: nothing})
                self.refuse_update(Revision, content="", **self.signed | {name: nothing})

    def test_not_in_part(self):
        for name in ("headline", "body", "text"):
            with self.subTest(left=name):
                self.refuse_update(Edition, **self.EMPTY | {name: "left"}, **self.signed)

    def test_nothing_else_changes_with_it(self):
        with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
            Edition.objects.update(**self.EMPTY, **self.signed, kind="silent")


class OneLine(TestCase):
    def setUp(self):
        self.story = cast.published()
        self.edition = self.story.current

    def again(self, **more):
        """The visible Edition once more, for another period."""
        names = [field.attname for field in Edition._meta.concrete_fields]
        row = {
            name: getattr(self.edition, name) for name in names if name not in ("id", "uuid", "search_key")
        }
        return Edition(**row | more)

    def test_a_second_edition_cannot_be_inserted_over_the_first(self):
        for start in (-HOUR, timedelta(), HOUR):
            twin = self.again(live_from=self.edition.live_from + start)
            with self.subTest(start=start), pytest.raises(IntegrityError), transaction.atomic():
                twin.save(force_insert=True)

    def test_a_period_cannot_be_drawn_out_over_the_next(self):
        before = self.again(
            live_from=self.edition.live_from - HOUR, live_until=self.edition.live_from, kind="import"
        )
        before.save(force_insert=True)
        before.live_until += timedelta(microseconds=1)
        with pytest.raises(IntegrityError, match="do not overlap"), transaction.atomic():
            before.save(update_fields=["live_until"])

    def test_an_empty_period_stands_in_nobodys_way(self):
        moment = self.edition.live_from + HOUR
        self.again(live_from=moment, live_until=moment).save(force_insert=True)

    def test_a_period_cannot_end_before_it_begins(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.update(live_until=self.edition.live_from - HOUR)


class AfterAMigration(TransactionTestCase):
    """Triggers go before a migration touches the tables and come back after it."""

    def test_they_are_lifted_and_put_back(self):
        triggers.before_migrate("default")
        assert present() == []
        triggers.after_migrate("default")
        assert present() == list_declared()

    def test_a_rebuilt_table_gets_its_own_back(self):
        field = Edition._meta.get_field("headline")
        longer = models.CharField(max_length=300, blank=True)
        longer.set_attributes_from_name("headline")
        triggers.before_migrate("default")
        with connection.schema_editor() as editor:
            editor.alter_field(Edition, field, longer, strict=True)
        with connection.schema_editor() as editor:
            editor.alter_field(Edition, longer, field, strict=True)
        triggers.after_migrate("default")
        assert present() == list_declared()
        cast.published()
        refuse("kept for ever", "DELETE FROM articles_edition")

    def test_no_table_can_be_emptied_at_once(self):
        if connection.vendor != "postgresql":
            self.skipTest("SQLite has no TRUNCATE.")
        refuse("kept for ever", "TRUNCATE articles_edition CASCADE")

    def test_the_command_puts_back_what_a_broken_one_left_out(self):
        triggers.before_migrate("default")
        assert [warning.id for warning in triggers.every_trigger_is_present(["default"])] == ["newsroom.W001"]
        call_command("migrate", verbosity=0)
        assert present() == list_declared()
        assert triggers.every_trigger_is_present(["default"]) == []

    def test_one_of_an_earlier_version_goes(self):
        triggers.before_migrate("default")
        old = Trigger("articles_edition", "delete", "as it was once called")
        with connection.cursor() as cursor:
            for statement in triggers.CREATE[connection.vendor](old):
                cursor.execute(statement)
        assert old.name in present()
        call_command("migrate", verbosity=0)
        assert present() == list_declared()

    def test_a_command_that_migrates_nothing_leaves_them_in_place(self):
        triggers.after_migrate("default")
        assert present() == list_declared()
