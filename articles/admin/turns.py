"""Whose turn it is, at the desk: the actions that hand a story over, and what the panel says of it."""

from dataclasses import dataclass

from django.contrib import messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..content import REFUSED_PUBLICATION
from ..dates import format_moment
from ..forms.handover import ApproveForm, AssignForm, HandOverForm, SendBackForm
from ..models import Handover, Refused
from ..models.handing_over import name_of
from .actions import Action
from .publishing import SAVED

State = Handover.State
# By state, and whether somebody is named.
SAID = {
    (State.READY, False): _("Ready for any editor of the section, since {time}"),
    (State.READY, True): _("Ready for {assignee}, since {time}"),
    (State.BACK, True): _("Back with {assignee}, since {time}"),
    (State.APPROVED, False): _("Approved and to be published, since {time}"),
    (State.APPROVED, True): _("Approved and to be published by {assignee}, since {time}"),
    (State.ASSIGNED, True): _("To be written by {assignee}, since {time}"),
}
HAS_LEFT = _("{assignee} no longer works here, so nobody was told. Assign it to somebody else.")
IS_ELSEWHERE = _(
    "{assignee} no longer works in this section, so nobody was told. Assign it to somebody else."
)
HAS_NO_ADDRESS = _("{assignee} has no e-mail address: no mail was sent.")
SAVED_SINCE = _("The text was saved again since.")
HANDED_OVER = _("Saved and handed over.")
SAVED_ONLY = _("Saved as a draft, but not handed over. What stands in the way is said below.")
READY = PREFIX = "ready"
BUTTON = "_ready"
# Blanking finds what begins like this.
KEY = REFUSED_PUBLICATION + "{}-ready"


def list_facts(article):
    """Whose turn it is, and what was said, to be read before the button is pressed."""
    one = article.handover
    return [say_whose(one), say_note(one)] if one else []


def is_open(*states):
    """For `Action.offered`: whether it is in one of these states now."""
    return lambda status: bool(status.handover) and status.handover.state in states


def may_be_ready(status):
    """Whether it can be handed over: it was saved, in a section, and is not in the bin."""
    article = status.article
    return bool(article.section_id and status.last_revision and not article.binned_at)


ACTIONS = {
    act.name: act
    for act in (
        Action(
            name=READY,
            label=_("Ready"),
            question=_("An editor reads it next. You can take it back until somebody has decided."),
            done=_("Handed over."),
            may="change",
            offered=may_be_ready,
            perform=lambda article, by, **typed: article.hand_over(by=by, **typed),
            form=HandOverForm,
        ),
        Action(
            name="take-back",
            label=_("Take back"),
            question=_("You write on, and nobody waits for it."),
            done=_("Taken back."),
            may="change",
            offered=is_open(State.READY),
            is_for=lambda status, person: status.handover.made_by == person,
            perform=lambda article, by: article.take_back(by=by),
        ),
        Action(
            name="back",
            label=_("Back, because …"),
            question=_("It goes back to whoever handed it over."),
            done=_("Sent back."),
            may="review",
            offered=is_open(State.READY, State.APPROVED),
            perform=lambda article, by, **typed: article.send_back(by=by, **typed),
            form=SendBackForm,
            facts=list_facts,
            button=_("Send back"),
        ),
        Action(
            name="approve",
            label=_("Approve"),
            question=_("You have read this text, and it can go to readers. Publishing is another press."),
            done=_("Approved."),
            may="review",
            offered=is_open(State.READY),
            is_for=lambda status, person: (
                person not in (status.handover.made_by, status.last_revision.saved_by)
            ),
            perform=lambda article, by, **typed: article.approve(by=by, **typed),
            form=ApproveForm,
            facts=list_facts,
        ),
        Action(
            name="assign",
            label=_("Assign"),
            question=_("What is ready or approved stays so; anything else is theirs to write."),
            done=_("Assigned."),
            may="review",
            offered=lambda status: status.last_revision and not status.article.binned_at,
            perform=lambda article, by, **typed: article.assign(by=by, **typed),
            form=AssignForm,
            facts=list_facts,
        ),
    )
}


@dataclass(frozen=True)
class Turn:
    """What the panel says of an open Handover: whose turn it is, what was said, what stands in the way."""

    state: str
    said: str
    note: str
    warnings: list[str]


def describe(status) -> Turn | None:
    """The open Handover of the article in words; None where there is none."""
    one = status.handover
    if not one:
        return None
    return Turn(one.state, say_whose(one), say_note(one), list(find_obstacles(one, status)))


def say_whose(one) -> str:
    sentence = SAID[one.state, bool(one.assignee)]
    return sentence.format(
        assignee=one.assignee and name_of(one.assignee), time=format_moment(one.assigned_at)
    )


def say_note(one) -> str:
    """Who said so, with the line that went with it, and who passed it on."""
    names = {"name": name_of(one.made_by), "other": name_of(one.assigned_by), "note": one.note}
    if one.made_by == one.assigned_by:
        return (gettext("{name}: “{note}”") if one.note else gettext("By {name}")).format(**names)
    if one.note:
        return gettext("{name}: “{note}”; passed on by {other}").format(**names)
    return gettext("By {name}; passed on by {other}").format(**names)


def find_obstacles(one, status):
    """Sentences on what keeps it from going on."""
    person = one.assignee
    if person and not person.is_active:
        yield HAS_LEFT.format(assignee=name_of(person))
    elif person and not person.has_perm("articles.view_article", status.article):
        yield IS_ELSEWHERE.format(assignee=name_of(person))
    elif person and not person.email:
        yield HAS_NO_ADDRESS.format(assignee=name_of(person))
    if not one.is_to_be_written and one.revision_id != status.last_revision.pk:
        yield SAVED_SINCE


def is_asked(request) -> bool:
    """Whether “Ready” was pressed beside “Save draft”."""
    return BUTTON in request.POST


def form(request, article) -> HandOverForm:
    """The fields of “Ready” in the article form, with what was typed before and why it was refused."""
    if request.method == "POST":
        return HandOverForm(
            request.POST, prefix=PREFIX, label_suffix="", person=request.user, article=article
        )
    key = KEY.format(article.pk) if article else ""
    before = request.session.pop(key) if key in request.session else None
    typed = before and {f"{PREFIX}-{name}": value for name, value in before["typed"].items()}
    made = HandOverForm(typed, prefix=PREFIX, label_suffix="", person=request.user, article=article)
    if before:
        made.show(before["problems"])
    return made


def after_save(request, article) -> None:
    """Hand over what was just saved, and say what happened."""
    made = form(request, article)
    try:
        if not made.is_valid():
            raise Refused({name: sentences[0] for name, sentences in made.errors.items()})
        article.hand_over(by=request.user, **made.cleaned_data)
    except Refused as refusal:
        request.session[KEY.format(article.pk)] = {
            "typed": {name: request.POST.get(f"{PREFIX}-{name}", "") for name in made.fields},
            "problems": {name or "__all__": str(said) for name, said in refusal.problems.items()},
        }
        messages.warning(request, str(SAVED_ONLY), extra_tags=SAVED)
    else:
        messages.success(request, str(HANDED_OVER), extra_tags=SAVED)
