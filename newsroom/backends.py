"""The one place that answers who may do what, with and without a section."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from articles.models import Author, Photo, Series, StoryTemplate, Tag
from newsroom import passwords
from newsroom.delegation import WHOLE_PAPER, may_manage
from newsroom.models import Site, User

MANAGE = "newsroom.change_user"
# Rows of these stand in no section: a role that permits something permits it with each of them.
SHARED = (Author, Photo, Series, Site, Tag)


class NewsroomBackend(AuthenticationBackend):
    """Roles and grants give permissions; for an object they hold where its section is the person's.

    `obj` is None (may they do it anywhere?), a Section, a User, a row of a SHARED model, or anything with a
    `.section`. A draft that stands in no section yet is its maker's, and a template in none
    is the whole paper's; of an object of any other kind nobody
    has a permission. It is the only backend: a second one that says yes would be believed.
    """

    def authenticate(self, request, **credentials):
        """Refuse the demonstration's password, which everybody knows, on a site that is no demonstration."""
        if passwords.is_refused(credentials.get("password")):
            # At this error Django asks no further backend; None would let it go on to the next.
            raise PermissionDenied
        return super().authenticate(request, **credentials)

    def _authenticate(self, request, **credentials):
        """One query and one password check in any case, so that the time does not tell who is known here."""
        typed = credentials.get("username") or credentials.get("email") or ""
        return self._check_password(User.objects.by_login(typed), credentials["password"])

    def get_all_permissions(self, user_obj, obj=None):
        """The names of what their roles and they themselves may do: one query, where Django makes two."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = read_permissions(user_obj)
        return user_obj._perm_cache

    def has_perm(self, user_obj, perm, obj=None):
        if not user_obj.is_active:
            return False
        if not super().has_perm(user_obj, perm) and not user_obj.is_granted(perm, obj):
            return False
        if perm in WHOLE_PAPER and not user_obj.covers_everything:
            return False
        if isinstance(obj, User):
            return perm != MANAGE or may_manage(user_obj, obj)
        return obj is None or reaches(user_obj, obj)

    def has_module_perms(self, user_obj, app_label):
        """Whether they may do anything in the app, by their roles or by a grant."""
        return super().has_module_perms(user_obj, app_label) or (
            user_obj.is_active and user_obj.is_granted_in(app_label)
        )


def read_permissions(person) -> set[str]:
    """All of them for a superuser, else those of the roles and of the person, as “app.codename”."""
    found = Permission.objects.order_by()
    if not person.is_superuser:
        found = found.filter(Q(user=person) | Q(group__user=person))
    return {f"{app}.{name}" for app, name in found.values_list("content_type__app_label", "codename")}


def reaches(person, thing) -> bool:
    """Whether `thing` is shared, stands in a section of the person's, or in none yet and is their own."""
    if isinstance(thing, SHARED):
        return True
    if not hasattr(thing, "section"):
        return False
    if thing.section is None and isinstance(thing, StoryTemplate):
        return True
    if thing.section is None:
        return person.covers_everything or getattr(thing, "created_by_id", None) == person.pk
    return person.covers(thing.section)
