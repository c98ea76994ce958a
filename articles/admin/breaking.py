"""Breaking news from a phone: one small page that publishes, and one that says what leads the front page."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext

from ..dates import format_moment
from ..forms.breaking import BreakingForm, may_break, sections_to_break_in
from ..forms.text_cleaning import add_errors, parse_key
from ..idempotency import key_of, once
from ..models import FrontPlacement, Owed, Refused
from ..models.breaking import Unready, break_news
from ..models.findings import Passes
from ..models.front_placement import LEAD_FOR
from ..models.skipping import NOT_ALLOWED, UNREVIEWED
from .publishing import PAST_RULES

TEMPLATES = "admin/articles/article/"
PAST, END = "past", "end"


class BreakingPage:
    """One request for the page on which breaking news is typed."""

    def __init__(self, request):
        self.request = request
        self.sections = sections_to_break_in(request.user) if may_break(request.user) else []
        if not self.sections:
            raise PermissionDenied(gettext("Only who publishes breaks news. Hand it over to an editor."))
        typed = request.POST if request.method == "POST" else None
        self.form = BreakingForm(typed, person=request.user, sections=self.sections)
        self.in_the_way, self.may_pass = [], False

    @cached_property
    def leading(self) -> FrontPlacement | None:
        """What leads now."""
        return FrontPlacement.objects.leading().readable().select_related("article").first()

    @property
    def is_as_shown(self) -> bool:
        """Whether what leads is what the page had said: nobody else has broken news meanwhile."""
        return not self.leading or self.leading.pk == parse_key(self.request.POST.get("leads", ""))

    def passes(self, section) -> Passes:
        """What was pressed to publish past what is in the way; raises PermissionDenied where it is forged."""
        if PAST not in self.request.POST:
            return Passes()
        person, reason = self.request.user, gettext("Breaking news")
        may_override = person.has_perm(PAST_RULES, section)
        may_skip = section.is_reviewed and person.has_perm("articles.skip_review", section)
        if not (may_override or may_skip):
            raise PermissionDenied
        return Passes(
            reason=reason if may_override else "",
            owed=Owed.Reason.BREAKING,
            unreviewed=reason if may_skip else "",
        )

    def publish(self):
        """The Edition; None where something is in the way, which the page then says."""
        if not self.form.is_valid():
            return None
        if not self.is_as_shown:
            sentence = gettext("Since you began, another story leads the front page. Press once more.")
            self.form.add_error(None, sentence)
            return None
        passes = self.passes(self.form.cleaned_data["section"])
        try:
            with transaction.atomic():
                news = self.form.news
                return break_news(
                    news, by=self.request.user, passes=passes, origin=self.request.page.site.address
                )
        except Unready as unready:
            self.tell(unready)
        except Refused as refusal:
            add_errors(self.form, refusal.problems)
        return None

    def tell(self, unready: Unready) -> None:
        """Say what is in the way, at its field where it can only be put right."""
        checked, section = unready.preflight, self.form.cleaned_data["section"]
        person, sentences = self.request.user, [one.sentence for one in checked.left]
        may_skip = not unready.lacks_review or person.has_perm("articles.skip_review", section)
        if unready.lacks_review:
            sentences.append(UNREVIEWED.format(section=section))
            sentences += [] if may_skip else [str(NOT_ALLOWED)]
        self.in_the_way = sentences
        is_open = not checked.fixed and (not checked.others or person.has_perm(PAST_RULES, section))
        self.may_pass = is_open and may_skip

    def show(self, frame, *, status):
        context = {
            "title": gettext("Breaking news"),
            "form": self.form,
            "leading": self.leading,
            "replaces": describe_replaced(self.leading) if self.leading else "",
            "hours": LEAD_FOR // timedelta(hours=1),
            "in_the_way": self.in_the_way,
            "may_pass": self.may_pass,
            "idempotency_key": key_of(self.request),
        }
        return TemplateResponse(self.request, TEMPLATES + "breaking.html", frame | context, status=status)


def describe_replaced(placement: FrontPlacement) -> str:
    """What leads now, and that it will not for long."""
    sentence = gettext("“{headline}” leads now, until {time}; yours will replace it.")
    return sentence.format(headline=headline_of(placement), time=format_moment(placement.stands_until, "H:i"))


def headline_of(placement: FrontPlacement) -> str:
    """As readers have it: the working copy may say something else."""
    edition = placement.article.current
    return edition.headline if edition else str(placement.article)


class BreakingPages:
    """The part of ArticleAdmin that answers them."""

    def get_breaking_urls(self):
        view = self.admin_site.admin_view
        return [
            path("breaking/", view(self.break_news), name="articles_article_breaking"),
            path("<int:pk>/lead/", view(self.lead), name="articles_article_lead"),
        ]

    def break_news(self, request):
        """Breaking news; sent twice, it is published once."""
        page = BreakingPage(request)

        def answer():
            edition = page.publish() if request.method == "POST" else None
            if edition is None:
                status = 422 if request.method == "POST" else 200
                return page.show(self.admin_site.each_context(request), status=status)
            self.log_addition(request, edition.article, [{"added": {}}])
            sentence = gettext("Published {time}.")
            messages.success(request, sentence.format(time=format_moment(edition.live_from, "H:i")))
            address = reverse("admin:articles_article_lead", args=[edition.article_id])
            return HttpResponseRedirect(address)

        # Typed again after Back it is the same news, not more of it.
        return once(request, answer, adds=True) if request.method == "POST" else answer()

    def lead(self, request, pk):
        """Whether a story leads the front page and until when; it can be ended, or begun anew."""
        article = self.get_article(request, pk, "publish")

        def answer():
            if request.method == "POST" and change_lead(request, article):
                return HttpResponseRedirect(request.path)
            status = 422 if request.method == "POST" else 200
            return show_lead(request, article, self.admin_site.each_context(request), status=status)

        return once(request, answer) if request.method == "POST" else answer()


def change_lead(request, article) -> bool:
    """Have the article lead, or lead no longer, and say so; False where that was refused, in words."""
    try:
        if request.POST.get("do") == END:
            placement = article.front_placements.leading().first()
            if placement is None:
                raise Refused(gettext("It leads the front page no longer. There is nothing to end."))
            placement.end(by=request.user)
            messages.success(request, gettext("It leads the front page no longer."))
        else:
            placement = article.lead_front(by=request.user)
            sentence = gettext("It leads the front page until {time}.")
            messages.success(request, sentence.format(time=format_moment(placement.stands_until, "H:i")))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def show_lead(request, article, frame, *, status):
    edition = article.editions.published().select_related("address").first()
    standing = FrontPlacement.objects.leading().readable().select_related("article")
    own = next((one for one in standing if one.article_id == article.pk), None) if edition else None
    first = next(iter(standing), None)
    context = {
        "title": gettext("On the front page"),
        "article": article,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
        "edition": edition,
        "own": own,
        "is_behind": bool(own and first != own),
        "replaces": describe_replaced(first) if first and first != own else "",
        "is_over": not own and article.front_placements.filter(stands_until__lte=timezone.now()).exists(),
        "hours": LEAD_FOR // timedelta(hours=1),
        "idempotency_key": key_of(request),
    }
    return TemplateResponse(request, TEMPLATES + "lead.html", frame | context, status=status)
