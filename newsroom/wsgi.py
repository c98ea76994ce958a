"""The WSGI application that the server calls."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom.watchdog import Watchdog

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
# Who follows a request with a debugger takes their time.
if not settings.DEBUG:
    limits = {"seconds": settings.REQUEST_SECONDS, "grace": settings.GRACE_SECONDS}
    application = Watchdog(application, **limits)
