"""An old version of the working copy: compared with the newest one, and brought back by one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import markup
from ..content import TEXTS
from ..forms.text_cleaning import parse_key
from ..models import Refused
from ..models.reverting import revert
from ..text_diff import lines
from .change_summary import summarize_changes

TEMPLATE = "admin/articles/article/revision.html"
TAKEN = _("The words of version {number} are in the form again. Readers see nothing of it until you publish.")


def page(request, article, number, *, may_change, frame):
    """GET: what the Revision says, marked against the newest. POST `seen`: take it back.

    `frame` is the context of every page of the desk.
    """
    revision = article.revisions.filter(number=number).select_related("saved_by", "blanked_by").first()
    if revision is None:
        raise Http404(gettext("This article has no such version."))
    back = reverse("admin:articles_article_change", args=[article.pk])
    problem = ""
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        problem = try_revert(request, revision)
        if not problem:
            return HttpResponseRedirect(back)
    context = (
        frame | get_context(article, revision) | {"back": back, "may_change": may_change, "problem": problem}
    )
    return TemplateResponse(request, TEMPLATE, context, status=422 if problem else 200)


def try_revert(request, revision) -> str:
    """Bring the words of the Revision back; gives the reason where that is refused, else an empty text."""
    # 0 counts as older than every version: a broken number is refused, not taken for the newest.
    seen = parse_key(request.POST.get("seen", "")) or 0
    try:
        revert(revision, by=request.user, seen=seen)
    except Refused as refusal:
        return str(refusal)
    messages.success(request, TAKEN.format(number=revision.number))
    return ""


def get_context(article, revision):
    """What the page tells of a Revision."""
    latest = article.latest_revision
    old, new = revision.data, latest.data
    names = TEXTS if old else ()
    return {
        "article": article,
        "revision": revision,
        "latest": latest,
        "title": str(revision),
        "differs": summarize_changes(old, new) if old and new else "",
        "texts": [(name, list(lines(text_of(old, name), text_of(new, name)))) for name in names],
    }


def text_of(content, name):
    """A text without its markup, a line for each paragraph."""
    words = content.get(name, "")
    return markup.plain(markup.body(words)) if name == "body" else words
