"""The page on which what readers have is put right: its text, then what will change, then it is public."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..changed_words import is_small
from ..content import TEXTS
from ..dates import format_moment
from ..forms.fix import FixForm, FixKindForm, as_typed, has_same_rows
from ..forms.text_cleaning import add_errors, parse_key
from ..idempotency import key_of, once
from ..kinds import Kind
from ..merging import merge
from ..models import Fix, Refused
from ..models.edition_content import content_of_edition
from ..models.expunging import TAKEN_OUT
from ..models.fixing import fixed_copy, refuse_new_problems
from ..models.ledger import is_derived
from .fix_conflicts import answer_conflicts
from .publishing import refuse_person
from .review import Review

TEMPLATES = "admin/articles/article/"
# Asked of an article; `mark_fixable` asks it of the sections of many.
FIXING = ("articles.correct_article", "articles.publish_article")
CONFIRM, EDIT = "_confirm", "_edit"
NOTHING_LIVE = _("Readers cannot read this story now, so there is nothing to fix. Here is what comes next.")
DONE = _("Fixed. Readers have it now.")
MORE_THAN_WORDS = _(
    "You may fix up to five words here, and nothing else. Change the working copy, and hand it over."
)
NOT_SILENT = _("You may fix words in silence. Ask an editor for anything that readers are told.")
REBASED = _(
    "Readers have had another version since {time}. What you typed has been brought into it: read it once "
    "more, then publish."
)
CLASH = _(
    "Readers have had another version since {time}, and it changes a passage that you changed, too. What you "
    "typed stands below: look at what will change before you publish."
)


class FixPage:
    """One request for the page that fixes what readers have of one article."""

    def __init__(self, request, article, edition):
        self.request, self.article, self.edition = request, article, edition
        self.sentence, self.problem = "", ""

    @cached_property
    def is_limited(self) -> bool:
        """Whether the person may fix a few words here, and no more."""
        return not may_fix_all(self.request.user, self.article)

    @property
    def expunction(self) -> str:
        """Tells a form that was opened before words were taken out of what readers have."""
        return str(self.edition.expunction_id or "")

    @cached_property
    def base(self) -> dict:
        return content_of_edition(self.edition)

    @cached_property
    def form(self) -> FixForm:
        return self.make_form(self.request.POST if self.request.method == "POST" else None)

    def make_form(self, typed, edition=None, base=None) -> FixForm:
        site = self.request.page.site
        return FixForm(
            typed,
            edition=edition or self.edition,
            base=base or self.base,
            signature=site.desk_signature or site.name,
        )

    @cached_property
    def review(self) -> Review:
        return Review(self.base, self.form.said, language=self.request.page.site.language)

    @cached_property
    def scheduled(self) -> list:
        """The scheduled Editions that may get the change, soonest first."""
        found = self.article.editions.scheduled().with_body().order_by("live_from")
        return [edition for edition in found if not is_derived(edition)]

    @cached_property
    def kind_form(self) -> FixKindForm:
        is_asked = CONFIRM in self.request.POST
        initial = {"kind": self.review.suggestion.kind}
        return FixKindForm(
            self.request.POST if is_asked else None, initial=initial, scheduled=self.scheduled, prefix="how"
        )

    def answer(self, frame):
        if self.request.method != "POST":
            return self.show_form(frame)
        if parse_key(self.request.POST.get("edition", "")) != self.edition.pk:
            return self.rebase(frame)
        if self.request.POST.get("expunction", "") != self.expunction:
            return self.refuse_older(frame)
        if EDIT in self.request.POST:
            return self.show_form(frame)
        if not self.is_fit():
            return self.show_form(frame, status=422)
        if CONFIRM not in self.request.POST:
            return self.show_review(frame)
        return self.carry_out() if self.is_said() else self.show_review(frame, status=422)

    def is_fit(self) -> bool:
        """Whether readers could be given what was typed; else the form has the reasons."""
        if not self.form.is_valid():
            return False
        if not self.review.changes:
            self.form.add_error(None, gettext("Nothing is changed yet. Change something, then publish."))
            return False
        if self.is_limited and not is_small(self.base, self.form.said):
            self.form.add_error(None, MORE_THAN_WORDS)
            return False
        try:
            refuse_new_problems(self.edition, fixed_copy(self.edition, self.form.said))
        except Refused as refusal:
            add_errors(self.form, refusal.problems)
            return False
        return True

    def is_said(self) -> bool:
        """Whether the kind is said, and meant, and the verb takes it; else the page has the reason."""
        if not self.kind_form.is_valid():
            return False
        typed = self.kind_form.cleaned_data
        if self.is_limited and typed["kind"] != Kind.SILENT:
            self.kind_form.add_error("kind", NOT_SILENT)
            return False
        self.problem = self.review.question(typed["kind"], self.request.POST.get("asked", ""))
        if self.problem:
            return False
        try:
            refuse_person(self.request.user, self.article, kind=typed["kind"])
            self.outcome = self.article.fix(self.fix(typed), by=self.request.user)
        except Refused as refusal:
            add_errors(self.kind_form, refusal.problems)
            return False
        return True

    def fix(self, typed) -> Fix:
        return Fix(
            edition=self.edition,
            said=self.form.said,
            kind=typed["kind"],
            note=typed["note"],
            note_on_top=typed["note_on_top"],
            also=self.kind_form.also,
        )

    def carry_out(self):
        """Back to where readers are; to the desk where something is left to be done there."""
        messages.success(self.request, str(DONE))
        for edition in self.outcome.left:
            sentence = gettext("The version due {time} changes the same passage, and was left as it is.")
            messages.warning(self.request, sentence.format(time=format_moment(edition.live_from)))
        count = len(self.outcome.conflicts)
        if count:
            sentence = ngettext(
                "{count} passage of the next version reads otherwise, and was left as it is.",
                "{count} passages of the next version read otherwise, and were left as they are.",
                count,
            )
            messages.warning(self.request, sentence.format(count=count))
        if count or self.outcome.left:
            return HttpResponseRedirect(self.back)
        return HttpResponseRedirect(self.outcome.edition.get_absolute_url())

    def rebase(self, frame):
        """Bring what was typed into the version that readers have by now, and show it."""
        posted, time = self.request.POST, format_moment(self.edition.live_from)
        opened = self.article.editions.filter(pk=parse_key(posted.get("edition", "")) or 0).first()
        base = content_of_edition(opened) if opened else {}
        if opened and str(opened.expunction_id or "") != posted.get("expunction", ""):
            return self.refuse_older(frame)
        is_alike = bool(base) and has_same_rows(base, self.base)
        typed = is_alike and self.make_form(posted, opened, base)
        merged = typed and typed.is_valid() and merge(base, typed.said, self.base)
        if merged and not merged.conflicts:
            self.sentence = REBASED.format(time=time)
            self.form = self.make_form(as_typed(self.edition, merged.content))
        else:
            self.sentence = CLASH.format(time=time)
            # With other photographs the fields of their words are not those that were typed into.
            kept = posted if is_alike else TEXTS
            words = {name: posted[name] for name in kept if name in posted}
            self.form = self.make_form(as_typed(self.edition, self.base) | words)
        return self.show_form(frame, status=422)

    def refuse_older(self, frame):
        """Words were taken out since the form was opened: nothing brings them back unseen."""
        self.sentence = str(TAKEN_OUT)
        return self.show_form(frame, status=422)

    def show_form(self, frame, *, status=200):
        return TemplateResponse(self.request, TEMPLATES + "fix.html", frame | self.context, status=status)

    def show_review(self, frame, *, status=200):
        context = self.context | {
            "review": self.review,
            "how": self.kind_form,
            "problem": self.problem,
            "asked": self.kind_form["kind"].value() if self.problem else self.request.POST.get("asked", ""),
        }
        return TemplateResponse(self.request, TEMPLATES + "fix_review.html", frame | context, status=status)

    @property
    def back(self) -> str:
        return reverse("admin:articles_article_change", args=[self.article.pk])

    @property
    def context(self) -> dict:
        return {
            "title": gettext("Fix what readers have"),
            "article": self.article,
            "edition": self.edition,
            "expunction": self.expunction,
            "form": self.form,
            "sentence": self.sentence,
            "back": self.back,
            "is_ahead": self.article.differs_from(self.edition),
            "idempotency_key": key_of(self.request),
        }


def may_fix_all(person, article) -> bool:
    """Whether the person may change any part of what readers have."""
    return all(person.has_perm(codename, article) for codename in FIXING)


def mark_fixable(person, articles) -> None:
    """Set `fix` on those of a list that differ from what readers have: where this person may fix that."""
    changed = [article for article in articles if article.is_changed]
    if not changed:
        return
    first, second = (set(person.sections_where(codename).values_list("pk", flat=True)) for codename in FIXING)
    for article in changed:
        if article.section_id in first & second:
            article.fix = reverse("admin:articles_article_fix", args=[article.pk])


class FixPages:
    """The part of ArticleAdmin that answers them."""

    def get_fix_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/fix/", view(self.fix), name="articles_article_fix"),
            path("<int:pk>/conflicts/", view(self.conflicts), name="articles_article_conflicts"),
        ]

    def may_fix(self, request, article) -> bool:
        """Whether the person may change at once what readers have of it: all of it, or a few words."""
        return may_fix_all(request.user, article) or self.may(request, "fix", article)

    def get_fixable(self, request, pk):
        article = self.get_article(request, pk, "view")
        if not self.may_fix(request, article):
            raise PermissionDenied
        return article

    def fix(self, request, pk):
        """The text that readers have, to be put right; sent twice, it is fixed once."""
        article = self.get_fixable(request, pk)

        def answer():
            edition = article.editions.published().select_related("address", "section", "series").first()
            if edition is None:
                messages.warning(request, str(NOTHING_LIVE))
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
            return FixPage(request, article, edition).answer(self.admin_site.each_context(request))

        return once(request, answer) if request.method == "POST" else answer()

    def conflicts(self, request, pk):
        """What could not be brought into the next version, to be settled."""
        article = self.get_article(request, pk, "change")
        if not self.has_change_permission(request, article):
            raise PermissionDenied

        def answer():
            return answer_conflicts(request, article, self.admin_site.each_context(request))

        return once(request, answer) if request.method == "POST" else answer()
