"""The page of what was put right: as it was, as it is now."""

from ..models.corrections import list_corrections
from ..public_view import render_page
from .lists import before


def corrections(request):
    """The corrections and clarifications of the paper, newest first."""
    # Whatever is published or withdrawn raises the version of the front.
    request.page.read_versions("front")
    context = {
        "corrections": list_corrections(before=before(request)),
        "is_first": "before" not in request.GET,
    }
    return render_page(request, "articles/corrections.html", context)
