"""One at a time: whoever changes an article's record holds the article's row."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def lock(article):
    """A transaction that holds the row of `article` until it ends."""
    with transaction.atomic():
        type(article).objects.select_for_update().values_list("pk").get(pk=article.pk)
        yield
