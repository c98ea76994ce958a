"""The photographs of an article: in the working copy, and in an Edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import content


class Placement(models.Model):
    """One use of a photograph in the working copy; words left blank are those of the library.

    position 0 is the lead; n is slot n of the body, or a place after the text.
    """

    WORDS = content.PHOTOGRAPHS.texts

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="placements", verbose_name=_("article")
    )
    photo = models.ForeignKey(
        "articles.Photo", on_delete=models.PROTECT, related_name="placements", verbose_name=_("photo")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("0 is the lead photograph.")
    )
    caption = models.TextField(
        _("caption"), max_length=content.DRAFT, blank=True, help_text=_("Blank: the library's.")
    )
    credit = models.CharField(
        _("credit"), max_length=content.DRAFT, blank=True, help_text=_("Blank: the library's.")
    )
    alt = models.CharField(
        _("alternative text"), max_length=content.DRAFT, blank=True, help_text=_("Blank: the library's.")
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It shows nothing that the text does not say: who hears the page is told nothing of it."),
    )

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="one_photo_is_placed_in_each_slot")
        ]

    def __str__(self):
        return f"{self.position}: {self.photo}"

    @property
    def differences(self) -> dict[str, str]:
        """Its own words, blank where the library's stand."""
        return {name: getattr(self, name) for name in self.WORDS}

    @property
    def effective_texts(self) -> dict:
        """The words as they would be printed, and which of them are the library's."""
        own = self.differences
        words = {name: own[name] or getattr(self.photo, name) for name in self.WORDS}
        words |= {f"inherits_{name}": not own[name] for name in self.WORDS}
        # Without one that it would inherit: a later one of the library does not reach it either.
        nothing = {"alt": "", "inherits_alt": False} if self.is_decorative else {}
        return words | nothing | {"is_decorative": self.is_decorative}


class EditionPhoto(models.Model):
    """A photograph as used: words frozen, file and rights looked up when the page is made.

    position 0 is the lead; n stands in the body's slot n, or after the text where it has none.
    The three flags say which words came from the library and follow it.
    """

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="photos")
    photo = models.ForeignKey("articles.Photo", on_delete=models.PROTECT, related_name="edition_photos")
    position = models.PositiveSmallIntegerField()
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=200, blank=True)
    alt = models.CharField(max_length=500, blank=True)
    inherits_caption = models.BooleanField(default=True)
    inherits_credit = models.BooleanField(default=True)
    inherits_alt = models.BooleanField(default=True)
    is_decorative = models.BooleanField(default=False, help_text="Printed with an empty alternative text.")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="one_photo_stands_in_each_slot"),
            models.CheckConstraint(
                condition=models.Q(is_decorative=False) | models.Q(alt="", inherits_alt=False),
                name="a_decorative_photo_has_no_alternative_text",
            ),
        ]

    # Set where the page is read by a link: at which address its files are.
    files_by_link = None

    def __str__(self):
        return self.caption[:80]

    @property
    def private_files(self):
        """Its renditions for those who may see what is not public."""
        return self.files_by_link or self.photo.desk_renditions
