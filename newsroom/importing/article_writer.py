"""Stores one imported article: the working copy, its Revision, and its Edition of kind import."""

from dataclasses import dataclass, field

from django.utils import timezone

from articles.kinds import Kind
from articles.models import Address, Article, Byline, Edition, Origin, Placement, RelatedLink, Section
from articles.models.ledger import Ledger
from comments.models import Thread

from .body import ParsedBody
from .wordpress import Item


@dataclass
class ArticleData:
    """An article as an export has it, everything looked up and nothing of it stored."""

    item: Item
    story: ParsedBody
    headline: str
    standfirst: str
    path: str
    section: Section
    is_public: bool
    aliases: list = field(default_factory=list)
    authors: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    related: list[RelatedLink] = field(default_factory=list)


def create_article(written: ArticleData, *, source: str, source_id: str) -> Article:
    """Store it; within a transaction."""
    article = Article.objects.create(
        headline=truncate(written.headline, 250),
        standfirst=truncate(written.standfirst, 1000),
        body=written.story.body,
        section=written.section,
        path=written.path,
        **({"created_at": written.item.published_at} if written.item.published_at else {}),
    )
    Origin.objects.create(article=article, source=source, source_id=source_id)
    create_rows(article, written)
    if written.is_public:
        publish(article, written)
    else:
        article.save_revision(by=None)
    return article


def create_rows(article: Article, written: ArticleData) -> None:
    """The rows of the working copy."""
    for position, author in enumerate(written.authors):
        Byline.objects.create(article=article, author=author, position=position)
    for row in (*written.placements, *written.related):
        row.article = article
        row.save(force_insert=True)
    article.tags.add(*written.tags)


def publish(article: Article, written: ArticleData) -> Edition:
    """An Edition that is live from now on and carries the dates of the old site."""
    published = written.item.published_at
    edition = article.typeset(at=published)
    edition.kind, edition.made_by = Kind.IMPORT, None
    edition.published_at = published
    edition.updated_at = max(published, min(written.item.updated_at or published, timezone.now()))
    with Ledger.open(article) as ledger:
        edition.address = article.claim_address(edition.address.path)
        edition.revision = article.revision_of_now(by=None)
        ledger.enter(edition, at=ledger.now)
    for path in written.aliases:
        Address.claim(path, article=article, is_alias=True)
    if written.item.comments == "closed":
        Thread(article=article, policy=Thread.Policy.CLOSED).save()
    return edition


def truncate(text: str, longest: int) -> str:
    """The text as far as it fits, at a word."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
