"""What will change for readers, shown before something public is published anew."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Article
from tests import cast
from tests.desk.test_fix import BODY


class ThePublishPage(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)
        self.story = cast.published("Rain", by=self.editor, body=BODY)
        self.address = reverse("admin:articles_article_publish", args=[self.story.pk])

    def save(self, **words):
        Article.objects.filter(pk=self.story.pk).update(**words)
        Article.objects.get().save_revision(by=self.editor)

    def posted(self, page, **typed):
        """The form of the page as it was shown, with what was typed."""
        shown = page.context["shown"]
        return {"revision": shown.revision, "running": shown.running or "", "_go": "1", **typed}

    def test_shows_the_change_and_has_the_kind_chosen(self):
        self.save(body=BODY.replace("raned", "rained"))
        page = self.client.get(self.address)
        self.assertContains(page, "What will change for readers")
        self.assertContains(page, "<del>raned.</del><ins>rained.</ins>", html=True)
        self.assertContains(page, '<option value="silent" selected>')

    def test_chooses_nothing_where_a_number_changes_and_says_why(self):
        self.save(body=BODY.replace("14", "41"))
        page = self.client.get(self.address)
        self.assertContains(page, "A number changes: 14 → 41.")
        self.assertContains(page, '<option value="" selected>')

    def test_asks_once_of_a_silent_fix_whether_it_is_a_correction(self):
        self.save(body=BODY.replace("14", "41"))
        typed = self.posted(self.client.get(self.address), kind="silent")
        asked = self.client.post(self.address, typed)
        self.assertContains(asked, "is this a correction?", status_code=422)
        self.assertContains(asked, 'name="asked_kind" value="silent"', status_code=422)
        assert self.story.editions.count() == 1
        assert self.client.post(self.address, typed | {"asked_kind": "silent"}).status_code == 302
        assert self.story.current.kind == "silent"

    def test_names_known_authors_and_tags_in_any_case(self):
        cast.author("Mona Reyes")
        self.save(body=BODY.replace("Nobody left", "There sat mona, alone"))
        self.story.publish(by=self.editor, kind="update")
        self.save(body=BODY.replace("Nobody left", "There sat mina, alone"))
        self.assertContains(self.client.get(self.address), "A name changes: mona → mina.")

    def test_shows_nothing_of_the_kind_before_the_first_publication(self):
        draft = cast.draft("Draft", by=self.editor)
        page = self.client.get(reverse("admin:articles_article_publish", args=[draft.pk]))
        self.assertNotContains(page, "What will change for readers")
