"""Counts of rows that no page of ours has sent: refused in words, at the cost of what was really posted."""

from time import thread_time

from django.forms import inlineformset_factory
from django.http import QueryDict
from django.test import TestCase
from django.urls import reverse

from articles.forms.counts import MOST
from articles.forms.formsets import RowFormSet
from articles.forms.placement import GALLERY
from articles.models import Article, Byline
from comments.models import Thread
from tests import cast
from tests.desk import form_data
from tests.desk.test_inlines import rows

SETS = ("bylines", "placements", "related")
HUGE = "9" * 400
DAMAGED = "The number of these rows did not arrive as this page had sent it."
ADD = reverse("admin:articles_article_add")


class Counts(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world, cls.editor = cast.section("World"), cast.user("Editor")
        cls.ada, cls.ben = cast.author("Ada"), cast.author("Ben")
        cls.story = cast.article("Rain", by=cls.editor)

    def setUp(self):
        self.client.force_login(self.editor)

    def save(self, address=None, **fields):
        start = thread_time()
        words = form_data.article(section=self.world, opened=0, **fields)
        answer = self.client.post(address or form_data.change(self.story), words)
        assert thread_time() - start < 5
        return answer

    def assert_refused(self, **fields):
        answer = self.save(**fields)
        self.assertContains(answer, DAMAGED)
        self.assertContains(answer, "Rain over the harbour")
        assert not self.story.revisions.exists()
        return answer


class ImpossibleCounts(Counts):
    def test_are_refused_in_every_set_of_rows(self):
        for number in ("1000000", HUGE, "9" * 5000, "-1", "٣", "1.5"):
            answer = self.assert_refused(**{f"{prefix}-INITIAL_FORMS": number for prefix in SETS})
            self.assertContains(answer, DAMAGED, count=len(SETS))
        for number in ("1000000", HUGE, "-1", "", "²"):
            answer = self.assert_refused(**{f"{prefix}-TOTAL_FORMS": number for prefix in SETS})
            self.assertContains(answer, DAMAGED, count=len(SETS))

    def test_are_refused_where_all_are_equally_large(self):
        counts = [f"{prefix}-{name}_FORMS" for prefix in SETS for name in ("INITIAL", "TOTAL")]
        self.assertContains(self.assert_refused(**dict.fromkeys(counts, "1000000")), DAMAGED, count=len(SETS))

    def test_are_refused_where_more_rows_are_stored_than_there_are(self):
        self.assert_refused(**{"bylines-INITIAL_FORMS": 3, "bylines-TOTAL_FORMS": 2})

    def test_are_refused_among_the_limits_of_the_page(self):
        for name in ("MIN_NUM", "MAX_NUM"):
            for number in (HUGE, "-1", "many"):
                answer = self.assert_refused(**{f"related-{name}_FORMS": number})
                self.assertNotContains(answer, HUGE)

    def test_are_refused_where_they_are_missing(self):
        words = form_data.article(section=self.world, opened=0)
        del words["bylines-TOTAL_FORMS"]
        self.assertContains(self.client.post(form_data.change(self.story), words), DAMAGED)
        assert not self.story.revisions.exists()

    def test_are_refused_in_a_new_article(self):
        answer = self.save(address=ADD, **{"placements-INITIAL_FORMS": "1000000"})
        self.assertContains(answer, DAMAGED)
        assert not Article.objects.filter(headline="Rain over the harbour").exists()

    def test_are_refused_beside_the_text_for_the_comments(self):
        for number in ("1000000", HUGE, "-1"):
            self.assert_refused(**rows("thread", {"policy": "closed"}) | {"thread-INITIAL_FORMS": number})
        assert not Thread.objects.exists()

    def test_keep_the_rows_that_were_typed_and_let_them_be_saved(self):
        row = Byline.objects.create(article=self.story, author=self.ada)
        posted = rows(
            "bylines",
            {"author": self.ben.pk, "credited_as": "Ben of the quay"},
            {"id": row.pk, "author": self.ada.pk, "credited_as": "A. Quill"},
        )
        answer = self.assert_refused(**posted | {"bylines-INITIAL_FORMS": "1000000"})
        shown = next(one.formset for one in answer.context["inline_admin_formsets"])
        assert (shown.total_form_count(), shown.initial_form_count()) == (2, 1)
        again = {
            form.add_prefix(name): form[name].value() or "" for form in shown.forms for name in form.fields
        }
        again |= {f"bylines-{name}": value for name, value in shown.management_form.initial.items()}
        counts = {"bylines-TOTAL_FORMS": 2, "bylines-INITIAL_FORMS": 1}
        assert self.save(**again | counts).status_code == 302
        assert {row.credited_as for row in self.story.bylines.all()} == {"A. Quill", "Ben of the quay"}


class ManyRows(Counts):
    def test_are_refused_in_words_beyond_what_a_form_holds(self):
        many = rows("related", *({"headline": f"No. {number}"} for number in range(MOST + 100)))
        answer = self.save(**many)
        self.assertContains(answer, f"{MOST} rows can be added at a time")
        self.assertContains(answer, f"No. {MOST - 1}")
        assert not self.story.revisions.exists()

    def test_may_be_as_many_as_are_stored_and_some_more(self):
        stored = [
            Byline(article=self.story, author=cast.author(f"Author {number}"), position=number)
            for number in range(MOST + 1)
        ]
        Byline.objects.bulk_create(stored)
        posted = [{"id": row.pk, "author": row.author_id, "position": row.position} for row in stored]
        more = {"author": self.ada.pk}
        assert self.save(**rows("bylines", *posted, more, known=len(posted))).status_code == 302
        assert self.story.bylines.count() == MOST + 2

    def test_of_photographs_make_a_gallery_of_two_hundred(self):
        many = [{"photo": "0", "caption": f"No. {number}"} for number in range(GALLERY)]
        self.assertNotContains(self.save(**rows("placements", *many)), "rows can be added at a time")

    def test_with_gaps_cost_what_was_posted(self):
        gap = {"bylines-TOTAL_FORMS": MOST, "bylines-INITIAL_FORMS": 0}
        assert self.save(**gap | {f"bylines-{MOST - 1}-author": self.ada.pk}).status_code == 302
        assert [row.author for row in self.story.bylines.all()] == [self.ada]

    def test_under_numbers_beyond_the_count_are_left_out(self):
        fields = {f"bylines-{number}-author": self.ada.pk for number in (1, 10**8, HUGE, "01", "-1", "٣")}
        assert self.save(**fields | {"bylines-TOTAL_FORMS": 1}).status_code == 302
        assert not self.story.bylines.exists()

    def test_that_name_one_stored_row_twice_change_it_once(self):
        row = Byline.objects.create(article=self.story, author=self.ada)
        twice = [{"id": row.pk, "author": author.pk} for author in (self.ben, cast.author("Cas"))]
        assert self.save(**rows("bylines", *twice, known=2)).status_code == 302
        assert sorted(row.author.name for row in self.story.bylines.all()) == ["Ben", "Cas"]

    def test_are_bound_in_time_that_grows_with_what_was_posted(self):
        posted = QueryDict(mutable=True)
        posted.update({f"bylines-{number}-author": "1" for number in range(20_000)})
        posted.update({"bylines-TOTAL_FORMS": "20000", "bylines-INITIAL_FORMS": "20000"})
        made = inlineformset_factory(Article, Byline, formset=RowFormSet, fields=["author"])
        start = thread_time()
        assert made(posted, instance=self.story).total_form_count() == MOST
        assert thread_time() - start < 2
