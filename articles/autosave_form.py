"""The address of a form, signed for one person: proof that the desk has opened it for them to type; pure.

So whoever keeps words for a form was allowed to type there, and nobody keeps any under another's name.
"""

from django.core.signing import BadSignature, Signer


def sign(form: str, *, person) -> str:
    """The form's address with its signature."""
    return signer_of(person).sign(form)


def unsign(typed: str, *, person) -> str | None:
    """The address; None where it was not signed for this person."""
    try:
        return signer_of(person).unsign(typed)
    except BadSignature:
        return None


def signer_of(person) -> Signer:
    return Signer(salt=f"autosave-{person.pk}")
