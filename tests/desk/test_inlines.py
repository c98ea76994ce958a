"""The rows below the article form: bylines, photographs and related links, each in its place."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Byline, Placement
from newsroom.models import Site
from tests import cast
from tests.desk import form_data


class Rows(TestCase):
    def setUp(self):
        self.world = cast.section("World")
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)
        self.story = cast.article("Rain", by=self.editor)

    def save(self, **rows):
        latest = self.story.latest_revision
        words = {"section": self.world, "opened": latest.number if latest else 0, **rows}
        return self.client.post(form_data.change(self.story), form_data.article(**words))


def rows(prefix, *forms, known=0):
    """The posted fields of some rows, the first `known` of which exist."""
    posted = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": known}
    for number, form in enumerate(forms):
        posted |= {f"{prefix}-{number}-{name}": value for name, value in form.items()}
    return posted


class Bylines(Rows):
    def test_stand_in_the_order_of_their_places(self):
        ada, ben = cast.author("Ada"), cast.author("Ben")
        self.save(**rows("bylines", {"author": ada.pk, "position": 2}, {"author": ben.pk, "position": 1}))
        assert [row.name for row in self.story.bylines.all()] == ["Ben", "Ada"]

    def test_without_a_place_come_last(self):
        ada, ben = cast.author("Ada"), cast.author("Ben")
        self.save(**rows("bylines", {"author": ada.pk}, {"author": ben.pk}))
        assert [row.name for row in self.story.bylines.all()] == ["Ada", "Ben"]

    def test_are_named_once(self):
        ada = cast.author("Ada")
        answer = self.save(**rows("bylines", {"author": ada.pk}, {"author": ada.pk}))
        self.assertContains(answer, "Please correct the duplicate")


class Photographs(Rows):
    def setUp(self):
        super().setUp()
        self.quay, self.crane = cast.photo("The quay"), cast.photo("The crane")

    def test_without_a_place_are_the_lead_and_then_the_next(self):
        self.save(**rows("placements", {"photo": self.quay.pk}, {"photo": self.crane.pk}))
        assert [(row.position, row.photo) for row in self.story.placements.all()] == [
            (0, self.quay),
            (1, self.crane),
        ]

    def test_keep_only_what_differs_from_the_library(self):
        self.save(**rows("placements", {"photo": self.quay.pk, "caption": "The quay, empty"}))
        placed = self.story.placements.get()
        assert (placed.caption, placed.credit, placed.alt) == ("The quay, empty", "", "")

    def test_change_places_in_one_save(self):
        first = Placement.objects.create(article=self.story, photo=self.quay, position=0)
        second = Placement.objects.create(article=self.story, photo=self.crane, position=1)
        answer = self.save(
            **rows(
                "placements",
                {"id": first.pk, "photo": self.quay.pk, "position": 1},
                {"id": second.pk, "photo": self.crane.pk, "position": 0},
                known=2,
            )
        )
        assert answer.status_code == 302
        assert [row.photo for row in self.story.placements.all()] == [self.crane, self.quay]

    def test_do_not_share_a_place(self):
        both = [{"photo": photo.pk, "position": 0} for photo in (self.quay, self.crane)]
        answer = self.save(**rows("placements", *both))
        self.assertContains(answer, "Two photographs have the same place.")
        assert not self.story.placements.exists()

    def test_can_be_taken_out(self):
        first = Placement.objects.create(article=self.story, photo=self.quay, position=0)
        self.save(**rows("placements", {"id": first.pk, "photo": self.quay.pk, "DELETE": "on"}, known=1))
        assert not self.story.placements.exists()


class MeanwhileChanged(Rows):
    def test_rows_that_were_taken_away_come_back_with_the_save(self):
        ada, ben = cast.author("Ada"), cast.author("Ben")
        gone = Byline.objects.create(article=self.story, author=ada)
        stays = Byline.objects.create(article=self.story, author=ben, position=1)
        posted = [
            {"id": gone.pk, "author": ada.pk, "position": 0},
            {"id": stays.pk, "author": ben.pk, "position": 1},
        ]
        gone.delete()
        assert self.save(**rows("bylines", *posted, known=2)).status_code == 302
        assert [row.name for row in self.story.bylines.all()] == ["Ada", "Ben"]

    def test_a_place_that_was_taken_is_refused_with_what_is_there(self):
        Placement.objects.create(article=self.story, photo=cast.photo("The quay"), position=0)
        answer = self.save(**rows("placements", {"photo": cast.photo("The crane").pk, "position": 0}))
        self.assertContains(answer, "Somebody has put “The quay” into this place meanwhile.")
        assert self.story.placements.count() == 1

    def test_a_photograph_without_a_place_finds_a_free_one(self):
        Placement.objects.create(article=self.story, photo=cast.photo("The quay"), position=0)
        self.save(**rows("placements", {"photo": cast.photo("The crane").pk}))
        assert [row.position for row in self.story.placements.all()] == [0, 1]

    def test_an_author_who_was_named_is_not_named_twice(self):
        ada = cast.author("Ada")
        Byline.objects.create(article=self.story, author=ada)
        assert self.save(**rows("bylines", {"author": ada.pk, "position": 1})).status_code == 200
        assert self.story.bylines.count() == 1


class RelatedLinks(Rows):
    def test_to_an_article_of_ours_are_recognised_by_its_address(self):
        target = cast.published("The storm", by=self.editor)
        self.save(**rows("related", {"address": target.path}))
        assert self.story.related.get().target == target

    def test_know_our_own_host(self):
        site = Site.current()
        site.address = "https://echo.example"
        site.save()
        target = cast.published("The storm", by=self.editor)
        self.save(**rows("related", {"address": "https://echo.example" + target.path}))
        assert self.story.related.get().target == target

    def test_to_a_page_outside_need_a_headline(self):
        page = "https://town.example/minutes"
        answer = self.save(**rows("related", {"address": page}))
        self.assertContains(answer, "A page outside needs a headline")
        self.assertContains(answer, page)
        self.save(**rows("related", {"address": page, "headline": "The minutes"}))
        link = self.story.related.get()
        assert (link.url, link.headline, link.target) == (page, "The minutes", None)

    def test_to_a_draft_are_known_by_the_address_of_its_form(self):
        draft = cast.draft("The storm", by=self.editor)
        self.save(**rows("related", {"address": form_data.change(draft)}))
        assert self.story.related.get().target == draft
        page = self.client.get(form_data.change(self.story))
        self.assertContains(page, f'value="{form_data.change(draft)}"')
        self.assertContains(page, "Readers will not see this link until “The storm” is public: draft.")

    def test_say_when_the_article_is_no_longer_public(self):
        target = cast.published("The storm", by=self.editor)
        self.story.related.create(target=target)
        assert "“The storm”, live since" in self.client.get(form_data.change(self.story)).text
        target.unpublish(by=self.editor)
        page = self.client.get(form_data.change(self.story))
        self.assertContains(page, "Readers will not see this link until “The storm” is public: unpublished")
        kept = self.story.related.get()
        again = {"id": kept.pk, "address": target.current.address.path, "position": 0}
        assert self.save(**rows("related", again, known=1)).status_code == 302
        assert self.story.related.get().target == target

    def test_tell_nothing_of_drafts_in_sections_of_others(self):
        sport = cast.section("Sport")
        secret = cast.draft("Secret transfer", by=self.editor, section=sport)
        self.client.force_login(cast.user("Reporter", sections=[self.world]))
        answer = self.save(**rows("related", {"address": form_data.change(secret)}))
        self.assertContains(answer, "No article of ours has this address.")
        self.assertNotContains(answer, "Secret transfer")

    def test_do_not_lead_back_to_the_article_itself(self):
        answer = self.save(**rows("related", {"address": form_data.change(self.story)}))
        self.assertContains(answer, "This is the article itself.")

    def test_to_nowhere_are_refused(self):
        for address in ("/2020/01/never-written/", "javascript:alert(1)", "/admin/"):
            self.save(**rows("related", {"address": address, "headline": "A trap"}))
            assert not self.story.related.exists(), address


class Tags(Rows):
    def names(self, words):
        self.save(tags=words)
        return sorted(self.story.tags.names())

    def test_fold_case_and_accents(self):
        assert self.names("Zürich, ZÜRICH, Zurich") == ["Zürich"]
        assert self.names("zürich, Rain") == ["Rain", "Zürich"]

    def test_are_taken_off(self):
        self.names("Rain, Harbour")
        assert self.names("Rain") == ["Rain"]

    def test_come_back_as_typed(self):
        self.names("Middle East, Rain")
        self.assertContains(self.client.get(form_data.change(self.story)), 'value="Middle East, Rain"')

    def test_are_suggested_in_any_spelling_the_beginning_first(self):
        self.names("Zürich, Airport Zurich, Rain")
        found = self.client.get(reverse("admin:articles_article_tags"), {"q": "ZUR"}).json()
        assert [one["title"] for one in found["results"]] == ["Zürich", "Airport Zurich"]

    def test_are_refused_by_the_thousand_at_the_field(self):
        answer = self.save(tags=", ".join(f"tag {number}" for number in range(5000)))
        self.assertContains(answer, "These are 5000 tags. Keep the 50 that matter most.")
        assert not self.story.tags.exists()
