"""Links that open something by themselves: wrong ones are counted, by the network they are tried from."""

from functools import wraps
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.shortcuts import render

from newsroom import attempts
from newsroom.models.throttle import LINKS_OF_A_NETWORK, Throttle


def throttle_links(view):
    """Decorator: count each request as a try, 429 for too many; a link that opens is taken back."""

    @wraps(view)
    def count_and_show(request, *args, **kwargs):
        network = attempts.network_of(request)
        try:
            # Counted before, taken back after: else many requests at one moment could all try a link.
            attempts.count([(LINKS_OF_A_NETWORK, network)] if network else [])
        except ValidationError as refusal:
            return render(request, "errors/too_many.html", {"message": refusal.message}, status=429)
        response = view(request, *args, **kwargs)
        if opens(response):
            Throttle.take_back(LINKS_OF_A_NETWORK, network)
        return response

    return count_and_show


def opens(response) -> bool:
    # allauth answers a wrong link with status 200 and this mark in the context.
    failed = (getattr(response, "context_data", None) or {}).get("token_fail")
    return not failed and response.status_code < HTTPStatus.BAD_REQUEST
