"""What a chief may type: who works here, and what paper this is."""

import zoneinfo

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.models import Group

from articles.forms.words import PlainWords
from newsroom.models import Site, User
from newsroom.roles import ROLES


class DoorForm(LoginForm):
    """Name or address, password, and whether this computer may remember."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "User name or e-mail address"
        self.fields["password"].help_text = ""
        self.fields["remember"].label = "Keep me logged in on this computer"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class PersonForm(PlainWords, forms.ModelForm):
    """Somebody who logs in: name, address, roles, sections. The password is theirs alone."""

    roles = forms.ModelMultipleChoiceField(
        Group.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "all_sections", "sections", "is_active"]
        widgets = {"sections": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "roles" in self.fields:
            self.fields["roles"].queryset = Group.objects.filter(name__in=ROLES).order_by("pk")
        if "email" in self.fields:
            self.fields["email"].required = True
        if self.instance.pk:
            self.initial["roles"] = self.instance.groups.all()

    def clean_username(self):
        return self.only_theirs("username", "Somebody has this user name. Choose another.")

    def clean_email(self):
        return self.only_theirs("email", "Somebody here has this e-mail address.")

    def only_theirs(self, field, sentence):
        """The value, which nobody else may have in any spelling: either of them logs in."""
        value = self.cleaned_data[field]
        others = User.objects.exclude(pk=self.instance.pk)
        if others.filter(**{f"{field}__iexact": value}).exists():
            raise forms.ValidationError(sentence)
        return value

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("roles") and not cleaned.get("all_sections") and not cleaned.get("sections"):
            self.add_error("sections", "Choose their sections, or tick “the whole paper”.")
        return cleaned

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        """Who has a role works at the desk."""
        if "roles" in self.cleaned_data:
            self.instance.is_staff = bool(self.cleaned_data["roles"]) or self.instance.is_superuser
        return super().save(commit)

    def _save_m2m(self):
        super()._save_m2m()
        if "roles" in self.cleaned_data:
            self.instance.groups.set(self.cleaned_data["roles"])


class SiteForm(PlainWords, forms.ModelForm):
    """The paper's one row."""

    time_zone = forms.ChoiceField(
        choices=[(name, name) for name in sorted(zoneinfo.available_timezones())],
        help_text="What is scheduled keeps its instant when this changes.",
    )

    class Meta:
        model = Site
        fields = [
            *("name", "tagline", "address", "language", "time_zone"),
            *("publisher", "contact", "desk_signature", "from_address", "comment_default"),
        ]
