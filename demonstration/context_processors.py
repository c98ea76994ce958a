"""The bar above every page of the demonstration."""


def banner(request):
    """`notices`: the templates that are included above every page."""
    return {"notices": ["demonstration/banner.html"]}
