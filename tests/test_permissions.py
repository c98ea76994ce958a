"""Who may what: a written rule for every view of the project, and the answer each person gets."""

from datetime import timedelta

from django.contrib.admin import site as desk
from django.db import transaction
from django.test import Client, TestCase
from django.urls import get_resolver, reverse
from django.utils import timezone

from comments.models import CommentNote
from newsroom.grants import What
from newsroom.models import User
from tests import cast
from tests.desk import form_data
from tests.permission_matrix import NAMES, PUBLISHERS_HERE, RULES, WRITERS


def views(patterns, namespace=""):
    """The full name of every view that can be reached."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from views(pattern.url_patterns, inner)
        elif pattern.name:
            yield namespace + pattern.name
        else:
            yield namespace + nameless(pattern)


def nameless(pattern):
    """Django's admin has two kinds of views without a name."""
    return getattr(pattern.callback, "__name__", "") or pattern.lookup_str.rpartition(".")[2]


class EveryView(TestCase):
    def test_has_a_written_rule(self):
        found = set(views(get_resolver().url_patterns)) - {"admin:RedirectView", "admin:view"}
        assert found - set(RULES) == set(), "Write down who may use these."
        assert set(RULES) - found == set(), "These views are gone."

    def test_of_the_desk_belongs_to_a_page_of_ours(self):
        apps = {model._meta.app_label for model in desk._registry}
        assert apps <= {"articles", "comments", "newsroom"}


def people(world, sport) -> dict:
    """Somebody of each name in the rules but for the anonymous; "here" is the section `world`."""
    return {
        "deactivated": cast.user("Chief", is_active=False),
        "reader": cast.user(),
        "moderator": cast.user("Moderator"),
        "reporter": cast.user("Reporter", sections=[world]),
        "reporter_elsewhere": cast.user("Reporter", sections=[sport]),
        "editor": cast.user("Editor", sections=[world]),
        "editor_elsewhere": cast.user("Editor", sections=[sport]),
        "section_chief": cast.user("Chief", sections=[world]),
        "chief": cast.user("Chief"),
        "superuser": User.objects.create_superuser("root", "root@paper.example", cast.PASSWORD),
        "publisher_here": granted("Reporter", What.PUBLISH, world, sections=[world, sport]),
        "publisher_elsewhere": granted("Reporter", What.PUBLISH, sport, sections=[world, sport]),
        "retractor_here": granted("Reporter", What.RETRACT, None, sections=[world]),
        "reviewer_here": granted("Reporter", What.REVIEW, world, sections=[world]),
        "writer_by_grant": granted(None, What.WRITE, world, sections=[world]),
        "own_publisher": granted("Reporter", What.PUBLISH_OWN, None, sections=[world]),
    }


def granted(role, what, section, *, sections):
    """Somebody with a role and a grant beyond it."""
    person = cast.user(role, sections=sections, **({} if role else {"is_staff": True}))
    person.grants.create(what=what, section=section)
    return person


class People(TestCase):
    """Somebody of each kind, and the things that the views are asked about."""

    @classmethod
    def setUpTestData(cls):
        world, sport = cast.section("World"), cast.section("Sport")
        cls.people = people(world, sport)
        cls.made = things(by=cls.people["editor"], section=world)
        cls.comment = cls.made["comment"]

    def client_of(self, name):
        client = Client()
        if name != "anonymous":
            client.force_login(self.people[name])
        return client

    def address(self, name, rule):
        if rule.given == ("@path",):
            return self.made["@path"]
        return reverse(name, args=[self.made.get(one, one) for one in rule.given])

    def data(self, person, rule):
        if rule.data == "@own article":
            section = self.people[person].sections_in_charge().first() if person in WRITERS else None
            return form_data.article(section=section)
        if rule.data == "@typed":
            return form_data.article(section=cast.section("World"), opened=1)
        if rule.data == "@approve":
            shown = {"version": self.comment.latest.pk, "after": self.comment.decision_id}
            return shown | {"do": "approve", "kind": CommentNote.Kind.EDITOR}
        if rule.data == "@named":
            return {"name": f"Harbour diary of {person}"}
        if rule.data == "@assign":
            return {"to": self.people["editor"].pk}
        return rule.data or {}


class EveryPerson(People):
    def answers(self, name, rule, *, post):
        """The status that each person gets; what they do is undone."""
        found = {}
        for person in NAMES:
            with transaction.atomic():
                found[person] = self.ask(person, name, rule, post=post).status_code
                transaction.set_rollback(True)
        return found

    def ask(self, person, name, rule, *, post):
        address = "/admin/nowhere/" if name == "admin:catch_all_view" else self.address(name, rule)
        client = self.client_of(person)
        if post:
            return client.post(address, self.data(person, rule))
        return client.get(address + rule.query)

    def wrong(self, prefix, *, post):
        """What is not as written, by view and person: (got, expected)."""
        found = {}
        for name, rule in RULES.items():
            if not name.startswith(prefix) or (post and rule.posted is None):
                continue
            for person, got in self.answers(name, rule, post=post).items():
                expected = rule.expect(person, post=post)
                if got != expected:
                    found[f"{name} as {person}"] = (got, expected)
        return found

    def test_sets_up_no_paper_that_has_people(self):
        assert self.wrong("setup", post=False) == self.wrong("setup", post=True) == {}

    def test_reads_what_is_public(self):
        public = (*READ, "comments:", "healthz")
        assert self.wrong(public, post=False) == {}

    def test_posts_nothing_to_what_is_only_read(self):
        assert self.wrong(READ, post=True) == {}

    def test_acts_from_where_readers_are(self):
        assert self.wrong("comments:desk", post=True) == {}

    def test_gets_in_and_out(self):
        assert self.wrong("account_", post=False) == {}

    def test_sees_the_articles_of_their_sections(self):
        assert self.wrong("admin:articles_article", post=False) == {}

    def test_acts_on_the_articles_of_their_sections(self):
        assert self.wrong("admin:articles_article", post=True) == {}

    def test_sees_the_rest_of_the_desk(self):
        rest = tuple({name for name in RULES if name.startswith("admin:")} - ARTICLES)
        assert self.wrong(rest, post=False) == {}

    def test_acts_at_the_rest_of_the_desk(self):
        rest = tuple({name for name in RULES if name.startswith("admin:")} - ARTICLES)
        assert self.wrong(rest, post=True) == {}

    def test_publishes_by_posting_the_button_only_where_they_may(self):
        address = reverse("admin:articles_article_change", args=[self.made["@draft"]])
        words = form_data.article(section=cast.section("World"), opened=1, button="_publish")
        published = set()
        for person in NAMES:
            with transaction.atomic():
                self.client_of(person).post(address, words)
                if self.draft().editions.exists():
                    published.add(person)
                transaction.set_rollback(True)
        assert published == PUBLISHERS_HERE

    def draft(self):
        return self.made["draft"]

    def test_moves_no_article_into_a_section_that_is_not_theirs(self):
        address = reverse("admin:articles_article_change", args=[self.made["@draft"]])
        words = form_data.article(section=cast.section("Sport"), opened=1)
        for person in ("reporter", "editor"):
            answer = self.client_of(person).post(address, words)
            self.assertContains(answer, "Select a valid choice.")
            assert self.draft().section == cast.section("World")

    def test_reads_but_does_not_change_as_a_reporter_what_is_public(self):
        address = reverse("admin:articles_article_change", args=[self.made["@public"]])
        client = self.client_of("reporter")
        self.assertContains(client.get(address), "The council voted")
        words = form_data.article(section=cast.section("World"), opened=9)
        assert client.post(address, words).status_code == 403


READ = ("articles:", "robots", "security", "favicon", "logo")
ARTICLES = {name for name in RULES if name.startswith("admin:articles_article")}


def story_to_read():
    """A story that a reporter, none of the people above, has handed over."""
    story = cast.draft("Read this", by=cast.user("Reporter"))
    story.hand_over(by=story.created_by)
    return story


def things(*, by, section):
    """What the views of the table are asked about."""
    draft, waiting = cast.draft("A draft", by=by), cast.draft("Tomorrow", by=by)
    edition = waiting.schedule(by=by, at=timezone.now() + timedelta(days=1))
    public = cast.published("Out", by=by, series=cast.series(), part=1)
    gone = cast.published("Gone", by=by)
    gone.unpublish(by=by)
    binned = cast.draft("Binned", by=by)
    binned.put_in_bin(by=by)
    photo, comment = draft.placements.get().photo, cast.comment(public)
    return {
        "comment": comment,
        "@comment": comment.pk,
        "@thread": comment.thread.pk,
        "draft": draft,
        "@draft": draft.pk,
        "@public": public.pk,
        "@path": public.current.get_absolute_url(),
        "@gone": gone.pk,
        "@binned": binned.pk,
        "@ready": story_to_read().pk,
        "@waiting": waiting.pk,
        "@edition": edition.pk,
        "@owed": cast.owed(public, by=by).pk,
        "@link": cast.preview_link(draft, by=by).pk,
        "@photo": photo.pk,
        "@photo uuid": photo.uuid,
        **filing(section, tag=draft.tags.first()),
        "@colleague": cast.user("Reporter").pk,
    }


def filing(section, *, tag):
    """What articles are filed under."""
    return {
        "@section": section.pk,
        "@author": cast.author().pk,
        "@series": cast.series().pk,
        "@template": cast.template().pk,
        "@tag": tag.pk,
    }
