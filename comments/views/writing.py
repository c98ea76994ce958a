"""Where readers write, and where they see what became of it: never cached; a page, or a part of one."""

import uuid

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Edition, Refused
from articles.public_view import page_language

from ..forms.submission import CommentForm
from ..models import Comment, Thread
from ..models.page_queries import thread_of
from ..networks import network
from .fragments import is_fragment, template

# The address is the only key to a receipt: no search engine and no linked site may learn it.
PRIVATE = {"X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


class SeeOther(HttpResponseRedirect):
    """A redirect after a form that was accepted: the browser gets the result from there."""

    # After 303 every client asks by GET (RFC 9110, 15.4.4); 302 leaves the method open.
    status_code = 303


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, article_id):
    """The form for a comment on an article, or for a reply to a comment."""
    edition, thread = public(article_id, among=Edition.objects.published()), thread_of(article_id)
    with translation.override(page_language(request, edition)):
        return answer(request, edition, thread)


def answer(request, edition, thread):
    """The form, or what came of it, in the language of the article."""
    parent = get_parent(request, thread)
    form = CommentForm(
        request.POST if request.method == "POST" else None, initial=initial_values(request.user)
    )
    if form.is_bound and form.is_valid():
        try:
            return post_comment(request, thread, form, parent)
        except Refused as refusal:
            form.refuse(refusal)
    context = {
        "edition": edition,
        "thread": thread,
        "parent": parent,
        "form": form,
        "is_lost": "reply" in request.GET and parent is None,
        "closed_by": thread.reason_closed(timezone.now(), request.page.site.comment_default),
        "in_place": is_fragment(request),
    }
    page = template(request, "comments/write.html", "form")
    return render(request, page, context, status=422 if form.is_bound else 200)


@never_cache
@require_safe
def receipt(request, token):
    """What was sent, where it stands, and the way back; for whoever has this address."""
    sent = Comment.objects.select_related("thread", "parent", "decision__version")
    comment = get_object_or_404(sent, receipt=token)
    edition = Edition.objects.published().filter(article_id=comment.thread.article_id).first()
    context = {"comment": comment, "edition": edition}
    with translation.override(page_language(request, edition)):
        page = render_to_string(template(request, "comments/receipt.html", "own"), context, request)
    return HttpResponse(page, headers=PRIVATE)


def public(article_id, *, among):
    """The Edition of this article `among` those that the public has; 404 where there is none."""
    try:
        return among.select_related("section", "address").get(article_id=article_id)
    except (Edition.DoesNotExist, OverflowError) as error:
        raise Http404("There is no such article.") from error


def get_parent(request, thread):
    """The comment to which this is a reply, as long as readers see it."""
    try:
        key = uuid.UUID(request.GET.get("reply", ""))
    except ValueError:
        return None
    seen = Comment.objects.visible().select_related("decision__version")
    return seen.filter(thread=thread.pk, uuid=key).first()


def initial_values(user):
    """What need not be typed by somebody who is logged in."""
    return {"name": user.get_full_name(), "email": user.email} if user.is_authenticated else {}


def post_comment(request, thread, form, parent):
    """Post what was typed, and lead to its receipt; raises Refused."""
    if "reply" in request.GET and parent is None:
        raise Refused(
            gettext("The comment that you answer is gone. Send yours again: it then stands by itself.")
        )
    submission = form.to_submission(
        parent=parent,
        user=request.user if request.user.is_authenticated else None,
        network=network(address_of(request), at=timezone.now()),
    )
    # Reading a page makes no Thread; only a submission does.
    thread = thread if thread.pk else Thread.objects.for_article(thread.article_id)
    comment = thread.post(submission, site_default=request.page.site.comment_default)
    return SeeOther(reverse("comments:receipt", args=[comment.receipt]))


def address_of(request):
    """The sender's IP address, as the throttle of the log-in reads it; empty where there is none."""
    try:
        return get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        return ""
