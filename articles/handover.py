"""How a photograph's file leaves the house: by the web server in front, or by ourselves."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import storages
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from . import renditions
from .paths import quoted


def hand_over(photo, rendition) -> HttpResponse:
    """The response that carries `rendition`, which is made first where it is missing."""
    where = renditions.stored(photo, rendition)
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
