"""The desk: Django's admin, reached through the throttled log-in."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite


class Desk(AdminSite):
    """Where reporters, editors and moderators work."""

    site_header = site_title = "The desk"
    index_title = "The desk"
    login = secure_admin_login(AdminSite.login)
