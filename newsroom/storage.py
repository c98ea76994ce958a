"""Static files under names that say what they hold, so that browsers may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):
    """A module imports its neighbours by these names too: after an update none meets an older one."""

    support_js_module_import_aggregation = True
