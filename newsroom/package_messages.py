"""Sentences of Django that stand at our desk and that its own catalogues lack; ours translate them.

Nothing imports this module: `make messages` finds them here. A sentence that Django's catalogue has by now can go.
"""

from django.utils.translation import gettext_noop

MESSAGES = (
    gettext_noop("- Select an option -"),
    gettext_noop("Run"),
    gettext_noop("Logout"),
    gettext_noop("Search %(name)s"),
    gettext_noop("Filter by %(field_name)s"),
    gettext_noop("Pagination %(name)s"),
    gettext_noop("Pagination %(name)s entries"),
)
