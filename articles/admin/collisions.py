"""Two people who saved the same article: what does not meet is merged, what meets is chosen by the second."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.forms import all_valid
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import content
from ..content import Form
from ..dates import format_moment
from ..forms.article import BROUGHT_BACK, CHOICE
from ..forms.text_cleaning import parse_key
from ..merging import Conflict, Merge, merge, settle_conflict
from ..models import Article, Revision
from ..models.reverting import store_content
from ..models.revision import append_revision, content_of
from .change_summary import summarize_changes
from .conflict_text import describe_conflict
from .review import Review

MINE, THEIRS, BOTH = "mine", "theirs", "both"
BLOCKS = {field.name for field in content.FIELDS if field.form is Form.BODY}


@dataclass(frozen=True)
class Collision:
    """One form that was opened with `base` and sent after `latest` was saved, and what both say together."""

    base: Revision
    latest: Revision
    mine: dict
    theirs: dict
    merged: Merge

    @property
    def conflicts(self) -> list[Conflict]:
        """What somebody has to choose; of two orders of the same rows that of the form stays."""
        return [one for one in self.merged.conflicts if one.key is not None or one.field not in ROWS]

    @property
    def rows(self) -> list[dict]:
        """Each conflict as people read it: the field, and both versions against what was there before."""
        catalogue = Review(self.mine, self.theirs, language="").catalogue
        return [
            {
                "name": f"settle-{number}",
                "may_have_both": one.field in BLOCKS,
                **describe_conflict(one, catalogue),
            }
            for number, one in enumerate(self.conflicts)
        ]

    def settle(self, posted) -> dict | None:
        """The content as the person chose it; None where a choice is missing, or was made of another save."""
        if self.conflicts and parse_key(posted.get("over", "")) != self.latest.number:
            return None
        said = self.merged.content
        for number, conflict in enumerate(self.conflicts):
            choice = posted.get(f"settle-{number}")
            if choice not in (MINE, THEIRS, *([BOTH] if conflict.field in BLOCKS else [])):
                return None
            said = settle(said, conflict, choice)
        return said


ROWS = {rows.name for rows in content.ROWS}


def settle(said: dict, conflict: Conflict, choice: str) -> dict:
    """The content with what was chosen in the place of one conflict."""
    if choice == MINE:
        return said
    theirs = conflict.mine + conflict.theirs if choice == BOTH else conflict.theirs
    settled = settle_conflict(said, replace(conflict, theirs=theirs))
    return said if settled is None else settled


class Collisions:
    """The part of ArticleAdmin that brings two saves together."""

    collision: Collision | None = None
    # The page still shows what was typed, so it has to be loaded anew.
    is_merged = False

    def _changeform_view(self, request, object_id, form_url, extra_context):
        # Django has no public method inside the transaction, and the row must be held until both are stored.
        answer = self.bring_together(request, object_id) if request.method == "POST" and object_id else None
        return answer or super()._changeform_view(request, object_id, form_url, extra_context)

    def bring_together(self, request, object_id):
        """Store both saves as one; None where nobody saved meanwhile, or somebody has to choose first."""
        article = self.get_object(request, unquote(object_id))
        if article is None or BROUGHT_BACK in request.POST:
            return None
        # The stored rows are deleted by now: what a colleague had saved of them would be missing.
        if self.sending and self.sending.replaces_rows:
            return None
        if not self.has_change_permission(request, article):
            return None
        base, latest = find_versions(article, request.POST)
        if base is None:
            return None
        form, formsets = self.read_typed(request, article)
        if not (form.is_valid() and all_valid(formsets)):
            return None
        mine, theirs = content_of_form(form, formsets, base.data), content_of(article)
        self.collision = Collision(base, latest, mine, theirs, merge(base.data, mine, theirs))
        said = self.collision.settle(request.POST)
        return None if said is None else self.store(request, form, formsets, said)

    def read_typed(self, request, article):
        """The form and its rows as they were sent, on an object of their own."""
        typed = Article.objects.select_related("section__parent__parent__parent").get(pk=article.pk)
        form = self.get_form(request, typed, change=True)(
            request.POST, request.FILES, instance=typed, takes_older=True
        )
        formsets, _inlines = self._create_formsets(request, typed, change=True)
        for formset in formsets:
            formset.is_older = True
        return form, formsets

    def store(self, request, form, formsets, said):
        """Store the merged content after what was typed, which stays in the history; and tell what came."""
        article, collision = form.instance, self.collision
        # No save lifts a bolt that it had not seen: of two ends the later one holds.
        ends = (form.cleaned_data["embargo_until"], form.initial["embargo_until"])
        if collision.conflicts:
            append_revision(article, collision.mine, by=request.user)
        for formset in formsets:
            if formset.prefix not in ROWS:
                formset.save()
        article.embargo_until = max(filter(None, ends), default=None)
        store_content(article, said)
        article.save_revision(by=request.user)
        self.log_change(request, article, self.construct_change_message(request, form, []))
        self.is_merged = True
        messages.success(request, describe_merge(collision), extra_tags="saved")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def answer_saved(self, request, address):
        return self.lead_to(address) if self.is_merged else super().answer_saved(request, address)

    def render_change_form(self, request, context, **kwargs):
        context["collision"] = self.collision
        return super().render_change_form(request, context, **kwargs)


def find_versions(article, posted) -> tuple[Revision | None, Revision | None]:
    """What the form was opened with and what was saved last, where these differ and both have their words."""
    opened, latest = parse_key(posted.get("opened", "")), article.latest_revision
    if latest is None or opened is None or opened >= latest.number:
        return None, None
    # Whoever ticked that they have brought the two together by hand saves what they typed.
    if posted.get("over") and CHOICE not in posted:
        return None, None
    base = article.revisions.filter(number=opened).first()
    # Merged, a text from which words have been taken since would bring them back without a word.
    is_whole = base and base.data and base.expunction_id is None
    return (base, latest) if is_whole and latest.data else (None, None)


def content_of_form(form, formsets, base: dict) -> dict:
    """What stands in the form, as a Revision would keep it."""
    said = base | {field.name: value_of(form.instance, field) for field in content.FIELDS}
    said[content.TAGS] = sorted(str(tag) for tag in form.cleaned_data[content.TAGS])
    sets = {formset.prefix: formset for formset in formsets}
    return said | {rows.name: rows_of_form(rows, sets[rows.name], base) for rows in content.ROWS}


def value_of(article, field: content.Field):
    if field.form is not Form.ROW:
        return getattr(article, field.name)
    row = getattr(article, field.name)
    return str(row.uuid) if row else None


def rows_of_form(rows: content.Rows, formset, base: dict) -> list[dict]:
    """The rows of the form in their order; one that was sent without the stored ones leaves these alone."""
    kept = sorted(formset.live_forms, key=lambda form: form.instance.position)
    typed = [rows.serialize(form.instance) for form in kept]
    return typed if formset.initial_forms else [*base.get(rows.name, []), *typed]


def describe_merge(collision: Collision) -> str:
    """Who saved meanwhile, and what came from them."""
    latest = collision.latest
    fields = summarize_changes(collision.base.data, collision.theirs) or _("the same words")
    values = {"time": format_moment(latest.saved_at, "TIME_FORMAT"), "fields": fields}
    if latest.saved_by is None:
        return _("Saved, together with what somebody had saved at {time}: {fields}.").format(**values)
    name = latest.saved_by.get_full_name() or latest.saved_by.username
    return _("Saved, together with what {name} had saved at {time}: {fields}.").format(name=name, **values)
