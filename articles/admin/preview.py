"""The working copy as readers would have it: the public template, for the desk alone."""

from django.conf import settings
from django.shortcuts import render
from django.utils.csp import CSP

POLICY = settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF]}


def page(request, article):
    """The article typeset but not stored; no cache or search engine keeps it."""
    edition = article.typeset()
    response = render(request, "articles/article.html", {"edition": edition})
    response.headers |= {
        "Cache-Control": "no-store, private",
        "X-Robots-Tag": "noindex, nofollow",
        "X-Frame-Options": "SAMEORIGIN",
    }
    response._csp_config = POLICY
    return response
