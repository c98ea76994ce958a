"""The previews of an article: as saved, as the form has it, and the links by which outsiders read it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext

from ..forms.preview_link import PreviewLinkForm
from ..forms.text_cleaning import add_errors
from ..idempotency import key_of, once
from ..models import PreviewLink, Refused
from ..unpublished_page import make_notice, render_edition, with_section
from . import typed_preview

LINKS = "admin/articles/article/preview_links.html"
MOST = 100


class PreviewPages:
    """The part of ArticleAdmin that answers them."""

    def get_preview_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", view(self.preview), name="articles_article_preview"),
            path("add/preview/", view(self.preview_new), name="articles_article_preview_new"),
            path("<int:pk>/preview-links/", view(self.preview_links), name="articles_article_preview_links"),
            path(
                "<int:pk>/preview-links/<int:link>/revoke/",
                view(self.revoke_preview_link),
                name="articles_article_revoke_link",
            ),
        ]

    def preview(self, request, pk):
        """The working copy as readers would have it: as it was saved, or as it stands in the posted form."""
        if request.method == "POST":
            return typed_preview.page(request, self, self.get_article(request, pk, "change"))
        article = self.get_article(request, pk, "view")
        edition = with_section(article.typeset(), article)
        sentence = gettext("Preview: the working copy as it was saved last.")
        return render_edition(request, edition, make_notice(sentence, article, has_channels=True))

    def preview_new(self, request):
        """The same of a story that was never saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:articles_article_add"))
        return typed_preview.page(request, self, None)

    def preview_links(self, request, pk):
        """To whom the article was shown; sent twice, one link is made out."""
        article = self.get_article(request, pk, "change")
        form = PreviewLinkForm(request.POST if request.method == "POST" else None)

        def make_out():
            if form.is_valid() and self.make_out(request, article, form):
                return HttpResponseRedirect(request.path)
            return self.show_links(request, article, form, status=422)

        if request.method == "POST":
            return once(request, make_out, adds=True)
        return self.show_links(request, article, form, status=200)

    def make_out(self, request, article, form) -> bool:
        """Make a link out; False where that is refused, and the form says why."""
        try:
            link = PreviewLink.make_out(article, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_errors(form, refusal.problems)
            return False
        self.log_change(request, article, f"Preview link {link.pk} made out")
        messages.success(request, gettext("The link for {name} is made out.").format(name=link.name))
        return True

    def show_links(self, request, article, form, *, status):
        links = article.preview_links.select_related("made_by", "revoked_by")[:MOST]
        context = {
            "title": gettext("Links for outsiders"),
            "article": article,
            "back": reverse("admin:articles_article_change", args=[article.pk]),
            "form": form,
            "links": [
                (link, request.page.site.absolute(link.get_absolute_url()) if link.is_known else "")
                for link in links
            ],
            "idempotency_key": key_of(request),
        }
        frame = self.admin_site.each_context(request)
        return TemplateResponse(request, LINKS, frame | context, status=status)

    def revoke_preview_link(self, request, pk, link):
        """End one of them now."""
        article = self.get_article(request, pk, "change")
        found = article.preview_links.filter(pk=link).first()
        if found is None:
            raise Http404(gettext("There is no such link."))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])

        def revoke():
            if found.revoke(by=request.user):
                self.log_change(request, article, f"Preview link {found.pk} revoked")
            messages.success(request, gettext("The link for {name} is revoked.").format(name=found.name))
            return HttpResponseRedirect(reverse("admin:articles_article_preview_links", args=[article.pk]))

        return once(request, revoke)
