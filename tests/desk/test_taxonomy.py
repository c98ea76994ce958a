"""Sections, authors and tags at the desk."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Author, Section, Tag
from tests import cast


class Names(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief"))

    def add(self, model, **words):
        return self.client.post(reverse(f"admin:articles_{model}_add"), words)

    def change(self, thing, **words):
        name = f"admin:articles_{thing._meta.model_name}_change"
        return self.client.post(reverse(name, args=[thing.pk]), words)

    def test_of_a_section_is_given_with_its_place(self):
        world = cast.section("World")
        self.add("section", name="Middle East", slug="middle-east", parent=world.pk, position=1)
        assert Section.objects.get(slug="middle-east").lineage()[1] == world

    def test_of_a_section_cannot_stand_below_itself(self):
        world = cast.section("World")
        answer = self.change(world, name="World", parent=world.pk, position=0)
        self.assertContains(answer, "A section cannot stand below itself.")

    def test_can_be_corrected_while_the_address_stays(self):
        ada = Author.objects.create(name="Ada Qill", slug="ada-quill")
        self.change(ada, name="Ada Quill", slug="elsewhere")
        ada.refresh_from_db()
        assert (ada.name, ada.slug) == ("Ada Quill", "ada-quill")

    def test_of_a_tag_is_one_in_every_spelling(self):
        Tag.objects.create(name="Zürich", slug="zürich")
        self.assertContains(self.add("tag", name="ZURICH", slug="zurich"), "There is “Zürich” already.")
        assert Tag.objects.count() == 1

    def test_of_a_tag_can_change_its_own_spelling(self):
        tag = Tag.objects.create(name="zurich", slug="zurich")
        self.change(tag, name="Zürich")
        tag.refresh_from_db()
        assert tag.name == "Zürich"

    def test_hold_no_invisible_characters(self):
        self.assertContains(
            self.add("author", name="Ada\x0bQuill", slug="ada"), "invisible control character"
        )
        assert not Author.objects.exists()
