"""What the buttons beside "Save draft" do once the draft is stored."""

from django.contrib import messages
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..content import REFUSED_PUBLICATION
from ..dates import format_moment, format_moment_with_weekday
from ..forms.publication import PublicationForm
from ..kinds import Kind
from ..models import Refused, Waiting
from .publication_status import PublicationStatus

NOT_YOURS = _(
    "Only an editor of this section publishes. Your text is saved: tell an editor that it is ready."
)
SAVED_ONLY = _("Saved as a draft, but not published. What stands in the way is said below.")
SAVED_BESIDE = _("Saved. What is scheduled for {time} stays as it was; publish or schedule this anew.")
# The form's script forgets its copy of what was typed where it finds this class.
SAVED = "saved"
KEY = REFUSED_PUBLICATION + "{}"
FIELDS = ("kind", "note", "waiting", "at")


def form(request, status, refusal):
    """The publication form with what was typed before, and why it was refused."""
    typed = request.POST if request.method == "POST" else refusal.get("typed")
    made = PublicationForm(typed, status=status, zone=request.page.site.time_zone)
    if refusal:
        made.show(refusal["problems"])
    return made


def pop_refusal(request, article) -> dict:
    """What was typed and why publishing was refused, kept in the session for this page; given once."""
    if article is None or request.method != "GET":
        return {}
    key = KEY.format(article.pk)
    # Taking out what is not there would store the session anew.
    return request.session.pop(key) if key in request.session else {}


def is_asked(request) -> bool:
    """Whether "Publish" or "Schedule" was pressed."""
    return bool({"_publish", "_schedule"} & request.POST.keys())


def after_save(request, article):
    """Publish or schedule where that button was pressed, and say what happened."""
    if not is_asked(request):
        messages.success(request, acknowledge_save(article), extra_tags=SAVED)
        return
    try:
        edition = carry_out(request, article)
    except Refused as refusal:
        remember(request, article, refusal)
        messages.warning(request, str(SAVED_ONLY), extra_tags=SAVED)
    else:
        messages.success(request, acknowledge_publication(edition), extra_tags=SAVED)


def carry_out(request, article):
    """Call the verb of the pressed button with what was typed."""
    typed = clean_publication(request, article)
    kind, at = typed.get("kind") or None, typed["at"]
    refuse_person(request.user, article, kind=kind)
    if "_schedule" in request.POST and at is None:
        raise Refused(_("Say when: date and time."), field="at")
    if "_publish" in request.POST and at is not None:
        raise Refused(_("You chose a time. Press Schedule, or empty it to publish now."), field="at")
    waiting = Waiting(typed["waiting"]) if typed.get("waiting") else None
    words = {"by": request.user, "kind": kind, "note": typed.get("note", ""), "waiting": waiting}
    return article.publish(**words) if at is None else article.schedule(at=at, **words)


def clean_publication(request, article):
    """What was typed about the publication; Refused where it cannot be understood."""
    made = PublicationForm(request.POST, status=PublicationStatus(article), zone=request.page.site.time_zone)
    if not made.is_valid():
        raise Refused({field: sentences[0] for field, sentences in made.errors.items()})
    return made.cleaned_data


def refuse_person(person, article, *, kind):
    """Raise Refused where the person may not publish this, or not correct it in public."""
    if not person.has_perm("articles.publish_article", article):
        raise Refused(NOT_YOURS)
    if kind == Kind.CORRECTION and not person.has_perm("articles.correct_article", article):
        raise Refused(_("You may not correct in public. Ask an editor."), field="kind")


def remember(request, article, refusal):
    """Keep what was typed, and the sentences, for the page that is shown next."""
    request.session[KEY.format(article.pk)] = {
        "typed": {name: request.POST.get(name, "") for name in FIELDS},
        "problems": {field or "__all__": str(sentence) for field, sentence in refusal.problems.items()},
    }


def acknowledge_save(article):
    """The acknowledgement of a saved draft."""
    status = PublicationStatus(article)
    if status.schedule:
        return SAVED_BESIDE.format(time=format_moment(status.schedule[-1].live_from))
    if status.live is None:
        return gettext("Saved. Readers see nothing of it until it is published.")
    sentence = gettext("Saved. Until you publish, readers keep the version of {time}.")
    return sentence.format(time=format_moment(status.live.live_from))


def acknowledge_publication(edition):
    """The acknowledgement of a publication, with the way to see it."""
    if edition.is_waiting:
        sentence = gettext("Scheduled for {time} ({zone}).")
        time = format_moment_with_weekday(edition.live_from)
        return sentence.format(time=time, zone=timezone.get_current_timezone_name())
    sentence = gettext('Published. <a href="{address}">See it as readers do</a>.')
    return format_html(sentence, address=edition.get_absolute_url())
