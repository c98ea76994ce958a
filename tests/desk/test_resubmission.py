"""A form of the desk sent twice: done once, and no word of the second lost."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.models import Group
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Author, Byline, Edition, IdempotencyKey, Photo, Section, Series, Tag
from newsroom.models import User
from tests import cast
from tests.desk import form_data

ADD = "/admin/articles/article/add/"


class ANewStory(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)
        self.world = cast.section("World")
        self.key = str(uuid4())

    def send(self, headline="Rain over the harbour", **more):
        signed = form_data.signed() if "button" in more else {}
        words = signed | {"section": self.world, "idempotency_key": self.key} | more
        return self.client.post(ADD, form_data.article(headline, **words))

    def messages_in(self, answer):
        return [str(one) for one in self.client.get(answer.url).context["messages"]]

    def test_carries_a_key_that_is_new_each_time_it_is_opened(self):
        keys = {self.client.get(ADD).context["idempotency_key"] for _ in range(2)}
        assert len(keys) == 2
        self.assertContains(self.client.get(ADD), '<input type="hidden" name="idempotency_key"')

    def test_published_twice_is_one_article_with_one_edition(self):
        first, second = self.send(button="_publish"), self.send(button="_publish")
        assert first.url == second.url
        assert Article.objects.count() == Edition.objects.count() == 1
        assert any(one.startswith("Published.") for one in self.messages_in(second))

    def test_saved_twice_is_one_draft_with_one_revision(self):
        first, second = self.send(), self.send()
        assert first.url == second.url
        assert Article.objects.get().revisions.count() == 1
        assert self.messages_in(second) == ["Saved. Readers see nothing of it until it is published."]

    def test_scheduled_twice_waits_once(self):
        for _ in range(2):
            self.send(button="_schedule", at="2099-01-01T10:00")
        assert Edition.objects.scheduled().count() == Edition.objects.count() == 1

    def test_saved_and_then_published_from_the_same_form_is_one_article(self):
        self.send()
        self.send(button="_publish")
        assert Article.objects.get().current.headline == "Rain over the harbour"

    def test_with_other_words_changes_what_it_made(self):
        self.send()
        answer = self.send("Rain over the whole harbour", standfirst="All night long.")
        assert answer.status_code == 302
        story = Article.objects.get()
        assert (story.headline, story.standfirst) == ("Rain over the whole harbour", "All night long.")
        assert [one.data["headline"] for one in story.revisions.all()][-1] == "Rain over the harbour"

    def test_with_other_words_again_and_again_changes_the_same_story(self):
        for headline in ("One", "Two", "Three", "Three", "Two"):
            assert self.send(headline).status_code == 302
        assert Article.objects.get().headline == "Two"
        assert Article.objects.get().revisions.count() == 4

    def test_with_other_words_has_its_rows_once(self):
        rows = form_data.management(bylines=1) | {"bylines-0-author": cast.author().pk}
        self.send(**rows)
        self.send("Rain over the whole harbour", **rows)
        assert Byline.objects.count() == 1

    def test_with_other_words_meets_what_a_colleague_saved_meanwhile(self):
        self.send()
        story = Article.objects.get()
        Byline.objects.create(article=story, author=cast.author())
        story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First"))
        answer = self.send("Rain over the whole harbour")
        self.assertContains(answer, "Ada First saved this article on")
        self.assertContains(answer, "Rain over the whole harbour")
        assert Byline.objects.count() == 1
        over = {"over": story.latest_revision.number}
        assert self.send("Rain over the whole harbour", **over).status_code == 302
        assert Article.objects.get().headline == "Rain over the whole harbour"

    def test_brought_back_after_it_was_saved_shows_the_words_in_the_story_that_it_made(self):
        rows = form_data.management(bylines=1) | {"bylines-0-author": cast.author().pk}
        self.send(**rows)
        answer = self.send("Typed in another window", _bring_back="1", **rows)
        self.assertContains(answer, "Your words are back in the form")
        self.assertContains(answer, "Typed in another window")
        assert (Article.objects.get().headline, Byline.objects.count()) == ("Rain over the harbour", 1)

    def test_changed_when_somebody_has_published_it_loses_no_word(self):
        self.client.force_login(cast.user("Reporter"))
        self.send()
        Article.objects.get().publish(by=self.editor)
        answer = self.send("Words typed too late")
        self.assertContains(answer, "Words typed too late")
        assert Article.objects.count() == 1

    def test_published_and_sent_again_with_other_words_is_saved_and_asks_for_the_kind(self):
        self.send(button="_publish")
        answer = self.send("Rain over the whole harbour", button="_publish")
        story = Article.objects.get()
        assert story.headline == "Rain over the whole harbour"
        assert story.current.headline == "Rain over the harbour"
        assert story.path == story.current.address.path
        self.assertContains(self.client.get(answer.url), "What kind of change is this?")

    def test_refused_publication_is_tried_again_and_says_why_again(self):
        for _ in range(2):
            answer = self.send(button="_publish", section="")
            self.assertContains(self.client.get(answer.url), "Choose the section it stands in.")
        assert Article.objects.count() == 1

    def test_that_is_invalid_stores_nothing_and_keeps_its_key(self):
        answer = self.send(language="no language")
        self.assertContains(answer, f'value="{self.key}"')
        assert not IdempotencyKey.objects.exists()
        assert self.send().status_code == 302

    def test_without_a_key_or_with_a_broken_one_counts_as_a_new_one(self):
        for key in ("", "x" * 5000, "\x00", "12", "{}", "é"):
            assert self.send(idempotency_key=key).status_code == 302
        assert Article.objects.count() == 6

    def test_with_the_same_words_in_a_form_opened_anew_is_the_same_one_for_an_hour(self):
        self.send()
        self.key = str(uuid4())
        self.send()
        assert Article.objects.count() == 1
        IdempotencyKey.objects.update(sent_at=timezone.now() - timedelta(hours=2))
        self.key = str(uuid4())
        self.send()
        assert Article.objects.count() == 2

    def test_is_forgotten_after_a_fortnight(self):
        self.send()
        assert IdempotencyKey.prune() == 0
        IdempotencyKey.objects.update(sent_at=timezone.now() - timedelta(days=15))
        assert IdempotencyKey.prune() == 1

    def test_with_the_key_of_somebody_else_meets_nothing_of_theirs(self):
        self.send("Theirs")
        self.client.force_login(cast.user("Reporter", sections=[cast.section("Sport")]))
        assert self.send("Mine", section="").status_code == 302
        assert Article.objects.get(headline="Mine").created_by != self.editor
        assert Article.objects.filter(headline="Theirs").count() == 1

    def test_with_a_key_of_another_form_is_a_form_of_its_own(self):
        self.send()
        answer = self.client.post(
            "/admin/articles/tag/add/", {"name": "Rain", "slug": "rain", "idempotency_key": self.key}
        )
        assert answer.status_code == 302 and Tag.objects.get().name == "Rain"


class AStoryThatIsThere(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", first_name="Ada")
        self.client.force_login(self.editor)
        self.story = cast.draft("As it was", by=self.editor)
        self.key = str(uuid4())

    def send(self, headline="As it is now", **more):
        words = {"section": self.story.section, "opened": 1, "idempotency_key": self.key} | more
        return self.client.post(form_data.change(self.story), form_data.article(headline, **words))

    def test_published_twice_is_published_once_and_says_so_twice(self):
        self.send(button="_publish")
        answer = self.send(button="_publish")
        assert answer.status_code == 302
        self.assertContains(self.client.get(answer.url), "Published.")
        assert self.story.editions.count() == 1
        assert [one.number for one in self.story.revisions.all()] == [3, 2, 1]

    def test_saved_twice_is_one_revision(self):
        assert [self.send().status_code for _ in range(3)] == [302] * 3
        assert self.story.revisions.count() == 2

    def test_with_other_words_is_told_of_the_newer_version(self):
        self.send()
        self.assertContains(self.send("And now again"), "And now again")
        assert self.story.revisions.count() == 2


class AChangeMadeTakenBackAndMadeAgain(TestCase):
    def test_is_carried_out_each_time(self):
        self.client.force_login(cast.user("Chief"))
        tag = Tag.objects.create(name="Rain", slug="rain")
        for name in ("Snow", "Rain", "Snow"):
            words = {"name": name, "idempotency_key": str(uuid4())}
            self.client.post(reverse("admin:articles_tag_change", args=[tag.pk]), words)
            tag.refresh_from_db()
            assert tag.name == name

    def test_gives_a_role_back(self):
        self.client.force_login(cast.user("Chief"))
        person, facts = cast.user("Editor"), {"all_sections": "on", "is_active": "on"}
        roles = {name: Group.objects.get(name=name).pk for name in ("Editor", "Reporter")}
        for name in ("Reporter", "Editor", "Reporter"):
            words = facts | {"username": person.username, "email": person.email, "roles": [roles[name]]}
            address = reverse("admin:newsroom_user_change", args=[person.pk])
            self.client.post(address, words | {"idempotency_key": str(uuid4())})
            assert [group.name for group in person.groups.all()] == [name]


class EveryOtherForm(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Chief"))
        self.key = str(uuid4())

    FORMS = [
        (Author, {"name": "Ada Quill", "slug": "ada-quill"}),
        (Section, {"name": "City", "slug": "city", "position": 1}),
        (Series, {"name": "The harbour", "slug": "the-harbour"}),
        (Tag, {"name": "Rain", "slug": "rain"}),
        (User, {"username": "ada", "email": "ada@paper.example", "first_name": "Ada", "last_name": "Quill"}),
    ]

    def address(self, model):
        return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_add")

    def send(self, model, words):
        return self.client.post(self.address(model), words | {"idempotency_key": self.key})

    def test_carries_the_key(self):
        for model in (Article, Photo, *(model for model, _ in self.FORMS)):
            self.assertContains(self.client.get(self.address(model)), 'name="idempotency_key"', count=1)
        self.assertContains(self.client.get("/admin/comments/thread/add/"), 'name="idempotency_key"', count=1)

    def test_sent_twice_makes_one(self):
        for model, words in self.FORMS:
            before = model.objects.count()
            first, second = self.send(model, words), self.send(model, words)
            assert (first.status_code, second.status_code, second.get("Location")) == (302, 302, first.url), (
                model
            )
            assert model.objects.count() == before + 1

    def test_sent_with_other_words_asks_before_it_makes_another(self):
        self.send(Tag, {"name": "Rain", "slug": "rain"})
        answer = self.send(Tag, {"name": "Hail", "slug": "hail"})
        self.assertContains(answer, "This form has made")
        self.assertContains(answer, 'value="Hail"')
        self.key = str(answer.context["idempotency_key"])
        assert self.send(Tag, {"name": "Hail", "slug": "hail"}).status_code == 302
        assert Tag.objects.count() == 2

    def test_in_a_window_of_its_own_answers_the_same_again(self):
        for _ in range(2):
            words = {"name": "Rain", "slug": "rain", "_popup": "1", "idempotency_key": self.key}
            answer = self.client.post(self.address(Tag), words)
            self.assertContains(answer, "popup")
        assert Tag.objects.count() == 1
