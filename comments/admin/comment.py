"""The moderation list, and the page on which one comment is decided."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, clean_search
from articles.forms.text_cleaning import parse_key
from articles.idempotency import FIELD, key_of, once
from articles.models import Refused

from ..forms.blanking import BlankingForm
from ..forms.decision import VERDICTS, DecisionForm, ReasonForm
from ..models import Comment, State
from ..models.page_queries import SORT_KEY
from ..templatetags.comments import at
from . import batch
from .lists import ALL, CommentList, OrderedPaginator, SectionFilter, StateFilter, search_comments

DONE = {
    "approve": _("Approved."),
    "reject": _("Rejected."),
    "spam": _("Marked as spam."),
    "note": _("The note is set."),
    "blank": _("The words are gone for good."),
}


@admin.register(Comment)
class CommentAdmin(DeskAdmin):
    list_display = ["text", "why", "article", "name", "age"]
    list_filter = [StateFilter, SectionFilter]
    list_select_related = ["decision__decided_by"]
    paginator = OrderedPaginator
    search_fields = ["name"]
    search_hint = _("A name or words among the newest 1,000 of this list; or a whole e-mail address.")
    empty_words = _("What readers write and a rule holds back comes here.")
    sortable_by = []
    actions = ["approve", "reject", "mark_spam"]
    action_form = ReasonForm
    change_form_template = "admin/comments/comment/change_form.html"

    class Media:
        css = {"all": ["comments/css/moderation.css"]}

    @admin.display(description=_("comment"))
    def text(self, comment):
        return Truncator(comment.newest.text).chars(240) or gettext("(blanked)")

    @admin.display(description=_("why it is here"))
    def why(self, comment):
        decision = comment.decision
        if decision.decided_by:
            return gettext("{decision}. {reason}").format(decision=decision, reason=decision.reason)
        return decision.reason or gettext("Rule “{rule}”").format(rule=decision.rule)

    @admin.display(description=_("article"))
    def article(self, comment):
        if not comment.edition or not comment.edition.is_listed:
            return gettext("Not public")
        return format_html(
            '<a href="{}">{}</a>', comment.edition.get_absolute_url(), comment.edition.headline
        )

    @admin.display(description=_("age"))
    def age(self, comment):
        return timesince(comment.posted_at, depth=1)

    @admin.action(description=_("Approve"), permissions=["decide"])
    def approve(self, request, queryset):
        batch.decide(self, request, State.VISIBLE)

    @admin.action(description=_("Reject"), permissions=["decide"])
    def reject(self, request, queryset):
        batch.decide(self, request, State.REJECTED)

    @admin.action(description=_("Mark as spam"), permissions=["decide"])
    def mark_spam(self, request, queryset):
        batch.decide(self, request, State.SPAM)

    def action_checkbox(self, comment):
        """The box to tick, and which wording and decision it was ticked beside."""
        box, seen = super().action_checkbox(comment), batch.version_key(comment)
        return format_html('{}<input type="hidden" name="seen" value="{}">', box, seen)

    def get_queryset(self, request):
        return super().get_queryset(request).reached_by(request.user)

    def get_ordering(self, request):
        """What waits longest comes first; everything else newest first."""
        decided = request.GET.get("state") in {State.VISIBLE, State.REJECTED, State.SPAM, ALL}
        return ["-posted_at", "-pk"] if decided else ["posted_at", "pk"]

    def get_search_results(self, request, queryset, search_term):
        term = clean_search(search_term)
        return (search_comments(queryset, term) if term else queryset), False

    def get_changelist(self, request, **kwargs):
        return CommentList

    def has_decide_permission(self, request, obj=None):
        return self.may(request, "decide", obj)

    def has_note_permission(self, request, obj=None):
        return self.may(request, "note", obj)

    def has_blank_permission(self, request, obj=None):
        return self.may(request, "blank", obj)

    def has_change_permission(self, request, obj=None):
        return self.has_decide_permission(request, obj) or self.has_note_permission(request, obj)

    def has_add_permission(self, request):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one comment with its decisions and neighbours; POST `do` says what to do with it."""
        comment = self.one(request, object_id)

        def answer():
            return self.answer_page(request, comment)

        return once(request, answer) if request.method == "POST" else answer()

    def answer_page(self, request, comment):
        do = request.POST.get("do", "")
        sent, blanks = request.POST if request.method == "POST" else None, do == "blank"
        # Both forms have a field “reason”.
        blanking = BlankingForm(sent if blanks else None, prefix="blank")
        form = DecisionForm.for_comment(
            comment, None if blanks else sent, signature=request.page.site.desk_signature
        )
        if do.startswith("withdraw:"):
            self.withdraw(request, comment, do.removeprefix("withdraw:"))
            if not form.holds_words:
                return HttpResponseRedirect(request.get_full_path())
            form = form.as_typed()
        elif sent and self.perform(request, comment, blanking if blanks else form):
            return HttpResponseRedirect(self.way_back(request, comment))
        context = self.page_of(request, comment) | {"form": form, "blanking": blanking}
        status = 422 if form.is_bound or blanking.is_bound else 200
        return TemplateResponse(request, self.change_form_template, context, status=status)

    def page_of(self, request, comment):
        """The context of the page, without its forms."""
        return self.admin_site.each_context(request) | {
            "opts": self.opts,
            "media": self.media,
            FIELD: key_of(request),
            "title": gettext("Comment by {name}").format(name=comment.name)
            if comment.name
            else gettext("Comment by a reader"),
            "comment": comment,
            "latest": comment.latest,
            "around": comment.around(),
            "may_decide": self.has_decide_permission(request, comment),
            "may_note": self.has_note_permission(request, comment),
            "may_blank": self.has_blank_permission(request, comment),
            "list": self.list_address(request),
            "way_back": self.way_back(request, comment),
        }

    def one(self, request, key):
        """The comment with this key; 404 without, 403 where it is not the person's to see."""
        comments = Comment.objects.select_related("thread", "decision__decided_by", "user", "parent")
        try:
            comment = comments.get(pk=key)
        except (Comment.DoesNotExist, ValueError, OverflowError) as error:
            raise Http404("There is no such comment.") from error
        if not self.has_view_permission(request, comment):
            raise PermissionDenied
        return comment

    def perform(self, request, comment, form):
        """Carry out what the pressed button says; False with the reasons in the form."""
        do = request.POST.get("do")
        if do not in DONE:
            raise PermissionDenied
        if do in VERDICTS and not self.has_decide_permission(request, comment):
            raise PermissionDenied
        if do == "blank" and not self.has_blank_permission(request, comment):
            raise PermissionDenied
        if request.POST.get("note") and not self.has_note_permission(request, comment):
            raise PermissionDenied
        if not form.carry_out(comment, do=do, by=request.user):
            return False
        self.message_user(request, DONE[do], messages.SUCCESS)
        return True

    def withdraw(self, request, comment, number):
        """Withdraw one note of the comment."""
        if not self.has_note_permission(request, comment):
            raise PermissionDenied
        note = comment.notes.filter(pk=parse_key(number)).first()
        try:
            if note:
                note.withdraw(by=request.user)
                self.message_user(request, gettext("The note is withdrawn."), messages.SUCCESS)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)

    def list_address(self, request):
        """The address of the list with the filters and the page that the person came from."""
        chosen = request.GET.get("_changelist_filters", "")
        return reverse("admin:comments_comment_changelist") + (f"?{chosen}" if chosen else "")

    def way_back(self, request, comment):
        """Where the person came from: the page that readers have, or the list."""
        edition = comment.thread.edition if request.GET.get("from") == "page" else None
        if edition is None or not edition.is_listed:
            return self.list_address(request)
        address, start = edition.get_absolute_url(), request.GET.get("comments", "")
        # `start` comes from the request: only a sort key may go into the address.
        page = at(address, start) if SORT_KEY.fullmatch(start) else address
        return f"{page}#comment-{comment.anchor}" if comment.is_visible else f"{page}#comments"
