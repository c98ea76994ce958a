"""The desk's working copy: anything may be missing while it is a draft."""

import uuid
from textwrap import shorten

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from .. import genres, paths
from ..content import DRAFT
from ..kinds import Kind
from . import article_copy, binning, desk_index, expunging, handing_over, publishing, story_template
from .blanking import Reach, blank
from .checks import refuse_past
from .desk import INDEXES, ArticleQuerySet
from .edition import Edition
from .findings import Preflight, examine
from .fixing import Fix, Outcome, fix_published
from .front_placement import lead_front
from .handover import Handover
from .headline_variants import make_columns
from .locking import lock
from .revision import Revision, append_revision, content_of
from .tag import ArticleTag
from .typesetting import preview, typeset


class Article(models.Model):
    """What reporters and editors work on; the public never reads it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kicker = models.CharField(_("kicker"), max_length=DRAFT, blank=True)
    headline = models.CharField(_("headline"), max_length=DRAFT, blank=True)
    standfirst = models.TextField(_("standfirst"), max_length=DRAFT, blank=True)
    dateline = models.CharField(
        _("dateline"),
        max_length=DRAFT,
        blank=True,
        help_text=_(
            "The place that the story comes from, such as “MOSCOW”: it stands before the first words of the "
            "text. A date only where it matters, for it goes stale."
        ),
    )
    front_headline, search_headline, social_headline = make_columns(DRAFT)
    body = models.TextField(_("body"), blank=True)
    genre = models.CharField(
        _("kind of article"), max_length=16, choices=genres.CHOICES, default=genres.Genre.NEWS
    )
    section = models.ForeignKey(
        "articles.Section",
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    series = models.ForeignKey(
        "articles.Series",
        verbose_name=_("series"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    part = models.PositiveSmallIntegerField(
        _("part"), null=True, blank=True, help_text=_("Its number in the series; blank: not numbered.")
    )
    internal_note = models.TextField(
        _("note to colleagues"),
        max_length=DRAFT,
        blank=True,
        help_text=_("For the desk alone; never printed."),
    )
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("Such as “ar”; blank: the paper's own.")
    )
    path = models.CharField(
        _("address"),
        max_length=DRAFT,
        blank=True,
        help_text=_("Such as /2025/01/title/; blank: made from date and headline when published."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nothing of this article can be published before."),
    )
    embargo_reason = models.CharField(_("reason of the embargo"), max_length=DRAFT, blank=True)
    embargo_source = models.CharField(_("source of the embargo"), max_length=DRAFT, blank=True)
    is_developing = models.BooleanField(_("developing story"), default=False, db_default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="articles"
    )
    saved_at = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="That of its last Revision; kept by `append_revision`.",
    )
    public_from = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When its first Edition that stands begins; kept by `mark_changes`.",
    )
    binned_at = models.DateTimeField(null=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    digest = models.CharField(
        max_length=80, blank=True, editable=False, help_text="Of what it would print, as last saved."
    )
    has_changes = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether an Edition that readers have or will get has another digest.",
    )
    has_absence = models.BooleanField(default=False, editable=False, help_text="Now or later.")
    authors = models.ManyToManyField("articles.Author", through="articles.Byline")
    photos = models.ManyToManyField("articles.Photo", through="articles.Placement")
    tags = TaggableManager(_("tags"), through=ArticleTag, blank=True)

    # Verbs keep these in step with rows that hang on the article, and `save` leaves them as they are.
    KEPT = frozenset({"saved_at", "public_from", "digest", "has_changes", "has_absence"})

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-created_at", "-pk"]
        indexes = INDEXES
        permissions = [
            ("publish_article", "Can publish, schedule and cancel"),
            ("correct_article", "Can correct in public"),
            ("withdraw_article", "Can unpublish, retract, take down and restore"),
            ("bin_article", "Can put drafts into the bin"),
            ("blank_article", "Can take the words of an article away for good"),
            ("expunge_article", "Can take a passage out of an article for good"),
            ("review_article", "Can approve, send back and assign"),
            ("skip_review", "Can publish past a review"),
            ("fix_article", "Can fix a few words of what readers have"),
        ]

    def __str__(self):
        # A draft may have a headline of thousands of characters, and messages and titles quote it.
        longest = Edition._meta.get_field("headline").max_length
        return shorten(self.headline, longest, placeholder="…") or gettext("Untitled")

    def save(self, *args, update_fields=None, **kwargs):
        """Store what was set on this object, which may be older than what the verbs have kept since."""
        if update_fields is None and not self._state.adding:
            left = {"id", *self.KEPT, *self.get_deferred_fields()}
            update_fields = {field.name for field in self._meta.concrete_fields if field.attname not in left}
        super().save(*args, update_fields=update_fields, **kwargs)

    def content(self) -> dict:
        """All that a Revision keeps, in plain JSON values; rows are named by their UUID."""
        return content_of(self)

    @property
    def latest_revision(self) -> Revision | None:
        return self.revisions.first()

    @property
    def current(self) -> Edition | None:
        """The Edition that the public has now, an absence included."""
        return self.editions.current().first()

    @property
    def is_draft(self) -> bool:
        """Whether it was never public; see `ArticleQuerySet.drafts`."""
        return not self.editions.begun().exists()

    def belongs_to(self, person) -> bool:
        """Whether it is their own story: they made it, or were the last to be asked to write it."""
        return self.created_by_id == person.pk or self.writer_id == person.pk

    @cached_property
    def writer_id(self) -> int | None:
        """The key of who was last asked to write it: assigned, or given back."""
        return self.handovers.to_be_written().values_list("assignee", flat=True).first()

    @property
    def handover(self) -> Handover | None:
        """The open one: whose turn it is."""
        found = self.handovers.open().select_related("made_by", "assignee", "assigned_by", "revision")
        return found.defer("revision__content").first()

    @property
    def lacks_review(self) -> bool:
        """Whether its section is reviewed, and nobody has approved what it says, as last saved."""
        if not (self.section and self.section.is_reviewed):
            return False
        # What was approved stays so once it is published, for a scheduled version that is cancelled.
        last = self.handovers.select_related("revision").first()
        return not (last and last.approves(self.latest_revision.data))

    def differs_from(self, edition: Edition) -> bool:
        """Whether the working copy would print something else; see `changed_since_published`."""
        return self.digest != edition.digest

    def save_revision(self, *, by, at=None) -> Revision:
        """Append the working copy, as its rows stand now, as a Revision; the explicit save."""
        content = self.content()
        with lock(self):
            desk_index.renew(self, content)
            revision = append_revision(self, content, by=by, at=at)
            type(self).objects.filter(pk=self.pk).mark_changes()
        return revision

    def typeset(self, *, at=None) -> Edition:
        """What publishing the working copy would print: an unsaved Edition, for previews."""
        return preview(self, at=at or timezone.now())

    def preflight(self, *, at=None, origin="") -> Preflight:
        """What the rules say of the working copy, as last saved, if it were published at `at`."""
        return examine(typeset(self, at=at or timezone.now()), origin=origin)

    def publish(self, **how) -> Edition:
        """Give the working copy, as last saved, to the public; `how` is what `publishing.Publication` has.

        Raises Refused, among them LaterEditionWaits, and stores nothing then.
        """
        return publishing.publish(self, publishing.Publication(**how))

    def schedule(self, *, at, **how) -> Edition:
        """Publish at a time still ahead; no worker is needed for it to appear."""
        refuse_past(at, timezone.now())
        return self.publish(at=at, **how)

    def fix(self, fix: Fix, *, by) -> Outcome:
        """Change what readers have, whatever the working copy says; see `fixing.fix_published`."""
        return fix_published(self, fix, by=by)

    def cancel(self, edition: Edition, *, by, reason="") -> None:
        """Cancel a scheduled Edition of this article."""
        publishing.cancel(self, edition, by=by, reason=reason)

    def unpublish(self, *, by, note="", redirect_to="", at=None) -> Edition:
        """Withdraw it from readers: 410, or a redirect to another path of this site."""
        target = paths.own_path(redirect_to) if redirect_to else ""
        return self._withdraw(Kind.UNPUBLISHED, by=by, note=note, at=at, redirect_to=target)

    def withdraw_as_duplicate(self, *, by, original, at=None) -> Edition:
        """Withdraw a story that was made twice: its addresses lead to where `original` stands."""
        return self._withdraw(Kind.UNPUBLISHED, by=by, note="", at=at, duplicate_of=original)

    def take_down(self, *, by, note, at=None) -> Edition:
        """Withdraw it for legal reasons: 451, every earlier Edition with it."""
        return self._withdraw(Kind.TAKEDOWN, by=by, note=note, at=at)

    def retract(self, *, by, note, at=None) -> Edition:
        """Withdraw the story as wrong: its address keeps a dated notice with the reason."""
        return self._withdraw(Kind.RETRACTION, by=by, note=note, at=at)

    def _withdraw(self, kind, *, by, note, at, **leads) -> Edition:
        absence = Edition(article=self, kind=kind, note=note.strip(), made_by=by, **leads)
        return publishing.withdraw(absence, at=at)

    def restore(self, *, by, note="", at=None) -> Edition:
        """Bring back what readers had before it was withdrawn, word for word."""
        return publishing.restore(self, by=by, note=note, at=at)

    def blank(self, edition: Edition | None = None, *, by, reason: str, with_note=False) -> Reach:
        """Take away for good what readers do not have, that of `edition` among it; see `blanking.blank`."""
        # Asked of this article, so that an Edition of another one is not found.
        past = edition and self.editions.get(pk=edition.pk)
        return blank(self, by=by, reason=reason, with_note=with_note, edition=past)

    # From hand to hand, and as the beginning of others: verbs whose first argument is the article.
    hand_over, take_back = handing_over.hand_over, handing_over.take_back
    send_back, approve, assign = handing_over.send_back, handing_over.approve, handing_over.assign
    expunge = expunging.expunge
    copy_as_new, save_as_template = article_copy.copy_as_new, story_template.save_as_template

    lead_front = lead_front
    put_in_bin, take_from_bin = binning.put_in_bin, binning.take_from_bin
