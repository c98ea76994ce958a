"""Stores imported articles: working copies, their Revisions, and Editions of kind import; many at once."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles import markup
from articles.models import Address, Article, Byline, Origin, Placement, RelatedLink, Section
from articles.models.publishing import Import, publish_imports
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

    @property
    def addresses(self) -> set[str]:
        """The paths that it will claim: its own and its aliases; none for a draft."""
        return {self.path, *self.aliases} if self.is_public else set()


def store_articles(batch: list[ArticleData], *, source: str) -> list[Article]:
    """Store all or none; public ones go live now, with the dates of the old site. Returns them in order."""
    for written in batch:
        # Cleaned here, because on SQLite the transaction keeps all others from writing; markup remembers it.
        markup.body(written.story.body)
    with transaction.atomic():
        articles = [create_article(written, source=source) for written in batch]
        pairs = list(zip(articles, batch, strict=True))
        publish([pair for pair in pairs if pair[1].is_public])
        for article, written in pairs:
            if not written.is_public:
                article.save_revision(by=None)
    return articles


def create_article(written: ArticleData, *, source: str) -> Article:
    """The working copy with its rows; within a transaction."""
    article = Article.objects.create(
        headline=truncate(written.headline, 250),
        standfirst=truncate(written.standfirst, 1000),
        body=written.story.body,
        section=written.section,
        path=written.path,
        **({"created_at": written.item.published_at} if written.item.published_at else {}),
    )
    Origin.objects.create(article=article, source=source, source_id=written.item.id)
    create_rows(article, written)
    return article


def create_rows(article: Article, written: ArticleData) -> None:
    """The rows of the working copy."""
    for position, author in enumerate(written.authors):
        Byline.objects.create(article=article, author=author, position=position)
    for row in (*written.placements, *written.related):
        # A batch that was rolled back is stored anew, and the rows still have the keys of the first attempt.
        row.pk, row.article = None, article
        row.save(force_insert=True)
    article.tags.add(*written.tags)


def publish(pairs: list[tuple[Article, ArticleData]]) -> None:
    """Publish them, claim their old addresses, and close comments where the old site had."""
    now = timezone.now()
    publish_imports([Import(article, *dates(written.item, now)) for article, written in pairs])
    for article, written in pairs:
        for path in written.aliases:
            Address.claim(path, article=article, is_alias=True)
        if written.item.comments == "closed":
            Thread(article=article, policy=Thread.Policy.CLOSED).save()


def dates(item: Item, now: datetime) -> tuple[datetime, datetime]:
    """(first publication, last change) on the old site; a last change in the future counts as now."""
    return item.published_at, min(item.updated_at or item.published_at, now)


def truncate(text: str, longest: int) -> str:
    """The text, cut at a word and ended by “…” where it is longer than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
