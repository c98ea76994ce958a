"""Where an imported article came from, so that it is taken in once."""

from django.db import models
from django.utils import timezone


class Origin(models.Model):
    """The name that another system had for an article of ours; `source` names that system."""

    article = models.OneToOneField("articles.Article", on_delete=models.PROTECT, related_name="origin")
    source = models.CharField(max_length=120)
    source_id = models.CharField(max_length=80)
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="an_article_is_imported_once")
        ]

    def __str__(self):
        return f"{self.source} {self.source_id}"
