"""Sections, authors and tags: those that the newsroom has, else new ones."""

import pytest

from articles.models import Author, Section, Tag
from tests import cast
from tests.importing import wxr
from tests.importing.import_run import edition, same_dry_and_twice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


class TestNames:
    def test_sections_stand_below_their_parents(self):
        head = wxr.category("world", "World") + wxr.category("europe", "Europe", "world")
        same_dry_and_twice(wxr.post(categories=[("category", "europe", "Europe")]), head=head)
        assert edition().section.slug == "europe" and edition().section.parent.slug == "world"
        assert edition().edition_sections.count() == 2

    def test_parents_in_a_circle_or_too_deep_end(self):
        circle = wxr.category("a", "A", "b") + wxr.category("b", "B", "a")
        chain = "".join(wxr.category(f"n{n}", f"N{n}", f"n{n + 1}") for n in range(9))
        same_dry_and_twice(
            wxr.post(name="x", categories=[("category", "a", "A")]),
            wxr.post(name="y", categories=[("category", "n0", "N0")]),
            head=circle + chain,
        )
        assert max(len(section.lineage()) for section in Section.objects.all()) <= 4

    def test_of_several_categories_the_main_one_is_kept(self):
        head = wxr.category("world", "World", term_id="3") + wxr.category("sport", "Sport", term_id="4")
        both = [("category", "world", "World"), ("category", "sport", "Sport")]
        report = same_dry_and_twice(
            wxr.post(categories=both, meta={"_yoast_wpseo_primary_category": "4"}), head=head
        )
        assert edition().section.slug == "sport"
        assert "it also stood in World" in str(report)

    def test_no_category_is_told(self):
        report = same_dry_and_twice(wxr.post(categories=[]))
        assert edition().section.name == "News" and "stood in no category" in str(report)

    def test_what_the_newsroom_has_is_used(self):
        section, author = cast.section("World"), cast.author("Ada Quill")
        tag = Tag.objects.create(name="Zürich", slug="zuerich")
        report = same_dry_and_twice(
            wxr.post(categories=[("category", "welt", "World"), ("post_tag", "zurich", "Zurich")])
        )
        assert edition().section == section
        assert edition().bylines.get().author == author
        assert edition().edition_tags.get().tag == tag
        assert report.counts["known"] == {"section": 1, "author": 1, "tag": 1}

    def test_co_authors_stand_in_order(self):
        by = [
            ("author", "cap-mia", "Mia Lens"),
            ("author", "cap-ben", "Ben Frame"),
            ("category", "w", "World"),
        ]
        same_dry_and_twice(wxr.post(categories=by))
        assert [row.credited_as for row in edition().bylines.all()] == ["Mia Lens", "Ben Frame"]
        assert Author.objects.count() == 2

    def test_tags_in_every_script_and_spelling_stand_once(self):
        tags = [
            ("post_tag", "%d8%b3%d9%84", "سل"),
            ("post_tag", "zurich", "Zürich"),
            ("post_tag", "zurich-2", "ZÜRICH"),
        ]
        same_dry_and_twice(wxr.post(categories=[*tags, ("category", "w", "World")]))
        assert Tag.objects.count() == 2 and edition().edition_tags.count() == 2
