"""The demonstration, which settings.py installs where NEWSROOM_DEMO=1."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "demonstration"
    # Added to the stylesheet of the public pages; see newsroom.bundle.
    sheet = "static/demonstration/banner.css"
