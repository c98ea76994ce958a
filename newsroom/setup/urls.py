"""The addresses of the first day."""

from django.urls import path

from . import page

urlpatterns = [
    path("", page.setup, name="setup"),
    path("test-mail/", page.test_mail, name="setup_test"),
    path("<str:token>/", page.link, name="setup_link"),
]
