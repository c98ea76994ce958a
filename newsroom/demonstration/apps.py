"""The demonstration as an app of its own, which settings.py installs where NEWSROOM_DEMO=1."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "newsroom.demonstration"
    sheet = "static/demonstration/banner.css"
