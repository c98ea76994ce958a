"""The page between a saved story and its readers: what the rules found, what is asked, and one button."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..channels import Channels, channels_of
from ..dates import format_moment
from ..forms.publication import NO_REASON, PublicationForm
from ..forms.text_cleaning import add_errors, parse_key
from ..idempotency import key_of, once
from ..jsonld import news_article
from ..models import Owed, Refused
from ..models.checks import refuse_stale
from ..models.edition_content import content_of_edition
from ..models.preflight import REVIEW
from ..models.publishing import Shown
from ..models.skipping import UNREVIEWED
from ..preflight_checks import Finding
from ..public_view import page_language
from ..unpublished_page import with_section
from .publication_status import PublicationStatus
from .publishing import (
    FIELDS,
    PAST_RULES,
    PUBLISH,
    SCHEDULE,
    TIME,
    acknowledge,
    refuse_person,
    take_messages,
)
from .review import Review

TEMPLATE = "admin/articles/article/publish.html"
WHICH_BUTTON = _("You chose a time. Press Schedule, or empty it to publish now.")
OTHER_TIME = _("You chose another time. The button says it now: press it once more.")
# The elements of the article form that a finding leads to; for all others the field itself.
ROWS = {"bylines": "bylines-group", "related": "related-group", "placements": "placements-group"}
DAYS_BY_NAME = 6


@dataclass(frozen=True)
class Lead:
    """A finding with the address that leads to its field."""

    finding: Finding
    address: str


class PublishPage:
    """One request for the page of one article, as it was saved last."""

    def __init__(self, request, article):
        self.request, self.article = request, article
        self.status = PublicationStatus(article)
        self.asked_kind = request.POST.get("asked_kind", "")
        typed = request.POST if request.method == "POST" else self.time_from_form
        zone = request.page.site.time_zone
        self.form = PublicationForm(typed, status=self.status, zone=zone)
        self.form.is_valid()
        # Kept here: Django takes a value that gets an error later out of the others.
        self.at = self.form.cleaned_data.get("at")

    @property
    def time_from_form(self) -> dict:
        """The time that was typed into the article form, and the kind that the change looks like."""
        kind = {"kind": self.review.suggestion.kind or ""} if self.review else {}
        return kind | {name: self.request.GET[name] for name in TIME if name in self.request.GET}

    @cached_property
    def review(self) -> Review | None:
        """What will change for readers; None where they have nothing yet."""
        live, language = self.status.live, self.request.page.site.language
        return Review(content_of_edition(live), self.status.content, language=language) if live else None

    def is_meant(self) -> bool:
        """Whether a silent fix is meant as one; asked once where it touches more than words."""
        kind, asked = self.form.cleaned_data.get("kind", ""), self.request.POST.get("asked_kind", "")
        question = self.review.question(kind, asked) if self.review else ""
        if question:
            self.form.add_error("kind", question)
            self.asked_kind = kind
        return not question

    @cached_property
    def checked(self):
        return self.article.preflight(at=self.at, origin=self.request.page.site.address)

    @cached_property
    def may_override(self) -> bool:
        return self.request.user.has_perm(PAST_RULES, self.article)

    @cached_property
    def may_skip_review(self) -> bool:
        return self.request.user.has_perm("articles.skip_review", self.article)

    @property
    def asked(self) -> str:
        """The button that was pressed on the way here."""
        typed = self.request.POST if self.request.method == "POST" else self.request.GET
        return SCHEDULE if typed.get("asked") == SCHEDULE else PUBLISH

    @property
    def is_schedule(self) -> bool:
        """Whether a time was asked for, though none may have been typed that can be understood."""
        return bool(self.form["at"].value()) or self.asked == SCHEDULE

    @property
    def is_open(self) -> bool:
        """Whether it can be published from here: nothing is in the way that this person cannot pass."""
        if self.checked.fixed or (self.status.lacks_review and not self.may_skip_review):
            return False
        return self.may_override or not self.checked.others

    @property
    def shown(self) -> Shown:
        """What is on the page."""
        last, live = self.status.last_revision, self.status.live
        return Shown(last.number if last else 0, live and live.pk)

    @property
    def label(self) -> str:
        """What the button does."""
        if self.at:
            return gettext("Schedule for {time}").format(time=format_shortly(self.at))
        return gettext("Schedule") if self.is_schedule else gettext("Publish now")

    def answer(self, frame):
        """Publish what was shown; else the page, with what stands in the way in words."""
        if self.request.method != "POST":
            self.say_what_is_missing()
            return self.show(frame, status=200)
        try:
            refuse_stale(self.article, self.posted)
            if self.form.is_valid() and self.is_as_shown() and self.is_passed() and self.is_meant():
                acknowledge(self.request, self.publish())
                return HttpResponseRedirect(self.back)
        except Refused as refusal:
            add_errors(self.form, refusal.problems)
        return self.show(frame, status=422)

    def publish(self):
        how = self.form.how
        refuse_person(self.request.user, self.article, kind=how["kind"])
        origin = self.request.page.site.address
        return self.article.publish(by=self.request.user, shown=self.posted, origin=origin, **how)

    @property
    def posted(self) -> Shown:
        """What the page showed when the button was pressed."""
        number = parse_key(self.request.POST.get("revision", ""))
        return Shown(-1 if number is None else number, parse_key(self.request.POST.get("running", "")))

    def say_what_is_missing(self):
        """On the way here from the article form: a time with the wrong button, or a button without one."""
        typed = self.form["at"].value()
        if self.request.GET.get("asked") == PUBLISH and typed and not self.form.errors:
            self.form.add_error("at", WHICH_BUTTON)
        if self.asked == SCHEDULE and not typed:
            self.form.add_error("at", gettext("Say when: date and time."))

    def is_as_shown(self) -> bool:
        """Whether the button said what would be done: at another time rules may find something else."""
        label = self.request.POST.get("label", "")
        if self.is_schedule and self.at is None:
            self.form.add_error("at", gettext("Say when: date and time."))
            return False
        if label in ("", self.label) or (label == gettext("Schedule") and self.checked.is_clear):
            return True
        self.form.add_error("at", OTHER_TIME)
        return False

    def is_passed(self) -> bool:
        """Whether nothing that was found stands in the way; raises PermissionDenied for a forged reason."""
        passes = self.form.passes
        if passes.reason and not self.may_override or passes.unreviewed and not self.may_skip_review:
            raise PermissionDenied
        self.checked.passes = passes
        if self.checked.left and self.is_open:
            self.form.add_error("override" if self.may_override else None, NO_REASON)
        return not self.checked.left

    def show(self, frame, *, status):
        return TemplateResponse(self.request, TEMPLATE, frame | self.context, status=status)

    @property
    def context(self) -> dict:
        checked = self.checked
        return {
            "title": gettext("Schedule") if self.is_schedule else gettext("Publish"),
            "article": self.article,
            "status": self.status,
            "form": self.form,
            "shown": self.shown,
            "asked": self.asked,
            "label": self.label,
            "is_open": self.is_open,
            "in_the_way": [self.lead(one) for one in (*checked.fixed, *checked.blocks, *self.no_review)],
            "warnings": [self.lead(one) for one in checked.warnings],
            "known": [self.lead(one) for one in checked.known],
            "reasons": Owed.Reason.choices if checked.owable and self.is_open else (),
            "asks_review": "unreviewed" in self.form.fields and self.may_skip_review,
            "asks_override": bool(checked.blocks) and self.is_open and self.may_override,
            "review": self.review,
            "channels": self.channels,
            "asked_kind": self.asked_kind,
            "back": self.back,
            "said": take_messages(self.request),
            "idempotency_key": key_of(self.request),
        }

    @property
    def channels(self) -> Channels:
        """How it will look elsewhere."""
        edition, site = with_section(self.checked.edition, self.article), self.request.page.site
        data, language = news_article(edition, site=site), page_language(self.request, edition)
        return channels_of(edition, site=site, data=data, language=language)

    @property
    def no_review(self) -> list[Finding]:
        """That nobody has approved it, where somebody must; it leads to whose turn it is."""
        if not self.status.lacks_review:
            return []
        return [Finding(field="", rule=REVIEW, sentence=UNREVIEWED.format(section=self.article.section))]

    @property
    def back(self) -> str:
        return reverse("admin:articles_article_change", args=[self.article.pk])

    def lead(self, finding: Finding) -> Lead:
        """A finding with the address of its field; a time that was typed goes with it."""
        query = {name: self.form.data[name] for name in TIME if self.form.data.get(name)}
        if finding.passage:
            query |= {"block": finding.passage.block, "nth": finding.passage.nth}
            query |= {"words": finding.passage.words} if finding.passage.words else {}
        if finding.rule == REVIEW:
            return Lead(finding, f"{self.back}#turn")
        element = ROWS.get(finding.field, f"id_{finding.field}" if finding.field else "")
        if finding.position is not None:
            element = f"photograph-{finding.position}"
        return Lead(
            finding,
            self.back + (f"?{urlencode(query)}" if query else "") + (f"#{element}" if element else ""),
        )


class PublishPages:
    """The part of ArticleAdmin that answers them."""

    def get_publish_urls(self):
        view = self.admin_site.admin_view(self.publish)
        return [path("<int:pk>/publish/", view, name="articles_article_publish")]

    def publish(self, request, pk):
        """What was saved, and what readers would get of it; sent twice, it is published once."""
        article = self.get_article(request, pk, "publish")

        def answer():
            page = PublishPage(request, article)
            return page.answer(self.admin_site.each_context(request))

        return once(request, answer) if request.method == "POST" else answer()

    def refuse_forged(self, request, object_id):
        """Raise PermissionDenied where somebody posts what only those may who publish; nothing is stored."""
        if request.method != "POST" or not FIELDS & request.POST.keys():
            return
        article = self.get_object(request, object_id) if object_id else None
        if not self.may(request, "publish", article):
            raise PermissionDenied(gettext("Only an editor of this section publishes."))


def format_shortly(moment) -> str:
    """A moment as a button says it: by the day of the week within a week, else by the date."""
    days = (timezone.localtime(moment).date() - timezone.localdate()).days
    if days > DAYS_BY_NAME:
        return format_moment(moment, "SHORT_DATETIME_FORMAT")
    return f"{format_moment(moment, 'D')} {format_moment(moment, 'TIME_FORMAT')}"
