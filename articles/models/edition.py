"""What the public gets of an article during one period: the ledger's rows, append-only."""

import uuid
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from taggit.managers import TaggableManager

from .. import genres, kinds, markup
from .edition_parts import Parts, Piece
from .freshness import FRONT
from .headline_variants import HeadlineVariants, make_columns
from .tag import EditionTag

# Not NULL: one comparison along an index then finds what is current.
FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
# Readers are promised more no longer than this, without an update.
DEVELOPING_FOR = timedelta(hours=6)


class EditionQuerySet(models.QuerySet):
    def of_outer_article(self):
        """Within a subquery: those of the article at hand."""
        return self.filter(article=OuterRef("pk"))

    def not_cancelled(self):
        """Editions whose period is not empty: neither cancelled nor replaced."""
        return self.filter(live_from__lt=F("live_until"))

    def with_body(self):
        """Those with a body: what lists, feeds, sitemap and search may show in its time."""
        return self.filter(kind__in=kinds.LISTED)

    def absent(self):
        """Those that say that the article is gone."""
        return self.exclude(kind__in=kinds.LISTED)

    def begun(self, at=None):
        """What the public got by `at` (default: now), whether or not it still does, absences included."""
        return self.not_cancelled().filter(live_from__lte=at or timezone.now())

    def current(self, at=None):
        """What the public gets at `at` (default: now), absences included."""
        at = at or timezone.now()
        # No instant lies within an empty period, so cancelled Editions need no condition of their own.
        return self.filter(live_from__lte=at, live_until__gt=at)

    def published(self, at=None):
        """What readers can read at `at`: current and with a body."""
        return self.current(at).with_body()

    def scheduled(self, at=None):
        """Scheduled: their period is still ahead."""
        return self.not_cancelled().filter(live_from__gt=at or timezone.now())

    def current_or_scheduled(self, at=None):
        """Visible or waiting: whatever readers have or will get as things stand."""
        return self.not_cancelled().filter(live_until__gt=at or timezone.now())


class Edition(HeadlineVariants, models.Model):
    """One article as the public has it from `live_from` (inclusive) until `live_until` (exclusive).

    Never updated but for `live_until`, never deleted; a text may be blanked once, or lose expunged words.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="editions")
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, related_name="editions"
    )
    digest = models.CharField(max_length=80, blank=True, help_text="That of the working copy it was made of.")
    kind = models.CharField(max_length=16, choices=kinds.CHOICES)
    note = models.TextField("public note", max_length=2000, blank=True)
    note_on_top = models.BooleanField(
        default=False, db_default=False, help_text="Above the text, not below: it weighs that much."
    )
    redirect_to = models.CharField(max_length=1300, blank=True)
    duplicate_of = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, null=True, related_name="duplicates"
    )
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(default=FOREVER)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="editions"
    )

    address = models.ForeignKey("articles.Address", on_delete=models.PROTECT, related_name="editions")
    section = models.ForeignKey("articles.Section", on_delete=models.PROTECT, related_name="editions")
    language = models.CharField(max_length=12, blank=True)
    kicker = models.CharField(max_length=80, blank=True)
    headline = models.CharField(max_length=250, blank=True)
    standfirst = models.TextField(blank=True)
    dateline = models.CharField(max_length=120, blank=True)
    front_headline, search_headline, social_headline = make_columns(250)
    genre = models.CharField(max_length=16, choices=genres.CHOICES, default=genres.Genre.NEWS)
    series = models.ForeignKey(
        "articles.Series", on_delete=models.PROTECT, null=True, related_name="editions"
    )
    part = models.PositiveSmallIntegerField(null=True)
    is_developing = models.BooleanField(default=False, db_default=False)
    body = models.TextField(blank=True, help_text="Safe HTML with numbered slots for photographs.")
    text = models.TextField(blank=True, help_text="The body as plain text.")
    # NULL for absences, which are not searched; UNIQUE allows any number of NULLs.
    search_key = models.BigIntegerField(null=True, help_text="Sorts as published_at does.")

    blanked_at = models.DateTimeField(null=True)
    blanked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    blank_reason = models.CharField(max_length=300, blank=True)
    expunction = models.ForeignKey(
        "articles.Expunction", on_delete=models.PROTECT, null=True, related_name="editions"
    )

    tags = TaggableManager(through=EditionTag, blank=True)
    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["live_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(live_from__lte=F("live_until")), name="an_edition_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(published_at__lte=F("updated_at")),
                name="an_edition_is_updated_after_it_is_published",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=kinds.LISTED) | Q(body=""),
                name="an_absence_has_no_body",
            ),
            models.CheckConstraint(
                condition=Q(blanked_at=None) | (~Q(blank_reason="") & Q(body="", text="")),
                name="a_blanked_edition_says_why",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of=None) | Q(kind=kinds.Kind.UNPUBLISHED.value, redirect_to=""),
                name="a_duplicate_is_unpublished_and_leads_to_its_original",
            ),
            models.CheckConstraint(
                condition=~Q(duplicate_of=F("article")), name="an_article_is_no_duplicate_of_itself"
            ),
            models.UniqueConstraint(
                fields=["article", "live_from"],
                condition=Q(live_from__lt=F("live_until")),
                name="one_edition_of_an_article_begins_at_a_time",
            ),
            models.UniqueConstraint(fields=["search_key"], name="search_keys_are_unique"),
        ]
        indexes = [
            models.Index(F("published_at").desc(), F("id").desc(), name="newest_first"),
            models.Index(fields=["article", "live_until"], name="the_one_visible"),
            models.Index(fields=["live_from"], name="due_next"),
            models.Index(
                F("series"),
                F("published_at").desc(),
                F("id"),
                condition=Q(series__isnull=False),
                name="series_page",
            ),
            models.Index(
                F("live_from").desc(),
                F("id"),
                condition=Q(kind__in=[kinds.Kind.CORRECTION.value, kinds.Kind.CLARIFICATION.value]),
                name="corrections_page",
            ),
            # The desk asks which articles are withdrawn: few among very many.
            models.Index(fields=["article"], condition=~Q(kind__in=kinds.LISTED), name="absences"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.live_from:%Y-%m-%d %H:%M} UTC"

    def get_absolute_url(self):
        return self.address.get_absolute_url()

    @property
    def kind_rules(self) -> kinds.KindRules:
        """What this kind means for every channel."""
        return kinds.RULES[kinds.Kind(self.kind)]

    @property
    def genre_printed(self) -> str:
        """What stands above the headline for its kind of article; empty for news."""
        return genres.GENRES[genres.Genre(self.genre)].printed

    @property
    def state(self) -> str:
        """The words of the desk for this version: its kind, or of which article it is a duplicate."""
        if self.duplicate_of:
            return _("Withdrawn, duplicate of “{headline}”").format(headline=self.duplicate_of)
        return self.get_kind_display()

    @property
    def is_listed(self) -> bool:
        return self.kind_rules.listed

    @property
    def is_cancelled(self) -> bool:
        return self.live_from >= self.live_until

    @property
    def has_begun(self) -> bool:
        """Whether readers have it or had it."""
        return not self.is_cancelled and self.live_from <= timezone.now()

    @property
    def is_current(self) -> bool:
        """Whether readers have it now; an absence may be."""
        return self.live_from <= timezone.now() < self.live_until

    @property
    def is_published(self) -> bool:
        """Whether readers can read it now."""
        return self.is_current and self.is_listed

    @property
    def is_waiting(self) -> bool:
        return not self.is_cancelled and self.live_from > timezone.now()

    @property
    def is_updated(self) -> bool:
        """Whether readers are shown an "Updated" date beside the first."""
        return self.updated_at > self.published_at

    @property
    def says_developing(self) -> bool:
        """Whether readers are told that more follows; that lapses by itself."""
        return self.is_developing and timezone.now() < self.updated_at + DEVELOPING_FOR

    @property
    def surfaces(self) -> set[str]:
        """The freshness surfaces on which it stands."""
        return (
            {f"article:{self.article_id}", FRONT}
            | {f"section:{section.pk}" for section in self.parts.sections}
            | {f"tag:{tag.pk}" for tag in self.parts.tags}
            | {f"author:{byline.author_id}" for byline in self.parts.bylines}
            | ({f"series:{self.series_id}"} if self.series_id else set())
        )

    @cached_property
    def pieces(self) -> list[Piece]:
        """The body in reading order: runs of safe HTML, photographs in their slots, embeds."""
        slots = {photo.position: photo for photo in self.parts.photos if photo.position}
        return [
            Piece(html=part)
            if isinstance(part, str)
            else Piece(photo=slots.get(part.slot), embed=part.embed, caption=part.caption)
            for part in markup.pieces(self.body, dateline=self.dateline)
        ]

    @property
    def has_embeds(self) -> bool:
        return any(piece.embed for piece in self.pieces)

    @property
    def gallery(self) -> list:
        """The photographs after the text: those (EditionPhoto) whose slot the body does not have."""
        above = [self.lead, *(piece.photo for piece in self.pieces)]
        return [photo for photo in self.parts.photos if photo not in above]

    @property
    def lead(self):
        """The photograph above the text (EditionPhoto or None)."""
        return next((photo for photo in self.parts.photos if photo.position == 0), None)

    @cached_property
    def parts(self) -> Parts:
        """What stands around the text, in order; read from the database where not yet typeset."""
        return Parts(
            bylines=list(self.bylines.select_related("author")),
            photos=list(self.photos.select_related("photo")),
            related=list(self.related.all()),
            passages=list(self.passages.all()),
            tags=[row.tag for row in self.edition_tags.select_related("tag")],
            sections=[row.section for row in self.edition_sections.select_related("section")],
        )
