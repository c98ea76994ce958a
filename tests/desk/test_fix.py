"""The page that fixes what readers have: text, comparison, question, and what comes of it."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests import cast

BODY = "<p>It raned.</p><p>Nobody left.</p><p>It cost 14 million.</p>"


class Page(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)
        self.story = cast.published("Rain", by=self.editor, body=BODY, standfirst="It is late.")
        self.address = reverse("admin:articles_article_fix", args=[self.story.pk])

    def save(self, **words):
        """Save the working copy with other words."""
        Article.objects.filter(pk=self.story.pk).update(**words)
        Article.objects.get(pk=self.story.pk).save_revision(by=self.editor)

    def typed(self, **words):
        """The form as a browser posts it."""
        form = self.client.get(self.address).context["form"]
        fields = {field.name: field.value() or "" for field in form}
        return fields | {"edition": form.edition.pk, "idempotency_key": "", "_publish": "1"} | words

    def post(self, data):
        return self.client.post(self.address, data)

    def confirm(self, kind="silent", **words):
        """Type, look at the comparison, and publish it."""
        typed = self.typed(**words)
        shown = self.post(typed)
        assert shown.status_code == 200, shown.context["form"].errors
        also = {field.html_name: "on" for field in shown.context["how"] if field.name.startswith("also")}
        return self.post(typed | also | {"_confirm": "1", "how-kind": kind})


class ATypingError(Page):
    def test_is_fixed_in_two_presses_and_leads_to_where_readers_are(self):
        answer = self.confirm(body=BODY.replace("raned", "rained"))
        assert answer.url == self.story.current.get_absolute_url()
        assert self.story.current.body == BODY.replace("raned", "rained")
        assert "It rained" in self.client.get(answer.url).content.decode()

    def test_is_suggested_as_a_silent_fix_with_the_reason(self):
        page = self.post(self.typed(body=BODY.replace("raned", "rained")))
        self.assertContains(page, 'value="silent" id="id_how-kind_0" required checked')
        self.assertContains(page, "Small, and no number, date, name or quotation is touched.")
        self.assertContains(page, "<del>raned.</del><ins>rained.</ins>", html=True)
        assert self.story.editions.count() == 1

    def test_is_still_in_the_form_after_going_back(self):
        page = self.post(self.typed(body="<p>It rained.</p>", _edit="1"))
        assert page.context["form"]["body"].value() == "<p>It rained.</p>"

    def test_sent_twice_is_fixed_once(self):
        typed = self.typed(headline="Hail") | {"_confirm": "1", "how-kind": "silent"}
        typed["idempotency_key"] = "6f1c4d0e-6d7c-4b8e-9d55-1c8f4d3e2a10"
        assert {self.post(typed).url for _ in range(3)} == {self.story.current.get_absolute_url()}
        assert self.story.editions.count() == 2


class ANumber(Page):
    def test_preselects_nothing_and_says_why(self):
        page = self.post(self.typed(body=BODY.replace("14", "41")))
        self.assertNotContains(page, "checked")
        self.assertContains(page, "A number changes: 14 → 41.")

    def test_fixed_in_silence_asks_once_whether_it_is_a_correction(self):
        typed = self.typed(body=BODY.replace("14", "41")) | {"_confirm": "1", "how-kind": "silent"}
        asked = self.post(typed)
        self.assertContains(asked, "is this a correction?", status_code=422)
        self.assertContains(asked, 'name="asked" value="silent"', status_code=422)
        assert self.story.editions.count() == 1
        assert self.post(typed | {"asked": "silent"}).status_code == 302
        assert self.story.current.kind == "silent"

    def test_corrected_is_not_asked_but_needs_a_note(self):
        typed = self.typed(body=BODY.replace("14", "41")) | {"_confirm": "1", "how-kind": "correction"}
        self.assertContains(self.post(typed), "Tell readers what was changed and why.", status_code=422)
        assert self.post(typed | {"how-note": "It cost 41 million."}).status_code == 302
        assert self.story.current.note == "It cost 41 million."

    def test_without_a_kind_is_refused_beside_the_choice(self):
        page = self.post(self.typed(body=BODY.replace("14", "41")) | {"_confirm": "1"})
        self.assertContains(page, "Say what kind of change this is.", status_code=422)


class WhileMoreIsWritten(Page):
    def setUp(self):
        super().setUp()
        self.save(body=BODY + "<p>Zebra, scheduled.</p>")
        self.story = Article.objects.get()
        at = timezone.now() + timedelta(hours=2)
        self.waiting = self.story.schedule(by=self.editor, kind="update", at=at)
        self.save(headline="Walrus, half-written")

    def test_readers_get_the_fix_and_nothing_else(self):
        answer = self.confirm(body=BODY.replace("raned", "rained"))
        seen = [answer.url, "/", "/feed/", "/search/?q=rained", f"/{self.story.section.slug}/"]
        for address in seen:
            text = self.client.get(address).content.decode()
            assert "Zebra" not in text, address
            assert "Walrus" not in text, address
        assert "Rain" in self.client.get("/search/?q=rained").content.decode()
        assert "It rained." in self.client.get(answer.url).content.decode()
        for word in ("zebra", "walrus"):
            assert "Rain" not in self.client.get(f"/search/?q={word}").content.decode().partition("<main")[2]
        copy = Article.objects.get()
        assert copy.headline == "Walrus, half-written"
        assert copy.body == BODY.replace("raned", "rained") + "<p>Zebra, scheduled.</p>"

    def test_the_scheduled_version_gets_it_unless_that_is_unticked(self):
        page = self.post(self.typed(body=BODY.replace("raned", "rained")))
        self.assertContains(page, "Also in the version due")
        self.assertContains(
            page, f'name="how-also-{self.waiting.pk}" id="id_how-also-{self.waiting.pk}" checked'
        )
        typed = self.typed(body=BODY.replace("raned", "rained")) | {"_confirm": "1", "how-kind": "silent"}
        self.post(typed)
        assert "raned" in self.story.editions.scheduled().get().body
        self.confirm(standfirst="It is very late.")
        assert self.story.editions.scheduled().get().standfirst == "It is very late."

    def test_the_page_says_which_text_is_open(self):
        page = self.client.get(self.address)
        self.assertContains(page, "You fix what readers have")
        self.assertContains(page, "Go on writing the next version")
        assert page.context["form"]["headline"].value() == "Rain"


class Collisions(Page):
    def test_typed_words_are_brought_into_a_newer_version(self):
        typed = self.typed(standfirst="It is very late.")
        self.confirm(headline="Hail")
        page = self.post(typed)
        self.assertContains(page, "has been brought into it", status_code=422)
        form = page.context["form"]
        assert (form["headline"].value(), form["standfirst"].value()) == ("Hail", "It is very late.")

    def test_a_passage_that_both_changed_is_kept_as_typed_and_said(self):
        typed = self.typed(headline="Snow")
        self.confirm(headline="Hail")
        page = self.post(typed | {"_confirm": "1", "how-kind": "silent"})
        self.assertContains(page, "changes a passage that you changed, too", status_code=422)
        assert page.context["form"]["headline"].value() == "Snow"
        assert self.story.current.headline == "Hail"

    def test_typed_words_do_not_reach_another_photograph(self):
        typed = self.typed(headline="Snow", **{"photo-0-caption": "Boats of old"})
        self.story.placements.update(photo=cast.photo("A train", sha256="c" * 64))
        Article.objects.get().save_revision(by=self.editor)
        Article.objects.get().publish(by=self.editor, kind="update")
        form = self.post(typed).context["form"]
        assert (form["headline"].value(), form["photo-0-caption"].value()) == ("Snow", "A train")

    def test_a_passage_of_the_next_version_is_settled_later(self):
        self.save(headline="Storm")
        answer = self.confirm(headline="Hail")
        desk = reverse("admin:articles_article_change", args=[self.story.pk])
        assert answer.url == desk
        self.assertContains(self.client.get(desk), "1 passage of the next version reads otherwise")
        conflicts = reverse("admin:articles_article_conflicts", args=[self.story.pk])
        self.assertContains(self.client.get(desk), conflicts)
        page = self.client.get(conflicts)
        self.assertContains(page, "<ins>Storm</ins>", html=True)
        row = self.story.fix_conflicts.get()
        assert self.client.post(conflicts, {}).status_code == 422
        assert self.client.post(conflicts, {f"take-{row.pk}": "fix"}).url == desk
        assert Article.objects.get().headline == "Hail"
        self.assertNotContains(self.client.get(desk), conflicts)


class Refusals(Page):
    def test_of_an_unchanged_text(self):
        self.assertContains(self.post(self.typed()), "Nothing is changed yet.", status_code=422)

    def test_of_a_missing_headline_at_its_field(self):
        page = self.post(self.typed(headline=""))
        assert page.status_code == 422
        assert "headline" in page.context["form"].errors

    def test_of_a_photograph_taken_out_of_the_text(self):
        self.story.placements.create(photo=cast.photo(sha256="b" * 64), position=1)
        self.save(body=BODY + '<figure data-slot="1"></figure>')
        Article.objects.get().publish(by=self.editor, kind="update")
        page = self.post(self.typed(body=BODY))
        assert "photographs in the text" in str(page.context["form"].errors["body"])

    def test_of_broken_keys_and_endless_words(self):
        for words in (
            {"edition": "x" * 30},
            {"edition": "9" * 40},
            {"headline": "x" * 1000},
            {"body": "x" * 300_001},
        ):
            assert self.post(self.typed(headline="Hail") | words).status_code == 422

    def test_of_a_story_that_readers_cannot_read(self):
        self.story.unpublish(by=self.editor)
        answer = self.client.get(self.address)
        assert answer.url == reverse("admin:articles_article_change", args=[self.story.pk])

    def test_for_somebody_who_may_not_correct(self):
        self.client.force_login(cast.user("Reporter"))
        assert self.client.get(self.address).status_code == 403
        assert self.client.post(self.address, {"_confirm": "1"}).status_code == 403


class Captions(Page):
    def test_are_fixed_here_and_in_the_next_version(self):
        self.confirm(kind="silent", **{"photo-0-alt": "Boats at night"})
        assert self.story.current.photos.get().alt == "Boats at night"
        assert self.story.placements.get().alt == "Boats at night"
        assert self.story.current.photos.get().inherits_caption


class TheList(Page):
    def test_leads_to_both_texts_once_they_differ(self):
        listed = reverse("admin:articles_article_changelist")
        self.assertNotContains(self.client.get(listed), self.address)
        self.save(headline="Walrus, half-written")
        self.assertContains(self.client.get(listed), f'href="{self.address}"')
        self.client.force_login(cast.user("Reporter"))
        self.assertContains(self.client.get(listed), "Walrus")
        self.assertNotContains(self.client.get(listed), self.address)
