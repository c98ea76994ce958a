"""The comments of one published article: who may still write, and what becomes of a submission."""

import uuid
from datetime import datetime
from functools import cached_property

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Edition, Refused, freshness

from .. import screening
from .comment import Comment
from .decision import State
from .note import CommentNote
from .section_scope import in_sections_of


class ThreadQuerySet(models.QuerySet):
    def for_article(self, article) -> "Thread":
        """The thread of an Article (or of the article with this primary key), made when first needed."""
        return self.get_or_create(article_id=getattr(article, "pk", article))[0]

    def reached_by(self, person):
        """Those of articles in the person's sections."""
        if person.covers_everything:
            return self
        return self.filter(in_sections_of(person, article_id="article_id"))


class Thread(models.Model):
    """One article's comments. Changing it takes effect at once and is no Edition."""

    class Policy(models.TextChoices):
        INHERIT = "inherit", _("As everywhere on the site")
        OPEN = "open", _("Open: comments appear at once unless a rule holds them")
        PREMODERATED = "premoderated", _("Held: each comment waits for a moderator")
        CLOSED = "closed", _("Closed: nobody can comment")

    # A save names these alone: with all columns it would write an old visible_count back.
    SETTINGS = ("policy", "open_policy", "closes_at")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.OneToOneField("articles.Article", on_delete=models.PROTECT, related_name="thread")
    policy = models.CharField(_("policy"), max_length=16, choices=Policy, default=Policy.INHERIT)
    closes_at = models.DateTimeField(
        _("closes at"), null=True, blank=True, help_text=_("From then on nobody can comment.")
    )
    open_policy = models.CharField(
        max_length=16,
        choices=Policy,
        default=Policy.INHERIT,
        editable=False,
        help_text="The latest policy that was not closed: what opening the thread again restores.",
    )
    visible_count = models.PositiveIntegerField(_("visible count"), default=0, editable=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        ordering = ["-pk"]
        default_permissions = ("view", "change")

    def __str__(self):
        return (self.edition and self.edition.headline) or gettext("Article {number}").format(
            number=self.article_id
        )

    def save(self, *args, **kwargs):
        if self.policy != self.Policy.CLOSED:
            self.open_policy = self.policy
        with transaction.atomic():
            super().save(*args, **kwargs)
            freshness.touch(self.surface)

    @property
    def surface(self) -> str:
        """The freshness surface on which its comments stand."""
        return f"article:{self.article_id}"

    @cached_property
    def edition(self) -> Edition | None:
        """What the public has of the article now, an absence included."""
        editions = Edition.objects.current().filter(article_id=self.article_id)
        return editions.select_related("section", "address").first()

    @property
    def section(self):
        """The section by which permissions on it are decided: the one the article is published in."""
        return self.edition.section if self.edition else self.article.section

    def rule(self, site_default: str) -> str:
        """The policy in force: its own, else the site's."""
        return site_default if self.policy == self.Policy.INHERIT else self.policy

    def reason_closed(self, at: datetime, site_default: str) -> str:
        """What closes it at `at` (aware): its "time", the "newsroom", the whole "site"; else empty."""
        if self.closes_at is not None and self.closes_at <= at:
            return "time"
        if self.rule(site_default) != self.Policy.CLOSED:
            return ""
        return "newsroom" if self.policy == self.Policy.CLOSED else "site"

    def is_open(self, at: datetime, site_default: str) -> bool:
        """Whether a comment may be sent at `at` (aware)."""
        return not self.reason_closed(at, site_default)

    def close_comments(self) -> None:
        """Let nobody comment from now on; what was said stays."""
        self.policy = self.Policy.CLOSED
        self.save(update_fields=self.SETTINGS)

    def open_comments(self, *, site_default: str) -> None:
        """Let readers comment again, as they did before; each submission held where the site is closed."""
        self.policy, self.closes_at = self.open_policy, None
        # Under “inherit” the rule of a closed site would close it again at once.
        if self.reason_closed(timezone.now(), site_default):
            self.policy = self.Policy.PREMODERATED
        self.save(update_fields=self.SETTINGS)

    def post(self, submission: screening.Submission, *, site_default: str) -> Comment:
        """Store a reader's words, held or visible as the screening says; give the Comment.

        The same submission again gives the comment that it made the first time. Raises Refused, with
        the field and what to do next, and stores nothing then.
        """
        known = Comment.objects.filter(submission=submission.key)
        context = self.build_context(submission, site_default)
        # Asked after the context was read: what a double click stored meanwhile is no repetition.
        if twin := known.first():
            return twin
        verdict = screening.screen(context)
        if verdict.refusal:
            raise Refused(verdict.refusal.reason, field=verdict.refusal.field, code=verdict.refusal.rule)
        try:
            return self.store(submission, verdict)
        except IntegrityError:
            # A double click: the other request stored it a moment ago.
            if twin := known.first():
                return twin
            raise

    def build_context(self, submission, site_default) -> screening.Context:
        """All that the checks may ask about a submission to this thread."""
        now = timezone.now()
        lately = Comment.objects.lately(network=submission.network, since=now - screening.WINDOW)
        mark = screening.fingerprint(submission)
        return screening.Context(
            submission=submission,
            policy=self.rule(site_default) if self.is_open(now, site_default) else "closed",
            now=now,
            recent=tuple(lately.values_list("posted_at", flat=True)[: screening.MOST_IN_WINDOW]),
            is_repeated=self.comments.filter(fingerprint=mark).exists(),
        )

    @transaction.atomic
    def store(self, submission, verdict) -> Comment:
        """Store a submission that no check refused, with the Decision of the rules."""
        comment = Comment.begin(
            submission.text, thread=self, parent=submission.parent, name=submission.name,
            email=submission.email, user=submission.user, submission=submission.key,
            network=submission.network, fingerprint=screening.fingerprint(submission),
        )  # fmt: skip
        state = State.HELD if verdict.holds else State.VISIBLE
        comment.settle(state, version=comment.latest, rule=verdict.rule, reason=verdict.reason)
        return comment

    @transaction.atomic
    def take_in(self, *, source, source_id, state, parent=None, notes=(), **words) -> tuple[Comment, bool]:
        """Take a comment over from another system, once for each (source, source_id).

        `words`: name, email, text (plain), posted_at (aware). `state` ("visible", "held",
        "rejected", "spam") is kept by a Decision of the rule "import". `notes` are printed
        unsigned and undated; one that opens with "Moderator's Note:" becomes that kind. Gives the
        comment, and whether it was made now.
        """
        if known := Comment.objects.filter(source=source, source_id=source_id).first():
            return known, False
        text = screening.tidy(words.pop("text"))
        words |= {name: screening.tidy(words[name])[:length] for name, length in CUT.items()}
        comment = Comment.begin(text, thread=self, parent=parent, source=source, source_id=source_id, **words)
        comment.settle(State(state), version=comment.latest, rule="import")
        for note in notes:
            kind, said = screening.split_label(note)
            CommentNote.objects.create(comment=comment, kind=kind, text=said)
        return comment, True

    def recount(self, change: int) -> None:
        """Count what became visible (1) or stopped being so (-1), and let the page be made anew."""
        # The database adds: two approvals at once would otherwise both write the same number.
        type(self).objects.filter(pk=self.pk).update(visible_count=F("visible_count") + change)
        freshness.touch(self.surface)


def delete_thread(article) -> None:
    """Delete the thread of a draft that is erased: nobody could comment on it."""
    Thread.objects.filter(article=article).delete()


# The lengths of the columns: PostgreSQL refuses what is longer, SQLite stores it.
CUT = {"name": 255, "email": 254}
