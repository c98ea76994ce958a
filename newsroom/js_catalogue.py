"""The words of the desk's scripts in one language, as a script that browsers keep for good.

It is Django's catalogue of `djangojs` for all apps, under an address that names its language and a version
made from what it holds: a page never depends on what a browser says it prefers, and after an update it asks
for another address. A process reads each catalogue once.
"""

import hashlib
from functools import cache

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import translation
from django.views.i18n import JavaScriptCatalog

FOR_GOOD = "public, max-age=31536000, immutable"


def catalogue(request, language, version):
    """The catalogue; one that has changed since the page named its version is not to be kept."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponse(read(language), content_type="text/javascript; charset=utf-8")
    # In an update an old process may answer for a new address; browsers must not keep that for good.
    response["Cache-Control"] = FOR_GOOD if version == version_of(language) else "no-cache"
    return response


def version_of(language: str) -> str:
    """Changes whenever the catalogue of this language does."""
    return hashlib.sha256(read(language)).hexdigest()[:12]


@cache
def read(language: str) -> bytes:
    """Django's script, with the words of this language."""
    with translation.override(language):
        return JavaScriptCatalog().get(None).content
