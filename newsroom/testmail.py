"""The test mail: requested on a page, sent by the worker; the page shows the outcome when it is known."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.tasks import TaskResultStatus, task
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from articles.forms.text_cleaning import to_one_line
from newsroom import mail, queue
from newsroom.languages import desk_language
from newsroom.mail import Outcome
from newsroom.models import Site, User, Worker

# Whoever asks from the set-up page has no row as a User yet.
NEWCOMER = 0
# Any address may be typed on the set-up page, so the number within this time has a bound.
LASTS = timedelta(minutes=10)
MOST = 10

WAITING = Outcome(None, _("The test mail is on its way. What came of it will stand here."))
STOPPED = Outcome(
    None, _("The test mail waits, because the worker does not run. Start it: python manage.py worker")
)
TOO_MANY = Outcome(False, _("There were many test mails. Wait ten minutes before the next."))
NO_ADDRESS = Outcome(False, _("There is no e-mail address to send it to. Give yourself one first."))
HALF_AN_ADDRESS = Outcome(False, _("Type whole addresses first, such as desk@paper.example."))


# Not in the queue of mails: that one rests in an outage, just when somebody tries to find out why.
@task(priority=queue.SOON)
@queue.retry(pauses=(), limit=mail.LIMIT)
def send_test(asker: int, to: str, name: str, sender: str) -> list:
    """Send one and return what came of it; `asker` is the key of a person, or NEWCOMER."""
    site, person = Site.current(), User.objects.filter(pk=asker).first()
    # On the set-up page they are typed and not stored yet, and the test must try them as typed.
    site.name, site.from_address = name, sender
    with translation.override(desk_language(person, site)):
        return try_to_send(to, site=site, person=person)


def try_to_send(to: str, *, site: Site, person: User | None) -> list:
    """Send it; whether it went out, and a sentence on that."""
    try:
        mail.send("test", to, site=site, person=person)
    except mail.Undelivered as error:
        sentence = gettext("It was not sent. {reason} Mend that, then send it again.")
        return [False, sentence.format(reason=error)]
    if mail.is_printed():
        return [True, gettext("It was printed where the paper was started, for no mail server is set.")]
    sentence = gettext("The mail server took it. Look into the box of {address}, and among the spam.")
    return [True, sentence.format(address=to)]


def request(to: str, *, site, asker: int = NEWCOMER) -> Outcome | None:
    """Have the worker send a test mail to `to` as `site` would; an Outcome at once where it is refused."""
    if not to:
        return NO_ADDRESS
    try:
        for address in filter(None, (to, site.from_address)):
            validate_email(address)
    except ValidationError:
        return HALF_AN_ADDRESS
    asked = tests_of(asker)
    if any(row.finished_at is None for row in asked):
        return None
    if len(asked) >= MOST:
        return TOO_MANY
    # PostgreSQL's JSON holds no null character.
    name = to_one_line(site.name.replace("\x00", ""))
    queue.put(send_test, asker, to, name, site.from_address)
    return None


def outcome(asker: int = NEWCOMER) -> Outcome | None:
    """What came of the newest test mail that was asked for lately; `is_sent` is None while nobody knows."""
    row = next(iter(tests_of(asker)), None)
    if row is None:
        return None
    if row.status == TaskResultStatus.SUCCESSFUL:
        return Outcome(*row.return_value)
    if row.status == TaskResultStatus.FAILED:
        return Outcome(False, gettext("It was not sent. {reason}").format(reason=queue.reason(row)))
    return WAITING if Worker.objects.alive().exists() else STOPPED


def tests_of(asker: int) -> list[DBTaskResult]:
    """The test mails that were asked for lately, the newest first; bounded."""
    rows = DBTaskResult.objects.filter(
        task_path=send_test.module_path,
        args_kwargs__args__0=asker,
        enqueued_at__gt=timezone.now() - LASTS,
    )
    return list(rows.order_by("-enqueued_at")[:MOST])
