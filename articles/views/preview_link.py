"""What somebody outside reads by a preview link: the working copy as saved last, for a while, in no list."""

from contextlib import suppress
from functools import wraps

from django.db import OperationalError
from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..dates import format_moment
from ..models import Photo, PreviewLink
from ..public_view import page_language
from ..sendfile import send_file
from ..unpublished_page import Notice, render_edition, with_section

HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
PHOTO = "articles:preview_link_photo"


def private(view):
    """A page that nobody keeps, lists or tells another site of."""

    @wraps(view)
    @require_safe
    def page(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return page


@private
def preview_link(request, token):
    """The story; 404 in the same words for a link that never was, has expired, was revoked or ended."""
    request.page.read_versions()
    link = PreviewLink.objects.of_token(token)
    if link is None:
        return show_closed(request)
    if is_opening(request):
        # A page that can be read is worth more than its count.
        with suppress(OperationalError):
            link.count_opening()
    edition = with_section(link.article.typeset(), link.article)
    for row in edition.parts.photos:
        row.files_by_link = row.photo.renditions.at(PHOTO, token, row.photo.uuid)
    with translation.override(page_language(request, edition)):
        sentence = _(
            "Preview for {name}: the text as saved last. It is not published and may change. "
            "This link ends on {time}."
        ).format(name=link.name, time=format_moment(link.expires_at))
        return render_edition(request, edition, Notice(sentence, back=""))


def show_closed(request):
    with translation.override(page_language(request)):
        return render(request, "articles/preview_link_closed.html", status=404)


def is_opening(request) -> bool:
    """Whether somebody reads: not where a browser or a messenger only looks ahead."""
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in ahead


@private
def preview_link_photo(request, token, uuid, name):
    """A photograph of the story, as long as the link opens and the rights allow."""
    link = PreviewLink.objects.of_token(token)
    found = link and Photo.objects.filter(uuid=uuid, placements__article=link.article_id).first()
    rendition = found and found.is_usable and found.renditions.get(name)
    if not rendition:
        raise Http404
    return send_file(found, rendition, cache=HEADERS["Cache-Control"])
