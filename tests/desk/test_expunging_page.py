"""The page at the desk that takes a passage out: it shows each place first, does it once, and says so."""

from uuid import uuid4

from django.test import TestCase
from django.urls import reverse

from articles.models import Autosave, Expunction, IdempotencyKey, Tag
from tests import cast


class ThePage(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief")
        self.client.force_login(self.chief)
        self.story = cast.published("The trial of John Doe", by=self.chief, body="<p>John Doe left.</p>")
        self.address = reverse("admin:articles_article_expunge", args=[self.story.pk])
        self.typed = {
            "words": "john doe", "how": "mark", "heading": "court", "reason": "A court ordered it.",
            "idempotency_key": str(uuid4()),
        }  # fmt: skip

    def look(self, **typed):
        return self.client.post(self.address, self.typed | typed)

    def test_shows_each_place_and_changes_nothing_yet(self):
        answer = self.look()
        self.assertContains(answer, "A version that readers had, have or will get: 1 place")
        self.assertContains(answer, "The trial of John Doe")
        self.assertContains(answer, "Readers have them now.")
        self.assertContains(answer, "Take it out for good")
        assert not Expunction.objects.exists()
        assert self.story.current.headline == "The trial of John Doe"

    def test_takes_it_out_and_sent_twice_does_it_once(self):
        seen = self.look().context["seen"]
        for _ in range(3):
            answer = self.look(seen=seen)
            assert (answer.status_code, Expunction.objects.count()) == (302, 1)
        self.assertContains(self.client.get(answer.url), "The words are gone, from")
        assert self.story.current.headline == "The trial of […]"

    def test_other_words_than_those_shown_are_shown_first(self):
        seen = self.look().context["seen"]
        answer = self.look(seen=seen, words="left")
        self.assertContains(answer, "Where the words stand")
        assert not Expunction.objects.exists()

    def test_nothing_of_what_is_looked_for_is_kept_on_the_way(self):
        page = self.client.get(self.address)
        self.assertNotContains(page, "data-autosave=")
        self.look()
        assert not Autosave.objects.exists() and not IdempotencyKey.objects.exists()

    def test_says_where_else_the_words_stand_and_leaves_them(self):
        other = cast.published("John Doe speaks", by=self.chief)
        draft = cast.draft("A portrait of John Doe", by=self.chief)
        self.story.tags.add("John Doe")
        comment = cast.comment(self.story, text="I know John Doe.")
        answer = self.look()
        for row in (other, draft, comment, Tag.objects.get(name="John Doe")):
            self.assertContains(answer, answer_to(row))
        self.look(seen=answer.context["seen"])
        assert other.current.headline == "John Doe speaks"

    def test_says_how_often_it_stands_inside_of_longer_words(self):
        self.assertContains(self.look(words="tria"), "Nowhere in what is kept")
        self.assertContains(self.look(words="tria"), "they stand inside of")
        self.assertContains(self.look(words="tria", within="on"), "Take it out for good")

    def test_each_fault_stands_beside_its_field_and_keeps_what_was_typed(self):
        faults = {"words": ("", "..", "x" * 400), "heading": ("", "nonsense"), "how": ("",), "reason": (" ",)}
        for name, values in faults.items():
            for value in values:
                answer = self.look(**{name: value})
                assert answer.status_code == 422, (name, value)
                assert answer.context["form"].errors.keys() == {name}
        self.assertContains(self.look(reason=""), "john doe", status_code=422)
        seen = self.look().context["seen"]
        answer = self.look(seen=seen, reason="John Doe asked")
        self.assertContains(answer, "Say it without them", status_code=422)

    def test_is_for_the_chief_alone(self):
        self.client.force_login(cast.user("Editor"))
        assert self.client.get(self.address).status_code == 403
        assert self.look().status_code == 403
        change = reverse("admin:articles_article_change", args=[self.story.pk])
        self.assertNotContains(self.client.get(change), self.address)


def answer_to(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
