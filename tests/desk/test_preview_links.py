"""Links for outsiders: made out to a name, for a while, revoked by those who may write the story."""

from datetime import timedelta

from django.db import DatabaseError, transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Placement, PreviewLink, Refused
from articles.models.preview_link import MOST, digest_of
from tests import cast


class Links(TestCase):
    def setUp(self):
        self.story = cast.draft("Nobody has read this yet", section=cast.section("World"))
        self.editor = cast.user("Editor", sections=[cast.section("World")])
        self.client.force_login(self.editor)
        self.page = reverse("admin:articles_article_preview_links", args=[self.story.pk])
        self.stranger = Client()

    def make(self, name="Lea Law", hours=24):
        return cast.preview_link(self.story, by=self.editor, name=name, hours=hours)

    def read(self, link):
        return self.stranger.get(link.get_absolute_url())


class ALink(Links):
    def test_is_made_out_at_the_desk_and_opens_for_a_stranger(self):
        self.client.post(self.page, {"name": "Lea Law", "hours": "1"})
        link = PreviewLink.objects.get()
        assert (link.name, link.made_by) == ("Lea Law", self.editor)
        assert link.expires_at - link.made_at == timedelta(hours=1)
        self.assertContains(self.client.get(self.page), link.get_absolute_url())
        answer = self.read(link)
        self.assertContains(answer, "Nobody has read this yet")
        self.assertContains(answer, "Preview for Lea Law: the text as saved last.")
        self.assertNotContains(answer, "Back to the desk")

    def test_keeps_its_token_only_as_a_hash(self):
        link = self.make()
        row = PreviewLink.objects.values().get()
        assert link.token not in map(str, row.values())
        assert row["token_hash"] == digest_of(link.token)

    def test_is_kept_and_listed_by_nobody(self):
        answer = self.read(self.make())
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
        self.assertContains(answer, '<meta name="robots" content="noindex, nofollow">', html=True)
        assert not answer.cookies

    def test_shows_its_photographs_and_no_others(self):
        link, photo = self.make(), self.story.placements.get().photo
        inside = f"{link.get_absolute_url()}photo/{photo.uuid}/"
        self.assertContains(self.read(link), inside)
        name = photo.renditions.every[0].name
        answer = self.stranger.get(inside + name)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        other = cast.photo("Elsewhere")
        assert self.stranger.get(f"{link.get_absolute_url()}photo/{other.uuid}/{name}").status_code == 404
        link.revoke(by=self.editor)
        assert self.stranger.get(inside + name).status_code == 404
        assert self.stranger.get(photo.renditions.folder + name).status_code == 404
        assert Placement.objects.count() == 1

    def test_shows_what_is_saved_later(self):
        link = self.make()
        self.story.headline = "Otherwise by now"
        self.story.save()
        self.assertContains(self.read(link), "Otherwise by now")

    def test_that_was_made_twice_is_one(self):
        key = "0e1c4f5a-7a9b-4c1d-8e2f-3a4b5c6d7e8f"
        for _again in range(2):
            self.client.post(self.page, {"name": "Lea Law", "hours": "1", "idempotency_key": key})
        assert PreviewLink.objects.count() == 1


class AClosedLink(Links):
    def assert_closed(self, link):
        unknown = self.stranger.get(reverse("articles:preview_link", args=["f" * 64]))
        answer = self.read(link)
        assert answer.status_code == unknown.status_code == 404
        assert answer.content == unknown.content
        self.assertNotContains(answer, "Nobody has read this yet", status_code=404)
        assert "no-store" in answer["Cache-Control"]

    def test_has_expired(self):
        link = self.make()
        link.made_at = timezone.now() - timedelta(days=2)
        link.expires_at = timezone.now() - timedelta(seconds=1)
        link.pk, link.uuid, link.token_hash = None, "0e1c4f5a-7a9b-4c1d-8e2f-3a4b5c6d7e8f", ""
        link.token_hash = digest_of(link.token)
        link.save()
        self.assert_closed(link)

    def test_was_revoked(self):
        link = self.make()
        self.client.post(reverse("admin:articles_article_revoke_link", args=[self.story.pk, link.pk]))
        link.refresh_from_db()
        assert link.revoked_by == self.editor
        self.assert_closed(link)

    def test_is_of_a_story_in_the_bin(self):
        link = self.make()
        self.story.put_in_bin(by=self.editor)
        self.assert_closed(link)

    def test_is_of_a_story_under_embargo(self):
        link = self.make()
        self.story.embargo_until = timezone.now() + timedelta(hours=1)
        self.story.save()
        self.assert_closed(link)

    def test_is_of_a_story_that_is_withdrawn(self):
        self.story.publish(by=self.editor)
        link = self.make()
        assert self.read(link).status_code == 200
        self.story.unpublish(by=self.editor)
        self.assert_closed(link)

    def test_leads_nowhere_with_any_text_for_a_token(self):
        for token in ("x", "é" * 50, "0" * 3000, "%00"):
            assert self.stranger.get(f"/preview/{token}/").status_code == 404


class Counting(Links):
    def count(self, link):
        link.refresh_from_db()
        return link.openings

    def test_counts_readers_and_not_those_who_only_look_ahead(self):
        link = self.make()
        self.stranger.head(link.get_absolute_url())
        self.stranger.get(link.get_absolute_url(), headers={"Sec-Purpose": "prefetch"})
        assert self.count(link) == 0
        self.read(link)
        assert self.count(link) == 1
        assert link.opened_at is not None
        self.assertContains(self.client.get(self.page), "Opened 1 time")

    def test_counts_what_is_loaded_again_at_once_no_second_time(self):
        link = self.make()
        for _again in range(3):
            self.read(link)
        assert self.count(link) == 1
        PreviewLink.objects.update(opened_at=timezone.now() - timedelta(minutes=1))
        self.read(link)
        assert self.count(link) == 2


class Refusals(Links):
    def test_ask_for_a_name_and_a_time_that_is_offered(self):
        answer = self.client.post(self.page, {"name": " ", "hours": "9000"})
        self.assertContains(answer, "Say for whom the link is", status_code=422)
        assert not PreviewLink.objects.exists()

    def test_bound_how_many_are_open(self):
        links = [self.make() for _number in range(MOST)]
        answer = self.client.post(self.page, {"name": "One more", "hours": "1"})
        self.assertContains(answer, "Revoke one of them first", status_code=422)
        links[0].revoke(by=self.editor)
        assert self.make("One more").is_open

    def test_name_the_bin_the_embargo_and_the_withdrawal(self):
        self.story.put_in_bin(by=self.editor)
        with self.assertRaisesMessage(Refused, "bin"):
            self.make()
        self.story.take_from_bin()
        self.story.embargo_until = timezone.now() + timedelta(hours=1)
        self.story.save()
        with self.assertRaisesMessage(Refused, "embargo"):
            self.make()

    def test_of_the_database_keep_what_was_made_out(self):
        link = self.make()
        for change in ({"token_hash": "0" * 64}, {"expires_at": timezone.now() + timedelta(days=99)}):
            with self.assertRaises(DatabaseError), transaction.atomic():
                PreviewLink.objects.update(**change)
        link.revoke(by=self.editor)
        with self.assertRaises(DatabaseError), transaction.atomic():
            PreviewLink.objects.update(revoked_at=None, revoked_by=None)
        with self.assertRaises(DatabaseError), transaction.atomic():
            PreviewLink.objects.all().delete()

    def test_are_for_another_section(self):
        link = self.make()
        self.client.force_login(cast.user("Editor", sections=[cast.section("Sport")]))
        assert self.client.get(self.page).status_code == 403
        revoke = reverse("admin:articles_article_revoke_link", args=[self.story.pk, link.pk])
        assert self.client.post(revoke).status_code == 403
