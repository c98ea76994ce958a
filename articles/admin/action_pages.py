"""The small pages of what is done with an article besides editing it: each asks once and calls one verb."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext

from ..idempotency import key_of, once
from . import actions, beginnings, turns
from .actions import cancellation, perform, settlement
from .publication_status import PublicationStatus

TEMPLATES = "admin/articles/article/"
ACTIONS = {**actions.ACTIONS, **turns.ACTIONS, **beginnings.ACTIONS}


class ActionPages:
    """The part of ArticleAdmin that answers them; the table of actions is in `actions`."""

    def get_action_urls(self):
        view = self.admin_site.admin_view
        acts = [
            path(
                f"<int:pk>/{act.name}/",
                view(getattr(self, act.view)),
                {"act": act},
                name=f"articles_article_{act.name}",
            )
            for act in ACTIONS.values()
        ]
        cancel = path("<int:pk>/cancel/<int:edition>/", view(self.cancel), name="articles_article_cancel")
        owed = path("<int:pk>/owed/<int:owed>/", view(self.owed), name="articles_article_owed")
        return [*acts, cancel, owed]

    def acts(self, request, status):
        """What the person may do with the article besides editing it."""
        if status.article is None:
            return []
        return [
            act
            for act in ACTIONS.values()
            if act.offered(status)
            and self.allows(request, act.may, status.article)
            and act.is_for(status, request.user)
        ]

    def context_of_acts(self, request, status):
        """For the article form: the actions, and the fields of “Ready” where it has a button of its own."""
        acts, article = self.acts(request, status), status.article
        may_publish = self.may(request, "publish", article)
        is_reviewed = bool(article and article.section and article.section.is_reviewed)
        ready = turns.form(request, article) if is_reviewed or not may_publish else None
        # “Ready” has a button beside “Save draft”, or stands among the other actions.
        beside = turns.ACTIONS.keys() - {turns.READY}
        hidden = {turns.READY} if ready else set()
        return {
            "acts": [act for act in acts if act.name not in beside | hidden],
            "turns": [act for act in acts if act.name in beside],
            "turn": turns.describe(status),
            "may_publish": may_publish,
            "may_settle": bool(article) and self.allows(request, "settle", article),
            "ready": ready,
        }

    def allows(self, request, verb, article):
        """Whether the person may do this with it.

        To change a live story is more than the permission, and to settle what is owed one of its own. Who
        copies or keeps one has to see it.
        """
        if verb == "change":
            return self.has_change_permission(request, article)
        if verb == "settle":
            return request.user.has_perm("articles.waive_owed", article)
        if verb in beginnings.NEEDS:
            return request.user.has_perm(beginnings.NEEDS[verb]) and self.may(request, "view", article)
        return self.may(request, verb, article)

    def act(self, request, pk, act):
        """Ask once, then call the verb; sent twice, it is done once."""
        article = self.get_article(request, pk, act.may)

        def answer():
            return self.answer_act(request, article, act)

        return once(request, answer) if request.method == "POST" else answer()

    def answer_act(self, request, article, act):
        """The page that asks; after the act the way back."""
        typed = request.POST if request.method == "POST" else None
        form = act.form(typed, person=request.user, site=request.page.site.address, article=article)
        back = reverse("admin:articles_article_change", args=[article.pk])
        if request.method == "POST" and (done := perform(act, article, by=request.user, form=form)):
            messages.success(request, done.said)
            for sentence in act.leaves(article):
                messages.warning(request, sentence)
            return HttpResponseRedirect(done.address)
        context = self.admin_site.each_context(request) | {
            "title": act.label,
            "article": article,
            "act": act,
            "form": form,
            "back": back,
            "facts": list(act.facts(article)),
            "ends": list(act.ends(article)),
            "idempotency_key": key_of(request),
            "fits": act.offered(PublicationStatus(article)),
        }
        status = 422 if request.method == "POST" else 200
        return TemplateResponse(request, TEMPLATES + "action.html", context, status=status)

    def cancel(self, request, pk, edition):
        """Cancel what is scheduled."""
        article = self.get_article(request, pk, "publish")
        waiting = article.editions.filter(pk=edition).first()
        if waiting is None:
            raise Http404(gettext("This article has no such version."))
        return self.act(request, pk, cancellation(waiting))

    def owed(self, request, pk, owed):
        """Hand on or waive what somebody owes the article."""
        article = self.get_article(request, pk, "settle")
        one = article.owed.select_related("person", "photo").filter(pk=owed).first()
        if one is None:
            raise Http404(gettext("Nobody owes this article any such thing."))
        return self.act(request, pk, settlement(one))
