"""The library in the dialog of the article form: search, upload, the offer of a credit."""

from datetime import timedelta

import time_machine
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from articles.admin import library
from articles.models import Photo
from tests import cast
from tests.desk import form_data
from tests.photos import files

NOON = "2026-03-02 12:00:00+00:00"
WIRE = files.xmp(
    files.alternative("dc:description", x_default="The harbour at dawn (Mia Lens/Example Wire)")
    + files.alternative("Iptc4xmpCore:AltTextAccessibility", x_default="Boats in grey water")
    + files.sequence("dc:creator", "Mia Lens")
)


class Dialog(TestCase):
    def setUp(self):
        self.reporter = cast.user("Reporter")
        self.client.force_login(self.reporter)

    def search(self, **words):
        return self.client.get(reverse("admin:articles_photo_library"), words)

    def upload(self, data, name="picture.jpg"):
        file = SimpleUploadedFile(name, data, content_type="image/jpeg")
        return self.client.post(reverse("admin:articles_photo_upload"), {"file": file})

    def captions(self, response):
        return [photo.caption for photo in response.context["photos"]]


@time_machine.travel(NOON, tick=False)
class Searching(Dialog):
    def test_shows_the_newest_first(self):
        for days, caption in ((3, "Oldest"), (1, "Newest"), (2, "Middle")):
            cast.photo(caption, uploaded_at=timezone.now() - timedelta(days=days))
        assert self.captions(self.search()) == ["Newest", "Middle", "Oldest"]

    def test_finds_words_of_caption_credit_and_the_people_in_it(self):
        cast.photo("The harbour", credit="Mia Lens", alt="", embedded='{"people": ["Ada Pilot"]}')
        cast.photo("The market", credit="Ben Shutter", alt="")
        for words in ("HARBOUR", "mia", "pilot", "lens harbour", "ada  mia"):
            assert self.captions(self.search(q=words)) == ["The harbour"], words
        assert self.captions(self.search(q="harbour shutter")) == []

    def test_says_that_nothing_was_found(self):
        self.assertContains(self.search(q="<nowhere>"), "No photograph with “&lt;nowhere&gt;”.")
        self.assertContains(self.search(), "Upload the first photograph.")

    def test_goes_on_where_a_page_ends_without_losing_any(self):
        for number in range(library.PAGE + 2):
            cast.photo(f"Number {number}")
        first = self.search()
        then = self.search(before=str(first.context["before"]))
        shown = self.captions(first) + self.captions(then)
        assert len(set(shown)) == library.PAGE + 2
        assert "before" not in then.context

    def test_begins_anew_where_the_place_makes_no_sense(self):
        cast.photo("The harbour")
        for before in ("x", "2026-13-99T99:99:99.000000Z~1", "\x00", "9" * 500):
            assert self.captions(self.search(before=before)) == ["The harbour"]

    def test_survives_whatever_is_typed(self):
        for words in ("\x00", "%", "' OR 1=1 --", "w " * 5000, "⚓"):
            assert self.search(q=words).status_code == 200

    def test_says_whose_rights_have_ended_and_offers_it_no_more(self):
        ended = cast.photo("The quay", rights_until=timezone.now() - timedelta(days=1))
        response = self.search()
        self.assertContains(response, "Rights ended 1 March 2026")
        self.assertContains(
            response, f'<input type="radio" name="photo" value="{ended.pk}" disabled>', html=True
        )

    def test_says_which_has_no_credit(self):
        cast.photo("The quay", credit="")
        self.assertContains(self.search(), "No credit")

    def test_escapes_the_words_of_the_library(self):
        cast.photo('"><script>alert(1)</script>')
        self.assertNotContains(self.search(), "<script>")


class Uploading(Dialog):
    def test_takes_a_photograph_in_with_what_its_file_says(self):
        response = self.upload(files.picture((400, 300), xmp=WIRE))
        photo = Photo.objects.get()
        assert response.status_code == 201
        assert (photo.caption, photo.credit) == ("The harbour at dawn", "Mia Lens/Example Wire")
        assert (photo.photographer, photo.alt) == ("Mia Lens", "Boats in grey water")
        assert photo.uploaded_by == self.reporter
        self.assertContains(response, f'data-photo="{photo.pk}"', status_code=201)
        self.assertContains(response, 'data-credit="Mia Lens/Example Wire"', status_code=201)

    def test_says_that_the_library_has_it_and_keeps_it_once(self):
        known = Photo.accept(files.file(files.picture()), by=None, caption="The harbour")
        response = self.upload(files.picture())
        assert response.status_code == 200
        self.assertContains(response, "already in the library")
        self.assertContains(response, f'data-photo="{known.pk}"')
        assert Photo.objects.count() == 1

    def test_refuses_in_words_what_is_no_picture(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
        for data, words in (
            (b"Some text.", "not a picture we can show"),
            (svg, "not a picture we can show"),
            (b"", "This file is empty"),
            (files.two_coloured((600, 400))[:900], "damaged or cut off"),
        ):
            response = self.upload(data)
            self.assertContains(response, words, status_code=422)
        assert not Photo.objects.exists()

    @override_settings(PHOTO_MAX_PIXELS=1000)
    def test_refuses_a_bomb_before_it_is_decoded(self):
        response = self.upload(files.picture((60, 40), format="PNG"))
        self.assertContains(response, "megapixels. Export it smaller", status_code=422)

    @override_settings(PHOTO_MAX_BYTES=1024)
    def test_refuses_what_is_too_heavy(self):
        response = self.upload(files.picture((900, 900)))
        self.assertContains(response, "Export it smaller, then upload it again.", status_code=422)

    def test_without_a_file_asks_for_one(self):
        response = self.client.post(reverse("admin:articles_photo_upload"), {"file": "no file"})
        self.assertContains(response, "Choose a picture to upload.", status_code=422)

    def test_is_no_page_to_open(self):
        assert self.client.get(reverse("admin:articles_photo_upload")).status_code == 405


class Describing(Dialog):
    def describe(self, photo, **words):
        return self.client.post(reverse("admin:articles_photo_words", args=[photo.pk]), words)

    def test_fills_what_the_library_lacks_and_changes_nothing_else(self):
        self.upload(files.picture((400, 300), xmp=WIRE.replace(b"Boats in grey water", b"")))
        photo = Photo.objects.get()
        assert self.describe(photo, caption="Mine", alt="Boats").status_code == 204
        photo.refresh_from_db()
        assert (photo.caption, photo.alt) == ("The harbour at dawn", "Boats")

    def test_is_for_who_took_it_in_and_for_those_who_may_change_it(self):
        photo = Photo.accept(files.file(files.picture()), by=cast.user("Reporter"))
        assert self.describe(photo, caption="Not mine").status_code == 403
        self.client.force_login(cast.user("Editor"))
        assert self.describe(photo, caption="The quay").status_code == 204
        photo.refresh_from_db()
        assert photo.caption == "The quay"

    def test_refuses_words_that_do_not_fit(self):
        photo = Photo.accept(files.file(files.picture()), by=self.reporter)
        assert self.describe(photo, credit="x" * 201).status_code == 422
        assert self.describe(photo, caption="The\x0bquay").status_code == 422


class OfferingCredit(Dialog):
    def offer(self, words):
        return self.client.get(reverse("admin:articles_photo_credit"), {"words": words})

    def test_names_who_stands_in_the_bracket(self):
        response = self.offer("(Mia Lens/Example Wire)")
        self.assertContains(response, "Take “Mia Lens/Example Wire” as the credit?")

    def test_is_silent_where_the_bracket_names_nobody(self):
        for words in ("", "(left)", "(2019)", "No bracket", "\x00"):
            assert self.offer(words).status_code == 204, words

    def test_escapes_what_it_offers(self):
        response = self.offer("(Photo by <b onclick=alert(1)>Mia</b>)")
        assert response.status_code == 204 or b"<b " not in response.content


class Rights(Dialog):
    def test_a_moderator_finds_and_takes_in_nothing(self):
        self.client.force_login(cast.user("Moderator"))
        assert self.search().status_code == 403
        assert self.upload(files.picture()).status_code == 403
        assert not Photo.objects.exists()

    def test_who_may_only_look_does_not_upload(self):
        permission = "articles.view_photo"
        person = cast.user(is_staff=True)
        person.user_permissions.add(permission_of(permission))
        self.client.force_login(person)
        assert self.search().status_code == 200
        assert self.upload(files.picture()).status_code == 403


def permission_of(name):
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


class Form(Dialog):
    def test_says_the_limit_before_anything_is_sent(self):
        response = self.client.get(reverse("admin:articles_article_add"))
        self.assertContains(response, f'data-limit="{settings.PHOTO_MAX_BYTES}"')
        self.assertContains(response, "at most 20 MB")

    def test_shows_again_what_was_chosen_before_a_refusal(self):
        story, photo = cast.article(by=self.reporter), cast.photo("The quay", alt="A quay")
        row = {"photo": photo.pk, "position": 0, "caption": "The quay, empty"}
        posted = form_data.article(section=story.section, opened=0) | placement_row(row)
        story.save_revision(by=cast.user("Editor"))
        answer = self.client.post(form_data.change(story), posted)
        self.assertContains(answer, "saved this article")
        self.assertContains(answer, f'data-photo="{photo.pk}" data-caption="The quay"')
        self.assertContains(answer, "The quay, empty</textarea>")

    def test_survives_numbers_of_photographs_that_are_none(self):
        story = cast.article(by=self.reporter)
        for number in ("x", "-1", "0", "9" * 40, "\x00", "²"):
            posted = form_data.article(section=story.section, opened=0) | placement_row(
                {"photo": number, "position": 0}
            )
            answer = self.client.post(form_data.change(story), posted)
            assert answer.context["inline_admin_formsets"][1].formset.errors[0]["photo"], number

    def test_leaves_words_to_the_library_that_are_the_librarys(self):
        story, photo = (
            cast.article(by=self.reporter),
            cast.photo("One line\nAnother", credit="Mia Lens"),
        )
        row = {
            "photo": photo.pk,
            "caption": "One line\r\nAnother",
            "credit": "Mia Lens",
            "alt": "Other",
        }
        self.client.post(
            form_data.change(story), form_data.article(section=story.section, opened=0) | placement_row(row)
        )
        stored = story.placements.get()
        assert (stored.caption, stored.credit, stored.alt) == ("", "", "Other")


def placement_row(row):
    """One new row of a photograph, as it is posted."""
    posted = {f"placements-0-{name}": value for name, value in row.items()}
    return posted | {"placements-TOTAL_FORMS": 1, "placements-INITIAL_FORMS": 0}
