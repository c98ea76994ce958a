"""Saving in place: the form's own page answers a script with what it has to know for the next save."""

from uuid import uuid4

from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Byline
from tests import cast
from tests.desk import form_data

ADD = reverse("admin:articles_article_add")
JSON = {"accept": "application/json"}


class InPlace(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", all_sections=True)
        self.client.force_login(self.editor)

    def save(self, address, data):
        return self.client.post(address, data, headers=JSON)

    def write(self, story=None, **words):
        opened = {"opened": story.latest_revision.number} if story else {}
        section = story.section if story else None
        words = {"idempotency_key": str(uuid4()), "section": section, **opened, **words}
        return self.save(form_data.change(story) if story else ADD, form_data.article(**words))


class Saving(InPlace):
    def test_a_new_article_tells_its_address_and_what_the_next_save_needs(self):
        said = self.write(headline=" Rain  over the harbour ", tags="Rain,,Quay").json()
        story = Article.objects.get()
        assert said["address"] == form_data.change(story)
        assert said["values"]["opened"] == "1"
        assert said["values"]["headline"] == "Rain over the harbour"
        assert said["values"]["tags"] == "Quay, Rain"
        assert "body" not in said["values"]
        assert "Where it stands" in said["fragments"]["status"]
        assert f"/{story.pk}/preview/" in said["fragments"]["links"]
        again = form_data.article(
            "Rain, and wind", opened=said["values"]["opened"], idempotency_key=said["key"]
        )
        assert self.save(said["address"], again).status_code == 200
        story.refresh_from_db()
        assert (story.headline, story.revisions.count(), Article.objects.count()) == ("Rain, and wind", 2, 1)

    def test_tells_nothing_to_the_next_page(self):
        said = self.write().json()
        assert said["warnings"] == []
        self.assertNotContains(self.client.get(said["address"]), "Readers see nothing of it")

    def test_names_the_rows_by_the_places_they_were_posted_under(self):
        ada, bo = cast.author(), cast.author("Bo Ferry")
        story = cast.draft(by=self.editor)
        story.bylines.all().delete()
        old = Byline.objects.create(article=story, author=ada, position=1)
        story.save_revision(by=self.editor)
        rows = {
            "bylines-TOTAL_FORMS": 2, "bylines-INITIAL_FORMS": 1,
            "bylines-0-id": old.pk, "bylines-0-article": story.pk, "bylines-0-author": ada.pk,
            "bylines-0-DELETE": "on", "bylines-1-author": bo.pk, "bylines-1-position": 1,
        }  # fmt: skip
        words = (
            form_data.article(
                section=story.section, opened=story.latest_revision.number, idempotency_key=str(uuid4())
            )
            | rows
        )
        first = self.save(form_data.change(story), words).json()
        new = story.bylines.get()
        assert first["rows"] == {"bylines-0": None, "bylines-1": new.pk}
        # The answer was lost on its way, and the script sends the same again.
        again = self.save(form_data.change(story), words).json()
        assert again["rows"] == first["rows"]
        assert (again["values"]["opened"], story.bylines.get()) == (first["values"]["opened"], new)

    def test_any_form_of_the_desk_is_saved_in_place(self):
        self.client.force_login(cast.user("Chief"))
        author, site = cast.author(), reverse("admin:newsroom_site_change", args=[1])
        addresses = {
            reverse("admin:articles_author_change", args=[author.pk]): {"role": "Reporter"},
            site: {"tagline": "Every day"},
        }
        for address, typed in addresses.items():
            form = self.client.get(address).context["adminform"].form
            filled = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
            said = self.save(
                address, filled | typed | {"_continue": "", "idempotency_key": str(uuid4())}
            ).json()
            assert said["address"] == address
            (name,) = typed
            assert said["values"][name] == typed[name]

    def test_a_browser_is_answered_as_before(self):
        answer = self.client.post(ADD, form_data.article(), headers={"accept": "text/html,*/*;q=0.8"})
        assert answer.status_code == 302


class Refusals(InPlace):
    def test_name_each_field(self):
        answer = self.write(language="?!", **{"related-TOTAL_FORMS": 1, "related-0-address": "nowhere"})
        errors = answer.json()["errors"]
        assert answer.status_code == 422
        assert errors["language"] == ["Write the language as a code, like “ar” or “pt-BR”."]
        assert "related-0-address" in errors
        assert not Article.objects.exists()

    def test_are_said_once_and_can_be_mended_with_the_same_key(self):
        key = str(uuid4())
        refused = self.write(language="?!", idempotency_key=key).json()
        assert refused["key"] == key
        assert self.write(language="de", idempotency_key=key).status_code == 200
        assert Article.objects.get().language == "de"

    def test_tell_who_saved_meanwhile_and_offer_to_save_over_it(self):
        story = cast.draft(by=self.editor)
        opened = story.latest_revision.number
        story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First"))
        story.headline = "As Ada saved it"
        story.save()
        story.save_revision(by=cast.user("Editor", first_name="Ada", last_name="First", username="ada"))
        answer = self.write(story, headline="Mine", opened=opened)
        assert answer.status_code == 422
        assert "Ada First saved this article" in answer.json()["errors"]["__all__"][0]
        assert 'name="over"' in answer.json()["fragments"]["conflict"]
        number = story.latest_revision.number
        saved = self.write(story, headline="Mine", opened=opened, over=number)
        assert saved.status_code == 200
        assert 'name="over"' not in saved.json()["fragments"]["conflict"]

    def test_escape_what_was_typed(self):
        said = self.write(language="<b>x</b>").json()
        assert "<b>" not in "".join(said["errors"]["language"])

    def test_of_who_may_not_change_it_stay_as_they_are(self):
        story = cast.draft(by=self.editor, section=cast.section("World"))
        self.client.force_login(cast.user("Reporter", sections=[cast.section("Sport")]))
        assert self.write(story).status_code == 403
