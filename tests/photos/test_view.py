"""A photograph's files at their public address: only while a page shows them and the rights allow."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.test import TestCase, override_settings
from django.utils import timezone

from articles.models import Photo
from articles.models.photo import make_renditions
from tests import cast
from tests.photos import files

NOON = "2026-03-02 12:00:00+00:00"
HOUR = timedelta(hours=1)


@time_machine.travel(NOON, tick=False)
class PhotoView(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        words = {"credit": "Mia Lens", "alt": "Boats"}
        self.photo = Photo.accept(files.file(files.picture((400, 300))), by=self.editor, **words)
        self.story = cast.article(by=self.editor)
        self.story.placements.create(photo=self.photo)
        self.url = self.photo.renditions.src

    def status(self, url=None):
        return self.client.get(url or self.url).status_code

    def max_age(self):
        response = self.client.get(self.url)
        assert response.status_code == 200
        return int(response["Cache-Control"].removeprefix("public, max-age="))


class Public(PhotoView):
    def test_a_photograph_that_no_page_shows_is_not_there(self):
        assert self.status() == 404

    def test_every_rendition_of_a_public_page_is_there(self):
        self.story.publish(by=self.editor)
        for one in self.photo.renditions.every:
            response = self.client.get(self.photo.renditions.url(one))
            assert response.status_code == 200
            assert response["Content-Type"] == one.content_type
            assert response["ETag"] == f'"{one.hash}"'
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Content-Security-Policy"] == "default-src 'none'"
            assert response["Content-Disposition"] == f'inline; filename="{one.name}"'
            assert b"".join(response.streaming_content)
            assert not response.cookies and "Vary" not in response

    def test_a_reader_who_has_it_gets_304(self):
        self.story.publish(by=self.editor)
        tag = self.client.get(self.url)["ETag"]
        assert self.client.get(self.url, headers={"If-None-Match": tag}).status_code == 304

    def test_an_embargoed_photograph_appears_at_its_second(self):
        at = timezone.now() + HOUR
        self.story.schedule(by=self.editor, at=at)
        with time_machine.travel(at - timedelta(seconds=1), tick=False):
            assert self.status() == 404
        with time_machine.travel(at, tick=False):
            assert self.status() == 200

    def test_it_goes_with_the_last_page_that_shows_it(self):
        other = cast.article("Another story", by=self.editor)
        other.placements.create(photo=self.photo)
        for story in (self.story, other):
            story.publish(by=self.editor)
        with time_machine.travel(timezone.now() + HOUR, tick=False):
            self.story.unpublish(by=self.editor)
            assert self.status() == 200
            other.retract(by=self.editor, note="Wrong.")
            assert self.status() == 404

    def test_rights_that_have_ended_are_gone(self):
        self.story.publish(by=self.editor)
        end = timezone.now() + HOUR
        self.photo.update_facts(rights_until=end)
        with time_machine.travel(end - timedelta(seconds=1), tick=False):
            assert self.status() == 200
        with time_machine.travel(end, tick=False):
            response = self.client.get(self.url)
        assert response.status_code == 410
        assert "rights" in response.text

    def test_rights_that_have_ended_say_nothing_of_what_was_never_public(self):
        self.photo.update_facts(rights_until=timezone.now() - HOUR)
        assert self.status() == 404

    def test_an_old_name_leads_to_the_file_of_now(self):
        self.story.publish(by=self.editor)
        old = self.photo.renditions.url(self.photo.renditions.small)
        self.photo.update_texts(by=self.editor, credit="Ben Frame")
        now = self.photo.renditions.url(self.photo.renditions.small)
        assert old != now
        self.assertRedirects(self.client.get(old), now, fetch_redirect_response=False)
        assert self.status(now) == 200


class Caching(PhotoView):
    def test_a_copy_may_be_kept_for_a_day_where_no_end_is_known(self):
        self.story.publish(by=self.editor)
        assert self.max_age() == 24 * 3600

    def test_a_copy_ends_with_the_rights(self):
        self.photo.update_facts(rights_until=timezone.now() + 2 * HOUR)
        self.story.publish(by=self.editor)
        assert self.max_age() == 2 * 3600

    def test_a_copy_ends_with_the_first_change_of_a_page(self):
        other = cast.article("Another story", by=self.editor)
        other.placements.create(photo=self.photo)
        for story in (self.story, other):
            story.publish(by=self.editor)
        other.unpublish(by=self.editor, at=timezone.now() + HOUR)
        assert self.max_age() == 3600

    def test_one_read_of_the_photograph_and_one_of_its_pages(self):
        self.story.publish(by=self.editor)
        with self.assertNumQueries(2):
            assert self.status() == 200

    @override_settings(NEWSROOM_ACCEL="/renditions/")
    def test_the_server_in_front_may_send_the_file(self):
        self.story.publish(by=self.editor)
        response = self.client.get(self.url)
        assert response["X-Accel-Redirect"].startswith(f"/renditions/{self.photo.uuid.hex[:2]}/")
        assert response["X-Accel-Redirect"].endswith(self.url.rpartition("/")[2])
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] and not response.content


class Lost(PhotoView):
    def test_an_original_that_is_gone_or_damaged_is_not_there_and_told(self):
        self.story.publish(by=self.editor)
        storage, name = self.photo.file.storage, self.photo.file.name
        with storage.open(name, "wb") as file:
            file.write(b"damaged")
        with self.assertLogs("articles.sendfile", "ERROR"):
            assert self.status() == 404
        storage.delete(name)
        with self.assertLogs("articles.sendfile", "ERROR"):
            assert self.status() == 404

    def test_what_was_made_before_outlives_the_original(self):
        self.story.publish(by=self.editor)
        make_renditions.call(self.photo.pk)
        self.photo.file.storage.delete(self.photo.file.name)
        assert [self.status(self.photo.renditions.url(one)) for one in self.photo.renditions.every] == [
            200
        ] * 5


class Hostile(PhotoView):
    def test_names_that_are_none(self):
        self.story.publish(by=self.editor)
        name = self.url.rpartition("/")[2]
        for other in (
            *("original.jpg", "x", name + "x", name.upper(), name[:-4], "999-0123456789abcdef.jpg", "-.jpg"),
            *("..%2f..%2fsecret_key", "%00", "social-0123456789abcdef.avif", "320-0123456789abcdef.svg"),
            *("٣٢٠-0123456789abcdef.jpg", name + "%0d%0aSet-Cookie:x", "a" * 5000),
        ):
            assert self.status(f"/photo/{self.photo.uuid}/{other}") == 404, other

    def test_photographs_that_are_none(self):
        self.story.publish(by=self.editor)
        name = self.url.rpartition("/")[2]
        for key in (uuid4(), "1", self.photo.uuid.hex, "..", "%2e%2e", "x" * 3000):
            assert self.status(f"/photo/{key}/{name}") == 404, key

    def test_only_reading_is_known(self):
        self.story.publish(by=self.editor)
        assert self.client.post(self.url).status_code == 405
        assert self.client.head(self.url).status_code == 200
