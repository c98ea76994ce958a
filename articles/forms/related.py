"""A related link as typed: an article of ours, or a page outside with its headline."""

import re

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import paths
from ..models import Article, Edition, RelatedLink
from .formsets import PositionField
from .text_cleaning import PlainTextMixin

# 18 digits always fit a bigint, whose largest value has 19.
AT_THE_DESK = re.compile(r"/admin/articles/article/([0-9]{1,18})/")
NONE = _("No article of ours has this address. Search it by its words, or copy it from its page.")
ITSELF = _("This is the article itself. Link to another one.")


def address_of(article) -> str:
    """Where an article of ours stands: its public address, else that of its form at the desk."""
    return article.path or reverse("admin:articles_article_change", args=[article.pk])


def article_at(address, *, site=""):
    """The article at a public address, typed or pasted whole, or at that of its form at the desk."""
    address = address.strip().removeprefix(site)
    if at_the_desk := AT_THE_DESK.match(address):
        return Article.objects.filter(pk=int(at_the_desk[1])).first()
    return Article.objects.filter(addresses__path=paths.normalize_path(address)).first()


def may_know(article, person) -> bool:
    """Whether readers have it, or the person reaches it at the desk."""
    is_read = Edition.objects.published().filter(article=article).exists()
    return is_read or Article.objects.reached_by(person).filter(pk=article.pk).exists()


class RelatedForm(PlainTextMixin, forms.ModelForm):
    """One address. That of an article of ours is stored as the article, so that the link follows its moves.

    `person` types it; `site` is the paper's public address.
    """

    position = PositionField()

    address = forms.CharField(
        label=_("Search an article of ours, or paste an address"),
        max_length=1300,
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
    )

    class Meta:
        model = RelatedLink
        fields = ["address", "headline", "position"]
        labels = {"headline": _("Words of the link")}
        help_texts = {"headline": _("Blank: the headline of our article. A page outside needs them.")}
        widgets = {"headline": forms.TextInput(attrs={"class": "vTextField", "dir": "auto"})}

    def __init__(self, *args, person: AbstractBaseUser, site: str, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.person, self.site = person, site
        found = reverse("admin:articles_article_lookup") + "?drafts=1"
        self.fields["address"].widget.attrs |= {"data-lookup": found, "data-site": self.site}
        if self.instance.pk:
            self.initial["address"] = self.instance.url or address_of(self.instance.target)

    def clean(self):
        cleaned = super().clean()
        address = (cleaned.get("address") or "").strip()
        if address and not self.errors:
            self.aim(address)
        return cleaned

    def aim(self, address):
        """Point the link at one of our articles, or at the page outside."""
        if self.site and address.startswith(self.site + "/"):
            address = address.removeprefix(self.site)
        # An address that begins with two slashes names another host (RFC 3986, 4.2).
        inside = address.startswith("/") and not address.startswith("//")
        self.instance.target = self.article_at(address) if inside else None
        self.instance.url = "" if inside else self.outside(address)
        if not inside and not self.errors and not self.cleaned_data.get("headline"):
            sentence = gettext("A page outside needs a headline: readers see it as the link.")
            self.add_error("headline", sentence)

    def article_at(self, address):
        found = self.accessible_article_at(address)
        if found is None:
            self.add_error("address", NONE)
        elif found.pk == self.instance.article_id:
            self.add_error("address", ITSELF)
        return found

    def accessible_article_at(self, address):
        """The article at a public address or at the desk; None too where the person may not know of it."""
        article = article_at(address)
        # A link that a colleague made stays valid when somebody saves who may not know its target.
        if article is None or article.pk == self.was_aimed_at:
            return article
        return article if may_know(article, self.person) else None

    @property
    def was_aimed_at(self):
        """The key of the article that the row led to when the form was opened."""
        return self.instance.target_id if self.instance.pk else None

    def outside(self, address):
        try:
            return forms.URLField(assume_scheme="https").clean(address)
        except forms.ValidationError:
            self.add_error("address", gettext("This is not an address. Copy it whole, with https://."))
            return ""
