"""A chief's forms for people and for the Site row, and everybody's for the language of their desk."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Group
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.files import NotWritten
from articles.forms.preflight import RuleLevelMixin
from articles.forms.text_cleaning import PlainTextMixin, to_one_line
from articles.locales import format_list
from articles.pictures import EMPTY
from articles.refusal import Refused
from newsroom.delegation import grantable_roles
from newsroom.grant_fields import GrantsField, find_elsewhere, given_to, store
from newsroom.grants import FINER, OWN
from newsroom.languages import DeskLanguageField, LanguageField, TagField
from newsroom.logo import Logo
from newsroom.models import Site, User
from newsroom.roles import ROLES, role_name
from newsroom.zones import TimeZoneField

NO_ADDRESS = "This is no address. Write it like https://paper.example"
NO_SECTIONS = _("Choose their sections, or tick “the whole paper”.")
NO_SECTION_OF_YOURS = _("Choose their sections.")
BEYOND_ROLES = _(
    "You can give only the roles that are listed here. A chief with more rights can give others."
)
BEYOND_SECTIONS = _("You can give only your own sections. A chief of the whole paper can give others.")
NOT_THERE = _("They do not work in {sections}: choose it among their sections, or take the tick away.")
OWN_STORIES = _("Stories that they made, or were the last to be asked to write. For a small paper.")
FINER_RIGHTS = _("Beyond the roles, and only where they work. Who has a role that permits it needs no tick.")
GRANTS = {"own_grants": OWN, "finer_grants": FINER}
SIGN = _(
    "PNG, JPEG or WebP, at most 2 MB. A wide one stands in place of the name, so it should say it; "
    "a square one stands beside the name."
)


class MailsMixin:
    """A form of a User with `mails`: one that was opened before there was a choice leaves it as it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "mails" in self.fields:
            self.fields["mails"].required = False

    def clean_mails(self):
        return self.cleaned_data["mails"] or self.instance.mails


class PersonForm(MailsMixin, PlainTextMixin, forms.ModelForm):
    """Somebody who logs in: name, address, roles, sections. The password is theirs alone.

    `actor`, who fills it in, is offered what is theirs to give.
    """

    roles = forms.ModelMultipleChoiceField(
        Group.objects.none(),
        label=_("Roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": BEYOND_ROLES},
    )
    language = DeskLanguageField(help_text=_("Of the desk and of mails. They can choose another themselves."))
    own_grants = GrantsField(OWN, label=_("With their own stories"), help_text=OWN_STORIES)
    finer_grants = GrantsField(FINER, label=_("By section"), help_text=FINER_RIGHTS)

    class Meta:
        model = User
        fields = [
            *("username", "first_name", "last_name", "email", "language", "mails"),
            *("all_sections", "sections", "is_active"),
        ]
        widgets = {"sections": forms.CheckboxSelectMultiple}
        field_classes = {"username": UsernameField}
        labels = {
            "username": _("User name"),
            "email": _("E-mail address"),
            "mails": _("Mails about stories for them"),
        }
        help_texts = {
            "mails": _(
                "When a story is assigned, handed over or sent back to them. They can choose otherwise."
            ),
            "username": _("To log in with: letters, digits and @ . + - _"),
            "is_active": _("Untick it when they leave. Nobody is deleted: what they did keeps their name."),
        }
        error_messages = {"sections": {"invalid_choice": BEYOND_SECTIONS}}

    def __init__(self, *args, actor: User, **kwargs):
        super().__init__(*args, **kwargs)
        if "roles" in self.fields:
            roles = grantable_roles(actor)
            self.fields["roles"].queryset = Group.objects.filter(name__in=roles).order_by("pk")
            self.fields["roles"].label_from_instance = role_name
        if "sections" in self.fields:
            self.fields["sections"].queryset = actor.sections_in_charge()
        if "email" in self.fields:
            self.fields["email"].required = True
        for name in {*GRANTS} & self.fields.keys():
            self.fields[name].offer(actor, actor.sections_in_charge())
        if self.instance.pk:
            self.initial["roles"] = self.instance.groups.filter(name__in=ROLES)
            self.initial |= {name: given_to(self.instance, kinds) for name, kinds in GRANTS.items()}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("roles") and not cleaned.get("all_sections") and not cleaned.get("sections"):
            self.add_error("sections", NO_SECTIONS if "all_sections" in self.fields else NO_SECTION_OF_YOURS)
        if not cleaned.get("all_sections") and not self.instance.is_superuser:
            self.refuse_grants_elsewhere(cleaned)
        return cleaned

    def refuse_grants_elsewhere(self, cleaned):
        """A grant widens nobody's sections: in another one it would do nothing."""
        for name in {*GRANTS} & self.fields.keys():
            if elsewhere := find_elsewhere(cleaned.get(name, set()), cleaned.get("sections") or ()):
                names = format_list([section.trail for section in elsewhere])
                self.add_error(name, NOT_THERE.format(sections=names))

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        """Store; whoever has a role or a grant may open the desk (`is_staff`)."""
        if "roles" in self.cleaned_data:
            given = (self.cleaned_data.get(name) for name in ("roles", *GRANTS))
            self.instance.is_staff = any(given) or self.instance.is_superuser
        return super().save(commit)

    def _save_m2m(self):
        super()._save_m2m()
        if "roles" in self.cleaned_data:
            # A group that is no role was given by a command, and is not this form's to take.
            others = self.instance.groups.exclude(name__in=ROLES)
            self.instance.groups.set([*self.cleaned_data["roles"], *others])
        if given := [self.cleaned_data[name] for name in GRANTS if name in self.cleaned_data]:
            store(self.instance, set().union(*given))


class DeskLanguageForm(MailsMixin, forms.ModelForm):
    """In which language somebody works, and when they get mails about stories."""

    language = DeskLanguageField(help_text=_("Of the desk, and of mails to you. Articles keep their own."))

    class Meta:
        model = User
        fields = ["language", "mails"]


class SiteForm(PlainTextMixin, forms.ModelForm):
    """The paper's one row."""

    address = forms.URLField(
        label=_("Public address"),
        assume_scheme="https",
        max_length=200,
        help_text=Site._meta.get_field("address").help_text,
        error_messages={"invalid": NO_ADDRESS},
    )
    language = LanguageField(
        label=_("Language"), help_text=_("Articles are written in it, unless one says otherwise.")
    )
    other_language = TagField(
        label=_("Other language"),
        required=False,
        max_length=35,
        help_text=_("Not in the list? Its code, such as “fo” or “ku-Arab”."),
    )
    time_zone = TimeZoneField(
        label=_("Time zone"), help_text=_("What is scheduled keeps its instant when this changes.")
    )

    class Meta:
        model = Site
        fields = [
            *("name", "tagline", "address", "language", "time_zone"),
            *("publisher", "contact", "desk_signature", "from_address", "comment_default"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Who may only look has no fields.
        if "from_address" in self.fields:
            self.fields["from_address"].help_text = gettext("Blank: {address}.").format(
                address=settings.DEFAULT_FROM_EMAIL
            )
        # Else saving the form would refuse a stored value that the list does not have.
        for name in {"language", "time_zone"} & self.fields.keys():
            self.fields[name].store(getattr(self.instance, name))

    def clean_address(self):
        """The origin (scheme and host) alone: the paper cannot live below a path."""
        parts = urlsplit(self.cleaned_data["address"])
        # With an “@” the address could hold a password, and feeds and mails print it.
        if parts.scheme not in ("http", "https") or "@" in parts.netloc:
            raise forms.ValidationError(NO_ADDRESS)
        if parts.path not in ("", "/") or parts.query or parts.fragment:
            raise forms.ValidationError(
                gettext("The paper fills its whole address: leave out “{path}”.").format(path=parts.path)
            )
        return f"{parts.scheme}://{parts.netloc}"

    def clean(self):
        """One line each, whatever was pasted; a language that is typed goes before one of the list."""
        cleaned = super().clean()
        cleaned["language"] = cleaned.get("other_language") or cleaned.get("language", "")
        return {name: to_one_line(said) if isinstance(said, str) else said for name, said in cleaned.items()}


class SiteAdminForm(RuleLevelMixin, SiteForm):
    """The paper's row at the desk, with its logo and how strict it is before something is published.

    `drawn` is the uploaded picture as it will be shown, or the Refused that it met.
    """

    sign = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=SIGN,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={"empty": EMPTY},
    )
    no_sign = forms.BooleanField(label=_("No logo: the name in type"), required=False)

    def __init__(self, *args, drawn: Logo | Refused | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.drawn = drawn

    def clean_sign(self):
        """The picture as it will be shown."""
        if isinstance(self.drawn, Refused):
            raise self.drawn
        return self.cleaned_data["sign"] and self.drawn

    def clean(self):
        """Write the file when all other fields are valid; it must be there before the row that names it."""
        cleaned = super().clean()
        if cleaned.get("sign") and not self.errors:
            try:
                cleaned["sign"].store()
            except NotWritten as refused:
                self.add_error("sign", refused.messages)
        return cleaned

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        if self.cleaned_data["sign"] or self.cleaned_data["no_sign"]:
            self.instance.set_logo(self.cleaned_data["sign"])
        return super().save(commit)
