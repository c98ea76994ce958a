"""Names that WordPress allows and that leave no slug, or one that is taken."""

import pytest

from articles.models import Author, Section, Tag
from tests import cast
from tests.importing import wxr
from tests.importing.import_run import edition, same_dry_and_twice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def test_signs_and_marks_are_taken_in_with_addresses():
    head = wxr.category("%f0%9f%8c%8d", "🌍")
    names = [("category", "%f0%9f%8c%8d", "🌍"), ("post_tag", "%f0%9f%94%a5", "🔥")]
    names += [("post_tag", "हिन्दी", "हिन्दी"), ("post_tag", "", "C++"), ("author", "cap-x", "🖋")]
    same_dry_and_twice(wxr.post(categories=names), head=head)
    assert edition().section.slug == "earth-globe-europe-africa"
    assert sorted(Tag.objects.values_list("slug", flat=True)) == ["c", "fire", "हिन्दी"]
    assert Author.objects.get(name="🖋").slug == "lower-left-fountain-pen"


def test_a_taken_slug_is_numbered():
    cast.section("Fire")
    same_dry_and_twice(wxr.post(categories=[("category", "🔥", "🔥")]))
    assert Section.objects.get(name="🔥").slug == "fire-2"
