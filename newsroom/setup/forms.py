"""The two forms of the set-up page: the paper with its sections, and its first chief."""

from urllib.parse import urlsplit

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm, UsernameField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import paths
from articles.forms.text_cleaning import PlainTextMixin, to_one_line
from newsroom.forms import PersonForm, SiteForm
from newsroom.models import User

HERE = ("127.0.0.1", "localhost", "::1")
LOCAL_ADDRESS = _(
    "Where readers find the paper. Feeds, mails and search engines are told this address. "
    "Leave it while the paper lives on this machine alone."
)
SECTIONS = _("News, Opinion, Sport, Culture")
MOST_SECTIONS = 30
LONGEST_SECTION = 80


class SectionsField(forms.CharField):
    """Names of sections, separated by commas; each once."""

    def to_python(self, value):
        names = [to_one_line(name) for name in super().to_python(value).split(",")]
        # Names with one slug would have one address. Reversed twice, so that the first spelling stays.
        return list({paths.slug(name): name for name in reversed(names) if name}.values())[::-1]

    def validate(self, names):
        """Each must have an address of its own."""
        super().validate(names)
        if len(names) > MOST_SECTIONS:
            raise forms.ValidationError(
                gettext("Begin with {count} sections at most; more can follow.").format(count=MOST_SECTIONS)
            )
        for name in names:
            if not paths.slug(name):
                raise forms.ValidationError(
                    gettext("“{name}” has neither letter nor digit. Name it by a word.").format(name=name)
                )
            if len(name) > LONGEST_SECTION:
                raise forms.ValidationError(
                    gettext("“{name}…” is too long. Use {count} characters.").format(
                        name=name[:30], count=LONGEST_SECTION
                    )
                )

    def run_validators(self, value):
        """Skip the validators of CharField: they expect a text, and this is a list."""


class PaperForm(SiteForm):
    """The paper as it begins, with its sections; `test_to` is where the test mail goes."""

    sections = SectionsField(
        label=_("Sections"),
        required=False,
        initial=SECTIONS,
        help_text=_("The parts of the paper, separated by commas. They can be changed at any time."),
    )
    test_to = forms.CharField(
        label=_("Send a test mail to"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, origin, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial = {**self.initial, "name": "", "address": origin, **kwargs.get("initial", {})}
            if urlsplit(origin).hostname in HERE:
                self.fields["address"].help_text = LOCAL_ADDRESS
        self.fields["time_zone"].help_text = gettext("The newsroom’s own: times are typed and shown in it.")
        self.fields["name"].label = gettext("Name of the paper")
        self.fields["name"].error_messages["required"] = gettext("Give the paper a name.")


class ChiefForm(PlainTextMixin, BaseUserCreationForm):
    """Somebody new, with a password."""

    error_messages = {"password_mismatch": _("The two are not the same. Type the password again in both.")}

    class Meta:
        model = User
        fields = ["first_name", "last_name", "username", "email"]
        field_classes = {"username": UsernameField}
        error_messages = {
            "username": {
                "required": _("Choose a name to log in with."),
                "invalid": _("Use letters, digits and @ . + - _ alone, without spaces."),
            },
            "email": {"required": _("Type your own address: a forgotten password is mended by mail.")},
        }
        labels = PersonForm.Meta.labels
        help_texts = {
            "username": PersonForm.Meta.help_texts["username"],
            "email": _("To log in with as well, and for a forgotten password."),
        }
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        # Django's form takes the focus, and the page would open below the fields of the paper.
        self.fields["username"].widget.attrs.pop("autofocus")
        self.fields["password1"].help_text = gettext("Ten characters or more; some unrelated words are best.")
        self.fields["password2"].label = gettext("The password again")
        self.fields["password2"].help_text = ""
        self.fields["password1"].error_messages["required"] = gettext("Choose a password.")
        self.fields["password2"].error_messages["required"] = gettext("Type the same password again.")

    def validate_password_for_user(self, user):
        """Show errors at the first password field, where the password is chosen; Django takes the second."""
        super().validate_password_for_user(user, "password1")
