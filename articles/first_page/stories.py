"""The blocks of the desk's first page that are about articles: first what is one's own, then the paper."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from ..dates import format_moment
from ..desk_rows import SHORT, tell
from ..models import Article, Autosave, Edition, EditionPhoto, FrontPlacement, Handover, Owed, Photo
from .blocks import SHOWN, Block, Row, count

LIST = "admin:articles_article_changelist"
# How long something counts as just published.
LATELY = timedelta(days=7)


def list_address(**chosen) -> str:
    """The list of articles, filtered."""
    return reverse(LIST, query=chosen)


def form_address(article_id: int) -> str:
    return reverse("admin:articles_article_change", args=[article_id])


def autosaves_of(person) -> Block:
    """What the person has typed and not saved, on any machine."""
    found = Autosave.objects.typed_by(person).newest_first()
    rows = [
        Row(
            title=copy.label or gettext("Untitled"),
            address=copy.get_absolute_url(),
            facts=(gettext("typed {time}, not saved").format(time=format_moment(copy.kept_at, SHORT)),),
            state=gettext("Not saved"),
            tone="ahead",
        )
        for copy in found.outlined()[:SHOWN]
    ]
    return Block("unsaved", gettext("Words of mine that are not saved"), rows, count=count(found, rows))


def waiting_for_me(person) -> Block:
    """What was handed to the person or to anybody who may act, the longest first."""
    found = Handover.objects.waiting_for(person)
    turns = found.select_related("article__section", "made_by").order_by("assigned_at", "pk")
    rows = [
        Row(
            title=str(turn.article),
            address=form_address(turn.article_id),
            facts=(
                gettext("from {name}").format(name=turn.made_by.get_full_name() or turn.made_by),
                turn.article.section.name if turn.article.section else "",
                format_moment(turn.assigned_at, SHORT),
            ),
            state=turn.get_state_display(),
            tone="back" if turn.is_to_be_written else "ahead",
            note=turn.note,
        )
        for turn in turns.defer("article__body", "article__standfirst")[:SHOWN]
    ]
    address = list_address(whose="waiting")
    return Block(
        "waiting", gettext("Waiting for me"), rows, count=count(found, rows), address=address, first="oldest"
    )


def owed_by_me(person) -> Block:
    """What the person promised when they published without it."""
    found = Owed.objects.open_of(person).filter(article__in=Article.objects.reached_by(person))
    rows = [
        Row(
            title=str(owed.article),
            address=f"{form_address(owed.article_id)}#placements-group",
            facts=(owed.get_reason_display(), format_moment(owed.since, SHORT)),
            state=owed.get_rule_display(),
            tone="back",
        )
        for owed in found.select_related("article").defer("article__body", "article__standfirst")[:SHOWN]
    ]
    return Block("owed", gettext("What I owe"), rows, count=count(found, rows), first="oldest")


def mine(person) -> Block:
    """What the person has begun and readers never had."""
    found = Article.objects.reached_by(person).filter(created_by=person).at_the_desk().drafts()
    rows = describe(found)
    return Block(
        "mine",
        gettext("In work, begun by me"),
        rows,
        count=count(found, rows),
        address=list_address(whose="mine", state="draft"),
        empty=gettext("Nothing of yours is in work."),
    )


def changes_since(person) -> Block:
    """Live stories whose working copy says something that readers do not have yet."""
    found = Article.objects.reached_by(person).at_the_desk().changed_since_published()
    rows = describe(found)
    return Block(
        "changed",
        gettext("Live, but changed since"),
        rows,
        count=count(found, rows),
        address=list_address(state="changed"),
    )


def describe(articles) -> list[Row]:
    """Rows of articles as the list shows them, what was saved last first."""
    found = articles.select_related("section").defer("body", "standfirst").order_by("-saved_at", "-pk")
    shown = list(found[:SHOWN])
    tell(shown)
    return [
        Row(
            title=article.title,
            address=article.address,
            facts=(article.section_name, article.names, article.who, article.saved),
            state=" · ".join(
                filter(None, [article.state, article.turn and article.turn.get_state_display()])
            ),
            tone=article.tone,
        )
        for article in shown
    ]


def leading(person) -> Block:
    """What leads the front page by a placement, and until when; what waits behind it."""
    # Asked of each of the few that lead: with `article__in`, SQLite begins with all articles.
    reached = Article.objects.reached_by(person).filter(pk=OuterRef("article"))
    found = FrontPlacement.objects.leading().readable().filter(Exists(reached))
    rows = [
        Row(
            title=str(one.article),
            address=reverse("admin:articles_article_lead", args=[one.article_id]),
            facts=(gettext("until {time}").format(time=format_moment(one.stands_until, "H:i")),),
            state=gettext("Behind it") if place else gettext("Leads"),
            tone="ahead" if place else "live",
        )
        for place, one in enumerate(found.prefetch_related("article")[:SHOWN])
    ]
    return Block("leading", gettext("At the top of the front page"), rows, count=len(rows))


def just_published(person) -> Block:
    """What went out in the last days, updates and corrections among it, the newest first."""
    since = timezone.now() - LATELY
    lately = Edition.objects.published().filter(live_from__gte=since)
    found = of_reached(person, lately)
    newest = found.select_related("section", "address").defer("body", "text", "standfirst")
    rows = [
        Row(
            title=edition.headline,
            address=form_address(edition.article_id),
            facts=(edition.section.name, format_moment(edition.live_from, SHORT)),
            state=edition.state if edition.is_updated else "",
            tone="live",
        )
        for edition in newest.order_by("-live_from", "-pk")[:SHOWN]
    ]
    address = list_address(state="live", date="week")
    return Block("published", gettext("Just published"), rows, count=count(found, rows), address=address)


def of_reached(person, editions):
    """Those Editions whose article the person reaches."""
    if person.covers_everything:
        return editions
    return editions.filter(article__in=Article.objects.reached_by(person))


def rights_that_end(person) -> Block:
    """Photographs that the site may soon show no more, with the stories that would lose them."""
    found = Photo.objects.with_rights_that_end()
    photos = list(found.order_by("rights_until", "pk")[:SHOWN])
    uses = EditionPhoto.objects.filter(photo__in=photos, edition__in=Edition.objects.published())
    numbers = dict(uses.order_by().values_list("photo").annotate(Count("edition__article", distinct=True)))
    rows = [
        Row(
            title=str(photo),
            address=reverse("admin:articles_photo_change", args=[photo.pk]),
            facts=(photo.credit, describe_uses(numbers.get(photo.pk, 0))),
            state=gettext("until {time}").format(time=format_moment(photo.rights_until, SHORT)),
            tone="back" if photo.pk in numbers else "gone",
        )
        for photo in photos
    ]
    address = reverse("admin:articles_photo_changelist", query={"rights": "soon"})
    return Block(
        "rights",
        gettext("Photos whose rights end"),
        rows,
        count=count(found, rows),
        address=address,
        first="next",
    )


def describe_uses(number: int) -> str:
    if not number:
        return gettext("in no live story")
    return ngettext("in {count} live story", "in {count} live stories", number).format(count=number)


VIEW, CHANGE, PUBLISH = "articles.view_article", "articles.change_article", "articles.publish_article"
# Whose permission each needs; what is one's own comes first.
OWN = [
    ("", autosaves_of),
    (VIEW, waiting_for_me),
    (VIEW, owed_by_me),
    ("articles.add_article", mine),
]
OF_THE_PAPER = [
    (PUBLISH, changes_since),
    (PUBLISH, leading),
    (VIEW, just_published),
    ("articles.change_photo", rights_that_end),
]
