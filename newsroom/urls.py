"""Every address of the site, by app."""

from django.contrib import admin
from django.urls import include, path

from articles.public_view import public

from . import js_catalogue, theme, views

handler400 = "newsroom.views.bad_request"
handler403 = "newsroom.views.permission_denied"
handler404 = "newsroom.views.not_found"
handler500 = "newsroom.views.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("newsroom.account_urls")),
    path("comments/", include("comments.urls")),
    path("robots.txt", public(views.robots), name="robots"),
    path(".well-known/security.txt", public(views.security), name="security"),
    path("favicon.ico", public(views.favicon), name="favicon"),
    path("theme/", theme.choose, name="theme"),
    path("theme/colours.css", theme.colours, name="colours"),
    path("catalogue/<str:language>/<str:version>.js", public(js_catalogue.catalogue), name="catalogue"),
    path("icons/<str:name>.png", public(views.logo), name="logo"),
    path("setup/", include("newsroom.setup.urls")),
    path("healthz", views.healthz, name="healthz"),
    path("", include("articles.urls")),
]
