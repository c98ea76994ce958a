"""A right that one person has beyond their roles, in one section or in all of theirs."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.grants import GIVES, OWN, What


class SectionGrant(models.Model):
    """`section` None: in all sections of the person's, those that they get later included."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    section = models.ForeignKey(
        "articles.Section", on_delete=models.CASCADE, null=True, blank=True, related_name="grants"
    )
    what = models.CharField(max_length=16, choices=What)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "what", "section"], name="a_grant_is_given_once_a_section"
            ),
            models.UniqueConstraint(
                fields=["user", "what"], condition=Q(section=None), name="a_grant_is_given_once_for_all"
            ),
        ]

    def __str__(self):
        return f"{self.get_what_display()}: {self.section or '*'}"

    def gives(self, codename: str, thing=None) -> bool:
        """Whether it permits this: anywhere at all (None), or with `thing`, whose section is the person's."""
        if codename not in GIVES[self.what]:
            return False
        section = getattr(thing, "section", None)
        if section and self.section_id and self.section_id not in {one.pk for one in section.lineage()}:
            return False
        if thing is None or self.what not in OWN:
            return True
        # A Section or a photograph is nobody's own.
        return hasattr(thing, "belongs_to") and thing.belongs_to(self.user)
