"""Rows with a page of their own, at an address made from their first name and kept for ever."""

from itertools import islice

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from .. import slugs
from ..links import path_to
from . import freshness

AT_A_TIME = 50


def refuse_unspelled(slug: str) -> None:
    """Raise ValidationError where a slug is not spelled as `slugs.slug` spells it."""
    if slug != slugs.slug(slug, longest=len(slug)):
        raise ValidationError(_("An address has letters and digits, with hyphens between words."))


class SlugField(models.SlugField):
    """A slug in any script, marks included."""

    default_validators = [refuse_unspelled]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"unique": True} | kwargs)

    def formfield(self, **kwargs):
        """A plain field: Django's own for slugs refuses marks."""
        return super(models.SlugField, self).formfield(**kwargs)


class Named(models.Model):
    """A row with `name` and `slug`, which is made from the name where nobody gave one."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Store it, under a free slug where it has none, and raise the versions of its pages."""
        # Only when it is made: an address once given is not spelled anew.
        if self._state.adding:
            self.slug = slugs.slug(self.slug, longest=self._meta.get_field("slug").max_length)
        with transaction.atomic():
            if self.slug:
                super().save(*args, **kwargs)
            else:
                self.save_under_free_slug(super().save, *args, **kwargs)
            freshness.touch(*self.surfaces)

    def save_under_free_slug(self, save, *args, **kwargs):
        """Try until nobody else has taken the slug meanwhile; other conflicts are raised."""
        while True:
            self.slug = slug = self.free_slug(self.name)
            try:
                with transaction.atomic():
                    # In a savepoint: after an error PostgreSQL refuses all else until it is rolled back.
                    return save(*args, **kwargs)
            except IntegrityError:
                self.slug = ""
                if not type(self).objects.filter(slug=slug).exists():
                    raise

    @classmethod
    def free_slug(cls, text: str) -> str:
        """A slug from `text` that no row has yet, numbered where it must be."""
        wanted = slugs.number_slugs(slugs.name(text, otherwise=cls._meta.model_name))
        while True:
            some = list(islice(wanted, AT_A_TIME))
            taken = set(cls.objects.filter(slug__in=some).values_list("slug", flat=True))
            if free := [slug for slug in some if slug not in taken]:
                return free[0]

    def get_absolute_url(self) -> str:
        """Where its page is; empty where it can have none."""
        return path_to(f"articles:{self._meta.model_name}", self.slug)
