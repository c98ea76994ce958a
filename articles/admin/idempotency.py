"""A form sent twice is carried out once: its idempotency key is stored with the result."""

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import IdempotencyKey

FIELD = "idempotency_key"
# Both are new each time a form is opened, and say nothing of what was typed.
NOT_WORDS = {FIELD, "csrfmiddlewaretoken"}
MADE_BEFORE = _(
    'This form has made <a href="{address}">{name}</a> already. To make another one of what you typed now, '
    "save once more."
)


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
        # Django redirects after a form that it has carried out; a refused one is shown again.
        if made or (is_new and answer.status_code == 302):
            remember(request, idempotency_key, answer, made | {"digest": digest})
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


@dataclass
class Sending:
    """One sending of a form: what it has made or changed, and what the same form had made before."""

    made: Model | None = None
    made_before: Model | None = None


class Idempotent:
    """A ModelAdmin whose forms are carried out once, however often they are sent.

    `sending` belongs to one request, as the admin of a form's page does; see `desk.OfOneRequest`.
    """

    sending: Sending | None = None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        def carry_out(key=object_id):
            return super(Idempotent, self).changeform_view(request, key, form_url, extra_context)

        def repeat(idempotency_key, digest):
            if digest == idempotency_key.digest:
                return self.answer_again(request, idempotency_key)
            if object_id is not None or request.FILES:
                return carry_out()
            return self.answer_other_words(request, idempotency_key, carry_out)

        if request.method != "POST":
            return carry_out()
        self.sending = Sending()
        return once(request, carry_out, repeat, adds=object_id is None, facts=self.facts_of_sending)

    def answer_again(self, request, idempotency_key):
        """The response to the same words sent again: that of the first time."""
        if idempotency_key.address:
            return replay(request, idempotency_key)
        return self.response_add(request, self.get_object(request, idempotency_key.made))

    def answer_other_words(self, request, idempotency_key, carry_out):
        """Other words in a form that has made something: ask before another is made."""
        self.sending.made_before = self.get_object(request, idempotency_key.made)
        return carry_out()

    def log_addition(self, request, obj, message):
        self.note(obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self.note(obj)
        return super().log_change(request, obj, message)

    def note(self, obj):
        """Note what the form has made or changed; other pages log, too, and send no form of this kind."""
        if self.sending:
            self.sending.made = obj

    def facts_of_sending(self) -> dict:
        return self.facts(self.sending.made) if self.sending.made else {}

    def facts(self, obj) -> dict:
        """What an IdempotencyKey keeps of `obj`."""
        return {"made": str(obj.pk)}

    @property
    def made_before(self) -> Model | None:
        """What the form that was sent had made before, where it has to ask first."""
        return self.sending and self.sending.made_before

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        made = self.made_before
        if made is None:
            return form
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[made.pk])
        return partial(ask_first, form, format_html(MADE_BEFORE, address=address, name=made))

    def render_change_form(self, request, context, **kwargs):
        """Put the key into the form: the one that was sent, or a new one where another row may be made."""
        context[FIELD] = uuid.uuid4() if self.made_before else key_of(request)
        return super().render_change_form(request, context, **kwargs)


def ask_first(form, question, *args, **kwargs):
    """The form with the question as an error: it is carried out only when the person sends it once more."""
    made = form(*args, **kwargs)
    if made.is_bound:
        # What is wrong with what was typed is found first; this stands above it.
        made.full_clean()
        made.add_error(None, question)
    return made
