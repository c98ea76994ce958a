"""How a photograph's file is sent: by the web server in front (X-Accel-Redirect), or by Django."""

import logging
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from . import renditions
from .files import NotWritten
from .paths import quote_path
from .refusal import Refused

logger = logging.getLogger(__name__)


def send_file(photo, rendition, *, cache: str) -> HttpResponse:
    """The response that carries `rendition`, which is made first where it is missing.

    `cache` is its Cache-Control. An original that is lost or damaged on the disk is 404, and a disk
    that takes no file is 503; the operator is told of both.
    """
    try:
        where = renditions.store_rendition(photo, rendition)
        response = carrier(where)
    # Before Refused, which it is too: a full disk passes, a damaged original stays.
    except NotWritten as error:
        logger.error("A picture of photo %s was not sent: %s", photo.pk, error)
        return unavailable()
    except (OSError, Refused) as error:
        logger.error("The original of photo %s cannot be used: %s", photo.pk, error)
        raise Http404 from error
    response["Content-Type"] = rendition.content_type
    response["Content-Disposition"] = content_disposition_header(False, PurePosixPath(where).name)
    # Whatever the bytes look like, a browser must not take them for HTML or script.
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{rendition.hash}"'
    response["Cache-Control"] = cache
    return response


def carrier(where: str) -> HttpResponse:
    """The response with the file's bytes, or with the header by which nginx sends them."""
    if not settings.NEWSROOM_ACCEL:
        return FileResponse(storages["renditions"].open(where))
    response = HttpResponse()
    # nginx reads this header as a URL, and undoes its percent-encoding.
    response["X-Accel-Redirect"] = settings.NEWSROOM_ACCEL + quote_path(where)
    return response


def unavailable() -> HttpResponse:
    """503, which no cache keeps."""
    sentence = _("This picture cannot be made just now.")
    response = HttpResponse(sentence, status=503, content_type="text/plain; charset=utf-8")
    response["Retry-After"], response["Cache-Control"] = "60", "no-store"
    return response
