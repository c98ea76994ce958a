"""What comes each week: the frame of a story, from which new ones are begun."""

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import content, genres
from ..body_structure import without_slots
from ..content import DRAFT
from ..headlines import RECOMMENDED
from ..refusal import Refused
from .handing_over import BINNED

MOST = 100
FULL = _("There are {limit} templates, which is as many as the paper can have. Delete one first.")
TAKEN = _("There is a template “{name}” already. Choose another name, or change that one.")
# What a template says of a story: all of the table but for what belongs to one story alone.
# These say something of one story.
OF_ONE = {"path", "part", "is_developing", "embargo_reason", "embargo_source", *RECOMMENDED}
FIELDS = tuple(field for field in content.FIELDS if field.name not in OF_ONE)


class StoryTemplateQuerySet(models.QuerySet):
    def reached_by(self, person):
        """Those of the whole paper, and those of sections that the person works in."""
        if person.covers_everything:
            return self
        return self.filter(models.Q(section=None) | models.Q(section__in=person.sections_in_charge()))


class StoryTemplate(models.Model):
    """The words, section and tags that a new article begins with; without photographs and bylines."""

    name = models.CharField(_("name"), max_length=120)
    section = models.ForeignKey(
        "articles.Section",
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="story_templates",
        help_text=_("Who works there finds it. Blank: everybody does."),
    )
    kicker = models.CharField(_("kicker"), max_length=DRAFT, blank=True)
    headline = models.CharField(
        _("headline"),
        max_length=DRAFT,
        blank=True,
        help_text=_("{date}, {weekday}, {week}, {month} and {year} become those of the day it is used."),
    )
    standfirst = models.TextField(_("standfirst"), max_length=DRAFT, blank=True)
    dateline = models.CharField(_("dateline"), max_length=DRAFT, blank=True)
    body = models.TextField(_("body"), blank=True)
    genre = models.CharField(
        _("kind of article"), max_length=16, choices=genres.CHOICES, default=genres.Genre.NEWS
    )
    series = models.ForeignKey(
        "articles.Series",
        verbose_name=_("series"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="story_templates",
    )
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("Such as “ar”; blank: the paper's own.")
    )
    internal_note = models.TextField(
        _("note to colleagues"),
        max_length=DRAFT,
        blank=True,
        help_text=_("For the desk alone; never printed."),
    )
    tags = models.ManyToManyField("articles.Tag", verbose_name=_("tags"), blank=True, related_name="+")
    made_from = models.ForeignKey(
        "articles.Article",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="story_templates",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StoryTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("story template")
        verbose_name_plural = _("story templates")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["name"], name="a_template_has_a_name_of_its_own")]

    def __str__(self):
        return self.name


def save_as_template(article, *, by, name: str, section=None) -> StoryTemplate:
    """Keep what the working copy says, as it is stored, as a template.

    Photographs, bylines, links and the note to colleagues belong to the one story, and stay behind.

    Raises Refused where the name is taken, where there are as many as there can be, and in the bin.
    """
    if article.binned_at:
        raise Refused(str(BINNED))
    refuse_too_many()
    words = {field.name: getattr(article, field.name) for field in FIELDS}
    words |= {"section": section, "body": without_slots(article.body), "internal_note": ""}
    try:
        with transaction.atomic():
            made = StoryTemplate.objects.create(name=name, made_from=article, made_by=by, **words)
            made.tags.set(article.tags.all())
    except IntegrityError as error:
        raise Refused(TAKEN.format(name=name), field="name") from error
    return made


def refuse_too_many() -> None:
    """Raise Refused where there is no room for one more."""
    if StoryTemplate.objects.count() >= MOST:
        raise Refused(FULL.format(limit=MOST))
