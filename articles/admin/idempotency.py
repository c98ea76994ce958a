"""ModelAdmins whose forms are carried out once, however often they are sent; see `articles.idempotency`."""

import uuid
from dataclasses import dataclass, field
from functools import partial

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..idempotency import FIELD, key_of, once, replay

MADE_BEFORE = _(
    'This form has made <a href="{address}">{name}</a> already. To make another one of what you typed now, '
    "save once more."
)


@dataclass
class Sending:
    """One sending of a form: what it has made or changed, and what the same form had made before.

    rows: the keys of its rows by the prefixes under which they were posted; None for deleted ones.
    replaces_rows: its rows take the place of those that the same form had made.
    """

    made: Model | None = None
    made_before: Model | None = None
    rows: dict[str, int | None] = field(default_factory=dict)
    replaces_rows: bool = False


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
        self.sending.rows = idempotency_key.rows
        if idempotency_key.address:
            return replay(request, idempotency_key)
        return self.response_add(request, self.get_object(request, idempotency_key.made))

    def answer_other_words(self, request, idempotency_key, carry_out):
        """Other words in a form that has made something: ask before another is made."""
        self.sending.made_before = self.get_object(request, idempotency_key.made)
        return carry_out()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if self.sending:
            self.sending.rows = {row.prefix: row.instance.pk for rows in formsets for row in rows.forms}

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
        return {"made": str(obj.pk), "rows": self.sending.rows}

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
