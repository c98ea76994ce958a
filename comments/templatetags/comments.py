"""{% comment_thread edition %}: the comments of an article, in the page that the edition stands on."""

from django import template
from django.utils import timezone

from ..models import page_queries

register = template.Library()


@register.inclusion_tag("comments/thread.html", takes_context=True)
def comment_thread(context, edition):
    """One page of the article's comments; `?comments=` says where it begins. At most two queries."""
    request = context["request"]
    page = page_queries.page(edition.article_id, start=request.GET.get("comments", ""))
    thread, default = page.thread, request.page.site.comment_default
    return {
        "page": page,
        "thread": thread,
        "path": edition.get_absolute_url(),
        "closed_by": thread.reason_closed(timezone.now(), default),
        "is_premoderated": thread.rule(default) == thread.Policy.PREMODERATED,
    }


@register.filter
def at(path, start):
    """The address of an article's page whose comments begin at `start`."""
    return f"{path}{'&' if '?' in path else '?'}comments={start}"
