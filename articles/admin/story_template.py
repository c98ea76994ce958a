"""Templates at the desk: editors write, change and delete them; whoever writes begins a story with one."""

from django.contrib import admin, messages
from django.contrib.admin.models import DELETION
from django.core.exceptions import PermissionDenied
from django.forms import Script
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..forms.editor import clean_ahead
from ..forms.story_template import StoryTemplateForm
from ..idempotency import key_of, once
from ..models import StoryTemplate
from .beginnings import CHOSEN
from .desk import DeskAdmin

TEMPLATES = "admin/articles/storytemplate/"


@admin.register(StoryTemplate)
class StoryTemplateAdmin(DeskAdmin):
    form = StoryTemplateForm
    list_display = ["name", "place", "begin"]
    list_select_related = ["section__parent__parent__parent"]
    search_fields = ["name", "headline"]
    autocomplete_fields = ["series"]
    change_list_template = TEMPLATES + "change_list.html"
    change_form_template = add_form_template = TEMPLATES + "change_form.html"
    fieldsets = [
        (None, {"fields": ["name", "section"]}),
        (_("What a story begins with"), {
            "fields": ["kicker", "headline", "standfirst", "dateline", "body", "internal_note"]}),
        (_("Filed under"), {"fields": ["genre", "series", "tags", "language"]}),
    ]  # fmt: skip
    radio_fields = {"genre": admin.HORIZONTAL}

    class Media:
        css = {"all": ["articles/css/article.css"]}
        js = [Script(f"articles/js/{name}.js", type="module") for name in ("tags", "label-select")]

    @admin.display(description=_("for"))
    def place(self, template):
        return template.section.trail if template.section else gettext("The whole paper")

    @admin.display(description=_("new article"))
    def begin(self, template):
        address = f"{reverse('admin:articles_article_add')}?{CHOSEN}={template.pk}"
        words = gettext("Begin a story")
        return format_html(
            '<a class="begin-story" href="{}">{}<span class="visually-hidden">: {}</span></a>',
            address,
            words,
            template.name,
        )

    def get_queryset(self, request):
        return super().get_queryset(request).reached_by(request.user)

    def get_list_display_links(self, request, list_display):
        return ["name"]

    def has_delete_permission(self, request, obj=None):
        return self.may(request, "delete", obj)

    def get_form_kwargs(self, request, obj):
        site = request.page.site
        return {"person": request.user, "signature": site.desk_signature or site.name}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A text is made safe here, before the transaction in which the form is checked and stored."""
        if request.method == "POST" and self.has_view_permission(request):
            clean_ahead(request.POST.get("body", ""), is_published=False)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        form.save_tags()
        super().save_related(request, form, formsets, change)

    def delete_view(self, request, object_id, extra_context=None):
        """Ask once, then delete; stories that were begun with it stay as they are."""
        template = self.get_object(request, object_id)
        if request.method == "POST":
            return once(request, lambda: self.delete(request, template))
        self.refuse_stranger(request, template)
        context = self.admin_site.each_context(request) | {
            "title": gettext("Delete this template"),
            "template": template,
            "idempotency_key": key_of(request),
        }
        return TemplateResponse(request, TEMPLATES + "delete.html", context)

    def delete(self, request, template):
        """Delete the template and lead to the list."""
        self.refuse_stranger(request, template)
        self.log(request, template, DELETION, "")
        name = template.name
        template.delete()
        messages.success(request, gettext("The template “{name}” is deleted.").format(name=name))
        return HttpResponseRedirect(reverse("admin:articles_storytemplate_changelist"))

    def refuse_stranger(self, request, template):
        """Raise PermissionDenied where the person may delete none, or not this one; Http404 without any."""
        if not self.has_delete_permission(request, template):
            raise PermissionDenied
        if template is None:
            raise Http404(gettext("There is no such template."))
