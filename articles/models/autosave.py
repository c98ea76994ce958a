"""Autosaves: what a person has typed into a form of the desk and not saved; theirs alone."""

import json

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..refusal import Refused
from .idempotency_key import KEPT

# A text of the greatest length that the form takes, several times over.
LONGEST = 1_000_000
MOST = 50
LONGEST_LABEL = 200
# The fields whose words say best what was typed, the best first.
TELLING = ("headline", "name", "note", "reason", "caption", "standfirst")
TOO_LONG = _("This is too long to be kept on the server before it is saved.")


class AutosaveQuerySet(models.QuerySet):
    """The callers ask for `typed_by` first: nobody reads what another has typed."""

    def typed_by(self, person):
        return self.filter(person=person)

    def at(self, form: str):
        """Those of the form at this address, and of the pages below it."""
        return self.filter(form__startswith=form)

    def newest_first(self):
        return self.order_by("-kept_at", "-pk")

    def outlined(self):
        """Without the words, which may be long: for lists."""
        return self.defer("fields").select_related("article")

    def keep(self, *, person, form: str, window, fields: list, article=None) -> "Autosave":
        """Store what stands in the form of one window in place of what stood there before.

        fields: pairs of a field's name and its value. Raises Refused where they are too long. The
        person's oldest ones give way where there are too many.
        """
        words = json.dumps(fields, ensure_ascii=False)
        if len(words) > LONGEST:
            raise Refused(TOO_LONG)
        said = {
            "fields": words,
            "label": label_of(fields),
            "article": article,
            "kept_at": timezone.now(),
        }
        with transaction.atomic():
            copy, _is_new = self.update_or_create(person=person, form=form, window=window, defaults=said)
            newest = self.typed_by(person).newest_first().values_list("pk", flat=True)
            self.filter(pk__in=list(newest[MOST : 2 * MOST])).delete()
        return copy


class Autosave(models.Model):
    """What one person has typed into one opened form, the newest state only.

    `form` is the address of the form, `window` the UUID that the page made when it was opened; `article`
    is the one it is about, None for a new one and for other forms.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="autosaves")
    form = models.CharField(max_length=250)
    window = models.UUIDField()
    kept_at = models.DateTimeField(default=timezone.now)
    label = models.CharField(max_length=LONGEST_LABEL, blank=True, help_text="The headline as typed.")
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, related_name="autosaves"
    )
    fields = models.TextField(help_text="Pairs of name and value, as JSON.")

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "form", "window"], name="one_autosave_for_each_window"),
        ]
        indexes = [
            models.Index(fields=["person", "-kept_at"], name="autosave_person"),
            models.Index(fields=["kept_at"], name="autosave_age"),
        ]

    def __str__(self):
        return f"{self.form} of {self.kept_at:%Y-%m-%d %H:%M} UTC"

    def get_absolute_url(self):
        """The form, which offers the words again."""
        return self.form

    @property
    def pairs(self) -> list:
        """The fields as pairs of name and value."""
        return json.loads(self.fields)

    @classmethod
    def prune(cls) -> int:
        """Delete what is so old that nobody asks for it again; gives how many."""
        return cls.objects.filter(kept_at__lt=timezone.now() - KEPT).delete()[0]


def label_of(fields: list) -> str:
    """A line that says what was typed: the headline where the form has one."""
    said = {name.rpartition("-")[2]: value for name, value in reversed(fields)}
    words = next((said[name] for name in TELLING if said.get(name, "").strip()), "")
    line = " ".join(words.replace("\x00", "").split())
    return Truncator(line).chars(LONGEST_LABEL)
