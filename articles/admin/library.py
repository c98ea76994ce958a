"""The library in a dialog of the desk: find a photograph, take one in on the spot, ask for its credit."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from ..credits import split_credit
from ..cursor import Cursor
from ..forms.photo import BlankWordsForm
from ..models import Photo, Refused
from ..pictures import examine
from .desk import MOST_WORDS

PAGE = 24
LONGEST = 200
LONGEST_BRACKET = 400
SEARCHED = ["caption", "credit", "alt", "photographer", "embedded"]
NO_FILE = _("Choose a picture to upload.")
TEMPLATES = "admin/articles/photo/"


class Library:
    """The views of the dialog: each gives a part of a page, and asks `admin` (PhotoAdmin) who may."""

    def __init__(self, admin):
        self.admin = admin

    @property
    def urls(self):
        view = self.admin.admin_site.admin_view
        return [
            path("library/", view(self.search), name="articles_photo_library"),
            path("library/upload/", view(self.upload), name="articles_photo_upload"),
            path("library/<int:pk>/words/", view(self.update_texts), name="articles_photo_words"),
            path("library/credit/", view(self.credit), name="articles_photo_credit"),
        ]

    def search(self, request):
        """Photographs with the words `q`, newest first, from the place `before` on."""
        self.refuse_unless(self.admin.has_view_permission(request))
        words = clean(request.GET.get("q", ""))[:LONGEST]
        # One more than a page shows that there is another page, without a count of the whole library.
        found = list(older(search_texts(words), request.GET.get("before", ""))[: PAGE + 1])
        shown = found[:PAGE]
        context = {"photos": shown, "words": words, "goes_on": bool(request.GET.get("before"))}
        if len(found) > PAGE:
            context["before"] = Cursor(shown[-1].uploaded_at, shown[-1].pk)
        return render(request, TEMPLATES + "search_results.html", context)

    def upload(self, request):
        """Take one file in: 201 with its card, 200 with the one that the library has, 422 with the reason."""
        self.refuse_unless(self.admin.has_add_permission(request))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            examined = examine_upload(request)
            known = Photo.find_duplicate(examined)
            photo = known or Photo.create(examined, by=request.user)
        except Refused as refused:
            return render(request, TEMPLATES + "refused.html", {"refusal": refused}, status=422)
        context = {"photo": photo, "is_known": bool(known)}
        return render(request, TEMPLATES + "uploaded.html", context, status=200 if known else 201)

    def update_texts(self, request, pk):
        """Fill the words that the library lacks: by who took the photograph in, or may change it."""
        photo = get_object_or_404(Photo, pk=pk)
        is_own = photo.uploaded_by_id == request.user.pk and self.admin.has_add_permission(request)
        self.refuse_unless(is_own or self.admin.has_change_permission(request, photo))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = BlankWordsForm(request.POST)
        if not form.is_valid():
            return HttpResponse(status=422)
        photo.update_texts(by=request.user, **form.list_blank(photo))
        return HttpResponse(status=204)

    def credit(self, request):
        """An offer to take a caption's closing bracket as the credit; 204 where it names nobody."""
        self.refuse_unless(self.admin.has_view_permission(request))
        _, credit = split_credit(clean(request.GET.get("words", ""))[-LONGEST_BRACKET:])
        if not credit:
            return HttpResponse(status=204)
        return render(request, TEMPLATES + "credit_suggestion.html", {"credit": credit})

    def refuse_unless(self, may):
        if not may:
            raise PermissionDenied


def clean(words):
    # PostgreSQL takes no NUL character in a text.
    return words.replace("\x00", "").strip()


def examine_upload(request):
    if "file" not in request.FILES:
        raise Refused(NO_FILE, field="file")
    return examine(request.FILES["file"])


def search_texts(words):
    """Photographs with each of these words in their texts or in those of the file; the first eight count."""
    found = Photo.objects.order_by("-uploaded_at", "-pk")
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(Q(*((f"{name}__icontains", word) for name in SEARCHED), _connector=Q.OR))
    return found


def older(photos, text):
    """The photographs after the cursor `text`, the end of a page; all of them where it is no cursor."""
    try:
        end = Cursor.read(text)
    except ValueError:
        return photos
    # Several photographs may have one moment: the key says which of them were shown already.
    return photos.filter(Q(uploaded_at__lt=end.moment) | Q(uploaded_at=end.moment, pk__lt=end.key))
