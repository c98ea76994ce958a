"""The desk's working copy: anything may be missing while it is a draft."""

import json
import uuid
from functools import partial

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from taggit.managers import TaggableManager

from .. import genres, paths
from ..kinds import OFFERED, Kind
from ..refusal import Refused
from . import redirects
from .address import Address
from .blanking import Reach, blank
from .copying import copy_edition
from .desk import ArticleQuerySet
from .edition import Edition
from .ledger import Ledger, Waiting
from .revision import Revision, content_of
from .tag import ArticleTag
from .typesetting import ready, refuse_absence, refuse_restoring, refuse_unfit, suggest_path, typeset


class Article(models.Model):
    """What reporters and editors work on; the public never reads it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kicker = models.CharField(max_length=80, blank=True)
    headline = models.CharField(max_length=250, blank=True)
    standfirst = models.TextField(max_length=1000, blank=True)
    body = models.TextField(blank=True)
    genre = models.CharField(
        "kind of article", max_length=16, choices=genres.CHOICES, default=genres.Genre.NEWS
    )
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    series = models.ForeignKey(
        "articles.Series", on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    part = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its number in the series; blank: not numbered."
    )
    internal_note = models.TextField(
        "note to colleagues", max_length=2000, blank=True, help_text="For the desk alone; never printed."
    )
    language = models.CharField(max_length=12, blank=True, help_text="Such as “ar”; blank: the paper's own.")
    path = models.CharField(
        "address",
        max_length=1300,
        blank=True,
        help_text="Such as /2025/01/title/; blank: made from date and headline when published.",
    )
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text="Nothing of this article can be published before."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="articles",
    )
    binned_at = models.DateTimeField(null=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    authors = models.ManyToManyField("articles.Author", through="articles.Byline")
    photos = models.ManyToManyField("articles.Photo", through="articles.Placement")
    tags = TaggableManager(through=ArticleTag, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(models.F("created_at").desc(), models.F("id").desc(), name="desk"),
            models.Index(
                models.F("created_at").desc(),
                models.F("id").desc(),
                condition=models.Q(binned_at__isnull=False),
                name="bin",
            ),
        ]
        permissions = [
            ("publish_article", "Can publish, schedule and cancel"),
            ("correct_article", "Can correct in public"),
            ("withdraw_article", "Can unpublish, retract, take down and restore"),
            ("bin_article", "Can put drafts into the bin"),
            ("blank_article", "Can take the words of an article away for good"),
        ]

    def __str__(self):
        return self.headline or "Untitled"

    def content(self) -> dict:
        """All that a Revision keeps, in plain JSON values; rows are named by their UUID."""
        return content_of(self)

    WORDS = ("kicker", "headline", "standfirst", "body", "genre", "part", "internal_note", "language", "path")

    @property
    def latest_revision(self) -> Revision | None:
        return self.revisions.first()

    @property
    def current(self) -> Edition | None:
        """The Edition that the public has now, an absence included."""
        return self.editions.current().first()

    @property
    def has_been_public(self) -> bool:
        return self.editions.not_cancelled().filter(live_from__lte=timezone.now()).exists()

    def save_revision(self, *, by, at=None) -> Revision:
        """Append the working copy, as its rows stand now, as a Revision; the explicit save."""
        content = json.dumps(self.content(), ensure_ascii=False, sort_keys=True)
        with Ledger.open(self):
            last = self.revisions.aggregate(last=models.Max("number"))["last"] or 0
            return Revision.objects.create(
                article=self, number=last + 1, content=content, saved_by=by,
                saved_at=at or timezone.now(),
            )  # fmt: skip

    def typeset(self, *, at=None) -> Edition:
        """What publishing the working copy would print: an unsaved Edition, for previews."""
        return typeset(self, at=at or timezone.now())

    def publish(self, *, by, kind=None, note="", at=None, waiting=None) -> Edition:
        """Give the working copy, as last saved, to the public from `at` (aware; default: now) on.

        `kind` (see channels.Kind) says what changed and is required but for the first time;
        `note` is what readers are told; `waiting` (ledger.Waiting) what becomes of later
        Editions. Raises Refused, among them LaterEditionWaits, and stores nothing then.
        """
        copy = self._load_stored()
        edition = ready(copy.typeset(at=at))
        edition.kind = kind if kind in dict(OFFERED) else Kind.PUBLICATION
        edition.note, edition.made_by = note.strip(), by
        return self._give(copy, edition, at=at, waiting=waiting)

    def take_in(self, *, by, published_at, updated_at=None) -> Edition:
        """Give the working copy to the public now as what another system had published before.

        Both dates (aware) are the old ones, and no channel announces it. Raises Refused as
        `publish` does, and on dates still ahead.
        """
        copy = self._load_stored()
        edition = ready(copy.typeset())
        edition.kind, edition.made_by = Kind.IMPORT, by
        edition.published_at, edition.updated_at = published_at, max(published_at, updated_at or published_at)
        if edition.updated_at > timezone.now():
            raise Refused("What is imported was published before now. Check its dates.", field="published_at")
        return self._give(copy, edition)

    def _load_stored(self):
        """The working copy as it is stored, `said` being all that it says."""
        copy = type(self).objects.get(pk=self.pk)
        copy.said = copy.content()
        return copy

    def _give(self, copy, edition, *, at=None, waiting=None) -> Edition:
        with Ledger.open(self) as ledger:
            moment = ledger.moment(at)
            copy.refuse_newer()
            refuse_unfit(edition, before=ledger.before(moment))
            ledger.make_way(moment, waiting=waiting, by=edition.made_by)
            edition.address = copy.claim_address(suggest_path(copy, edition.published_at))
            edition.revision = copy.revision_of_now(by=edition.made_by)
            ledger.enter(edition, at=moment, anew=partial(copy.set_anew, edition))
        self.path = copy.path
        return edition

    def schedule(self, *, by, at, kind=None, note="", waiting=None) -> Edition:
        """Publish at a time still ahead; no worker is needed for it to appear."""
        if at <= timezone.now():
            raise Refused("This time has passed. Choose one still ahead.", field="at")
        return self.publish(by=by, kind=kind, note=note, at=at, waiting=waiting)

    def correct(self, *, by, note, at=None, waiting=None) -> Edition:
        """Publish the working copy as a correction, with the note that says what was wrong."""
        return self.publish(by=by, kind=Kind.CORRECTION, note=note, at=at, waiting=waiting)

    def cancel(self, edition: Edition, *, by, reason="") -> None:
        """Cancel a scheduled Edition of this article."""
        with Ledger.open(self) as ledger:
            ledger.cancel(self.editions.get(pk=edition.pk), by=by, reason=reason)

    def unpublish(self, *, by, note="", redirect_to="", at=None) -> Edition:
        """End its being public: 410, or a redirect to another path of this site."""
        target = paths.own_path(redirect_to) if redirect_to else ""
        return self._withdraw(Kind.UNPUBLISHED, by=by, note=note, at=at, redirect_to=target)

    def withdraw_as_duplicate(self, *, by, original, at=None) -> Edition:
        """Withdraw a story that was made twice: its addresses lead to where `original` stands."""
        return self._withdraw(Kind.UNPUBLISHED, by=by, note="", at=at, duplicate_of=original)

    def expire(self, *, by, at) -> Edition:
        """Let it vanish at a time still ahead."""
        return self._withdraw(Kind.EXPIRED, by=by, note="", at=at)

    def take_down(self, *, by, note, at=None) -> Edition:
        """Withdraw it for legal reasons: 451, every earlier Edition with it."""
        return self._withdraw(Kind.TAKEDOWN, by=by, note=note, at=at)

    def retract(self, *, by, note, at=None) -> Edition:
        """Withdraw the story as wrong: its address keeps a dated notice with the reason."""
        return self._withdraw(Kind.RETRACTION, by=by, note=note, at=at)

    def restore(self, *, by, note="", at=None) -> Edition:
        """Bring back what readers had before it was withdrawn, word for word."""
        edition = Edition(kind=Kind.RESTORATION, note=note.strip(), made_by=by)
        with Ledger.open(self) as ledger:
            moment = ledger.moment(at)
            ledger.make_way(moment, waiting=Waiting.RENEW, by=by)
            refuse_restoring(
                self, before=ledger.before(moment), shown=ledger.last_with_body_before(moment), at=moment
            )
            return ledger.enter(edition, at=moment)

    @transaction.atomic
    def _withdraw(self, kind, *, by, note, at, **leads) -> Edition:
        edition = Edition(article=self, kind=kind, note=note.strip(), made_by=by, **leads)
        redirects.lock_way(edition)
        with Ledger.open(self) as ledger:
            moment = ledger.moment(at)
            ledger.make_way(moment, waiting=Waiting.CANCEL, by=by)
            refuse_absence(edition, before=ledger.before(moment))
            redirects.refuse_dead_end(edition, at=moment)
            return ledger.enter(edition, at=moment)

    def blank(self, edition: Edition | None = None, *, by, reason: str, with_note=False) -> Reach:
        """Take away for good what readers do not have, that of `edition` among it; see `blanking.blank`."""
        past = edition and self.editions.get(pk=edition.pk)
        return blank(self, by=by, reason=reason, with_note=with_note, edition=past)

    def put_in_bin(self, *, by) -> None:
        """Bin a draft that was never public; nothing is deleted."""
        with Ledger.open(self) as ledger:
            if ledger.editions.exists():
                raise Refused("Only drafts go into the bin. Unpublish or cancel this article first.")
            self.binned_at, self.binned_by = timezone.now(), by
            self.save(update_fields=["binned_at", "binned_by"])

    def take_from_bin(self) -> None:
        self.binned_at = self.binned_by = None
        self.save(update_fields=["binned_at", "binned_by"])

    def claim_address(self, path: str) -> Address:
        """The Address under which it is published: the path typed, else a free one, then kept."""
        claim = Address.claim if self.path else Address.claim_free
        address = claim(path, article=self)
        self.path = address.path
        self.save(update_fields=["path"])
        return address

    def revision_of_now(self, *, by) -> Revision:
        """The Revision that says what the working copy says now; appended where none does."""
        last = self.latest_revision
        return last if last and last.data == self.content() else self.save_revision(by=by)

    def set_anew(self, published: Edition, waiting: Edition) -> Edition:
        """The working copy in the place of a waiting Edition; `published` goes before it."""
        fresh = copy_edition(published)
        fresh.article, fresh.live_from = self, waiting.live_from
        fresh.kind, fresh.note = waiting.kind, waiting.note
        return ready(fresh)

    def refuse_newer(self) -> None:
        """Raise Refused where the stored working copy is no longer this one."""
        now = type(self).objects.get(pk=self.pk)
        if (now.content(), now.embargo_until, now.binned_at) != (
            self.said,
            self.embargo_until,
            self.binned_at,
        ):
            raise Refused("Someone saved this article just now. Read the newer text, then publish.")
