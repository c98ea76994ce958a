"""What becomes of the comments on a story that is withdrawn or restored, for the page that asks."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.admin import endings

from ..models import Comment, State


def tell_comments(article, returns: bool) -> Iterator[str]:  # noqa: FBT001 as ASIDE is called
    """How many comments are shown and how many wait, with the way to them."""
    found = Comment.objects.filter(thread__article=article.pk, state__in=(State.VISIBLE, State.HELD))
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    if not counts:
        return
    numbers = {"shown": counts.get(State.VISIBLE, 0), "held": counts.get(State.HELD, 0)}
    if returns:
        sentence = _("Its comments come back: {shown} that readers saw, {held} that wait for a moderator.")
    else:
        sentence = _(
            "Its comments leave the page: {shown} that readers see, {held} that wait. None is deleted."
        )
    address = reverse("admin:comments_thread_change", args=[article.thread.pk])
    yield format_html('{} <a href="{}">{}</a>', sentence.format(**numbers), address, _("Open the comments"))


endings.ASIDE.append(tell_comments)
