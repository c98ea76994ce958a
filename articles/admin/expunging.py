"""The page that takes a passage out of an article: looks for it, shows each place, then does it for good."""

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..forms.expunging import ExpungingForm
from ..forms.text_cleaning import add_errors
from ..idempotency import key_of, once
from ..models import Refused
from ..models.elsewhere import find_elsewhere
from ..models.expunging import Finding, examine_words
from ..removal import Removal

TEMPLATE = "admin/articles/article/expunge.html"
# As many places are quoted for one kind of row, and as many letters of each.
MOST_QUOTED = 8


@dataclass(frozen=True)
class Group:
    """The places of one kind: how many rows, and where the words stand in the first of them."""

    label: str
    count: int
    quotes: list[str]


class ExpungePages:
    """The part of ArticleAdmin that answers it."""

    def expunge(self, request, pk, act):
        """Sent twice, it is done once."""
        article = self.get_article(request, pk, act.may)

        def answer():
            return self.answer_expunging(request, article, act)

        return once(request, answer) if request.method == "POST" else answer()

    def answer_expunging(self, request, article, act):
        form = ExpungingForm(request.POST if request.method == "POST" else None, article=article)
        found, removal, back = None, None, reverse("admin:articles_article_change", args=[article.pk])
        if request.method == "POST" and form.is_valid():
            removal = form.removal
            if is_seen(request.POST.get("seen", ""), article, removal):
                done = carry_out(article, form, by=request.user)
                if done:
                    messages.success(request, done)
                    return HttpResponseRedirect(back)
            found = look(article, form)
        context = self.admin_site.each_context(request) | {
            "title": act.label,
            "act": act,
            "article": article,
            "form": form,
            "back": back,
            "idempotency_key": key_of(request),
            "others": [one.person for one in article.presences.present().select_related("person")],
            **describe(article, removal, found),
        }
        is_refused = request.method == "POST" and not (found and form.is_valid())
        return TemplateResponse(request, TEMPLATE, context, status=422 if is_refused else 200)


def look(article, form) -> Finding | None:
    """Where the words stand; None where that is refused, and the form has the reason."""
    try:
        return examine_words(article, form.removal)
    except Refused as refusal:
        add_errors(form, refusal.problems)
        return None


def carry_out(article, form, *, by) -> str:
    """What was done, in words; empty where it is refused."""
    typed = form.cleaned_data
    try:
        made = article.expunge(form.removal, by=by, reason=typed["reason"], heading=typed["heading"])
    except Refused as refusal:
        add_errors(form, refusal.problems)
        return ""
    return ngettext(
        "The words are gone, from {count} place. The history says who took them out, and why.",
        "The words are gone, from {count} places. The history says who took them out, and why.",
        made.count,
    ).format(count=made.count)


def describe(article, removal: Removal | None, found: Finding | None) -> dict:
    """What the page shows of the places that were found."""
    if found is None:
        return {"is_looked": False}
    elsewhere, is_cut = find_elsewhere(article, removal)
    return {
        "is_looked": True,
        "is_nowhere": found.is_empty,
        "groups": group(found),
        "addresses": sorted(found.addresses.items()),
        "is_read": [place.row for place in found.places if is_read(place.row)],
        "inside": count_inside(article, removal),
        "elsewhere": [(name_of(row), address_of(row)) for row in elsewhere],
        "is_cut": is_cut,
        "seen": sign(article, removal),
    }


def is_read(row) -> bool:
    """Whether it is a version that readers have now."""
    return bool(getattr(row, "is_published", False))


def group(found: Finding) -> list[Group]:
    """The places by kind, each with some of what stands around the words."""
    counts, quotes = Counter(), {}
    for place in found.places:
        label = str(place.label)
        counts[label] += 1
        quotes.setdefault(label, {}).update(dict.fromkeys(place.contexts))
    return [Group(label, count, list(quotes[label])[:MOST_QUOTED]) for label, count in counts.items()]


def count_inside(article, removal: Removal) -> int:
    """In how many more rows the words stand inside of longer ones, where that was not asked."""
    if removal.within:
        return 0
    asked = len(examine_words(article, removal).places)
    return len(examine_words(article, Removal(removal.words, removal.how, within=True)).places) - asked


def name_of(row) -> str:
    return _("{kind}: {name}").format(kind=capfirst(row._meta.verbose_name), name=row)


def address_of(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def sign(article, removal: Removal) -> str:
    """Says that these words were looked for in this article, and gives nothing of them away."""
    said = f"{article.pk}\n{removal.how}\n{removal.within}\n{removal.words}"
    return salted_hmac("articles.expunging", said, algorithm="sha256").hexdigest()


def is_seen(typed: str, article, removal: Removal) -> bool:
    """Whether the page that was sent had shown where these words stand."""
    return constant_time_compare(typed, sign(article, removal))
