"""The library of photographs at the desk: taken in with what the file says, never deleted."""

from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import Script
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..dates import format_moment
from ..files import NotWritten
from ..forms.photo import PhotoForm, UploadForm
from ..locales import format_enumeration
from ..metadata import FIELDS
from ..models import Article, Photo, Refused
from ..pictures import Examined, examine
from ..public_view import Missing
from ..sendfile import send_file
from .desk import DeskAdmin
from .library import Library

MOST_USES = 50
OTHERS = _("In other sections: {count}.")
FILLED = _("The file itself said: {fields}. Read it once more before it is published.")


class RightsFilter(admin.SimpleListFilter):
    """Which photographs the site may still show, and for how long."""

    title = _("rights")
    parameter_name = "rights"

    def lookups(self, request, model_admin):
        return [
            ("open", _("without end")),
            ("soon", _("end within 30 days")),
            ("ended", _("have ended")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        if self.value() == "soon":
            return queryset.with_rights_that_end()
        chosen = {"open": Q(rights_until=None), "ended": Q(rights_until__lte=now)}
        return queryset.filter(chosen.get(self.value(), Q()))


@admin.register(Photo)
class PhotoAdmin(DeskAdmin):
    list_display = ["small", "title", "credit", "uploaded_at", "rights_until", "number"]
    list_display_links = ["small", "title"]
    list_filter = ["uploaded_at", RightsFilter]
    search_fields = ["caption", "credit", "photographer", "alt"]
    search_hint = _("Words of caption, credit, photographer or alternative text.")
    empty_words = _("Add one here, or at the article that needs it.")
    ordering = ["-uploaded_at", "-pk"]
    sortable_by = []
    readonly_fields = ["thumbnail", "uses", "file_said", "upload_details"]
    fieldsets = [
        (None, {"fields": ["thumbnail", "caption", "credit", "bracket", "alt"]}),
        (_("Who made it, and until when we may show it"), {
            "fields": ["photographer", "agency", "rights", "rights_until"]}),
        (_("Focal point"), {"fields": [("focal_x", "focal_y")]}),
        (_("In the library"), {"fields": ["uses", "file_said", "upload_details"]}),
    ]  # fmt: skip
    add_fieldsets = [
        (None, {
            "fields": ["file", "caption", "credit", "bracket", "alt", "photographer"],
            "description": _("What you leave blank is filled by what the file says about itself.")}),
        (_("Rights and focal point"), {
            "fields": ["agency", "rights", "rights_until", ("focal_x", "focal_y")]}),
    ]  # fmt: skip

    # What one request brings: who looks, the file as it was examined, and the photograph made of it.
    viewer: AbstractBaseUser
    examined: Examined | Refused | None = None
    taken: Photo | None = None

    class Media:
        css = {"all": ["articles/css/photo-form.css", "articles/css/photo-list.css"]}
        js = [Script("articles/js/library/photo-form.js", type="module")]

    @admin.display(description=_("picture"))
    def small(self, photo):
        files = photo.desk_renditions
        return picture(files.url(files.small), files.small, photo)

    @admin.display(description=_("caption"))
    def title(self, photo):
        return str(photo)

    @admin.display(description=_("number"))
    def number(self, photo):
        return photo.pk

    @admin.display(description=_("picture"))
    def thumbnail(self, photo):
        # Typed words that are not stored yet would lead to files that do not exist.
        files = Photo.objects.get(pk=photo.pk).desk_renditions
        middle = files.sizes("jpg")[: len(files.sizes("jpg")) // 2 + 1][-1]
        return picture(files.url(middle), middle, photo)

    @admin.display(description=_("used in"))
    def uses(self, photo):
        """Articles that place it, as far as the person's sections reach; how many others do."""
        every = Article.objects.filter(pk__in=photo.placements.values("article_id"))
        reached = every.reached_by(self.viewer)
        shown = photo.current_uses
        public = set(shown.values_list("article_id", flat=True))
        rows = (
            (reverse("admin:articles_article_change", args=[article.pk]), article,
             gettext("public") if article.pk in public else gettext("not public"))
            for article in reached.order_by("-created_at")[:MOST_USES]
        )  # fmt: skip
        listed = format_html_join("", '<p><a href="{}">{}</a>, {}</p>', rows)
        others = every.count() - reached.count()
        return format_html("{}{}", listed, OTHERS.format(count=others) if others else "") or gettext(
            "Nothing yet."
        )

    @admin.display(description=_("what the file says"))
    def file_said(self, photo):
        said = {name: text for name, text in photo.file_metadata.items() if name in FIELDS}
        rows = [
            (FIELDS[name].label, text if isinstance(text, str) else format_enumeration(text))
            for name, text in said.items()
        ]
        if photo.is_animated:
            rows.append((gettext("animated"), gettext("yes")))
        listed = format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
        return format_html('<dl class="said">{}</dl>', listed) if listed else gettext("Nothing.")

    @admin.display(description=_("taken in"))
    def upload_details(self, photo):
        return format_html(
            describe_upload(photo),
            time=format_moment(photo.uploaded_at), name=photo.uploaded_by,
            width=photo.width, height=photo.height,
            address=reverse("admin:articles_photo_original", args=[photo.uuid]),
        )  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        if self.has_change_permission(request, obj):
            return self.fieldsets
        # "bracket" is a question of the form and no column: read-only, there is nothing to show.
        words = {"fields": [name for name in self.fieldsets[0][1]["fields"] if name != "bracket"]}
        return [(None, words), *self.fieldsets[1:]]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A picture is decoded here, before the transaction that Django opens for the form."""
        file = request.FILES.get("file") if request.method == "POST" and not object_id else None
        self.viewer = request.user
        # On SQLite that transaction holds the only write lock, and decoding takes long.
        self.examined = examine_or_refuse(file) if file and self.has_add_permission(request) else None
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except NotWritten as refused:
            # The form once more, with what was typed and the reason beside its file.
            self.examined = refused
            return super().changeform_view(request, object_id, form_url, extra_context)
        except BaseException:
            # Whatever failed after it took the row back.
            if self.taken:
                self.taken.drop_file_without_row()
            raise

    def get_form(self, request, obj=None, **kwargs):
        return super().get_form(request, obj, **kwargs | {"form": PhotoForm if obj else UploadForm})

    def get_form_kwargs(self, request, obj):
        return {"person": request.user} | ({} if obj else {"examined": self.examined})

    def save_form(self, request, form, change):
        photo = form.save()
        self.taken = None if change else photo
        return photo

    def save_model(self, request, obj, form, change):
        """Stored by the form's verbs; here the person is told what came of it."""
        if not change and form.filled:
            messages.info(request, FILLED.format(fields=format_enumeration(form.filled)))
        if change and form.fixed:
            messages.info(request, acknowledge_fixes(form.fixed))

    def response_add(self, request, obj, post_url_continue=None):
        if "_popup" in request.POST or "_addanother" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[obj.pk]))

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<uuid:uuid>/file/<str:name>", view(self.file), name="articles_photo_file"),
            path("<uuid:uuid>/original/", view(self.original), name="articles_photo_original"),
            *Library(self).urls,
            *super().get_urls(),
        ]

    def file(self, request, uuid, name):
        """A rendition for staff, public or not."""
        photo = self.get_photo(request, uuid)
        rendition = photo.renditions.get(name)
        if rendition is None or rendition.name != name:
            raise Http404
        # `private`: a shared cache would hand out pictures that are not public.
        return send_file(photo, rendition, cache="private, max-age=3600")

    def original(self, request, uuid):
        """The original file as an attachment, which no browser opens in the page."""
        photo = self.get_photo(request, uuid)
        try:
            file = photo.file.open("rb")
        except OSError as error:
            raise Missing(
                gettext("The file of this photograph is lost. Upload it again: the library takes it back.")
            ) from error
        response = FileResponse(file, as_attachment=True, filename=f"photo-{photo.pk}{photo.extension}")
        response["Cache-Control"] = "private, no-store"
        return response

    def get_photo(self, request, uuid):
        photo = get_object_or_404(Photo, uuid=uuid)
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        return photo


def examine_or_refuse(file):
    """The examined file, or why it cannot be taken."""
    try:
        return examine(file)
    except Refused as refused:
        return refused


def picture(url, rendition, photo):
    return format_html(
        '<img class="library-picture" src="{}" width="{}" height="{}" alt="{}">',
        url, rendition.width, rendition.height, photo.alt or photo.number_name,
    )  # fmt: skip


def acknowledge_fixes(count):
    """The acknowledgement of new words that reach pages by themselves."""
    return ngettext(
        "The new words now stand on {count} of our pages that take them from the library.",
        "The new words now stand on {count} of our pages that take them from the library.",
        count,
    ).format(count=count)


def describe_upload(photo):
    """Who took it in and what came, with placeholders for `format_html`."""
    if photo.uploaded_by and photo.is_animated:
        return gettext(
            "{time} by {name}, {width} × {height} pixels, the first of a moving picture, "
            '<a href="{address}">the file as it came</a>'
        )
    if photo.uploaded_by:
        return gettext(
            '{time} by {name}, {width} × {height} pixels, <a href="{address}">the file as it came</a>'
        )
    if photo.is_animated:
        return gettext(
            "{time} by an import, {width} × {height} pixels, the first of a moving picture, "
            '<a href="{address}">the file as it came</a>'
        )
    return gettext(
        '{time} by an import, {width} × {height} pixels, <a href="{address}">the file as it came</a>'
    )
