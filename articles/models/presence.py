"""Who has an article open at the desk at this moment; nothing that they type."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

# The page tells of itself every eight seconds; one message may be lost.
LASTING = timedelta(seconds=20)


class PresenceQuerySet(models.QuerySet):
    def present(self):
        """Windows of which the server has heard lately."""
        return self.filter(seen_at__gt=timezone.now() - LASTING)

    def beside(self, window):
        """Those in every other window."""
        return self.exclude(window=window)

    def note(self, article, *, person, window, has_typed: bool) -> None:
        """Note that the person has the article open in this window (a UUID), and whether they typed since."""
        now = timezone.now()
        typed = {"typed_at": now} if has_typed else {}
        with transaction.atomic():
            self.update_or_create(
                article=article,
                window=window,
                person=person,
                defaults={"seen_at": now, **typed},
                create_defaults={"seen_at": now, "opened_at": now, **typed},
            )

    def leave(self, article, *, person, window) -> None:
        """Note that the window was closed."""
        self.filter(article=article, person=person, window=window).delete()


class Presence(models.Model):
    """One opened form of an article: whose, in which window, since when, and when they last typed in it."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences")
    window = models.UUIDField()
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    typed_at = models.DateTimeField(null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "window"], name="a_window_is_present_once_at_an_article"
            )
        ]
        indexes = [models.Index(fields=["seen_at"], name="presence_age")]

    def __str__(self):
        return f"{self.person} at {self.article_id}"

    @classmethod
    def prune(cls) -> int:
        """Delete windows that are closed by now; gives how many."""
        return cls.objects.filter(seen_at__lt=timezone.now() - LASTING).delete()[0]
