"""What staff may do with an article and its comments from where readers see them: a page, or a bar."""

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.idempotency import FIELD, key_of, once
from articles.models import Article, Edition

from ..models import Comment, Thread, page_queries
from .fragments import template
from .writing import SeeOther, public

MOST_WAITING = 20
DONE = {
    "close": _("Comments are closed now. Readers see it at once."),
    "open": _("Comments are open again. Readers see it at once."),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request, article_id):
    """Links to the desk, and the switch for the comments; only what the person may do."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    edition = public(article_id, among=Edition.objects.current())
    start = request.GET.get("comments", "")
    page = page_queries.page(article_id, start=start)
    page.thread.edition = edition
    may = rights(request, article_id, page.thread)
    if not any(may.values()):
        raise PermissionDenied
    if request.method == "POST":
        return once(request, lambda: switch(request, page.thread, may))
    context = {
        FIELD: key_of(request),
        "edition": edition,
        "page": page,
        "start": "" if page.is_first else start,
        **may,
        **render_state(request, page.thread),
    }
    response = render(request, template(request, "comments/staff_fragment.html", "bar"), context)
    response["X-Robots-Tag"] = "noindex"
    return response


def rights(request, article_id, thread):
    """What the person may do here, by the permissions of the desk; nothing with comments that nobody sees."""
    if not admin.site.has_permission(request):
        return {}
    # A permission looks at all sections above the article: four levels at most.
    article = Article.objects.select_related("section__parent__parent__parent").get(pk=article_id)
    of_articles, of_comments, of_threads = map(admin.site.get_model_admin, (Article, Comment, Thread))
    is_read = thread.edition.is_listed
    return {
        # While both texts are equal, one button leads to both.
        "may_fix": is_read and article.differs_from(thread.edition) and of_articles.may_fix(request, article),
        "may_edit": of_articles.has_change_permission(request, article),
        "may_read": of_articles.has_view_permission(request, article),
        "may_note": is_read and of_comments.has_note_permission(request, thread),
        "may_decide": is_read and of_comments.has_decide_permission(request, thread),
        "may_switch": is_read and of_threads.has_change_permission(request, thread),
    }


def render_state(request, thread):
    """Who may comment at present, and which comments wait."""
    default = request.page.site.comment_default
    held = Comment.objects.held().filter(thread=thread.pk)
    waiting = held.select_related("decision__version").order_by("posted_at", "pk")
    return {
        "thread": thread,
        "closed_by": thread.reason_closed(timezone.now(), default),
        "is_premoderated": thread.rule(default) == Thread.Policy.PREMODERATED,
        "held": held,
        "waiting": waiting[:MOST_WAITING],
    }


def switch(request, thread, may):
    """Open or close the comments, as the button says, and show where they stand now."""
    do = request.POST.get("do")
    if not may["may_switch"] or do not in DONE:
        raise PermissionDenied
    thread = thread if thread.pk else Thread.objects.for_article(thread.article_id)
    if do == "close":
        thread.close_comments()
    else:
        thread.open_comments(site_default=request.page.site.comment_default)
    messages.success(request, DONE[do])
    return SeeOther(request.get_full_path())
