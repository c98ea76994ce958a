"""The idempotency keys of the desk's forms: what is sent twice is done once."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.messages.storage.cookie import MessageDecoder, MessageEncoder
from django.db import models
from django.utils import timezone

# As long as a browser keeps its copies of what was typed: a copy that is brought back has its key.
KEPT = timedelta(days=14)
# Without scripts Back gives a form another key: within this time the same words are the same form.
LATELY = timedelta(hours=1)


class IdempotencyKey(models.Model):
    """One opened form that one person sent, however often, and what came of it.

    `key` is made by `key_for` of what the form carries, so nobody meets another's. `digest` tells
    whether the same words are sent again; `made` is the key of the row that it made or changed, `rows`
    those of the rows below it.
    """

    key = models.UUIDField(unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="idempotency_keys"
    )
    sent_at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64)
    made = models.CharField(max_length=40, blank=True)
    rows = models.JSONField(default=dict, help_text="Keys of its rows by their prefixes.")
    revision = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, null=True, related_name="+")
    address = models.CharField(max_length=2000, blank=True, help_text="Where the person was sent.")
    messages = models.JSONField(
        default=list, encoder=MessageEncoder, decoder=MessageDecoder, help_text="What the person was told."
    )

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["person", "digest"], name="idempotency_words"),
            models.Index(fields=["sent_at"], name="idempotency_age"),
        ]

    def __str__(self):
        return f"{self.key} of {self.sent_at:%Y-%m-%d %H:%M} UTC"

    @staticmethod
    def key_for(typed: str, *, person, form: str) -> uuid.UUID | None:
        """The key of the form at the address `form` that carries `typed`; None where that is no UUID."""
        try:
            return uuid.uuid5(uuid.UUID(typed), f"{person.pk} {form}")
        except ValueError:
            return None

    @classmethod
    def claim(cls, key: uuid.UUID, *, person, digest: str) -> tuple["IdempotencyKey", bool]:
        """The row of this key, locked, and whether it is new; within a transaction.

        A second sending waits here until the first is stored or undone.
        """
        _, is_new = cls.objects.get_or_create(key=key, defaults={"person": person, "digest": digest})
        return cls.objects.select_for_update().get(key=key), is_new

    @property
    def twin(self) -> "IdempotencyKey | None":
        """The person's newest one of the last hour with the same words under another key."""
        lately = type(self).objects.filter(person=self.person_id, sent_at__gt=timezone.now() - LATELY)
        return lately.filter(digest=self.digest).exclude(pk=self.pk).order_by("sent_at").last()

    @classmethod
    def prune(cls) -> int:
        """Delete keys so old that nobody sends their forms again; gives how many."""
        return cls.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()[0]
