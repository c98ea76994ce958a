"""Content negotiation: whether a browser opens a page, or one of our scripts goes on with the answer."""


def wants_json(request) -> bool:
    """Whether a script asks; a browser that opens a page takes HTML."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
