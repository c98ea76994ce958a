"""Static files under names that say what they hold, so that browsers may keep them for good."""

import logging

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

logger = logging.getLogger(__name__)


class NamedByContent(CompressedManifestStaticFilesStorage):
    """A module imports its neighbours by these names too: after an update none meets an older one.

    A file that was not collected costs no page: it is named as it is, and the operator is told once.
    """

    support_js_module_import_aggregation = True

    def __init__(self, *args, **kwargs):
        self.missing = set()
        super().__init__(*args, **kwargs)

    def load_manifest(self):
        try:
            return super().load_manifest()
        except (OSError, ValueError) as error:
            self.report(self.manifest_name, error)
            return {}, ""

    def stored_name(self, name):
        try:
            return super().stored_name(name)
        except (OSError, ValueError) as error:
            # WhiteNoise asks at its start for names that it makes up itself.
            if finders.find(name):
                self.report(name, error)
            return self.clean_name(name)

    def report(self, name, error):
        if name not in self.missing:
            self.missing.add(name)
            logger.error("The static file %s cannot be used; run collectstatic. %s", name, error)
