"""The library of photographs at the desk."""

from datetime import timedelta

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Photo
from tests import cast
from tests.photos import files

NOON = "2026-03-02 12:00:00+00:00"
ADD = "admin:articles_photo_add"
FOCUS = {"focal_x": "0.5", "focal_y": "0.5"}


def upload(data, name="picture.jpg"):
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


@time_machine.travel(NOON)
class Desk(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)

    def add(self, data, **words):
        return self.client.post(reverse(ADD), {"file": upload(data), **FOCUS, **words}, follow=True)

    def change(self, photo, **words):
        stored = {name: getattr(photo, name) for name in ("caption", "credit", "alt", "focal_x", "focal_y")}
        url = reverse("admin:articles_photo_change", args=[photo.pk])
        return self.client.post(url, stored | words, follow=True)


class Uploading(Desk):
    def test_blank_words_are_filled_by_the_file_and_shown(self):
        inner = files.alternative("dc:description", x_default="The harbour (Mia Lens/Example Wire)")
        response = self.add(files.picture((400, 300), xmp=files.xmp(inner)), alt="Boats")
        photo = Photo.objects.get()
        assert (photo.caption, photo.credit, photo.alt) == ("The harbour", "Mia Lens/Example Wire", "Boats")
        assert photo.uploaded_by == self.editor
        self.assertRedirects(response, reverse("admin:articles_photo_change", args=[photo.pk]))
        self.assertContains(response, "The file itself said: caption, credit.")
        self.assertContains(response, "The harbour (Mia Lens/Example Wire)")

    def test_the_edge_is_a_focal_point_too(self):
        self.add(files.picture((400, 300)), focal_x="0", focal_y="1", rights_until="2026-04-01T12:00")
        photo = Photo.objects.get()
        assert (photo.focal_x, photo.focal_y) == (0, 1)
        assert photo.rights_until.isoformat() == "2026-04-01T12:00:00+00:00"

    def test_a_reporter_may_upload_and_then_look(self):
        self.client.force_login(cast.user("Reporter"))
        response = self.add(files.picture((400, 300)), caption="The harbour")
        assert Photo.objects.get().caption == "The harbour"
        self.assertNotContains(response, 'name="caption"')
        self.assertContains(response, "The harbour")

    def test_a_moderator_may_not(self):
        self.client.force_login(cast.user("Moderator"))
        assert self.add(files.picture()).status_code == 403
        assert not Photo.objects.exists()

    def test_refusals_stand_at_the_field_and_what_was_typed_is_kept(self):
        for data, words in (
            (b"<svg/>", "not a picture we can show"),
            (b"", "This file is empty"),
            (files.two_coloured((600, 400))[:900], "damaged or cut off"),
        ):
            response = self.add(data, caption="Typed before")
            assert response.status_code == 200
            assert words in " ".join(response.context["adminform"].form.errors["file"])
            self.assertContains(response, "Typed before")
        assert not Photo.objects.exists()

    def test_a_form_without_a_file_asks_for_one(self):
        response = self.client.post(reverse(ADD), FOCUS)
        self.assertContains(response, "Choose a picture to upload.")

    def test_a_file_of_the_library_leads_to_its_photograph(self):
        data = files.picture()
        known = Photo.accept(files.file(data), by=None, caption="The harbour")
        response = self.add(data, caption="Typed before")
        there = reverse("admin:articles_photo_change", args=[known.pk])
        self.assertContains(response, f'The library has this file already: <a href="{there}">The harbour</a>')
        assert Photo.objects.count() == 1

    def test_control_characters_are_refused(self):
        response = self.add(files.picture(), caption="The\x0bharbour")
        self.assertContains(response, "invisible control character")
        assert not Photo.objects.exists()

    def test_a_focal_point_outside_is_refused(self):
        for value in ("7", "-1", "nan", "x", ""):
            response = self.add(files.picture(), focal_x=value)
            assert response.context["adminform"].form.errors["focal_x"], value
        assert not Photo.objects.exists()

    def test_metadata_is_printed_and_never_run(self):
        inner = files.alternative("dc:description", x_default="&lt;script&gt;alert(1)&lt;/script&gt;")
        response = self.add(files.picture(xmp=files.xmp(inner)))
        self.assertNotContains(response, "<script>alert(1)")
        self.assertContains(response, "&lt;script&gt;alert(1)")


class Changing(Desk):
    def setUp(self):
        super().setUp()
        words = {"caption": "The harbor", "credit": "M. Lens", "alt": "Boats"}
        self.photo = Photo.accept(files.file(files.picture((400, 300))), by=None, **words)
        self.story = cast.article(by=self.editor)
        self.story.placements.create(photo=self.photo)

    def test_new_words_go_to_every_page_that_inherits_them(self):
        self.story.publish(by=self.editor)
        response = self.change(self.photo, caption="The harbour", credit="Mia Lens")
        self.assertContains(response, "now stand on 1 of our pages")
        row = self.story.current.photos.get()
        assert (row.caption, row.credit) == ("The harbour", "Mia Lens")
        assert self.story.current.made_by == self.editor

    def test_rights_and_focal_point_change_without_an_edition(self):
        self.story.publish(by=self.editor)
        self.change(self.photo, rights_until="2026-04-01T12:00", focal_x="0.25", agency="Example Wire")
        self.photo.refresh_from_db()
        assert self.photo.rights_until.isoformat() == "2026-04-01T12:00:00+00:00"
        assert (self.photo.focal_x, self.photo.agency) == (0.25, "Example Wire")
        assert self.story.editions.count() == 1

    def test_what_is_untouched_stays_untouched(self):
        self.story.publish(by=self.editor)
        self.change(self.photo)
        assert self.story.editions.count() == 1

    def test_the_page_says_where_it_is_used_and_what_the_file_says(self):
        url = reverse("admin:articles_photo_change", args=[self.photo.pk])
        self.assertContains(self.client.get(url), "Council votes for the harbour</a>, not public")
        self.story.publish(by=self.editor)
        response = self.client.get(url)
        self.assertContains(response, "Council votes for the harbour</a>, public")
        self.assertContains(response, "400 × 300 pixels")

    def test_headlines_of_other_sections_stay_there(self):
        self.client.force_login(cast.user("Reporter", sections=[cast.section("Sport")]))
        response = self.client.get(reverse("admin:articles_photo_change", args=[self.photo.pk]))
        self.assertNotContains(response, "Council votes for the harbour")
        self.assertContains(response, "In other sections: 1.")

    def test_nothing_deletes_a_photograph(self):
        url = reverse("admin:articles_photo_delete", args=[self.photo.pk])
        assert self.client.post(url, {"post": "yes"}).status_code == 403
        assert Photo.objects.filter(pk=self.photo.pk).exists()

    def test_the_file_itself_cannot_be_exchanged(self):
        before = self.photo.file.name
        url = reverse("admin:articles_photo_change", args=[self.photo.pk])
        self.client.post(url, {"caption": "x", **FOCUS, "file": upload(files.picture((10, 10)))})
        self.photo.refresh_from_db()
        assert self.photo.file.name == before and self.photo.width == 400


class ClosingBracket(Desk):
    """A caption that ends in a credit is asked about, never changed unasked."""

    CAPTION = "The harbour at dawn (Mia Lens/Example Wire)"

    def setUp(self):
        super().setUp()
        self.photo = Photo.accept(files.file(files.picture((400, 300))), by=None, caption="The harbour")

    def reload(self):
        self.photo.refresh_from_db()
        return self.photo.caption, self.photo.credit

    def test_is_offered_before_anything_is_stored(self):
        response = self.change(self.photo, caption=self.CAPTION)
        self.assertContains(response, "The caption ends in “(Mia Lens/Example Wire)”. Is that the credit?")
        self.assertContains(response, 'type="radio" name="bracket" value="take"')
        self.assertContains(response, self.CAPTION)
        shown = response.context["adminform"].model_admin.thumbnail(self.photo)
        self.assertContains(response, shown, html=True)
        assert self.reload() == ("The harbour", "")

    def test_becomes_the_credit_when_it_is_taken(self):
        self.change(self.photo, caption=self.CAPTION, bracket="take")
        assert self.reload() == ("The harbour at dawn", "Mia Lens/Example Wire")

    def test_stays_when_it_is_left_and_is_not_asked_about_again(self):
        self.change(self.photo, caption=self.CAPTION, bracket="leave")
        assert self.reload() == (self.CAPTION, "")
        self.assertNotContains(self.change(self.photo, agency="Example Wire"), "Is that the credit?")

    def test_is_not_asked_about_beside_a_credit_or_where_it_names_nobody(self):
        self.change(self.photo, caption=self.CAPTION, credit="Ben Shutter")
        assert self.reload() == (self.CAPTION, "Ben Shutter")
        self.change(self.photo, caption="The mayor (left)", credit="")
        assert self.reload() == ("The mayor (left)", "")

    def test_is_asked_about_on_upload_and_the_file_is_wanted_again(self):
        response = self.add(files.picture((500, 300)), caption=self.CAPTION)
        self.assertContains(response, "Choose the picture again, too")
        assert Photo.objects.count() == 1
        self.add(files.picture((500, 300)), caption=self.CAPTION, bracket="take")
        taken = Photo.objects.latest("pk")
        assert (taken.caption, taken.credit) == ("The harbour at dawn", "Mia Lens/Example Wire")

    def test_is_no_field_for_those_who_only_look(self):
        self.client.force_login(cast.user("Reporter"))
        response = self.client.get(reverse("admin:articles_photo_change", args=[self.photo.pk]))
        self.assertNotContains(response, "bracket")


class Looking(Desk):
    def setUp(self):
        super().setUp()
        self.photo = Photo.accept(files.file(files.picture((400, 300))), by=None, caption="The harbour")
        self.small = self.photo.desk_renditions.url(self.photo.renditions.small)

    def test_the_list_shows_small_pictures_and_finds_words(self):
        url = reverse("admin:articles_photo_changelist")
        self.assertContains(self.client.get(url), f'src="{self.small}"')
        self.assertContains(self.client.get(url, {"q": "harbour"}), "The harbour")
        self.assertNotContains(self.client.get(url, {"q": "mountain"}), self.small)

    def test_the_list_tells_whose_rights_end(self):
        for days, caption in ((-1, "Ended"), (3, "Ends soon"), (90, "Ends one day")):
            cast.photo(caption, rights_until=timezone.now() + timedelta(days=days))
        url = reverse("admin:articles_photo_changelist")
        for rights, captions in (
            ("open", {"The harbour"}), ("soon", {"Ends soon"}), ("ended", {"Ended"}),
            ("x", {"The harbour", "Ended", "Ends soon", "Ends one day"}),
        ):  # fmt: skip
            found = self.client.get(url, {"rights": rights}).context["cl"].result_list
            assert {photo.caption for photo in found} == captions

    def test_placements_find_it_by_its_words(self):
        field = {"app_label": "articles", "model_name": "placement", "field_name": "photo", "term": "harb"}
        found = self.client.get(reverse("admin:autocomplete"), field).json()
        assert found["results"] == [{"id": str(self.photo.pk), "text": "The harbour"}]

    def test_staff_see_what_is_not_public(self):
        response = self.client.get(self.small)
        assert response.status_code == 200
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"].startswith("private")

    def test_staff_see_it_after_its_rights_have_ended(self):
        self.photo.update_facts(rights_until=timezone.now() - timedelta(hours=1))
        assert self.client.get(self.small).status_code == 200

    def test_the_original_comes_as_a_download(self):
        response = self.client.get(reverse("admin:articles_photo_original", args=[self.photo.uuid]))
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert b"".join(response.streaming_content) == self.photo.file.read()

    def test_others_see_neither(self):
        original = reverse("admin:articles_photo_original", args=[self.photo.uuid])
        self.client.force_login(cast.user("Moderator"))
        assert [self.client.get(url).status_code for url in (self.small, original)] == [403, 403]
        self.client.logout()
        assert [self.client.get(url).status_code for url in (self.small, original)] == [302, 302]

    def test_a_name_that_is_none_is_not_there(self):
        stem = self.small.rpartition("/")[0]
        for name in ("x", "320-0123456789abcdef.jpg", "original.jpg"):
            assert self.client.get(f"{stem}/{name}").status_code == 404
