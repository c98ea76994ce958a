"""The bar above every page of the demonstration, which says that it is one."""


def banner(request):
    """Template context: `notices`, the templates that stand above a page; the same for everybody."""
    return {"notices": ["demonstration/banner.html"]}
