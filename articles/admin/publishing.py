"""What the buttons beside "Save draft" do once the draft is stored, and who may press them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..dates import format_moment, format_moment_with_weekday
from ..forms.publication import PublicationForm, ScheduleForm
from ..kinds import Kind
from ..models import Article, Refused
from .publication_status import PublicationStatus

SAVED_BESIDE = _("Saved. What is scheduled for {time} stays as it was; publish or schedule this anew.")
# The form's script forgets its copy of what was typed where it finds this class.
SAVED = "saved"
PUBLISH, SCHEDULE = "_publish", "_schedule"
# What only those post who may publish.
FIELDS = {
    *(PUBLISH, SCHEDULE, "kind", "note", "note_on_top", "waiting", "at", "at_which"),
    *("override", "owed", "unreviewed"),
}
TIME = ("at", "at_which")
PAST_RULES = "articles.override_preflight"


def schedule_form(request):
    """When to publish, beside the button; what was typed before comes back, for the next page to judge."""
    typed = request.POST if request.method == "POST" else request.GET
    return ScheduleForm(initial={"at": typed.get("at", "")}, zone=request.page.site.time_zone)


def is_asked(request) -> bool:
    """Whether "Publish" or "Schedule" was pressed."""
    return bool({PUBLISH, SCHEDULE} & request.POST.keys())


def after_save(request, article) -> str:
    """Publish or schedule where that was asked for; gives the address of the page that comes next.

    A first publication in which nothing was found goes out at once. All else is shown first.
    """
    form_address = reverse("admin:articles_article_change", args=[article.pk])
    messages.success(request, acknowledge_save(article), extra_tags=SAVED)
    if not is_asked(request):
        return form_address
    if publish_at_once(request, article):
        return form_address
    typed = {name: request.POST[name] for name in TIME if request.POST.get(name)}
    typed["asked"] = SCHEDULE if SCHEDULE in request.POST else PUBLISH
    return f"{reverse('admin:articles_article_publish', args=[article.pk])}?{urlencode(typed)}"


def publish_at_once(request, article) -> bool:
    """Publish for the first time what no rule finds fault with; False where the page must show something."""
    # The object of the form holds what was typed.
    article = Article.objects.get(pk=article.pk)
    status = PublicationStatus(article)
    typed = PublicationForm(request.POST, status=status, zone=request.page.site.time_zone)
    is_simple = status.is_draft and not (status.schedule or status.lacks_review) and typed.is_valid()
    if not is_simple or bool(typed.cleaned_data["at"]) != (SCHEDULE in request.POST):
        return False
    origin = request.page.site.address
    if not article.preflight(at=typed.cleaned_data["at"], origin=origin).is_clear:
        return False
    try:
        edition = article.publish(by=request.user, at=typed.cleaned_data["at"], origin=origin)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return False
    acknowledge(request, edition)
    return True


def refuse_person(person, article, *, kind) -> None:
    """Raise Refused where the person may publish this, but not correct it in public."""
    if kind == Kind.CORRECTION and not person.has_perm("articles.correct_article", article):
        raise Refused(_("You may not correct in public. Ask an editor."), field="kind")


def take_messages(request) -> list:
    """The messages for this page; that of a save waits for the form, whose script looks for it."""
    found = list(messages.get_messages(request))
    for one in found:
        if SAVED in one.tags.split():
            messages.add_message(request, one.level, one.message, extra_tags=one.extra_tags)
    return [one for one in found if SAVED not in one.tags.split()]


def acknowledge_save(article):
    """The acknowledgement of a saved draft."""
    status = PublicationStatus(article)
    if status.schedule:
        return SAVED_BESIDE.format(time=format_moment(status.schedule[-1].live_from))
    if status.live is None:
        return gettext("Saved. Readers see nothing of it until it is published.")
    sentence = gettext("Saved. Until you publish, readers keep the version of {time}.")
    return sentence.format(time=format_moment(status.live.live_from))


def acknowledge(request, edition) -> None:
    """Say that it is out, in place of that it was saved."""
    # Reading empties the storage.
    list(messages.get_messages(request))
    messages.success(request, acknowledge_publication(edition), extra_tags=SAVED)


def acknowledge_publication(edition):
    """The acknowledgement of a publication, with the way to see it."""
    if edition.is_waiting:
        sentence = gettext("Scheduled for {time} ({zone}).")
        time = format_moment_with_weekday(edition.live_from)
        return sentence.format(time=time, zone=timezone.get_current_timezone_name())
    sentence = gettext('Published. <a href="{address}">See it as readers do</a>.')
    return format_html(sentence, address=edition.get_absolute_url())
