"""Every column of Article and Edition stands in the table of what an article says, and the table in them."""

from django.apps import apps
from django.test import TestCase

from articles import content
from articles.admin.change_summary import summarize_changes
from articles.forms.article import ArticleForm
from articles.models import Article, Edition
from tests import cast


def columns(model):
    return {field.attname for field in model._meta.concrete_fields}


class TheTable(TestCase):
    def test_has_every_column_of_the_working_copy_once(self):
        named = [*(field.column for field in content.FIELDS), *content.DESK]
        assert sorted(named) == sorted(columns(Article))

    def test_has_every_column_of_an_edition_once(self):
        named = [*content.EDITION_COLUMNS, *content.COPIED, *content.OWN, *content.BLANKING]
        assert sorted(named) == sorted(columns(Edition))

    def test_has_every_row_below_an_article_and_all_its_columns(self):
        relations = {one.get_accessor_name(): one.related_model for one in Article._meta.related_objects}
        for rows in content.ROWS:
            model = relations[rows.name]
            assert model.__name__ == rows.models[0]
            kept = {model._meta.get_field(rows.column).attname, *rows.values, *rows.flags, *rows.texts}
            assert columns(model) - kept <= {"id", "article_id", "position"}

    def test_knows_how_much_of_each_text_an_edition_holds(self):
        for field in content.FIELDS:
            if field.longest:
                assert field.longest == Edition._meta.get_field(field.name).max_length, field.name
        for rows in content.ROWS:
            model = apps.get_model("articles", rows.models[1])
            limits = {name: model._meta.get_field(name).max_length for name in rows.texts}
            known = {name: limit for name, limit in limits.items() if limit and name != "url"}
            assert known.items() <= dict(rows.longest).items()

    def test_a_revision_keeps_all_of_it(self):
        names = {field.name for field in content.FIELDS} | {rows.name for rows in content.ROWS}
        assert cast.draft().content().keys() == names | {content.TAGS}

    def test_the_desk_can_type_all_of_it(self):
        names = {field.name for field in content.FIELDS} | {content.TAGS}
        assert names | {"embargo_until"} == set(ArticleForm.Meta.fields)

    def test_all_that_readers_get_is_compared(self):
        printed = {field.name for field in content.PRINTED}
        assert printed - content.LABELS.keys() == set()


class OldRevisions(TestCase):
    """What was saved by a release that did not know a field yet."""

    def test_say_the_same_as_new_ones_that_leave_it_empty(self):
        new = cast.draft().content()
        for field in content.FIELDS:
            if not new[field.name]:
                old = {name: value for name, value in new.items() if name != field.name}
                assert summarize_changes(old, new) == "", field.name
