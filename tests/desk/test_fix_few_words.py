"""Somebody who was granted it fixes up to five words of their own live stories, and nothing else."""

from django.test import TestCase
from django.urls import reverse

from newsroom.grants import What
from tests import cast
from tests.desk import form_data

BODY = "<p>It raned all night, and nobody left before it was over.</p>"


class AFewWords(TestCase):
    def setUp(self):
        self.world, self.sport = cast.section("World"), cast.section("Sport")
        self.editor = cast.user("Editor")
        self.rita = cast.user("Reporter", sections=[self.world, self.sport])
        self.rita.grants.create(what=What.FIX_OWN, section=self.world)
        self.mine = cast.draft("Rain", by=self.rita, section=self.world, body=BODY)
        self.mine.publish(by=self.editor)
        self.client.force_login(self.rita)

    def address(self, story):
        return reverse("admin:articles_article_fix", args=[story.pk])

    def fix(self, kind="silent", **words):
        form = self.client.get(self.address(self.mine)).context["form"]
        typed = {field.name: field.value() or "" for field in form} | {"edition": form.edition.pk} | words
        return self.client.post(self.address(self.mine), typed | {"_confirm": "1", "how-kind": kind})

    def test_are_fixed_at_once(self):
        self.assertContains(self.client.get(form_data.change(self.mine)), self.address(self.mine))
        assert self.fix(body=BODY.replace("raned", "rained")).status_code == 302
        assert "It rained" in self.mine.current.body
        assert self.mine.current.made_by == self.rita

    def test_are_five_at_most(self):
        answer = self.fix(body="<p>Another story altogether, with other words in it.</p>")
        self.assertContains(answer, "You may fix up to five words here", status_code=422)
        self.assertContains(answer, "Another story altogether", status_code=422)
        assert self.mine.editions.count() == 1

    def test_are_words_and_no_link(self):
        answer = self.fix(body=BODY.replace("nobody", '<a href="/x/">nobody</a>'))
        self.assertContains(answer, "You may fix up to five words here", status_code=422)
        assert self.mine.editions.count() == 1

    def test_are_fixed_in_silence_alone(self):
        answer = self.fix(kind="update", body=BODY.replace("raned", "rained"))
        self.assertContains(answer, "You may fix words in silence.", status_code=422)
        assert self.mine.editions.count() == 1

    def test_of_others_or_elsewhere_are_not_theirs(self):
        theirs = cast.published("Court", by=self.editor, section=self.world)
        elsewhere = cast.draft("Match", by=self.rita, section=self.sport)
        elsewhere.publish(by=self.editor)
        for story in (theirs, elsewhere):
            for answer in (self.client.get(self.address(story)), self.client.post(self.address(story), {})):
                assert answer.status_code == 403
        self.rita.grants.all().delete()
        assert self.client.get(self.address(self.mine)).status_code == 403
