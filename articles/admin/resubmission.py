"""The article form sent again: it makes no second article or Edition, and loses no word."""

from django.db import transaction

from ..models import Article
from . import publishing


class Resubmission:
    """What ArticleAdmin does where a form has been carried out before; see `idempotency`."""

    def facts(self, obj):
        return super().facts(obj) | {"revision": obj.latest_revision}

    def answer_again(self, request, idempotency_key):
        """Where publishing was refused and nobody has saved since, it is tried again."""
        article, saved = Article.objects.get(pk=idempotency_key.made), idempotency_key.revision
        is_published = article.editions.not_cancelled().filter(revision=saved).exists()
        if publishing.is_asked(request) and not is_published and article.latest_revision == saved:
            return self.response_change(request, article)
        return super().answer_again(request, idempotency_key)

    def answer_other_words(self, request, idempotency_key, carry_out):
        """Change the article that the form has made: somebody went back in the browser and typed other words.

        The form counts as opened when the article was saved first. Its rows have no keys yet, so they
        replace the stored ones.
        """
        with transaction.atomic():
            article = Article.objects.select_for_update().get(pk=idempotency_key.made)
            request.POST = as_change(request.POST, article, idempotency_key.revision)
            for rows in (article.bylines, article.placements, article.related):
                rows.all().delete()
            self.sending.replaces_rows = True
            answer = carry_out(idempotency_key.made)
            if not self.sending.made:
                # A refused form raises nothing, and the rows deleted above must come back.
                transaction.set_rollback(True)
        return answer


def as_change(posted, article, revision):
    """The data posted to add an article, made fit to change it; an address that it has by now is kept."""
    posted = posted.copy()
    posted["opened"] = str(revision.number)
    posted["path"] = posted.get("path") or article.path
    return posted
