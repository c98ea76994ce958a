"""Two people at what readers have: nobody's fix overwrites another's, and no saved word is lost."""

from django.test import TransactionTestCase
from django.utils import timezone

from articles.models import Article, Fix, FixConflict, Refused
from articles.models.edition_content import content_of_edition
from tests import cast
from tests.articles.test_ledger_concurrency import HOUR, assert_one_line, at_once, line


class Together(TransactionTestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.story = cast.published("Rain", by=self.editor)
        self.live = self.story.current

    def mine(self):
        """The article as another process would load it."""
        return Article.objects.get(pk=self.story.pk)

    def fix(self, **words):
        fix = Fix(edition=self.live, said=content_of_edition(self.live) | words, kind="silent")
        return self.mine().fix(fix, by=self.editor)

    def refusals(self, answers):
        return [answer for answer in answers if isinstance(answer, Refused)]

    def test_of_two_fixes_at_once_one_is_told(self):
        answers = at_once(lambda: self.fix(headline="Hail"), lambda: self.fix(standfirst="All night."))
        assert len(self.refusals(answers)) == 1
        assert len(line(self.story)) == 2
        assert_one_line(self.story)
        assert not self.mine().differs_from(self.story.current)

    def test_a_fix_and_a_publication_at_once_make_one_line(self):
        Article.objects.update(headline="Storm")
        self.mine().save_revision(by=self.editor)
        answers = at_once(
            lambda: self.fix(standfirst="All night."),
            lambda: self.mine().publish(by=self.editor, kind="update"),
        )
        made = len(line(self.story))
        assert made == 3 - len(self.refusals(answers))
        assert_one_line(self.story)
        # Whichever came first, no saved word is lost.
        assert self.mine().headline == "Storm"

    def test_a_fix_and_a_withdrawal_at_once_leave_it_withdrawn(self):
        at_once(
            lambda: self.fix(headline="Hail"),
            lambda: self.mine().retract(by=self.editor, note="We were deceived."),
        )
        assert self.mine().current.kind == "retraction"

    def test_a_fix_loses_no_word_that_is_saved_meanwhile(self):
        def save():
            Article.objects.filter(pk=self.story.pk).update(kicker="Storm")
            return self.mine().save_revision(by=self.editor)

        answers = at_once(lambda: self.fix(headline="Hail"), save)
        copy = self.mine()
        assert copy.kicker == "Storm"
        assert (copy.headline == "Hail") is not bool(self.refusals(answers))
        assert "Storm" not in self.story.current.kicker

    def test_a_version_cancelled_meanwhile_stays_cancelled(self):
        waiting = self.story.schedule(by=self.editor, kind="update", at=timezone.now() + HOUR)
        at_once(lambda: self.fix(headline="Hail"), lambda: self.mine().cancel(waiting, by=self.editor))
        waiting.refresh_from_db()
        assert waiting.is_cancelled
        assert self.story.current.headline == "Hail"

    def test_a_conflict_is_settled_once(self):
        Article.objects.update(headline="Storm")
        self.mine().save_revision(by=self.editor)
        self.fix(headline="Hail")
        row = FixConflict.objects.get()
        answers = at_once(
            *[lambda take=take: row.settle(by=self.editor, take=take) for take in (True, False, True)]
        )
        assert len(self.refusals(answers)) == 2
        row.refresh_from_db()
        assert (self.mine().headline == "Hail") is row.is_taken
