"""The one place that answers who may do what, with and without a section."""

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied

from newsroom import passwords


class NewsroomBackend(ModelBackend):
    """Roles give permissions; for an object they hold where its section is the person's.

    `obj` is None (may they do it anywhere?), a Section, or anything with a `.section`. A draft that
    stands in no section yet is its maker's; what has none, such as a photograph, is everybody's.
    """

    def authenticate(self, request, username=None, password=None, **credentials):
        """Stop at the demonstration's password, before any other backend is asked."""
        if passwords.is_refused(password):
            raise PermissionDenied
        return super().authenticate(request, username=username, password=password, **credentials)

    def has_perm(self, user_obj, perm, obj=None):
        if not user_obj.is_active or not super().has_perm(user_obj, perm):
            return False
        return obj is None or reaches(user_obj, obj)


def reaches(person, thing) -> bool:
    """Whether `thing` stands in a section of the person's, or in none yet and is their own."""
    section = getattr(thing, "section", None)
    if section is None and hasattr(thing, "created_by_id"):
        return person.covers_everything or thing.created_by_id == person.pk
    return person.covers(section)
