"""Addresses beside the public page: the form, the receipt that only its writer knows, what staff may do."""

from django.urls import path, register_converter

from . import views


class Receipt:
    """The 43 characters of `secrets.token_urlsafe(32)`."""

    regex = "[A-Za-z0-9_-]{43}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Receipt, "receipt")

app_name = "comments"
urlpatterns = [
    path("<int:article_id>/write/", views.write, name="write"),
    path("<int:article_id>/desk/", views.desk, name="desk"),
    path("receipt/<receipt:token>/", views.receipt, name="receipt"),
]
