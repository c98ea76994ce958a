"""The lock of an article: its versions are changed by one transaction at a time, which holds its row."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def lock(article):
    """A transaction that holds the row of `article` until it ends."""
    # SQLite knows no lock of a row; there every transaction begins with the only write lock (IMMEDIATE).
    with transaction.atomic():
        type(article).objects.select_for_update().values_list("pk").get(pk=article.pk)
        yield
