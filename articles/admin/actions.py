"""Actions on an article that are no edit: each has a small page that asks once and calls one verb."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..dates import format_moment_with_weekday
from ..forms.actions import (
    BlankingForm,
    Confirmation,
    DuplicateForm,
    NoteForm,
    OptionalNoteForm,
    ReasonForm,
    UnpublishForm,
)
from ..forms.owed import SettlementForm
from ..forms.text_cleaning import add_errors
from ..locales import format_list
from ..models import Edition, Refused, redirects
from ..models.handing_over import name_of
from .blanking import facts
from .endings import list_endings, list_returns


def lead_to_form(article, made) -> str:
    """The address of the article's form."""
    return reverse("admin:articles_article_change", args=[article.pk])


@dataclass(frozen=True)
class Outcome:
    """What came of an action: what was done, in words, and the page that comes next."""

    said: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Action:
    """One button of the panel.

    may: the verb of the permission. offered: whether it makes sense where the article stands.
    is_for: whether it is one for this person, too. button: what is pressed on its page; empty: the label.
    perform: calls the model's verb with the article, the person and what was typed.
    facts: sentences about the article at hand, to be read before the button is pressed.
    ends: sentences on what else it ends or brings back, listed.
    leaves: sentences on what it left to be done elsewhere, to be read afterwards.
    leads_to: the address of the page that comes next, from the article and what `perform` gave.
    grave: the button looks dangerous. view: the method of the admin that answers its page.
    """

    name: str
    label: str
    question: str
    done: str
    may: str
    offered: Callable
    perform: Callable
    form: type[forms.Form] = Confirmation
    facts: Callable = lambda article: ()
    ends: Callable = lambda article: ()
    leaves: Callable = lambda article: ()
    leads_to: Callable = lead_to_form
    is_for: Callable = lambda status, person: True
    button: str = ""
    grave: bool = False
    view: str = "act"


WAITING = _("{state}: it will happen on {time}, by itself. Until then it can be cancelled.")
WHAT_IS_OWED = _("{rule} of “{photo}”, owed by {name}.")
LED = _(
    "Withdrawn stories lead their readers here: {stories}. Where this one leads nowhere, they find it gone."
)


def redirects_here(article):
    """A sentence with the withdrawn stories that redirect to this one; none where it redirects itself."""
    visible = article.current
    led = (
        [] if visible and redirects.leads_on(visible) else redirects.redirects_to(article, at=timezone.now())
    )
    return [LED.format(stories=format_list(map(redirects.quote_headline, led)))] if led else []


ACTIONS = {
    act.name: act
    for act in (
        Action(
            name="unpublish",
            label=_("Unpublish"),
            question=_(
                "Readers can no longer read it. Its address says that it is gone, or leads elsewhere."
            ),
            done=_("Unpublished."),
            may="withdraw",
            offered=lambda status: status.live or status.waiting_texts,
            perform=lambda article, by, **typed: article.unpublish(by=by, **typed),
            form=UnpublishForm,
            ends=list_endings,
            facts=redirects_here,
            leaves=redirects_here,
            grave=True,
        ),
        Action(
            name="duplicate",
            label=_("Withdraw as a duplicate"),
            question=_("The story was made twice. Its addresses lead readers to the one that stays."),
            done=_("Withdrawn as a duplicate. Its addresses lead to the story that stays."),
            may="withdraw",
            offered=lambda status: status.live,
            perform=lambda article, by, **typed: article.withdraw_as_duplicate(by=by, **typed),
            form=DuplicateForm,
            ends=list_endings,
        ),
        Action(
            name="retract",
            label=_("Retract"),
            question=_("The story is withdrawn as wrong. Its address keeps headline, date and your note."),
            done=_("Retracted."),
            may="withdraw",
            offered=lambda status: status.live,
            perform=lambda article, by, **typed: article.retract(by=by, **typed),
            form=NoteForm,
            ends=list_endings,
            grave=True,
        ),
        Action(
            name="take-down",
            label=_("Take down"),
            question=_("For legal reasons: the text and all its earlier versions are withdrawn everywhere."),
            done=_("Taken down."),
            may="withdraw",
            offered=lambda status: status.live,
            perform=lambda article, by, **typed: article.take_down(by=by, **typed),
            form=NoteForm,
            ends=list_endings,
            facts=redirects_here,
            leaves=redirects_here,
            grave=True,
        ),
        Action(
            name="restore",
            label=_("Restore"),
            question=_("Readers get back, word for word, what they had before it was withdrawn."),
            done=_("Restored: readers have it again."),
            may="withdraw",
            offered=lambda status: status.current and not status.live,
            perform=lambda article, by, **typed: article.restore(by=by, **typed),
            form=OptionalNoteForm,
            ends=list_returns,
        ),
        Action(
            name="bin",
            label=_("Put into the bin"),
            question=_(
                "It leaves the lists and searches, and nobody can change or publish it. For 30 days it can "
                "be taken out again; then it is erased, with its saved states, copies, and photographs that "
                "were taken in for it alone."
            ),
            done=_("Moved to the bin."),
            may="bin",
            offered=lambda status: status.may_be_binned,
            perform=lambda article, by: article.put_in_bin(by=by),
        ),
        Action(
            name="unbin",
            label=_("Take out of the bin"),
            question=_("It stands in the list again, as it was."),
            done=_("Taken out of the bin."),
            may="bin",
            offered=lambda status: status.article.binned_at,
            perform=lambda article, by: article.take_from_bin(),
        ),
        Action(
            name="blank",
            label=_("Take the words away"),
            question=_("For good: the words cannot be brought back, by nobody. Who, when and why stay."),
            done=_("The words are gone."),
            may="blank",
            offered=lambda status: status.says_more_than_readers_have,
            perform=lambda article, by, **typed: article.blank(by=by, **typed),
            form=BlankingForm,
            facts=facts,
            grave=True,
        ),
        Action(
            name="expunge",
            label=_("Take a passage out for good"),
            question=_(
                "A name or a passage goes from every version, copy and note of this article, by nobody to be "
                "brought back. The rest stays. Who did it, when and why is kept in the history."
            ),
            done=_("The words are gone."),
            may="expunge",
            offered=lambda status: status.last_revision,
            perform=lambda article, by, **typed: article.expunge(by=by, **typed),
            grave=True,
            view="expunge",
        ),
    )
}


def settlement(owed):
    """The Action that hands on what somebody owes, or waives it."""
    return Action(
        name="owed",
        label=_("Hand it on, or waive it"),
        question=WHAT_IS_OWED.format(
            rule=owed.get_rule_display(), photo=owed.photo, name=name_of(owed.person)
        ),
        done=_("Settled. It stands in the history."),
        may="settle",
        offered=lambda status: owed.settled_at is None,
        perform=lambda article, by, reason, to: (
            owed.hand_on(to, by=by, reason=reason) if to else owed.waive(by=by, reason=reason)
        ),
        form=SettlementForm,
    )


def cancellation(edition):
    """The Action that cancels one scheduled Edition."""
    return Action(
        name="cancel",
        label=_("Cancel the scheduled version"),
        question=_("It will not be published. The working copy stays as it is."),
        done=_("Cancelled. It will not be published."),
        may="publish",
        offered=lambda status: edition.is_waiting,
        perform=lambda article, by, reason: article.cancel(edition, by=by, reason=reason),
        form=ReasonForm,
    )


def perform(act, article, *, by, form) -> Outcome | None:
    """Call the verb with what was typed; None where it is refused, and the form has the reason."""
    if not form.is_valid():
        return None
    try:
        made = act.perform(article, by, **form.cleaned_data)
    except Refused as refusal:
        add_errors(form, refusal.problems)
        return None
    said = str(act.done)
    if isinstance(made, Edition) and made.is_waiting:
        said = WAITING.format(state=act.label, time=format_moment_with_weekday(made.live_from))
    return Outcome(said, act.leads_to(article, made))
