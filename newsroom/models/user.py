"""Who works here."""

import unicodedata

from django.contrib.auth.models import AbstractUser, Permission, UserManager
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Section
from newsroom.grants import GIVES, grants_giving

# PostgreSQL refuses index keys above some 2,700 bytes, and a sign has up to four.
LONGEST_FOLDED = 450
SOMEBODY_ELSES = {
    "username": _("Somebody has this user name. Choose another."),
    "email": _("Somebody here has this e-mail address."),
}


def fold(name: str | None) -> str:
    """A user name or e-mail address as it is compared: in one case, and composed in one way."""
    composed = unicodedata.normalize("NFKC", (name or "").strip())
    # Changing the case can take composed letters apart, so they are composed a second time.
    return unicodedata.normalize("NFKC", composed.casefold())[:LONGEST_FOLDED]


def split(codename: str) -> dict[str, str]:
    """The conditions of the Permission with this name ("articles.publish_article")."""
    app, name = codename.split(".")
    return {"content_type__app_label": app, "codename": name}


class People(UserManager):
    """Finds people by what they log in with, in any spelling."""

    use_in_migrations = False

    def get_by_natural_key(self, username):
        return self.get(username_folded=fold(username))

    def by_login(self, typed: str) -> "User | None":
        """Who logs in with this user name or e-mail address; a name goes before an address."""
        name = fold(typed)
        found = self.filter(Q(username_folded=name) | Q(email_folded=name)) if name else ()
        # One person's user name may be the e-mail address of another.
        return min(found, key=lambda person: person.username_folded != name, default=None)

    def allowed(self, *codenames: str, sections) -> models.QuerySet:
        """Active people who may do one of these with anybody's article in one of these sections.

        Of one person `has_perm` says the same.
        """
        lineages = {above.pk for section in sections for above in section.lineage()}
        given = {what for name in codenames for what in grants_giving(name, own=False)}
        by_grant = Q(what__in=given) & (Q(section=None) | Q(section__in=lineages))
        rights = Permission.objects.filter(Q(*[Q(**split(name)) for name in codenames], _connector=Q.OR))
        may = Q(groups__permissions__in=rights) | Q(user_permissions__in=rights)
        may |= Q(
            pk__in=self.model._meta.get_field("grants").related_model.objects.filter(by_grant).values("user")
        )
        reach = Q(all_sections=True) | Q(sections__in=lineages)
        return self.filter(Q(is_superuser=True) | may & reach, is_active=True).distinct()


class User(AbstractUser):
    """Somebody who logs in. What they may do follows from their roles and sections, and from grants."""

    class Mails(models.TextChoices):
        AT_ONCE = "at_once", _("Each at once")
        DAILY = "daily", _("One a day, in the morning")
        NONE = "none", pgettext_lazy("mails about stories", "None")

    username_folded = models.CharField(max_length=LONGEST_FOLDED, db_default="", default="", editable=False)
    email_folded = models.CharField(max_length=LONGEST_FOLDED, db_default="", default="", editable=False)
    sections = models.ManyToManyField(
        "articles.Section",
        verbose_name=_("sections"),
        blank=True,
        related_name="staff",
        help_text=_("They work in these sections and in all below them."),
    )
    all_sections = models.BooleanField(_("the whole paper"), default=False)
    language = models.CharField(
        _("language of the desk"),
        max_length=35,
        blank=True,
        db_default="",
        default="",
        help_text=_("Blank: the paper’s."),
    )

    mails = models.CharField(
        _("mails about stories for you"),
        max_length=16,
        choices=Mails,
        default=Mails.AT_ONCE,
        help_text=_("When a story is assigned to you, handed over to you by name, or sent back."),
    )
    digest_at = models.DateTimeField(null=True, editable=False)

    objects = People()

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(fields=["username_folded"], name="a_user_name_is_one_persons"),
            models.UniqueConstraint(
                fields=["email_folded"],
                condition=~Q(email_folded=""),
                name="an_email_address_is_one_persons",
            ),
        ]

    def clean(self):
        super().clean()
        if taken := self.find_taken_names():
            raise ValidationError(taken)

    def save(self, *args, update_fields=None, **kwargs):
        """Store; ValidationError in words where somebody else has the name or address by now."""
        self.username_folded, self.email_folded = fold(self.username), fold(self.email)
        if update_fields is not None:
            folded = {"username": "username_folded", "email": "email_folded"}
            # Else a save of the name alone would leave its folded form, which the log-in reads, as before.
            update_fields = {*update_fields, *(folded[name] for name in update_fields if name in folded)}
        try:
            with transaction.atomic(using=kwargs.get("using")):
                super().save(*args, update_fields=update_fields, **kwargs)
        # The form found the name free, and somebody else took it before this save.
        except IntegrityError as error:
            if taken := self.find_taken_names():
                raise ValidationError(taken) from error
            raise

    def find_taken_names(self) -> dict[str, str]:
        """A sentence for each of user name and e-mail address with which somebody else logs in."""
        others = User.objects.exclude(pk=self.pk)
        names = {"username": fold(self.username), "email": fold(self.email)}
        return {
            field: SOMEBODY_ELSES[field]
            for field, name in names.items()
            if name and others.filter(Q(username_folded=name) | Q(email_folded=name)).exists()
        }

    @property
    def covers_everything(self) -> bool:
        return self.all_sections or self.is_superuser

    def covers(self, section) -> bool:
        """Whether their work reaches `section` (None: not yet in any, which all may work on)."""
        if section is None or self.covers_everything:
            return True
        if not hasattr(self, "_section_ids"):
            self._section_ids = set(self.sections.values_list("pk", flat=True))
        return any(above.pk in self._section_ids for above in section.lineage())

    def sections_in_charge(self) -> models.QuerySet:
        """The sections that their work reaches, those below their own included."""
        every = Section.objects.select_related("parent__parent__parent")
        if self.covers_everything:
            return every
        return every.filter(inside(self.sections.values("pk")))

    def sections_where(self, codename: str) -> models.QuerySet:
        """The sections in which they may do this ("articles.publish_article") to articles of anybody."""
        if codename in self.get_all_permissions():
            return self.sections_in_charge()
        given = grants_giving(codename, own=False)
        keys = {grant.section_id for grant in self.held_grants if grant.what in given}
        if not self.is_active or not keys:
            return Section.objects.none()
        return self.sections_in_charge() if None in keys else self.sections_in_charge().filter(inside(keys))

    @cached_property
    def held_grants(self) -> list:
        """What they were granted beyond their roles, read once."""
        return list(self.grants.all())

    def is_granted(self, codename: str, thing=None) -> bool:
        """Whether a grant permits this: anywhere (None), or with `thing` where it is in their sections."""
        return any(grant.gives(codename, thing) for grant in self.held_grants)

    def is_granted_in(self, app: str) -> bool:
        """Whether a grant permits anything in this app."""
        return any(name.startswith(f"{app}.") for one in self.held_grants for name in GIVES[one.what])


def inside(keys) -> Q:
    """Sections with these keys, and those below them, of which there are three levels at most."""
    return (
        Q(pk__in=keys) | Q(parent__in=keys) | Q(parent__parent__in=keys) | Q(parent__parent__parent__in=keys)
    )
