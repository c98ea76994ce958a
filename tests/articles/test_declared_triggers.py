"""Which triggers there are: those that each app declares for its own tables, and no others."""

from django.apps import apps
from django.test import TestCase

from articles import triggers as article_triggers
from comments import triggers as comment_triggers
from newsroom import triggers
from tests.articles.test_triggers import list_declared, present


class Declared(TestCase):
    def test_the_database_has_every_declared_trigger_and_no_other(self):
        assert present() == list_declared()

    def test_each_is_declared_by_the_app_whose_table_it_guards(self):
        for module in (article_triggers, comment_triggers, triggers):
            app = module.__name__.partition(".")[0]
            assert {trigger.table.partition("_")[0] for trigger in module.TRIGGERS} == {app}

    def test_each_stands_on_a_table_of_ours(self):
        tables = {model._meta.db_table for model in apps.get_models()}
        assert {trigger.table for trigger in triggers.collect()} <= tables

    def test_their_names_fit_and_differ(self):
        assert len(set(list_declared())) == len(list_declared())
        assert max(len(triggers.FUNCTION.format(name=name)) for name in list_declared()) <= 63
