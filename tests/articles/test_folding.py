"""What counts as one spelling of a name, and the column in which tags keep it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import TestCase

from articles.folding import fold
from articles.models import Tag
from articles.models.folded import LONGEST, key_of

migration = import_module("articles.migrations.0013_fold_names_of_tags")

SAME = [
    ("Zürich", "ZURICH"),
    ("Zu\u0308rich", "Zürich"),
    ("Łódź", "Lodz"),
    ("Sørensen", "Sorensen"),
    ("Straße", "STRASSE"),
    ("Diyarbakır", "diyarbakir"),
    ("Việt Nam", "Viet  Nam"),
    ("Ἀθῆναι", "αθηναι"),
    ("ΟΔΟΣ", "οδος"),
    ("Ёлка", "елка"),
    ("مُحَمَّد", "محمد"),
    ("עִבְרִית", "עברית"),
    ("ﬁnance", "Finance"),
    ("１ Mai", "1 Mai"),
]
DIFFERENT = [
    ("バス", "ハス"),
    ("ガラス", "カラス"),
    ("мой", "мои"),
    ("Київ", "Киів"),
    ("कर्म", "करम"),
    ("ข่าว", "ขาว"),
    ("Rain", "Rains"),
]


class TestFold:
    @pytest.mark.parametrize(("one", "other"), SAME)
    def test_case_and_accents_make_no_other_name(self, one, other):
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(("one", "other"), DIFFERENT)
    def test_marks_of_other_scripts_make_another_name(self, one, other):
        assert fold(one) != fold(other)

    def test_a_letter_with_a_mark_does_not_begin_with_the_letter(self):
        assert not fold("ガラス").startswith(fold("カ"))
        assert not fold("йод").startswith(fold("и"))

    @pytest.mark.parametrize("name", [name for pair in SAME + DIFFERENT for name in pair])
    def test_what_is_folded_stays_as_it_is(self, name):
        assert fold(fold(name)) == fold(name)


class TheColumn(TestCase):
    def folded(self):
        return list(Tag.objects.order_by("pk").values_list("folded", flat=True))

    def test_is_filled_however_a_tag_is_made_or_named(self):
        tag = Tag.objects.create(name="Zürich")
        Tag.objects.bulk_create([Tag(name="Łódź", slug="lodz")])
        assert self.folded() == ["zurich", "lodz"]
        tag.name = "Genève"
        tag.save(update_fields=["name"])
        assert self.folded()[0] == "geneve"
        Tag.objects.update_or_create(pk=tag.pk, defaults={"name": "Bâle"})
        assert self.folded()[0] == "bale"

    def test_holds_the_longest_name_there_can_be(self):
        tag = Tag.objects.create(name="ﷺ" * 100, slug="long")
        assert len(tag.folded) == LONGEST
        assert Tag.objects.named([tag.name]) == [tag]

    def test_finds_the_oldest_of_two_spellings(self):
        first = Tag.objects.create(name="Zürich")
        Tag.objects.create(name="Zurich")
        assert Tag.objects.named(["ZÜRICH", "Rain", "zurich"]) == [first, "Rain"]

    def test_takes_what_is_typed_for_no_pattern(self):
        Tag.objects.create(name="100 %")
        for typed in ("%", "_", "1_", "\\", "*", "[1]"):
            assert Tag.objects.suggested(typed, most=10) == (["100 %"] if typed == "%" else []), typed

    def test_suggests_beginnings_first_in_the_order_of_the_alphabet(self):
        for name in ("Port of call", "Airport", "Porto", "Pört", "Rain", "Sport"):
            Tag.objects.create(name=name)
        assert Tag.objects.suggested("PORT", most=10) == ["Pört", "Port of call", "Porto", "Airport", "Sport"]
        assert Tag.objects.suggested("port", most=2) == ["Pört", "Port of call"]


class TheMigration(TestCase):
    def test_folds_as_the_column_does(self):
        for name in [name for pair in SAME + DIFFERENT for name in pair] + ["ﷺ" * 100]:
            assert migration.fold(name) == key_of(name)

    def test_folds_every_tag(self):
        Tag.objects.create(name="Zürich")
        Tag.objects.create(name="Łódź")
        Tag.objects.update(folded="")
        migration.fold_names(apps, connection.schema_editor())
        assert set(Tag.objects.values_list("folded", flat=True)) == {"zurich", "lodz"}
