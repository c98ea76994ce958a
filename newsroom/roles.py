"""The table of roles and their permissions, and the groups that follow it after each migrate."""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

WRITE = (
    *("articles.view_article", "articles.add_article", "articles.change_article"),
    *("articles.bin_article", "articles.view_photo", "articles.add_photo"),
    *("articles.view_author", "articles.view_section", "articles.view_tag", "articles.add_tag"),
    *("articles.view_series", "articles.view_storytemplate"),
)
EDIT = (
    *WRITE,
    *("articles.publish_article", "articles.correct_article", "articles.withdraw_article"),
    *("articles.review_article", "articles.fix_article"),
    "articles.override_preflight",
    *("articles.change_photo", "articles.add_author", "articles.change_author"),
    *("articles.add_series", "articles.change_series"),
    *("articles.add_storytemplate", "articles.change_storytemplate", "articles.delete_storytemplate"),
    *("articles.change_tag", "comments.view_comment", "comments.note_comment"),
    *("comments.view_thread", "comments.change_thread"),
)
MODERATE = (
    *("comments.view_comment", "comments.decide_comment", "comments.note_comment"),
    *("comments.view_thread", "comments.change_thread"),
)
LEAD = (
    *("articles.add_section", "articles.change_section"),
    *("newsroom.view_user", "newsroom.add_user", "newsroom.change_user"),
    *("newsroom.view_site", "newsroom.change_site", "comments.blank_comment"),
    *("articles.blank_article", "articles.expunge_article", "articles.skip_review"),
    "articles.waive_owed",
)

ROLES = {
    "Reporter": frozenset(WRITE),
    "Editor": frozenset(EDIT),
    "Moderator": frozenset(MODERATE),
    "Chief": frozenset({*EDIT, *MODERATE, *LEAD}),
}

# A group is stored by its English name; people read it in their language.
NAMES = {
    "Reporter": _("Reporter"),
    "Editor": _("Editor"),
    "Moderator": _("Moderator"),
    "Chief": _("Chief"),
}


def role_name(group: Group) -> str:
    """The name of a role as people read it; a group that is no role is called as it was named."""
    return str(NAMES.get(group.name, group.name))


def keep_groups_in_step(**kwargs) -> None:
    """Make the groups and give each just the permissions of the table; safe to run again."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set([known[name] for name in sorted(codenames) if name in known])
