"""A photograph's files as the public gets them: only while a page shows it and its rights allow."""

import re
from datetime import datetime, timedelta

from django.db.models import Min
from django.http import Http404, HttpResponseGone
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from ..models import Photo
from ..sendfile import send_file

NAME = re.compile(r"(?:[0-9]{1,4}|social)-[0-9a-f]{16}\.(?:jpg|avif)")
# Nobody can call a copy back from a foreign cache.
LONGEST = timedelta(days=1)


@require_safe
@csp_override({"default-src": [CSP.NONE]})
def photo(request, uuid, name):
    """404 unless a page shows it now, 410 once its rights have ended; cached until that may change."""
    found = get_object_or_404(Photo, uuid=uuid) if NAME.fullmatch(name) else None
    rendition = found and found.renditions.get(name)
    ends = rendition and next_change(found)
    # 404 before 410, which would tell that the library has a photograph that was never public.
    if not ends:
        raise Http404
    if not found.is_usable:
        return HttpResponseGone(
            _("The rights to this photograph have ended."), content_type="text/plain; charset=utf-8"
        )
    # Pages kept by caches name the file as it was called before its words or its crop changed.
    if rendition.name != name:
        return redirect(found.renditions.url(rendition))
    return send_file(found, rendition, cache=f"public, max-age={max_age(ends, found.rights_until)}")


def next_change(found) -> datetime | None:
    """When the first of the pages that show it now may change; None where no page does.

    A portrait stands on the page of its author as long as readers have one story of theirs.
    """
    ends = found.current_uses.aggregate(ends=Min("live_until"))["ends"]
    return ends or found.portrays.order_by("-live_until").values_list("live_until", flat=True).first()


def max_age(*ends) -> int:
    """Whole seconds that a copy may be kept: until the first of these instants, a day at most."""
    now = timezone.now()
    first = min(end for end in (now + LONGEST, *ends) if end)
    return max(0, int((first - now).total_seconds()))
