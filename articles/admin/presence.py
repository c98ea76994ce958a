"""Who else has the article open, and what was saved meanwhile: asked by the form every few seconds."""

import uuid
from dataclasses import dataclass

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..dates import format_moment
from ..forms.text_cleaning import parse_key
from ..models import Presence

# A page of sentences, not a roll call.
MOST = 8


@dataclass(frozen=True)
class Window:
    """What the form of one window says of itself."""

    key: uuid.UUID
    opened: int
    has_typed: bool
    is_leaving: bool

    @classmethod
    def of(cls, posted) -> "Window | None":
        """None where it does not say which window it is."""
        try:
            key = uuid.UUID(posted.get("window", ""))
        except ValueError:
            return None
        return cls(
            key,
            opened=parse_key(posted.get("opened", "")) or 0,
            has_typed=posted.get("typed") == "1",
            is_leaving=posted.get("leaving") == "1",
        )


def get_context(request, article) -> dict:
    """A new window for the page of the form, and who else has it open; `article` None: not yet saved."""
    others = describe_others(article, person=request.user) if article else []
    return {"window": uuid.uuid4(), "others": others}


@require_POST
def answer(request, article) -> JsonResponse:
    """POST `window` (a UUID), `opened` (the number of the Revision in the form), `typed`, `leaving` (“1”).

    Gives `{"sentences": [...]}`: who else has the article open, and who saved it since.
    """
    window = Window.of(request.POST)
    if window is None:
        return JsonResponse({"sentences": []}, status=400)
    if window.is_leaving:
        Presence.objects.leave(article, person=request.user, window=window.key)
        return JsonResponse({"sentences": []})
    Presence.objects.note(article, person=request.user, window=window.key, has_typed=window.has_typed)
    sentences = [*describe_others(article, window=window.key, person=request.user)]
    return JsonResponse({"sentences": sentences + describe_saved(article, window.opened)})


def describe_others(article, *, window=None, person) -> list[str]:
    """A sentence for each person who has the article open besides this window."""
    others = Presence.objects.present().beside(window).filter(article=article)
    known = {}
    for one in others.select_related("person").order_by("opened_at", "pk")[: 4 * MOST]:
        # One person may have it open in several windows: typing in any of them counts.
        known[one.person] = known.get(one.person, False) or one.typed_at is not None
    return [describe(other, has_typed=typed, person=person) for other, typed in list(known.items())[:MOST]]


def describe(other, *, has_typed, person) -> str:
    if other == person:
        return (
            _("You have it open in another window, and have typed there.")
            if has_typed
            else _("You have it open in another window.")
        )
    sentence = _("{name} has it open and has typed.") if has_typed else _("{name} has it open.")
    return sentence.format(name=other.get_full_name() or other.username)


def describe_saved(article, opened: int) -> list[str]:
    """A sentence where somebody has saved since the Revision of this number."""
    latest = article.revisions.defer("content").select_related("saved_by").first()
    if latest is None or latest.number <= opened:
        return []
    time = format_moment(latest.saved_at, "TIME_FORMAT")
    if latest.saved_by is None:
        return [_("It was saved at {time}, after you opened it.").format(time=time)]
    name = latest.saved_by.get_full_name() or latest.saved_by.username
    return [_("{name} saved it at {time}, after you opened it.").format(name=name, time=time)]
