"""What a form's script asks the desk: keep, list and discard one's own words, and nobody else's."""

import json
import re
from uuid import uuid4

from django.test import Client, TestCase
from django.urls import reverse

from articles.autosave_form import sign
from articles.models import Article, Autosave, Revision
from tests import cast
from tests.desk import form_data

ADD = reverse("admin:articles_article_add")
KEEP, DISCARD = reverse("admin:autosave"), reverse("admin:autosave_discard")
SIGNED = re.compile(r'data-autosave="([^"]+)"')


class Words(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor", all_sections=True)
        self.client.force_login(self.editor)
        self.window = str(uuid4())

    def keep(self, headline="Rain", *, form=None, client=None, **more):
        words = {
            "form": form or sign(ADD, person=self.editor),
            "window": self.window,
            "fields": json.dumps([["headline", headline]]),
        }
        return (client or self.client).post(KEEP, words | more)

    def list(self, form=None, **asked):
        answer = self.client.get(KEEP, {"form": form or sign(ADD, person=self.editor), **asked})
        return answer.json()

    def test_come_back_as_they_were_typed(self):
        self.keep("Rain")
        assert self.keep("Rain over the harbour").status_code == 200
        (copy,) = self.list()["copies"]
        assert (copy["window"], copy["fields"]) == (self.window, [["headline", "Rain over the harbour"]])

    def test_make_no_article_and_no_revision(self):
        self.keep()
        assert not Article.objects.exists()
        assert not Revision.objects.exists()

    def test_are_kept_for_the_form_that_the_page_names(self):
        for address in (ADD, reverse("admin:newsroom_site_change", args=[1])):
            chief = Client()
            chief.force_login(cast.user("Chief"))
            (form,) = set(SIGNED.findall(chief.get(address).content.decode()))
            assert form.startswith(f"{address}:")
            assert self.keep(form=form, client=chief).status_code == 200

    def test_of_another_cannot_be_read_or_replaced_or_discarded(self):
        other = cast.user("Editor", all_sections=True)
        theirs = sign(ADD, person=other)
        Autosave.objects.keep(person=other, form=ADD, window=self.window, fields=[["headline", "Secret"]])
        for typed in (theirs, ADD, "", f"{ADD}:forged"):
            assert self.client.get(KEEP, {"form": typed}).status_code == 403
            assert self.keep("Mine", form=typed or "x").status_code == 403
            assert self.client.post(DISCARD, {"form": typed, "window": self.window}).status_code == 403
        assert self.list()["copies"] == []
        self.keep("Mine")
        self.client.post(DISCARD, {"form": sign(ADD, person=self.editor), "window": self.window})
        assert Autosave.objects.get().label == "Secret"

    def test_of_an_article_that_is_mine_no_longer_are_out_of_reach(self):
        story = cast.draft(by=self.editor, section=cast.section("World"))
        form = sign(form_data.change(story), person=self.editor)
        assert self.keep(form=form).status_code == 200
        assert self.editor.autosaves.get().article == story
        self.editor.groups.clear()
        self.editor.is_staff = True
        self.editor.save()
        assert self.client.get(KEEP, {"form": form}).status_code == 403
        assert self.keep(form=form).status_code == 403

    def test_that_are_no_words_are_refused(self):
        for fields in ("", "{}", "[]", "[1]", '[["a"]]', '[["a", 1]]', "[" * 100_000, "\x00"):
            assert self.keep(fields=fields).status_code == 422, fields[:20]
        assert self.keep(window="no-uuid").status_code == 422
        assert self.keep("x" * 1_000_001).status_code == 422
        assert not Autosave.objects.exists()

    def test_with_a_null_character_are_kept(self):
        self.keep("Ra\x00in")
        assert self.list()["copies"][0]["fields"] == [["headline", "Ra\x00in"]]
        assert Autosave.objects.get().label == "Rain"

    def test_that_were_thrown_away_are_gone(self):
        self.keep()
        self.client.post(DISCARD, {"form": sign(ADD, person=self.editor), "window": self.window})
        assert self.list()["copies"] == []

    def test_go_with_the_save_of_their_window_alone(self):
        self.keep("Saved here")
        self.window, mine = str(uuid4()), self.window
        self.keep("Typed in another window")
        key = str(uuid4())
        sent = form_data.article(idempotency_key=key, autosave_window=mine)
        self.client.post(ADD, sent)
        assert [copy["window"] for copy in self.list()["copies"]] == [self.window]
        assert self.list(key=[key, str(uuid4()), "no-uuid"])["carried_out"] == [key]

    def test_stay_where_the_save_is_refused(self):
        self.keep()
        sent = form_data.article("x" * 2000, idempotency_key=str(uuid4()), autosave_window=self.window)
        self.client.post(ADD, sent | {"language": "not a language"})
        assert len(self.list()["copies"]) == 1
        assert self.list(key=sent["idempotency_key"])["carried_out"] == []

    def test_are_asked_for_in_few_queries(self):
        form = sign(ADD, person=self.editor)
        for _ in range(5):
            self.window = str(uuid4())
            self.keep()
        with self.assertNumQueries(5):
            self.client.get(KEEP, {"form": form, "key": [str(uuid4())]})


class TheSession(TestCase):
    def test_says_who_is_logged_in(self):
        editor = cast.user("Editor")
        self.client.force_login(editor)
        said = self.client.get(reverse("admin:session")).json()
        assert (said["person"], said["name"]) == (editor.pk, str(editor))
        assert said["token"]

    def test_has_ended_says_so_to_a_script_and_leads_a_browser_to_the_log_in(self):
        for address in (reverse("admin:session"), KEEP, ADD):
            assert self.client.get(address, headers={"accept": "application/json"}).status_code == 401
        assert self.client.get(ADD, headers={"accept": "text/html"}).status_code == 302
        assert self.client.get(ADD).status_code == 302
