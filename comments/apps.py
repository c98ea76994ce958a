"""The app from the page to the decision."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "comments"
