"""What comes from outside in great number or length: bounded before it is used, and answered in time."""

import logging
import random
from time import thread_time

from django.test import SimpleTestCase, TestCase
from django.urls import reverse

from articles import metadata, text_diff
from articles.admin.desk import MOST_WORDS
from articles.credits import split_credit
from articles.models import Address
from comments.admin import batch
from comments.models import Comment
from newsroom.models import User
from tests import cast

LISTS = [
    *("articles_article", "articles_photo", "articles_author", "articles_section", "articles_series"),
    *("articles_tag", "comments_comment", "comments_thread", "newsroom_user"),
]
XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:RDF>{}</rdf:RDF></x:xmpmeta>"
)


class Timed:
    """Acts of which none may take long; the time of this thread, whatever else the machine does."""

    def time_it(self, act, *arguments, seconds=5, **more):
        start = thread_time()
        answer = act(*arguments, **more)
        assert thread_time() - start < seconds, arguments
        return answer


class Lists(Timed, TestCase):
    """Every list of the desk."""

    @classmethod
    def setUpTestData(cls):
        cls.root = cast.user("Chief", username="root", is_superuser=True)
        cast.comment(cast.published())

    def setUp(self):
        self.client.force_login(self.root)
        logging.disable(logging.ERROR)
        self.addCleanup(logging.disable, logging.NOTSET)

    def answers(self, **query):
        for name in LISTS:
            address = reverse(f"admin:{name}_changelist")
            answer = self.time_it(self.client.get, address, query)
            assert answer.status_code in (200, 302), (name, answer.status_code)
            yield name, answer

    def test_answers_a_search_for_thousands_of_words(self):
        for words in ("a " * 5000, "x" * 60_000, "%_" * 30_000, '"' * 9000, "é" * 30_000):
            assert {answer.status_code for _, answer in self.answers(q=words)} == {200}

    def test_takes_a_parameter_once_however_often_it_is_given(self):
        many = {"newsroom_user": {"groups__id__exact": ["1"] * 1900}}
        many["articles_photo"] = {"uploaded_at__gte": ["2026-01-01 00:00Z"] * 1900}
        for name, query in many.items():
            answer = self.time_it(self.client.get, reverse(f"admin:{name}_changelist"), query)
            assert answer.status_code == 200

    def test_answers_suggestions_for_thousands_of_words(self):
        known = {"app_label": "articles", "model_name": "byline", "field_name": "author"}
        for words in ("a " * 5000, "x" * 60_000):
            answer = self.time_it(self.client.get, reverse("admin:autocomplete"), known | {"term": words})
            assert answer.status_code == 200

    def test_looks_in_the_library_for_the_first_words_alone(self):
        quay = cast.photo("one two three four five six seven eight")
        address = reverse("admin:articles_photo_library")
        answer = self.client.get(address, {"q": f"{quay.caption} nine"})
        assert list(answer.context["photos"]) == [quay]
        assert len(quay.caption.split()) == MOST_WORDS


class ManyKeys(Timed, TestCase):
    def test_of_sections_are_refused_at_the_field(self):
        self.client.force_login(cast.user("Chief"))
        posted = {"username": "x", "email": "x@paper.example", "sections": range(10**6, 10**6 + 1900)}
        answer = self.time_it(self.client.post, reverse("admin:newsroom_user_add"), posted)
        assert answer.status_code in (200, 400)
        assert not User.objects.filter(username="x").exists()

    def test_of_comments_are_decided_as_far_as_a_page_goes(self):
        story = cast.published()
        waiting = [
            cast.comment(story, f"Words of reader number {n} about it.") for n in range(batch.MOST + 2)
        ]
        self.client.force_login(cast.user("Moderator"))
        posted = {
            "action": "approve",
            "_selected_action": [one.pk for one in waiting],
            "seen": [f"{one.pk}:{one.latest.pk}:{one.decision_id}" for one in waiting],
        }
        address = reverse("admin:comments_comment_changelist")
        answer = self.client.post(address, posted, follow=True)
        self.assertContains(answer, f"{batch.MOST} approved.")
        self.assertContains(answer, "2 more, for 100 can be decided at a time.")
        assert Comment.objects.filter(state="visible").count() == batch.MOST


class Addresses(TestCase):
    def test_of_a_thousand_like_headlines_are_found_with_few_questions(self):
        first = cast.article("The first")
        names = ["/2026/rain/", *(f"/2026/rain-{number}/" for number in range(2, 1500))]
        Address.objects.bulk_create(Address(path=name, article=first) for name in names)
        another = cast.article("Another")
        with self.assertNumQueries(11):
            assert Address.free("/2026/rain/", article=another) == "/2026/rain-1500/"

    def test_that_are_free_or_ones_own_stay_as_they_are(self):
        first, second = cast.article("The first"), cast.article("The second")
        Address.claim("/2026/rain/", article=first)
        assert Address.free("/2026/rain/", article=first) == "/2026/rain/"
        assert Address.free("/2026/rain/", article=second) == "/2026/rain-2/"


class Comparing(Timed, SimpleTestCase):
    """Two versions of a text that were made to be slow to compare."""

    def compare(self, old, new):
        runs = [run for line in self.time_it(lambda: list(text_diff.lines(old, new))) for run in line]
        stayed = [run for run in runs if run.fate == text_diff.STAYED]
        return runs, "".join(run.text for run in stayed)

    def test_lines_of_two_signs(self):
        chance = random.Random(1)
        self.compare(*("\n".join(chance.choices("ab", k=4000)) for _ in range(2)))

    def test_long_paragraphs_by_the_hundred(self):
        old, new = ("\n".join([" ".join(f"a {sign}{n}" for n in range(700))] * 90) for sign in "xy")
        self.compare(old, new)

    def test_lines_that_agree_one_by_one(self):
        old, new = ("\n".join(f"a\n{sign}{number}" for number in range(2000)) for sign in "xy")
        self.compare(old, new)

    def test_are_marked_word_by_word_where_little_changed(self):
        text = [f"Paragraph {number} says that it rained all night in the harbour." for number in range(3000)]
        changed = text[:1500] + ["Something new altogether."] + text[1501:]
        runs, _ = self.compare("\n".join(text), "\n".join(changed))
        assert [run.text for run in runs if run.fate == text_diff.CAME] == ["Something new altogether."]
        assert len(runs) == 3001


class Pictures(Timed, SimpleTestCase):
    """What a file says about itself, a million bytes of it."""

    def test_with_descriptions_within_each_other(self):
        levels = 15_000
        inner = "<rdf:Description><dc:title>" * levels + "x" + "</dc:title></rdf:Description>" * levels
        assert {*self.time_it(metadata.in_xmp, XMP.format(inner).encode())} == {metadata.DC + "title"}

    def test_with_lists_within_each_other(self):
        inner = "<rdf:li>" * 50_000 + "x" + "</rdf:li>" * 50_000
        packet = XMP.format(f"<rdf:Description><dc:title>{inner}</dc:title></rdf:Description>")
        self.time_it(metadata.in_xmp, packet.encode())

    def test_with_a_caption_of_blanks(self):
        for words in ("(a)" + " " * 200_000 + "x", "(a) . " * 50_000, "(" * 200_000, "(a" * 100_000):
            assert self.time_it(split_credit, words)[1] == ""
