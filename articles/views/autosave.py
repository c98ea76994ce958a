"""The addresses at which the desk's forms keep, list and discard what was typed and not saved."""

import json
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..autosave_form import unsign
from ..models import Article, Autosave, IdempotencyKey, Refused
from ..models.expunging import refuse_older

# What a page offers; older ones come up once these are gone.
MOST_OFFERED = 10
MOST_KEYS = 20


@never_cache
def autosave(request):
    """GET: one's own copies of the form, newest first. POST: keep what stands in it now."""
    form = get_form(request)
    article = get_article(request, form)
    if request.method == "POST":
        return keep(request, form, article)
    copies = Autosave.objects.typed_by(request.user).filter(form=form).newest_first()[:MOST_OFFERED]
    return JsonResponse(
        {"copies": [serialize(copy) for copy in copies], "carried_out": carried_out(request, form)}
    )


@never_cache
@require_POST
def discard(request):
    """Throw one copy away."""
    window = parse_uuid(request.POST.get("window", ""))
    Autosave.objects.typed_by(request.user).filter(form=get_form(request), window=window).delete()
    return JsonResponse({})


def get_form(request) -> str:
    """The address of the form; PermissionDenied where it was not opened for this person."""
    typed = (request.POST if request.method == "POST" else request.GET).get("form", "")
    form = unsign(typed, person=request.user)
    if form is None:
        raise PermissionDenied
    return form


def get_article(request, form: str):
    """The article that the form is about, or None; PermissionDenied where it is the person's no longer."""
    try:
        found = resolve(form.partition("#")[0])
    except Resolver404:
        return None
    key = found.kwargs.get("object_id") or found.kwargs.get("pk")
    if key is None or not (found.url_name or "").startswith("articles_article_"):
        return None
    article = Article.objects.filter(pk=key).select_related("section__parent__parent__parent").first()
    if article is None or not request.user.has_perm("articles.view_article", article):
        raise PermissionDenied
    return article


def keep(request, form, article):
    window, fields = parse_uuid(request.POST.get("window", "")), parse_fields(request.POST.get("fields", ""))
    if window is None or not fields:
        return JsonResponse({"refusal": gettext("There is nothing in this to keep.")}, status=422)
    words = {"person": request.user, "form": form, "window": window, "fields": fields, "article": article}
    try:
        if article is not None:
            refuse_older(article, fields)
        copy = Autosave.objects.keep(**words)
    except Refused as refusal:
        return JsonResponse({"refusal": str(refusal)}, status=422)
    return JsonResponse({"kept_at": milliseconds(copy.kept_at)})


def carried_out(request, form: str) -> list[str]:
    """Those of the keys asked about whose form was carried out: what was sent is saved."""
    path = form.partition("#")[0]
    asked = {
        IdempotencyKey.key_for(typed, person=request.user, form=path): typed
        for typed in request.GET.getlist("key")[:MOST_KEYS]
    }
    asked.pop(None, None)
    known = IdempotencyKey.objects.filter(key__in=asked, person=request.user)
    return [asked[key] for key in known.values_list("key", flat=True)]


def serialize(copy: Autosave) -> dict:
    return {"window": str(copy.window), "at": milliseconds(copy.kept_at), "fields": copy.pairs}


def milliseconds(moment) -> int:
    """As scripts count time."""
    return int(moment.timestamp() * 1000)


def parse_uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def parse_fields(typed: str) -> list | None:
    """Pairs of name and value; None for anything else."""
    try:
        fields = json.loads(typed)
    # Thousands of brackets within each other end the recursion of the parser.
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, list) and all(map(is_pair, fields)) else None


def is_pair(one) -> bool:
    return isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one)
