"""The passages of a fix that the next version has in other words: each is settled by a person."""

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from ..changes import Catalogue
from ..idempotency import key_of
from ..models import Refused
from .conflict_text import describe_conflict

TEMPLATE = "admin/articles/article/conflicts.html"
FIX, COPY = "fix", "copy"


def answer_conflicts(request, article, frame):
    """Each conflict with both versions; POST `take-<key>`: "fix" or "copy"."""
    rows = list(article.fix_conflicts.open().select_related("edition"))
    back = reverse("admin:articles_article_change", args=[article.pk])
    problems = settle_all(request, rows) if request.method == "POST" else []
    if not rows or (request.method == "POST" and not problems):
        return HttpResponseRedirect(back)
    context = frame | {
        "title": gettext("What the fix could not change"),
        "article": article,
        "rows": [
            {"row": row, **describe_conflict(row.conflict, Catalogue())}
            for row in article.fix_conflicts.open().select_related("edition")
        ],
        "problems": problems,
        "back": back,
        "idempotency_key": key_of(request),
    }
    status = 422 if problems else 200
    return TemplateResponse(request, TEMPLATE, context, status=status)


def settle_all(request, rows) -> list[str]:
    """Settle each as the person chose; the reasons of those that were refused."""
    problems = []
    for row in rows:
        choice = request.POST.get(f"take-{row.pk}")
        if choice not in (FIX, COPY):
            problems.append(gettext("Choose for each passage which words stay."))
            continue
        try:
            row.settle(by=request.user, take=choice == FIX)
        except Refused as refusal:
            problems.append(str(refusal))
    return list(dict.fromkeys(problems))
