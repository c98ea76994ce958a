"""What a permission holds for: every model of the desk either stands in sections or is shared by name."""

from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import TestCase

from articles.models import Article, Section, StoryTemplate
from comments.models import Comment, Thread
from newsroom.backends import SHARED, reaches
from newsroom.models import User
from tests import cast

IN_SECTIONS = (Article, Section, StoryTemplate, Comment, Thread)
# Asked by rules of its own: who may manage whom.
PEOPLE = (User,)


def rows_in(section):
    """A row of each model that stands in sections, in this one."""
    story = cast.published(section=section)
    comment = cast.comment(story)
    template = StoryTemplate.objects.create(name=f"Weekly {section}", section=section)
    return [story, section, template, comment, comment.thread]


def codenames(model):
    """All permissions on a model, with their app."""
    found = Permission.objects.filter(
        content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
    )
    return [f"{model._meta.app_label}.{codename}" for codename in found.values_list("codename", flat=True)]


class EveryModelOfTheDesk(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world, cls.sport = cast.section("World"), cast.section("Sport")
        cls.person = cast.user("Chief", sections=[cls.world])
        cls.person.user_permissions.set(Permission.objects.all())

    def setUp(self):
        self.person = User.objects.get(pk=self.person.pk)

    def test_stands_in_sections_or_is_shared_or_is_about_people(self):
        """A new one must be named here, and in `SHARED` where nobody's section keeps it from others."""
        registered = {model for model in admin.site._registry if model._meta.app_label != "auth"}
        assert registered == {*IN_SECTIONS, *SHARED, *PEOPLE}

    def test_that_is_shared_stands_in_no_section(self):
        assert [model for model in SHARED if hasattr(model, "section")] == []

    def test_in_a_section_elsewhere_lets_nobody_do_anything(self):
        for row in rows_in(self.sport):
            for name in codenames(type(row)):
                with self.subTest(name=name):
                    assert self.person.has_perm(name)
                    assert not self.person.has_perm(name, row)

    def test_in_a_section_of_theirs_lets_them_do_what_their_role_permits(self):
        for row in rows_in(self.world):
            names = codenames(type(row))
            assert names and all(self.person.has_perm(name, row) for name in names)

    def test_that_nobody_named_is_out_of_reach_even_of_who_covers_everything(self):
        root = User.objects.create_superuser("root", "root@paper.example", cast.PASSWORD)
        for model in admin.site._registry:
            reached = {person.username for person in (self.person, root) if reaches(person, model())}
            if model in PEOPLE:
                assert not reached, model
            elif model in SHARED:
                assert reached == {self.person.username, "root"}, model
