"""What the database refuses of overrides and of what is owed, by whatever way it is asked."""

from django.test import TestCase

from articles.models import Override, Owed
from tests import cast
from tests.articles.test_triggers import other, refuse


class Appended(TestCase):
    @classmethod
    def setUpTestData(cls):
        editor = cast.user("Editor")
        story = cast.published(by=editor)
        facts = {"edition": story.current, "rule": "credit"}
        Override.objects.create(**facts, reason="It is a name", made_by=editor)
        cls.owed = Owed.objects.create(
            **facts, article=story, photo=story.photos.get(), reason="wire", person=editor
        )
        cls.editor = editor

    def test_no_row_can_be_deleted(self):
        for table in ("articles_override", "articles_owed"):
            refuse("kept for ever", f"DELETE FROM {table}")

    def test_nothing_of_an_override_changes(self):
        for field in Override._meta.concrete_fields:
            with self.subTest(column=field.column):
                says = "does not change|only be blanked"
                refuse(says, f"UPDATE articles_override SET {field.column} = {other(field)}")

    def test_nothing_of_what_is_owed_changes_once_it_is_settled(self):
        self.owed.waive(by=self.editor, reason="The agency wants none")
        for field in Owed._meta.concrete_fields:
            with self.subTest(column=field.column):
                says = "does not change|only be blanked|settled once"
                refuse(says, f"UPDATE articles_owed SET {field.column} = {other(field)}")

    def test_the_reasons_may_be_blanked(self):
        self.owed.waive(by=self.editor, reason="The agency wants none")
        for table, column in (("articles_override", "reason"), ("articles_owed", "settled_reason")):
            refuse("only be blanked", f"UPDATE {table} SET {column} = 'x'")
        assert Override.objects.update(reason="") == Owed.objects.update(settled_reason="") == 1
