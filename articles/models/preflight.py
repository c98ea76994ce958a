"""What the paper makes of each rule before something is published, and who passed one with which reason."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..preflight import BY_NAME, LEVELS, Level

# Of an Override: it was published past the review of its section.
REVIEW = "review"


class RuleLevelQuerySet(models.QuerySet):
    def levels(self) -> dict[str, Level]:
        """Whether each rule is off, warns or blocks: as the paper chose, else by default."""
        chosen = dict(self.values_list("rule", "level"))
        return {name: Level(chosen.get(name, default)) for name, default in LEVELS.items()}

    def store(self, chosen: dict[str, str]) -> None:
        """Keep the levels that differ from the defaults, as the paper follows these otherwise."""
        for rule, level in chosen.items():
            if level == LEVELS[rule]:
                self.filter(rule=rule).delete()
            else:
                self.update_or_create(rule=rule, defaults={"level": level})


class RuleLevel(models.Model):
    """A rule that this paper takes more or less strictly than by default."""

    rule = models.CharField(max_length=32, unique=True)
    level = models.CharField(max_length=8)

    objects = RuleLevelQuerySet.as_manager()

    def __str__(self):
        return f"{self.rule}: {self.level}"


class Override(models.Model):
    """Who published an Edition past a rule that blocks, and why; append-only.

    target: what the rule found, such as “photo:12”; see `preflight.Finding`.
    """

    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, related_name="overrides")
    rule = models.CharField(max_length=32)
    target = models.CharField(max_length=420, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="overrides"
    )

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        ordering = ["pk"]
        permissions = [("override_preflight", "Can publish past a rule that blocks, with a reason")]

    def __str__(self):
        return f"{self.label}, {self.made_at:%Y-%m-%d %H:%M} UTC"

    @property
    def label(self) -> str:
        """What the desk calls the rule; its name where a later release has it no longer."""
        if self.rule == REVIEW:
            return _("Approval by another person")
        return BY_NAME[self.rule].label if self.rule in BY_NAME else self.rule
