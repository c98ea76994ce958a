"""The application that granian serves in the tests: views that hang, and limits that a test can wait for."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsroom.watchdog import Watchdog

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
settings.ROOT_URLCONF = "tests.newsroom.hanging_views"
application = Watchdog(get_wsgi_application(), seconds=1, grace=1)
