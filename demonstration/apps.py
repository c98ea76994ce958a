"""The demonstration, which settings.py installs where NEWSROOM_DEMO=1."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "demonstration"
    # Added to the stylesheets of the public pages and of the desk; see newsroom.bundle.
    bundles = {
        name: ["demonstration/banner.css"] for name in ("newsroom/css/site.css", "newsroom/css/desk.css")
    }
