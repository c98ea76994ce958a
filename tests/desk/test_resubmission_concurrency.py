"""The same form sent by several requests in the same moment, as double clicks do."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TransactionTestCase

from articles.models import Article, Edition, IdempotencyKey, Photo, Tag
from newsroom.models import User
from tests import cast
from tests.articles.test_ledger_concurrency import at_once
from tests.desk import form_data

ADD = "/admin/articles/article/add/"


def upload():
    return SimpleUploadedFile("harbour.jpg", cast.picture(), content_type="image/jpeg")


class Together(TransactionTestCase):
    def setUp(self):
        self.editor = cast.user("Chief")
        self.world = cast.section("World")
        self.cookies = Client()
        self.cookies.force_login(self.editor)

    def send(self, address, words, *, times, **files):
        """The answers to the same form, all sent at once by one browser."""

        def one():
            client = Client()
            client.cookies = self.cookies.cookies.copy()
            return client.post(address, words | {name: make() for name, make in files.items()})

        return at_once(*[one] * times)

    def story(self, headline="Rain over the harbour", **more):
        words = form_data.signed() | {"section": self.world, "idempotency_key": str(uuid4())} | more
        return form_data.article(headline, **words)

    def test_ten_times_published_is_one_article_and_one_edition(self):
        answers = self.send(ADD, self.story(button="_publish"), times=10)
        assert {answer.status_code for answer in answers} == {302}
        assert len({answer.url for answer in answers}) == 1
        assert Article.objects.count() == Edition.objects.count() == 1

    def test_saved_and_scheduled_at_once_is_one_article_each(self):
        self.send(ADD, self.story(), times=4)
        self.send(ADD, self.story(button="_schedule", at="2099-01-01T10:00"), times=4)
        assert Article.objects.count() == 2
        assert Edition.objects.count() == 1

    def test_a_story_that_is_there_is_published_once_and_nobody_meets_an_error(self):
        story = cast.draft("As it was", by=self.editor)
        words = self.story("As it is now", opened=1, button="_publish") | form_data.management()
        answers = self.send(form_data.change(story), words, times=4)
        assert {answer.status_code for answer in answers} == {302}
        assert story.editions.count() == 1

    def test_refused_at_once_stores_nothing(self):
        answers = self.send(ADD, self.story(language="no language"), times=4)
        assert {answer.status_code for answer in answers} == {200}
        assert not Article.objects.exists() and not IdempotencyKey.objects.exists()

    def test_words_that_differ_in_the_same_moment_make_one_article_and_lose_none(self):
        words = self.story()

        def send(headline):
            client = Client()
            client.cookies = self.cookies.cookies.copy()
            return lambda: client.post(ADD, words | {"headline": headline})

        answers = at_once(*map(send, ("One", "Two", "Three")))
        assert {answer.status_code for answer in answers} == {302}
        saved = {one.data["headline"] for one in Article.objects.get().revisions.all()}
        assert saved == {"One", "Two", "Three"}

    def test_a_tag_and_a_colleague_are_made_once(self):
        tag = {"name": "Rain", "slug": "rain", "idempotency_key": str(uuid4())}
        answers = self.send("/admin/articles/tag/add/", tag, times=4)
        ada = {"username": "ada", "email": "ada@paper.example", "first_name": "Ada", "last_name": "Quill"}
        answers += self.send("/admin/newsroom/user/add/", ada | {"idempotency_key": str(uuid4())}, times=4)
        assert {answer.status_code for answer in answers} == {302}
        assert (Tag.objects.count(), User.objects.filter(username="ada").count()) == (1, 1)

    def test_a_photograph_is_taken_in_once_by_form_and_by_dialog(self):
        words = {"idempotency_key": str(uuid4()), "focal_x": 0.5, "focal_y": 0.5}
        answers = self.send("/admin/articles/photo/add/", words, times=3, file=upload)
        assert {answer.status_code for answer in answers} == {302}
        answers = self.send("/admin/articles/photo/library/upload/", {}, times=4, file=upload)
        assert {answer.status_code for answer in answers} == {200}
        assert Photo.objects.count() == 1

    def test_a_photograph_sent_at_once_by_the_dialog_is_taken_in_once(self):
        answers = self.send("/admin/articles/photo/library/upload/", {}, times=4, file=upload)
        assert {answer.status_code for answer in answers} <= {200, 201}
        assert Photo.objects.count() == 1
