"""Mails about stories that were handed to somebody: each at once, or once a day what is new.

They go to whom a story was assigned, handed over or sent back by name, and to nobody else. What is true when
the worker sends them decides: who has left, has no address or works elsewhere by then gets none.
"""

from datetime import datetime, time, timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from articles.models import Handover
from newsroom import mail, queue
from newsroom.accounts import mail_task
from newsroom.models import Site, User

# By the newsroom's clock.
DIGEST_AT = time(7)


def tell(handover: Handover) -> None:
    """Queue the mail of a new Handover, in the transaction that stores it."""
    person = handover.assignee
    if person and person != handover.assigned_by and wants(person, User.Mails.AT_ONCE):
        queue.put(send_handover, handover.pk)


def wants(person: User, when: str) -> bool:
    """Whether the person works here, has an address, and chose this."""
    return person.is_active and bool(person.email) and person.mails == when


def open_handovers():
    """What somebody is named for and has not done yet, with all that a mail says of it."""
    named = Handover.objects.open().filter(assignee__isnull=False, article__binned_at=None)
    return named.select_related(
        *("article__section__parent__parent__parent", "assignee", "made_by", "assigned_by")
    )


def may_open(person: User, handover: Handover) -> bool:
    return person.has_perm("articles.view_article", handover.article)


def send(template: str, person: User, **context) -> None:
    site = Site.current()
    settings = site.absolute(reverse("account_language"))
    mail.send(template, person.email, site=site, person=person, settings=settings, **context)


@mail_task
def send_handover(key: int) -> None:
    """Mail to whom a story was handed, unless it is somebody else's turn by now."""
    one = open_handovers().filter(pk=key).first()
    if one and wants(one.assignee, User.Mails.AT_ONCE) and may_open(one.assignee, one):
        send("handover", one.assignee, story=Story(one))


def queue_digests() -> None:
    """Queue the digest of everybody who has had none since this morning; the worker's job."""
    now = timezone.now().astimezone(Site.current().zone)
    start = datetime.combine(now.date(), DIGEST_AT, tzinfo=now.tzinfo)
    if now < start:
        return
    due = User.objects.filter(Q(digest_at=None) | Q(digest_at__lt=start), mails=User.Mails.DAILY)
    for person in due.filter(is_active=True):
        since = person.digest_at or start - timedelta(days=1)
        queue.put(send_digest, person.pk, since.isoformat())
        User.objects.filter(pk=person.pk).update(digest_at=now)


@mail_task
def send_digest(key: int, since: str) -> None:
    """Mail what was handed to the person after `since` and still waits for them, if anything does."""
    person = User.objects.get(pk=key)
    if not wants(person, User.Mails.DAILY):
        return
    new = open_handovers().filter(assignee=person, assigned_at__gt=datetime.fromisoformat(since))
    new = new.exclude(assigned_by=F("assignee")).order_by("assigned_at")
    stories = [Story(one) for one in new if may_open(person, one)]
    if stories:
        send("handover_digest", person, stories=stories)


class Story:
    """What a mail says of one Handover: of an unpublished text nothing but its headline."""

    def __init__(self, handover: Handover):
        self.state, self.note = handover.state, handover.note
        self.by = handover.assigned_by.get_full_name() or handover.assigned_by.username
        self.article = handover.article

    @property
    def headline(self) -> str:
        return str(self.article)

    @property
    def link(self) -> str:
        return Site.current().absolute(reverse("admin:articles_article_change", args=[self.article.pk]))
