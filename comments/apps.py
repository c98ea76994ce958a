"""The app of readers' comments."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Comments")

    def ready(self):
        # Models exist only now.
        from articles.models import binning, word_sources  # noqa: PLC0415
        from comments.models.expunging import bring_notes, find_comments  # noqa: PLC0415
        from comments.models.thread import delete_thread  # noqa: PLC0415

        binning.LISTENERS.append(delete_thread)
        word_sources.SOURCES.append(bring_notes)
        word_sources.LEFT.append(find_comments)
