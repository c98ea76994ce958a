"""How a working copy goes from hand to hand: each verb locks the article, checks whose turn it is, appends.

Refused says what holds now, because two people may act at once.
"""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..dates import format_moment
from ..refusal import Refused
from .handover import LONGEST_NOTE, Handover
from .locking import lock

State = Handover.State
UNSAVED = gettext_lazy("Save it first: nothing of it is stored yet.")
NO_SECTION = gettext_lazy("Choose its section first: the editors there get it.")
NO_REASON = gettext_lazy("Say why it goes back.")
BINNED = gettext_lazy("This article lies in the bin. Take it out first.")
SAVED_MEANWHILE = gettext_lazy("Somebody saved this article meanwhile. Read the newer text, then decide.")
STANDS = {
    None: gettext_lazy("Nobody has handed it over, or it was published or taken back meanwhile."),
    State.READY: gettext_lazy("It is ready already: {name} handed it over on {time}."),
    State.BACK: gettext_lazy("It is back already: {name} sent it back on {time}."),
    State.APPROVED: gettext_lazy("It is approved already: {name} approved it on {time}."),
    State.ASSIGNED: gettext_lazy("It is being written: {name} assigned it on {time}."),
}
# Called with each new Handover, in its transaction; an app above this one tells people.
LISTENERS: list[Callable[[Handover], None]] = []


def hand_over(article, *, by, to=None, note="") -> Handover:
    """Say that the working copy, as last saved, is ready: for `to`, or for any editor of its section.

    Said twice of the same words, it is done once.
    """
    with lock(article):
        stored = load(article)
        if stored.section is None:
            raise Refused(str(NO_SECTION), field="section")
        if to:
            refuse_assignee(stored, State.READY, to)
        same = find_same(stored, by=by, to=to)
        return same or append(stored, State.READY, by=by, to=to, note=note)


def send_back(article, *, by, reason, seen=None) -> Handover:
    """Give what is ready, or approved, back to who handed it over; `reason` is for them."""
    with lock(article):
        stored = load(article)
        refuse_unless(stored, State.READY, State.APPROVED)
        refuse_unseen(stored, seen)
        if not reason.strip():
            raise Refused(str(NO_REASON), field="reason")
        writer = stored.handovers.filter(state=State.READY).first().made_by
        return append(stored, State.BACK, by=by, to=writer, note=reason)


def approve(article, *, by, note="", seen=None) -> Handover:
    """Approve the working copy as last saved; raises Refused where `by` wrote it.

    `seen` is the number of the Revision that was read; None: the latest, whichever it is.
    """
    with lock(article):
        stored = load(article)
        ready = refuse_unless(stored, State.READY)
        refuse_unseen(stored, seen)
        if by in (ready.made_by, stored.latest_revision.saved_by):
            raise Refused(_("You wrote or saved this text yourself. Another person approves it."))
        return append(stored, State.APPROVED, by=by, note=note)


def assign(article, *, by, to, note="") -> Handover:
    """Give it to `to`: to write it, or to go on with what is ready or approved, which it stays."""
    with lock(article):
        stored = load(article)
        now = stored.handover
        state = now.state if now and not now.is_to_be_written else State.ASSIGNED
        refuse_assignee(stored, state, to)
        if state == State.ASSIGNED:
            return append(stored, state, by=by, to=to, note=note)
        kept = {name: getattr(now, name) for name in ("made_by", "made_at", "revision")}
        return append(stored, state, by=by, to=to, note=note or now.note, **kept)


def take_back(article, *, by) -> None:
    """End one's own “ready”, to write on; nobody waits for it then."""
    with lock(article):
        ready = refuse_unless(load(article), State.READY)
        if ready.made_by != by:
            raise Refused(
                _("{name} handed it over, and can take it back.").format(name=name_of(ready.made_by))
            )
        article.handovers.end(at=timezone.now())


def load(article):
    """The article as it is stored, with a Revision to hand over; Refused without one, or in the bin."""
    stored = type(article).objects.select_related("section__parent__parent__parent").get(pk=article.pk)
    if stored.latest_revision is None:
        raise Refused(str(UNSAVED))
    if stored.binned_at:
        raise Refused(str(BINNED))
    return stored


def append(article, state, *, by, to=None, note="", **kept) -> Handover:
    """End the open one, and store the next; `kept` are facts of the one that it passes on."""
    now = timezone.now()
    facts = {"made_by": by, "made_at": now, "revision": article.latest_revision} | kept
    article.handovers.end(at=now)
    made = Handover.objects.create(
        article=article,
        state=state,
        note=" ".join(note.split())[:LONGEST_NOTE],
        assignee=to,
        assigned_by=by,
        assigned_at=now,
        **facts,
    )
    for tell in LISTENERS:
        tell(made)
    return made


def refuse_unless(article, *states) -> Handover:
    """The open Handover; Refused, saying what holds, where it has none of these states."""
    now = article.handover
    if now is None:
        raise Refused(str(STANDS[None]))
    if now.state not in states:
        said = str(STANDS[now.state])
        raise Refused(said.format(name=name_of(now.made_by), time=format_moment(now.made_at)))
    return now


def refuse_unseen(article, seen: int | None) -> None:
    """Raise Refused where the text is a newer one than the person has read."""
    if seen is not None and article.latest_revision.number != seen:
        raise Refused(str(SAVED_MEANWHILE))


def find_same(article, *, by, to) -> Handover | None:
    """The open one, where the person has handed over these very words to the same colleague already."""
    now = article.handover
    is_same = now and (now.state, now.made_by, now.assignee) == (State.READY, by, to)
    return now if is_same and now.revision.data == article.latest_revision.data else None


def refuse_assignee(article, state, person) -> None:
    """Raise Refused where the person could not do what is next."""
    verbs = {State.READY: ("review", "publish"), State.APPROVED: ("publish",)}.get(state, ("change",))
    if not any(person.has_perm(f"articles.{verb}_article", article) for verb in verbs):
        said = _("{name} cannot do this here: it is not in their sections, or beyond their rights.")
        raise Refused(said.format(name=name_of(person)), field="to")


def name_of(person) -> str:
    return person.get_full_name() or person.get_username()
