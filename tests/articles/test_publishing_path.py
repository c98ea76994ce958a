"""How many functions a publication goes through, and how often it comes back to a module that it had left."""

import inspect
import sys
from pathlib import Path

from django.test import TestCase

import articles.models
from articles.models import Article, RelatedLink
from articles.models.desk import ArticleQuerySet
from articles.models.edition import EditionQuerySet
from articles.models.handover import HandoverQuerySet
from articles.models.owed import OwedQuerySet
from articles.models.preflight import RuleLevelQuerySet
from tests import cast

MODELS = str(Path(articles.models.__file__).parent)
BODY = '<p>The <a href="https://example.org/">council</a> voted.</p><hr><p>Nobody left before midnight.</p>'
FILTERS = {
    name
    for rows in (ArticleQuerySet, EditionQuerySet, HandoverQuerySet, OwedQuerySet, RuleLevelQuerySet)
    for name, _ in inspect.getmembers(rows, inspect.isfunction)
}
MOST_STEPS, MOST_FUNCTIONS, MOST_REENTRIES = 14, 30, 3


class Calls(list):
    """The calls, as pairs of caller and callee, that a verb makes in `articles.models`.

    Counted are the functions of that package, where the rules and the database are. Not counted:
    properties and methods of QuerySets, which are words for a value and for a filter; lambdas and
    comprehensions, which belong to the function around them; and the pure modules beside the package
    (markup, paths, kinds ...), which turn a text into another and know no row. A call that is made
    again, as in a loop, counts once.

    A *step* is a function that calls another counted one; the others are leaves, each of which a
    reader takes by its name. A *re-entry* is a call from one module into another that was entered
    before: of n different calls into a module, n - 1.
    """

    def __call__(self, frame, event, argument):
        if event == "call" and is_counted(frame.f_code):
            self.append((find_caller(frame), name_of(frame.f_code)))

    @property
    def functions(self):
        return {callee for _, callee in self}

    @property
    def steps(self):
        return {caller for caller, callee in self if caller and caller != callee}

    @property
    def reentries(self):
        across = {(one, two) for one, two in self if one is None or one[0] != two[0]}
        return len(across) - len({callee[0] for _, callee in across})


def is_counted(code):
    """Whether it is a function that has a name of its own."""
    module, name = name_of(code)
    return (
        code.co_filename.startswith(MODELS)
        and "<" not in name
        and name.rpartition(".")[2] not in FILTERS
        and not is_property(module, name)
    )


def is_property(module, name):
    owner, _, attribute = name.rpartition(".")
    found = getattr(sys.modules.get(f"articles.models.{module}"), owner, None) if owner else None
    return not callable(inspect.getattr_static(found, attribute, callable)) and not isinstance(
        inspect.getattr_static(found, attribute, None), classmethod | staticmethod
    )


def name_of(code):
    return Path(code.co_filename).stem, code.co_qualname


def find_caller(frame):
    """The nearest counted function above; Django's stand in between."""
    while frame := frame.f_back:
        if is_counted(frame.f_code):
            return name_of(frame.f_code)
    return None


class Publishing(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        story = cast.draft(
            by=self.editor, kicker="City", standfirst="After midnight.", body=BODY,
            series=cast.series(), part=2,
        )  # fmt: skip
        RelatedLink.objects.create(article=story, url="https://example.org/a", headline="A story elsewhere")
        story.save_revision(by=self.editor)
        self.story = Article.objects.get(pk=story.pk)

    def follow(self, verb):
        path, before = Calls(), sys.getprofile()
        sys.setprofile(path)
        try:
            verb()
        finally:
            sys.setprofile(before)
        return path

    def test_goes_through_few_functions_and_seldom_comes_back(self):
        path = self.follow(lambda: self.story.publish(by=self.editor))
        assert self.story.current.headline == "Council votes for the harbour"
        assert len(path.steps) <= MOST_STEPS, sorted(path.steps)
        assert len(path.functions) <= MOST_FUNCTIONS, sorted(path.functions)
        assert path.reentries <= MOST_REENTRIES, sorted(set(path))
