"""A form whose token has grown old: nothing is done, and every word comes back to whoever typed it."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.urls import reverse

from articles.models import Article
from tests import cast
from tests.desk import form_data

ADD = reverse("admin:articles_article_add")


class AnOldForm(TestCase):
    def setUp(self):
        self.chief = cast.user("Chief")
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(self.chief)
        self.story = cast.published(by=self.chief)

    def texts_returned(self, address, words, *expected):
        answer = self.client.post(
            address, {**words, "idempotency_key": str(uuid4()), "csrfmiddlewaretoken": "old"}
        )
        assert answer.status_code == 403, address
        for one in expected:
            self.assertContains(answer, f"readonly>{one}</textarea>", status_code=403)
        self.assertContains(answer, f'href="{address}"', status_code=403)
        assert "no-store" in answer["Cache-Control"]
        return answer

    def act(self, name):
        return reverse(f"admin:articles_article_{name}", args=[self.story.pk])

    def test_of_an_article_gives_back_all_that_was_typed(self):
        words = form_data.article(
            "Rain over the harbour", standfirst="All night.", internal_note="Call Ruth."
        )
        words |= form_data.management(bylines=1) | {
            "bylines-0-credited_as": "Our reporter",
            "bylines-0-author": "7",
        }
        answer = self.texts_returned(
            *(ADD, words, "Rain over the harbour", "All night.", "Call Ruth.", "Our reporter"),
            "&lt;p&gt;It rained all night.&lt;/p&gt;",
        )
        self.assertContains(answer, ">Bylines 1, credited as</label>", status_code=403)
        self.assertNotContains(answer, "FORMS", status_code=403)
        self.texts_returned(
            form_data.change(self.story), form_data.article("Another headline"), "Another headline"
        )
        assert Article.objects.count() == 1

    def test_of_an_act_gives_back_note_and_address(self):
        for name in ("retract", "take-down", "restore"):
            self.texts_returned(
                self.act(name), {"note": "The document was forged."}, "The document was forged."
            )
        self.texts_returned(self.act("unpublish"), {"redirect_to": "/section/world/"}, "/section/world/")
        self.texts_returned(self.act("duplicate"), {"original": "/2026/01/fire/"}, "/2026/01/fire/")
        assert self.story.current.is_listed

    def test_of_a_comment_gives_back_reason_and_note(self):
        comment = cast.comment(self.story)
        address = reverse("admin:comments_comment_change", args=[comment.pk])
        words = {
            "do": "reject",
            "version": 1,
            "after": 1,
            "reason": "It names a child.",
            "note": "See above.",
        }
        self.texts_returned(address, words, "It names a child.", "See above.")
        assert comment.notes.count() == 0

    def test_of_every_other_form_gives_back_its_words(self):
        for address, name in (
            (reverse("admin:newsroom_site_change", args=[1]), "tagline"),
            (reverse("admin:newsroom_user_add"), "first_name"),
            (reverse("admin:articles_author_add"), "role"),
            (reverse("admin:articles_section_add"), "description"),
            (reverse("admin:articles_tag_add"), "name"),
            (reverse("admin:comments_thread_add"), "address"),
        ):
            self.texts_returned(
                address, {name: "Words that nobody types twice"}, "Words that nobody types twice"
            )

    def test_with_a_file_gives_back_its_words(self):
        file = SimpleUploadedFile("harbour.jpg", cast.picture(), content_type="image/jpeg")
        words = {"file": file, "caption": "Boats\nat dawn"}
        self.texts_returned(reverse("admin:articles_photo_add"), words, "Boats\nat dawn")

    def test_lets_no_word_break_out_of_the_page(self):
        answer = self.texts_returned(ADD, {"</label><script>": "</textarea><script>alert(1)</script>"})
        self.assertNotContains(answer, "<script>alert", status_code=403)
        self.assertNotContains(answer, "</label><script>", status_code=403)

    def test_that_is_no_longer_theirs_gives_the_words_back_too(self):
        reporter = Client()
        reporter.force_login(cast.user("Reporter"))
        answer = reporter.post(form_data.change(self.story), form_data.article("Words typed too late"))
        self.assertContains(answer, "This is not open to you", status_code=403)
        self.assertContains(answer, "readonly>Words typed too late</textarea>", status_code=403)
        assert "readonly" not in reporter.get(self.act("retract")).text

    def test_shows_no_password(self):
        for address in (reverse("account_login"), reverse("account_change_password"), ADD):
            words = {
                "login": "ada",
                "password": "press day",
                "oldpassword": "press day",
                "password1": "press day",
            }
            answer = self.client.post(address, words)
            self.assertNotContains(answer, "press day", status_code=403)

    def test_that_nobody_can_read_is_refused_in_words(self):
        kind = "application/x-www-form-urlencoded; charset=utf-7"
        answer = self.client.post(ADD, b"headline=+AGE-", content_type=kind)
        self.assertContains(answer, "<h1", status_code=answer.status_code)
        assert answer.status_code in (400, 403)
