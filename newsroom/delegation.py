"""Who may give which rights, and to whom: nobody hands out more than they have, or changes who has more."""

from django.contrib.auth.models import Permission
from django.db.models import Q

from newsroom.grants import GIVES
from newsroom.roles import ROLES

# What shapes the paper as a whole is for those who work for the whole of it.
WHOLE_PAPER = frozenset({"newsroom.change_site"})


def get_permissions(person) -> set[str]:
    """The permissions ("app.codename") of a person by roles and one by one, whether active or not."""
    # Not get_all_permissions(), which is empty for inactive people, whom a chief can activate again.
    given = Permission.objects.filter(Q(group__user=person) | Q(user=person))
    return {".".join(names) for names in given.values_list("content_type__app_label", "codename")}


def grantable_roles(actor) -> list[str]:
    """The names of the roles in which nothing is beyond what `actor` may do."""
    held = actor.get_all_permissions()
    return [name for name, codenames in ROLES.items() if codenames <= held]


def may_grant(actor, what: str, section=None) -> bool:
    """Whether `actor` has what this grant gives: in `section`, or (None) wherever they work."""
    if section is None:
        return GIVES[what] <= actor.get_all_permissions()
    return all(actor.has_perm(name, section) for name in GIVES[what])


def may_manage(actor, person) -> bool:
    """Whether nothing that `person` has, or would have when active again, is beyond `actor`."""
    if actor.is_superuser or actor.pk == person.pk:
        return True
    if person.is_superuser or not get_permissions(person) <= actor.get_all_permissions():
        return False
    grants = person.grants.select_related("section__parent__parent__parent")
    return covers_as_much(actor, person) and all(may_grant(actor, one.what, one.section) for one in grants)


def covers_as_much(actor, person) -> bool:
    """Whether the work of `actor` reaches wherever that of `person` does."""
    if actor.covers_everything:
        return True
    own = person.sections.select_related("parent__parent__parent")
    return not person.all_sections and all(actor.covers(section) for section in own)
