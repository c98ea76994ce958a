"""A reader's words in versions: posted, screened, decided, never changed by us."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Autosave, Refused, freshness

from ..content import empty
from .decision import IN_SENTENCE, Decision, State
from .note import CommentNote
from .section_scope import in_sections, in_sections_of
from .version import CommentVersion

FIRST = datetime.min.replace(tzinfo=UTC)
LAST = 16**16 - 1
HEAD, OWN = 24, "0" * 24


def receipt():
    """A token of 43 characters, for an address that nobody can guess."""
    return secrets.token_urlsafe(32)


def make_sort_key(own: UUID, posted_at: datetime, *, parent: "Comment | None") -> str:
    """Where a comment stands in its thread: 48 hexadecimal digits that sort as readers read.

    Newest conversation first, and in it the first comment, then every reply as it came. One
    column and one index give pages of equal cost however long the thread is.
    """
    moment = (posted_at - FIRST) // timedelta(microseconds=1)
    if parent is None:
        # Counted down, so that the newest conversation comes first in an ascending index. A part of
        # the UUID tells comments of one microsecond apart.
        return f"{LAST - moment:016x}{own.hex[:8]}{OWN}"
    return f"{parent.sort_key[:HEAD]}{moment:016x}{own.hex[:8]}"


class CommentQuerySet(models.QuerySet):
    def visible(self):
        return self.filter(state=State.VISIBLE)

    def held(self):
        """Waiting for a moderator."""
        return self.filter(state=State.HELD)

    def reached_by(self, person):
        """Those on articles in the person's sections."""
        if person.covers_everything:
            return self
        return self.filter(in_sections_of(person, article__thread="thread_id"))

    def on_what_is_in(self, sections):
        """Those on articles published in these sections."""
        return self.filter(in_sections(sections, article__thread="thread_id"))

    def lately(self, *, network: str, since: datetime):
        """Sent from one network after `since`, newest first; none where it is not known."""
        if not network:
            return self.none()
        return self.filter(network=network, posted_at__gt=since).order_by("-posted_at")

    def from_sort_key(self, sort_key: str = ""):
        """In reading order, from `sort_key` (inclusive) on."""
        found = self.filter(sort_key__gte=sort_key) if sort_key else self
        return found.order_by("sort_key")


class Comment(models.Model):
    """One comment. Everything but its state is fixed; the state moves only with a Decision."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    thread = models.ForeignKey("comments.Thread", on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    sort_key = models.CharField(max_length=48, editable=False)
    name = models.CharField(_("name"), max_length=255)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Never public."))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="comments"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    decision = models.ForeignKey("comments.Decision", on_delete=models.PROTECT, null=True, related_name="+")
    posted_at = models.DateTimeField(default=timezone.now)
    receipt = models.CharField(max_length=64, unique=True, default=receipt)
    submission = models.UUIDField(default=uuid4, unique=True)
    network = models.CharField(max_length=32, blank=True, help_text="Keyed hash of the sender's network.")
    fingerprint = models.CharField(max_length=32, blank=True, help_text="Keyed hash of the words.")
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=80, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-posted_at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("decide_comment", "Can approve and reject comments and see readers' addresses"),
            ("note_comment", "Can set notes on comments"),
            ("blank_comment", "Can take the words of a comment away for good"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(source_id=""),
                name="a_comment_is_imported_once",
            )
        ]
        indexes = [
            models.Index(fields=["thread", "state", "sort_key"], name="comment_page"),
            models.Index(fields=["thread", "sort_key"], name="comment_conversation"),
            models.Index(fields=["state", "posted_at", "id"], name="comment_queue"),
            models.Index(fields=["-posted_at", "-id"], name="comment_newest"),
            models.Index(fields=["network", "posted_at"], name="comment_network"),
            models.Index(fields=["thread", "fingerprint"], name="comment_fingerprint"),
            models.Index(fields=["email"], name="comment_email"),
        ]

    def __str__(self):
        return f"{self.name or gettext('A reader')}, {self.posted_at:%Y-%m-%d %H:%M} UTC"

    @property
    def state_in_sentence(self) -> str:
        return str(IN_SENTENCE[self.state])

    @property
    def section(self):
        """The section by which permissions on it are decided."""
        return self.thread.section

    @property
    def surface(self) -> str:
        """The freshness surface on which it stands."""
        return self.thread.surface

    @property
    def is_visible(self) -> bool:
        return self.state == State.VISIBLE

    @property
    def anchor(self) -> str:
        """The fragment that names it in a page, without the prefix: `#comment-<anchor>`."""
        return self.uuid.hex[:12]

    @property
    def latest(self) -> CommentVersion:
        """The newest wording; readers see the one that was decided on."""
        return self.versions.last()

    @property
    def history(self):
        """Every decision, first to last, with who took it and on which wording."""
        return self.decisions.select_related("decided_by", "version")

    def around(self, *, reach: int = 5) -> list["Comment"]:
        """Itself with its nearest neighbours in the conversation, whatever their state."""
        neighbours = Comment.objects.select_related("decision__version").filter(thread=self.thread_id)
        start = self.sort_key[:HEAD]
        before = neighbours.filter(sort_key__gte=start, sort_key__lt=self.sort_key).order_by("-sort_key")[
            :reach
        ]
        # “g” comes after every hexadecimal digit.
        after = neighbours.filter(sort_key__gt=self.sort_key, sort_key__lt=f"{start}g").order_by("sort_key")[
            :reach
        ]
        return [*reversed(before), self, *after]

    @classmethod
    def begin(cls, text: str, **facts) -> "Comment":
        """Store a comment, held and undecided, with its first version; within a transaction."""
        comment = cls(**facts)
        comment.sort_key = make_sort_key(comment.uuid, comment.posted_at, parent=comment.parent)
        comment.save(force_insert=True)
        CommentVersion.of(text, comment=comment, posted_at=comment.posted_at).save()
        return comment

    def approve(self, *, version, by, reason="", after=None) -> Decision:
        return self.decide(State.VISIBLE, version=version, by=by, reason=reason, after=after)

    def reject(self, *, version, by, reason="", after=None) -> Decision:
        return self.decide(State.REJECTED, version=version, by=by, reason=reason, after=after)

    def mark_spam(self, *, version, by, reason="", after=None) -> Decision:
        return self.decide(State.SPAM, version=version, by=by, reason=reason, after=after)

    def decide(self, state, *, version, by, reason="", after=None) -> Decision:
        """Move it to `state` as a person, who decides only on what they have read.

        `version` is the CommentVersion that was read; `after` the Decision shown beside it, where
        one was. Raises Refused and stores nothing where either is no longer the latest.
        """
        with transaction.atomic():
            # Two moderators take turns here: the second is told what the first has decided.
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            self.refuse_unseen(version, after)
            self.refuse_blanked(state)
            self.refuse_repeated(state, version)
            return self.settle(state, version=version, by=by, reason=reason.strip())

    def decide_as_shown(self, state, *, shown: tuple[int, int], by, reason="") -> Decision:
        """`decide`, with the keys of the version and of the decision that a page or a list showed."""
        version = self.versions.filter(pk=shown[0]).first()
        after = self.decisions.filter(pk=shown[1]).first()
        if after is None:
            raise Refused(gettext("Look at this comment again, then decide."))
        return self.decide(state, version=version, by=by, reason=reason, after=after)

    def settle(self, state, *, version, by=None, rule="", reason="") -> Decision:
        """Write a Decision and follow it: state, count, freshness; within a transaction."""
        before, self.state = self.state, state
        self.decision = Decision.objects.create(
            comment=self, version=version, state=state, decided_by=by, rule=rule, reason=reason[:1000]
        )
        self.save(update_fields=["state", "decision"])
        # A decision among hidden states changes no page, so no page is made anew.
        if State.VISIBLE in (before, state):
            self.thread.recount((state == State.VISIBLE) - (before == State.VISIBLE))
        return self.decision

    def add_note(self, text, *, by, signature="", kind=CommentNote.Kind.EDITOR) -> CommentNote:
        """Set a bracketed note below the comment, dated now."""
        if not text.strip():
            raise Refused(gettext("Write the note first."), field="note")
        note = CommentNote(comment=self, kind=kind, text=text.strip(), signature=signature.strip())
        note.set_by, note.dated_at = by, timezone.now()
        with transaction.atomic():
            # A second click waits here, and then finds the note that the first one has set.
            type(self).objects.select_for_update().get(pk=self.pk)
            if self.notes.active().filter(kind=kind, text=note.text).exists():
                raise Refused(gettext("This note stands below the comment already."), field="note")
            note.save()
            freshness.touch(self.surface)
        return note

    @transaction.atomic
    def blank(self, *, by, reason: str, with_sender=False) -> None:
        """Take every wording away for good, and what we wrote about it; `with_sender` the name and address.

        Refused while readers have one of them, and where none is left.
        """
        left = self.versions.filter(blanked_at=None)
        if not left:
            raise Refused(gettext("These words are gone already."))
        for version in left:
            version.blank(by=by, reason=reason)
        self.decisions.update(**empty("Decision"))
        self.notes.update(**empty("CommentNote"))
        # What somebody types about a comment may quote it.
        Autosave.objects.at(reverse("admin:comments_comment_change", args=[self.pk])).delete()
        # The fingerprint is made of the words, so it goes even where name and address stay.
        sender = empty("Comment") if with_sender else {"fingerprint": ""}
        type(self).objects.filter(pk=self.pk).update(**sender)
        self.refresh_from_db()

    def refuse_unseen(self, version, after) -> None:
        """Raise Refused where the words or the decision changed after they were read."""
        if version != self.latest:
            raise Refused(
                gettext("The reader changed this comment while you read it. Read it again, then decide.")
            )
        if after is not None and after != self.decision:
            raise Refused(
                gettext("{who} decided on this meanwhile: it is {state}. Look again, then decide.").format(
                    who=self.decision.decided_by or gettext("A rule"), state=self.state_in_sentence
                )
            )

    def refuse_blanked(self, state) -> None:
        """Raise Refused where there is nothing left that readers could be shown."""
        if state == State.VISIBLE and self.latest.blanked_at:
            raise Refused(gettext("These words are gone for good. There is nothing to show."))

    def refuse_repeated(self, state, version) -> None:
        """Raise Refused where a person has decided just this already."""
        last = self.decision
        if last and last.decided_by and (last.state, last.version) == (state, version):
            raise Refused(
                gettext("{person} has decided this already: it is {state}.").format(
                    person=last.decided_by, state=IN_SENTENCE[state]
                )
            )
