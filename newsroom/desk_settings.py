"""What everybody who works here chooses for themselves: the language of the desk, and mails."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.idempotency import FIELD, key_of, once
from newsroom.forms import DeskLanguageForm
from newsroom.languages import desk_language
from newsroom.models import User


@never_cache
@login_required
def language(request):
    """Choose the language of the desk and the mails; sent twice, it is done once."""
    return once(request, lambda: choose(request)) if request.method == "POST" else choose(request)


def choose(request):
    """The page; the message of success is in the new language already."""
    person = User.objects.get(pk=request.user.pk)
    form = DeskLanguageForm(request.POST if request.method == "POST" else None, instance=person)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "redirect_field": "", FIELD: key_of(request)}
        return render(request, "account/language.html", context, status=422 if form.is_bound else 200)
    person.save(update_fields=["language", "mails"])
    with translation.override(desk_language(person, request.page.site)):
        if "mails" in form.changed_data:
            said = _("Mails about stories for you: {choice}.")
            messages.success(request, said.format(choice=person.get_mails_display()))
        if form.changed_data != ["mails"]:
            messages.success(request, _("This is the language of your desk from now on."))
    return redirect("admin:index" if person.is_staff else "account_language")
