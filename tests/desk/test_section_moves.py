"""Sections are added and moved within one's own: who works above a section works in it too."""

from django.urls import reverse

from articles.models import Section
from tests import cast
from tests.desk.delegating import Delegating


class ASection(Delegating):
    def post(self, section, **words):
        name = "change" if section else "add"
        address = reverse(f"admin:articles_section_{name}", args=[section.pk] if section else [])
        return self.client.post(
            address, {"name": section.name if section else "Iran", "position": 0, **words}
        )

    def above(self, section):
        return Section.objects.get(pk=section.pk).parent

    def test_is_added_below_ones_own(self):
        assert self.post(None, slug="iran", parent=self.world.pk).status_code == 302
        assert Section.objects.get(slug="iran").parent == self.world

    def test_is_not_added_elsewhere(self):
        self.assertContains(self.post(None, slug="iran"), "Choose the section of yours that it stands below.")
        answer = self.post(None, slug="iran", parent=self.sport.pk)
        self.assertContains(answer, "This section is not yours.")
        assert not Section.objects.filter(slug="iran").exists()

    def test_of_others_is_not_moved_below_ones_own(self):
        assert self.post(self.sport, parent=self.world.pk).status_code == 403
        assert self.above(self.sport) is None

    def test_of_ones_own_is_not_moved_out(self):
        self.post(self.syria)
        self.post(self.syria, parent=self.sport.pk)
        assert self.above(self.syria) == self.world

    def test_at_the_edge_stays_where_it_is(self):
        assert self.post(self.world, parent=self.sport.pk, description="Far away").status_code == 302
        assert self.above(self.world) is None
        assert Section.objects.get(pk=self.world.pk).description == "Far away"

    def test_is_moved_within_ones_own(self):
        asia = cast.section("Asia", parent=self.world)
        self.post(self.syria, parent=asia.pk)
        assert self.above(self.syria) == asia

    def test_is_moved_anywhere_by_a_chief_of_the_whole_paper(self):
        self.client.force_login(cast.user("Chief"))
        self.post(self.syria)
        assert self.above(self.syria) is None
        self.post(self.syria, parent=self.sport.pk)
        assert self.above(self.syria) == self.sport
