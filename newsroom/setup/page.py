"""The set-up page: opened by the link, claimed once, and closed to everybody else in words."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from articles.forms.text_cleaning import to_one_line
from articles.models import Refused
from newsroom import browsers, mail, testmail
from newsroom.languages import desk_language
from newsroom.links import throttle_links
from newsroom.models import SetupLink, Site
from newsroom.models.setup_link import LASTS, State

from .forms import ChiefForm, PaperForm

COOKIE = "setup"
STATUS = {State.UNKNOWN: 404, State.EXPIRED: 410, State.TAKEN: 410}
BACKEND = "newsroom.backends.NewsroomBackend"


@never_cache
@csrf_exempt
@throttle_links
def link(request, token):
    """Where the link leads: to the page, with the token out of the address. It takes no form."""
    state = SetupLink.state(token)
    response = open_link(token) if state == State.OPEN else render_closed(request, state)
    # The address holds the token, and browsers would send it on with what the page loads.
    response["Referrer-Policy"] = "no-referrer"
    return response


def open_link(token):
    """On to the page, with the token in a cookie of its own."""
    path, is_secure = reverse("setup"), settings.SESSION_COOKIE_SECURE
    response = HttpResponseRedirect(path, status=303)
    response.set_cookie(
        COOKIE, token, max_age=LASTS, path=path, secure=is_secure, httponly=True, samesite="Lax"
    )
    return response


@never_cache
@sensitive_post_parameters("password1", "password2")
def setup(request):
    """The set-up page, for whoever has the cookie of the link."""
    state = SetupLink.state(request.COOKIES.get(COOKIE, ""))
    if state != State.OPEN:
        return render_closed(request, state)
    if request.method != "POST":
        return page(request, *forms(request), is_new=True)
    if "test" in request.POST or "outcome" in request.POST:
        typed = request.POST.dict()
        refused = ask_for_test(typed) if "test" in typed else None
        return page(request, *forms(request, initial=typed), outcome=refused or testmail.outcome())
    paper, chief = forms(request, request.POST)
    # A list: `and` would leave the errors of the second form unsaid.
    if all([paper.is_valid(), chief.is_valid()]):
        return set_up_paper(request, paper, chief)
    return page(request, paper, chief, status=422)


def forms(request, data=None, *, initial=None):
    """The two forms of the page: as posted, or with what was typed, or new."""
    initial, origin = initial or {}, request.build_absolute_uri("/").rstrip("/")
    paper = PaperForm(data, instance=Site.current(), origin=origin, initial=initial)
    return paper, ChiefForm(data, initial=initial)


def page(request, paper, chief, *, outcome=None, is_new=False, status=200):
    context = {
        "paper": paper,
        "chief": chief,
        "outcome": outcome,
        "is_new": is_new,
        "way": mail.way(),
        "problems": len(paper.errors) + len(chief.errors),
    }
    return forbid_crawling(render(request, "setup/setup.html", context, status=status))


def render_closed(request, state):
    """The page for whoever has no open link: says why (`state`), with 404 or 410."""
    context = {"state": state.value, "is_form": request.method == "POST"}
    return forbid_crawling(render(request, "setup/closed.html", context, status=STATUS[state]))


def forbid_crawling(response):
    response["X-Robots-Tag"] = "noindex"
    return response


def ask_for_test(typed):
    """Have a test mail sent as the paper's own would be; an Outcome where it is refused."""
    to = (typed.get("test_to") or typed.get("email") or "").strip()
    site = Site.current()
    site.name = to_one_line(typed.get("name", "")) or site.name
    site.from_address = typed.get("from_address", "").strip()
    return testmail.request(to, site=site) if to else testmail.HALF_AN_ADDRESS


@never_cache
def test_mail(request):
    """What came of the test mail, as a part of the page."""
    state = SetupLink.state(request.COOKIES.get(COOKIE, ""))
    if state != State.OPEN:
        return render_closed(request, state)
    return forbid_crawling(render(request, "components/testmail.html", {"outcome": testmail.outcome()}))


def set_up_paper(request, paper, chief):
    """Store all, log the chief in and go to the desk; the closed page where somebody else was faster."""
    token, person = request.COOKIES[COOKIE], chief.save(commit=False)
    try:
        SetupLink.take(
            token,
            chief=person,
            site=paper.save(commit=False),
            sections=paper.cleaned_data["sections"],
        )
    except (Refused, ValidationError):
        return render_closed(request, SetupLink.state(token))
    login(request, person, backend=BACKEND)
    with translation.override(desk_language(person, paper.instance)):
        sentence = gettext("{name} is set up, and you are its chief.")
        messages.success(request, sentence.format(name=paper.instance.name))
    response = redirect("admin:index")
    # Browsers delete a cookie only under the path that it was set for.
    response.delete_cookie(COOKIE, path=reverse("setup"))
    browsers.remember(response, person)
    return response
