"""Static files under names with a hash of their content, so that browsers may keep them for good."""

import logging

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

logger = logging.getLogger(__name__)


class NamedByContent(CompressedManifestStaticFilesStorage):
    """JavaScript modules import each other by these names, too, so a browser never mixes two releases.

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
            # Without the manifest the paper goes on under plain names; an error here would cost every page.
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
