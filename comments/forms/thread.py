"""Opening and closing the comments of one article."""

from urllib.parse import urlsplit

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Address, Edition, Refused
from articles.paths import clean_path

from ..models import Thread


class ThreadForm(forms.ModelForm):
    """Who may comment, and until when."""

    class Meta:
        model = Thread
        fields = ["policy", "closes_at"]
        widgets = {"policy": forms.RadioSelect}


class NewThreadForm(ThreadForm):
    """The same for an article on which nobody has commented yet, named by its address."""

    address = forms.CharField(
        label=_("Address of the article"),
        help_text=_("Paste it from the browser, such as /2026/03/council-votes/."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta(ThreadForm.Meta):
        fields = ["address", "policy", "closes_at"]

    def __init__(self, *args, person: AbstractBaseUser, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_address(self):
        edition = edition_at(self.cleaned_data["address"])
        if edition is None:
            raise forms.ValidationError(
                gettext("No published article has this address. Copy it from its page.")
            )
        if not self.person.has_perm("comments.change_thread", edition):
            raise forms.ValidationError(gettext("This article stands in a section that is not yours."))
        if Thread.objects.filter(article_id=edition.article_id).exists():
            raise forms.ValidationError(gettext("It is in the list already: search for this address there."))
        self.instance.article_id = edition.article_id
        return self.cleaned_data["address"]


def edition_at(address: str) -> Edition | None:
    """The Edition that readers have of the article with this address, typed or pasted whole."""
    try:
        path = clean_path(urlsplit(address.strip())._replace(scheme="", netloc="", fragment="").geturl())
    except (Refused, ValueError):
        return None
    claimed = Address.objects.filter(path=path).values("article_id")
    return Edition.objects.published().select_related("section").filter(article_id__in=claimed).first()
