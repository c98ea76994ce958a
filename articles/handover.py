"""How a photograph's file leaves the house: by the web server in front, or by ourselves."""

import logging
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from . import renditions
from .paths import quoted
from .refusal import Refused

logger = logging.getLogger(__name__)


def hand_over(photo, rendition) -> HttpResponse:
    """The response that carries `rendition`, which is made first where it is missing.

    An original that is lost or damaged on the disk is 404, and told to the operator.
    """
    try:
        where = renditions.stored(photo, rendition)
    except (OSError, Refused) as error:
        logger.error("The original of photo %s cannot be used: %s", photo.pk, error)
        raise Http404 from error
    if settings.NEWSROOM_ACCEL:
        response = HttpResponse()
        response["X-Accel-Redirect"] = settings.NEWSROOM_ACCEL + quoted(where)
    else:
        response = FileResponse(storages["renditions"].open(where))
    response["Content-Type"] = rendition.content_type
    response["Content-Disposition"] = content_disposition_header(False, PurePosixPath(where).name)
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{rendition.hash}"'
    return response
