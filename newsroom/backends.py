"""The one place that answers who may do what, with and without a section."""

from django.contrib.auth.backends import ModelBackend


class NewsroomBackend(ModelBackend):
    """Roles give permissions; for an object they hold where its section is the person's.

    `obj` is None (may they do it anywhere?), a Section, or anything with a `.section`; a thing
    without one, such as a photograph, belongs to the whole paper.
    """

    def has_perm(self, user_obj, perm, obj=None):
        if not user_obj.is_active or not super().has_perm(user_obj, perm):
            return False
        return obj is None or user_obj.covers(getattr(obj, "section", None))
