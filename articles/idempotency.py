"""A form sent twice is carried out once: its idempotency key is stored with the result."""

import hashlib
import json
import uuid
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.db import transaction
from django.http import HttpResponseRedirect

from .models import Autosave, IdempotencyKey

FIELD = "idempotency_key"
# The UUID under which the form's script keeps what is typed.
WINDOW = "autosave_window"
# All are new each time a form is opened, and say nothing of what was typed.
NOT_WORDS = {FIELD, WINDOW, "csrfmiddlewaretoken"}


def once(request, carry_out, repeat=None, *, adds=False, facts: Callable[[], dict] = dict):
    """The response of `carry_out()`, or of `repeat(idempotency_key, digest)` if the form was sent before.

    repeat: by default the same words get the first response again, and other words are carried out.
    adds: the form adds something; the same words within an hour then count as the same form.
    facts: called afterwards; what the key stores about what was made, empty where nothing was.

    A form without a key, or with one that is no UUID, counts as never sent. A refused form is forgotten,
    so that it can be sent again.
    """
    key = IdempotencyKey.key_for(request.POST.get(FIELD, ""), person=request.user, form=request.path)
    if key is None:
        return carry_out()
    digest, repeat = digest_of(request), repeat or partial(repeat_words, request, carry_out)
    with transaction.atomic():
        idempotency_key, is_new = IdempotencyKey.claim(key, person=request.user, digest=digest)
        # Without scripts a browser puts the words back into a form with a new key. Only where something is
        # added: a change may be made, taken back and made again.
        if is_new and adds and (twin := idempotency_key.twin):
            return repeat(twin, digest)
        answer = carry_out() if is_new else repeat(idempotency_key, digest)
        made = facts()
        # A form that was carried out redirects; a refused one is shown again.
        if made or (is_new and answer.status_code in (302, 303)):
            remember(request, idempotency_key, answer, made | {"digest": digest})
            forget_autosave(request)
        elif is_new:
            idempotency_key.delete()
        return answer


def repeat_words(request, carry_out, idempotency_key, digest):
    return replay(request, idempotency_key) if digest == idempotency_key.digest else carry_out()


def key_of(request):
    """The key for the form that is shown: the one that was sent, as the form is the same, or a new one."""
    return request.POST.get(FIELD) or uuid.uuid4()


def remember(request, idempotency_key, answer, facts):
    """Store what was done, and how the person was answered."""
    idempotency_key.address = answer.get("Location", "")
    idempotency_key.messages = [
        Message(one.level, str(one.message), one.extra_tags)
        # Reading them by the public way would count as telling them.
        for one in messages.get_messages(request)._queued_messages
    ]
    for name, value in facts.items():
        setattr(idempotency_key, name, value)
    idempotency_key.save()


def forget_autosave(request):
    """What the form's script had kept is saved now."""
    try:
        window = uuid.UUID(request.POST.get(WINDOW, ""))
    except ValueError:
        return
    Autosave.objects.typed_by(request.user).filter(window=window).delete()


def replay(request, idempotency_key):
    """Show the messages of the first response again, and redirect to the same address.

    Messages that nobody has read yet are shown with them, each once: a second press may end the first
    page before it shows them.
    """
    # Reading empties the storage: all of them are added again below.
    waiting = list(messages.get_messages(request))
    said = {str(one.message): one for one in (*waiting, *idempotency_key.messages)}
    for one in said.values():
        messages.add_message(request, one.level, one.message, extra_tags=one.extra_tags)
    return HttpResponseRedirect(idempotency_key.address)


def digest_of(request) -> str:
    """A hash of all that was posted, the pressed button and the files included."""
    words = [("", request.path)]
    words += [(name, request.POST.getlist(name)) for name in sorted(request.POST) if name not in NOT_WORDS]
    files = [(name, digest_of_file(file)) for name, file in sorted(request.FILES.items())]
    return hashlib.sha256(json.dumps([words, files]).encode()).hexdigest()


def digest_of_file(file) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    # The form reads the file from its beginning after this.
    file.seek(0)
    return digest.hexdigest()
