"""What a new paper still lacks, as the desk's front page says it; each point is read off what is there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from articles.models import Article, Edition, Section

NEW = "admin:articles_article_add"


@dataclass(frozen=True)
class Point:
    """Something to do: in words, where, and whether it is done."""

    label: str
    why: str
    address: str
    is_done: bool


def points(person, site) -> list[Point]:
    """What `person` may do for the paper; nothing once all of it is done."""
    found = [say(person, site) for may, say in POINTS if person.has_perm(may)]
    return found if any(not point.is_done for point in found) else []


def logo(person, site):
    address = reverse("admin:newsroom_site_change", args=[1]) + "#id_sign"
    return Point(
        gettext("Give the paper its logo"),
        gettext("It stands at the head of every page."),
        address,
        bool(site.logo),
    )


def sections(person, site):
    address = reverse("admin:articles_section_add")
    return Point(
        gettext("Make sections"), gettext("Each article stands in one."), address, Section.objects.exists()
    )


def first_article(person, site):
    may_publish = person.has_perm("articles.publish_article")
    is_done = Edition.objects.exists()
    address = reverse(NEW) if is_done else get_draft_url(person)
    return Point(
        gettext("Publish the first article") if may_publish else gettext("Write the first article"),
        gettext("Readers see nothing before."),
        address,
        is_done,
    )


def get_draft_url(person):
    """Where the newest draft is written on, if it is theirs to change; else where one is begun."""
    draft = Article.objects.drafts().at_the_desk().order_by("-pk").first()
    if draft and person.has_perm("articles.change_article", draft):
        return reverse("admin:articles_article_change", args=[draft.pk])
    return reverse(NEW)


POINTS = [
    ("newsroom.change_site", logo),
    ("articles.add_section", sections),
    ("articles.add_article", first_article),
]
