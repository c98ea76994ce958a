"""Deciding on the ticked comments of a list: only as they were shown, with an account of each."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from articles.forms.text_cleaning import parse_key
from articles.models import Refused

from ..models import State

# Twice what a page of the list shows.
MOST = 100


def version_key(comment) -> str:
    """Which wording and which decision a row of the list showed."""
    return f"{comment.pk}:{comment.newest.pk}:{comment.decision_id}"


def decide(desk, request, state) -> None:
    """Move each ticked comment to `state`, and say what was done and what was not, and why."""
    shown = dict(read(request.POST.getlist("seen")))
    # Only rows that the page showed: “select all” would decide comments that nobody has read.
    ticked = [key for key in map(parse_key, request.POST.getlist(ACTION_CHECKBOX_NAME)) if key in shown]
    beyond, ticked = ticked[MOST:], ticked[:MOST]
    # No form cleans this: PostgreSQL takes no NUL, and the column ends at 1,000 characters.
    reason = request.POST.get("reason", "").replace("\x00", "").strip()[:1000]
    done, refused = 0, []
    for comment in desk.get_queryset(request).filter(pk__in=ticked):
        try:
            comment.decide_as_shown(state, shown=shown[comment.pk], by=request.user, reason=reason)
            done += 1
        except Refused as refusal:
            refused.append(
                gettext("{name}, “{text}”: {reason}").format(
                    name=comment.name, text=Truncator(comment.latest.text).chars(40), reason=refusal
                )
            )
    if beyond:
        refused.append(
            gettext("{count} more, for {most} can be decided at a time. Tick them again.").format(
                count=len(beyond), most=MOST
            )
        )
    report(desk, request, state, done=done, refused=refused)


def report(desk, request, state, *, done, refused) -> None:
    """Tell the person how many were decided, and why others were not."""
    if done:
        desk.message_user(request, account(state, done), messages.SUCCESS)
    for sentence in refused:
        desk.message_user(
            request, gettext("Not decided: {sentence}").format(sentence=sentence), messages.WARNING
        )


def account(state, count: int) -> str:
    """How many were moved to `state`."""
    if state == State.VISIBLE:
        return ngettext("{count} approved.", "{count} approved.", count).format(count=count)
    if state == State.REJECTED:
        return ngettext("{count} rejected.", "{count} rejected.", count).format(count=count)
    return ngettext("{count} marked as spam.", "{count} marked as spam.", count).format(count=count)


def read(values):
    """Pairs of a comment's key and what was shown of it; what is not well written is left out."""
    for value in values:
        numbers = [parse_key(part) for part in value.split(":")]
        if len(numbers) == 3 and None not in numbers:
            yield numbers[0], (numbers[1], numbers[2])
