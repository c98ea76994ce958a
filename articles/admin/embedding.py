"""Answers the editor whether an address of another site can be embedded."""

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

from .. import embeds
from ..locales import format_enumeration

REFUSAL = _(
    "This cannot be embedded. Copy the address of one video, map or chart from {providers}; "
    "or set a link to it."
)


def answer(request):
    """GET `address`: JSON with the `address` as it is kept and its `provider`, or with a `refusal`."""
    found = embeds.find(request.GET.get("address", ""))
    if found is None:
        return JsonResponse({"refusal": REFUSAL.format(providers=format_enumeration(embeds.NAMES))})
    return JsonResponse({"address": found.address, "provider": found.provider})
