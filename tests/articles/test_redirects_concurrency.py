"""Two who redirect in the same moment close no circle."""

from django.test import TransactionTestCase

from articles.models import Article, Refused
from tests import cast
from tests.articles.test_ledger_concurrency import at_once


class Together(TransactionTestCase):
    def test_stories_that_would_lead_to_each_other_close_no_circle(self):
        editor = cast.user("Editor")
        stories = [cast.published(name, by=editor) for name in ("Alpha", "Beta", "Gamma")]
        paths = [story.current.address.path for story in stories]

        def lead(number):
            story = Article.objects.get(pk=stories[number].pk)
            return lambda: story.unpublish(by=editor, redirect_to=paths[(number + 1) % 3])

        answers = at_once(*map(lead, range(3)))
        assert sum(isinstance(answer, Refused) for answer in answers) == 1
        assert sum(story.current.is_listed for story in stories) == 1

    def test_twins_that_are_made_duplicates_of_each_other_leave_one_to_read(self):
        editor = cast.user("Editor")
        one, two = (cast.published("The fire", by=editor) for _ in range(2))
        answers = at_once(
            lambda: Article.objects.get(pk=one.pk).withdraw_as_duplicate(by=editor, original=two),
            lambda: Article.objects.get(pk=two.pk).withdraw_as_duplicate(by=editor, original=one),
        )
        assert sum(isinstance(answer, Refused) for answer in answers) == 1
        assert sum(story.current.is_listed for story in (one, two)) == 1
