"""The article form sent again: no second article, no second Edition, and no word lost."""

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
        """Back, changed, saved again: a change of the article that the form made the first time.

        The form counts as opened when that was saved. Its rows are all new to the database, so
        they take the place of those that are there.
        """
        with transaction.atomic():
            article = Article.objects.select_for_update().get(pk=idempotency_key.made)
            request.POST = as_change(request.POST, article, idempotency_key.revision)
            for rows in (article.bylines, article.placements, article.related):
                rows.all().delete()
            answer = carry_out(idempotency_key.made)
            if not self.sending.made:
                transaction.set_rollback(True)
        return answer


def as_change(posted, article, revision):
    """What was posted to make an article, to change it instead; an address claimed since is kept."""
    posted = posted.copy()
    posted["opened"] = str(revision.number)
    posted["path"] = posted.get("path") or article.path
    return posted
