"""Saving in place: the page of a form answers as JSON where a script asks for that, and stays as it is."""

from copy import copy

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.html import conditional_escape

from ..autosave_form import sign
from ..idempotency import FIELD
from ..negotiation import wants_json

# Inputs whose value is no text that the server may have put into order.
CHOSEN = (forms.CheckboxInput, forms.FileInput, forms.PasswordInput)


class InPlace:
    """A ModelAdmin whose forms can be saved without leaving the page.

    The form goes the way of every form, and the answer is made of what that way leads to: the form as it is
    stored, or the one that is shown again with its errors. `fragments` names templates that are drawn anew
    with it; `stays_when_new`: the page of a new row can become that of a stored one.
    """

    fragments: dict[str, str] = {}
    stays_when_new = False

    def add_view(self, request, form_url="", extra_context=None):
        return self.answer_in_place(request, super().add_view(request, form_url, extra_context))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        answer = super().change_view(request, object_id, form_url, extra_context)
        return self.answer_in_place(request, answer)

    def answer_in_place(self, request, answer):
        if request.method != "POST" or not wants_json(request):
            return answer
        if isinstance(answer, HttpResponseRedirect):
            return self.answer_saved(request, answer.url)
        if hasattr(answer, "context_data"):
            return self.answer_refused(request, answer.context_data)
        return answer

    def answer_saved(self, request, address):
        """What the page has to know of the row as it is stored now."""
        key = resolve(address.partition("?")[0].partition("#")[0]).kwargs.get("object_id")
        page = self.show_again(request, key) if key else None
        if page is None:
            return self.lead_to(address)
        stored = page.context_data
        return JsonResponse(
            {
                "address": address,
                "form": sign(address, person=request.user),
                "key": str(stored[FIELD]),
                "values": values_of(stored["adminform"].form),
                "rows": self.sending.rows if self.sending else {},
                "fragments": self.render_fragments(request, stored),
                "warnings": self.take_warnings(request),
            }
        )

    def lead_to(self, address):
        """Where the page has to go, since it cannot stay as it is."""
        return JsonResponse({"address": address})

    def show_again(self, request, key):
        """The page of the stored row, as GET would show it; None where there is none to be shown."""
        again = copy(request)
        again.method, again.POST, again.GET = "GET", QueryDict(), QueryDict()
        page = copy(self).changeform_view(again, key)
        return page if hasattr(page, "context_data") else None

    def answer_refused(self, request, shown):
        """Why the form was refused, by the names of its fields."""
        errors = errors_of(shown["adminform"].form)
        for inline in shown["inline_admin_formsets"]:
            errors |= errors_of_rows(inline.formset)
        answer = {
            "errors": errors,
            "key": str(shown[FIELD]),
            "fragments": self.render_fragments(request, shown),
        }
        return JsonResponse(answer, status=422)

    def render_fragments(self, request, context) -> dict[str, str]:
        return {name: render_to_string(path, context, request) for name, path in self.fragments.items()}

    def take_warnings(self, request) -> list[str]:
        """Messages of this save beyond that it was done; the others are for the next page."""
        queue = messages.get_messages(request)._queued_messages
        taken = [str(conditional_escape(one.message)) for one in queue if one.level > messages.SUCCESS]
        queue.clear()
        return taken


def values_of(form) -> dict[str, str]:
    """The texts and hidden fields of a form, as a browser would post them."""
    return {
        field.html_name: field.field.widget.format_value(field.value()) or ""
        for field in form
        if is_line(field.field.widget)
    }


def is_line(widget) -> bool:
    """Whether a browser posts just what stands in it; an editor keeps words of its own."""
    return type(widget) is forms.Textarea or (
        isinstance(widget, forms.widgets.Input) and not isinstance(widget, CHOSEN)
    )


def errors_of(form) -> dict[str, list[str]]:
    """Sentences as HTML by the name of the field; what concerns the whole form stands under its prefix."""
    head = f"{form.prefix}-__all__" if form.prefix else "__all__"
    return {
        head if name == "__all__" else form.add_prefix(name): as_html(sentences)
        for name, sentences in form.errors.items()
    }


def errors_of_rows(formset) -> dict[str, list[str]]:
    errors = {}
    for form in formset.forms:
        errors |= errors_of(form) if form.is_bound else {}
    if sentences := formset.non_form_errors():
        errors[f"{formset.prefix}-__all__"] = as_html(sentences)
    return errors


def as_html(sentences) -> list[str]:
    return [str(conditional_escape(sentence)) for sentence in sentences]
