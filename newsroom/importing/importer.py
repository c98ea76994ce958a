"""Takes the posts of an export into the newsroom: articles with their Editions, drafts, comments."""

from collections import Counter
from urllib.parse import urljoin

from django.db import DatabaseError
from django.utils import timezone

from articles import markup, paths
from articles.models import Address, Article, Origin, Refused, RelatedLink

from . import comments
from .article_writer import ArticleData, store_articles
from .body import Related, parse_body
from .index import Index
from .media import Media
from .photographs import Photographs
from .refusal import Unreadable
from .report import Report
from .taxonomy import Taxonomy
from .threads import import_comments
from .wordpress import Export, Item

LONGEST = 500_000
EVERY = 100
# As many texts as markup remembers: each is cleaned before the transaction, which blocks other writers.
BATCH = 8
# By state: what the report says of the draft that it becomes (“”: nothing). None: it is left out.
DRAFTS = {
    "draft": "",
    "pending": "",
    "auto-draft": None,
    "trash": None,
    "inherit": None,
    "private": "was private; it is a draft now",
    "future": "was scheduled for {at}; it is a draft now, so schedule it anew",
}
UNKNOWN = "had the unknown state “{status}”; it is a draft now"


class Importer:
    """One run over one export."""

    def __init__(self, open_file, media: Media, *, dry: bool = False, tell=lambda text: None):
        """`open_file()` opens the export anew, binary; `tell` gets a line of progress now and then."""
        self.open_file, self.dry, self.tell = open_file, dry, tell
        self.report = Report()
        with open_file() as file:
            self.index = Index.of(file)
        # Numbers of posts are unique within one site only; the host keeps two sites apart.
        self.source = f"wxr:{self.index.host or paths.slug(self.index.site.title) or 'unnamed'}"[:40]
        self.names = Taxonomy(self.index.site, self.report, dry=dry)
        self.photographs = Photographs(self.index, media, self.report, dry=dry)
        self.waiting: list[Item] = []
        self.batch: list[ArticleData] = []
        self.taken: dict[str, str] = {}
        self.claimed: set[str] = set()
        self.others = Counter()

    def run(self) -> Report:
        """Take everything that can be read; Unreadable ends it with what was taken until then."""
        with self.open_file() as file:
            export = Export(file)
            try:
                self.take_items(export)
            except Unreadable as error:
                self.report.broken = str(error)
                self.report.say("The file", f"{error}. What came before was read.")
            finally:
                self.store_batch()
            self.conclude(export)
        return self.report

    def take_items(self, export):
        for number, item in enumerate(export, 1):
            self.take(item)
            if number % EVERY == 0:
                self.tell(f"{number} items, line {export.source.line}")

    def conclude(self, export):
        """Take the posts that waited for a later article, and complete the report."""
        for item in self.waiting:
            self.take_post(item)
        self.store_batch()
        site, source = export.site, export.source
        self.report.site = f"{site.title}, {site.address} (WXR {site.version or 'of no version'})"
        for kind, count in sorted(self.others.items()):
            self.report.say(f"{count} × {kind}", "not a kind that is taken in")
        if source.dropped:
            self.report.say("The file", f"{source.dropped} characters that XML does not allow were dropped")
        if source.guessed:
            self.report.say(
                "The file", f"{source.guessed} bytes were not UTF-8 and were read as Windows-1252"
            )

    def take(self, item: Item) -> None:
        if item.kind == "attachment":
            self.photographs.take(self.index.attachments[item.id])
        elif item.kind != "post":
            self.others[item.kind or "item without a type"] += 1
            self.report.counts["skipped"]["item"] += 1
        elif self.must_wait(item):
            self.waiting.append(item)
        else:
            self.take_post(item)

    def must_wait(self, item: Item) -> bool:
        """Whether a related headline leads to an article that this file brings only later."""
        if "<hr" not in item.content[:LONGEST].lower():
            return False
        found = parse_body(item.content[:LONGEST], lead="", identify=self.index.attachment_of)
        ids = {self.index.posts.get(self.index.own_path(related.url)) for related in found.related}
        return bool(ids - {None, item.id} - self.taken.keys() - self.existing_ids(ids))

    def existing_ids(self, ids) -> set[str]:
        found = Origin.objects.filter(source=self.source, source_id__in=[one for one in ids if one])
        return set(found.values_list("source_id", flat=True))

    def take_post(self, item: Item) -> None:
        """Add a new post to the batch; of a post that is already here, take in new comments."""
        # A file may have a post twice; the second one must find the first stored.
        if item.id in {written.item.id for written in self.batch}:
            self.store_batch()
        article, is_new = self.article_of(item), item.id not in self.taken
        if article is None and is_new:
            self.add_to_batch(item)
            return
        self.report.knew("article" if self.is_public(item, article) else "draft")
        self.take_comments(item, article, is_new=is_new)

    def take_comments(self, item: Item, article: Article | None, *, is_new: bool) -> None:
        """Its comments, if readers have it."""
        if self.is_public(item, article):
            self.import_comments(item, article)
        elif item.reader_comments and is_new:
            self.report.say(item, f"the {len(item.reader_comments)} comments of a draft are left out")

    def import_comments(self, item: Item, article: Article | None) -> None:
        try:
            import_comments(item, article, source=self.source, report=self.report, dry=self.dry)
        except DatabaseError as error:
            self.report.skip("comment", item, f"its comments could not be stored ({error})")

    def article_of(self, item: Item) -> Article | None:
        """The article that was taken in from this post before."""
        return Article.objects.filter(origin__source=self.source, origin__source_id=item.id).first()

    def is_public(self, item: Item, article: Article | None) -> bool:
        return self.taken.get(item.id) == "article" or bool(article and not article.is_draft)

    def add_to_batch(self, item: Item) -> None:
        """Read a new post; with some others it is stored, unless the run is dry."""
        try:
            written = self.read_article(item)
        except (Refused, DatabaseError) as error:
            self.report.skip("article", item, str(error))
            return
        self.claimed.update(written.addresses)
        self.taken[item.id] = "article" if written.is_public else "draft"
        self.batch.append(written)
        if len(self.batch) == BATCH:
            self.store_batch()

    def store_batch(self) -> None:
        """Store what was read, then its comments."""
        batch, self.batch = self.batch, []
        self.store(batch)

    def store(self, batch: list[ArticleData]) -> None:
        """Store all in one transaction; where one of them cannot be, each in one of its own."""
        try:
            articles = [None] * len(batch) if self.dry else store_articles(batch, source=self.source)
        except (Refused, DatabaseError) as error:
            # One bad article must not keep the others of its batch out.
            if len(batch) > 1:
                for written in batch:
                    self.store([written])
            else:
                self.leave_out(batch[0], error)
            return
        for written, article in zip(batch, articles, strict=True):
            self.report.took(self.taken[written.item.id])
            self.take_comments(written.item, article, is_new=True)

    def leave_out(self, written: ArticleData, error: Exception) -> None:
        """Say that it could not be stored, and why."""
        self.claimed.difference_update(written.addresses)
        del self.taken[written.item.id]
        self.report.skip("article", written.item, str(error))

    def read_article(self, item: Item) -> ArticleData:
        """All that is known of the article before anything of it is stored."""
        self.refuse_unfit(item)
        found = parse_body(item.content, lead=self.lead(item), identify=self.index.attachment_of)
        if found.related:
            # A related headline needs the row of its article, which may still wait in the batch.
            self.store_batch()
        for lost in found.lost:
            self.report.say(item, lost)
        placements = self.photographs.placements(found.pictures, item)
        why = self.why_draft(item, found.text or placements)
        if why:
            self.report.say(item, why)
        is_public = item.status == "publish" and not why
        return ArticleData(
            item=item, story=found, headline=markup.plain(item.title), placements=placements,
            standfirst=markup.plain(item.excerpt), is_public=is_public,
            path=self.path(item, is_public=is_public), aliases=self.aliases(item) if is_public else [],
            section=self.names.section(item), authors=self.names.authors(item), tags=self.names.tags(item),
            related=self.add_related(item, found.related),
        )  # fmt: skip

    def refuse_unfit(self, item: Item) -> None:
        """Raise Refused where the post cannot be taken at all."""
        if len(item.content) > LONGEST:
            raise Refused(f"its text has more than {LONGEST:,} characters")
        if not item.has_number:
            raise Refused("it has no number, so it could not be told from others")
        if DRAFTS.get(item.status, "") is None:
            raise Refused(f"its state is “{item.status}”")

    def lead(self, item) -> str:
        number = item.meta.get("_thumbnail_id", "").strip()
        if number and number not in self.index.attachments:
            self.report.say(item, f"its lead picture (attachment {number}) is not in the file")
            return ""
        return number

    def why_draft(self, item, content) -> str:
        """Why a post does not become public; empty where it does, or where it was a draft anyway."""
        if item.status != "publish":
            # The state is a value: within the sentence itself, braces in it would end the import.
            return DRAFTS.get(item.status, UNKNOWN).format(at=item.published_at, status=item.status)
        now = timezone.now()
        reasons = {
            "had a password; it is a draft now": item.password,
            "has no headline; it is a draft now": not markup.plain(item.title),
            "has neither text nor a picture; it is a draft now": not content,
            "has no date; it is a draft now": item.published_at is None,
            "has a date still ahead; it is a draft now": (item.published_at or now) > now,
        }
        return next((why for why, holds in reasons.items() if holds), "")

    def path(self, item, *, is_public) -> str:
        """The path of the old site; blank where it had none: then one is made of date and headline."""
        own = self.index.own_path(item.link)
        if item.link and not own:
            self.report.say(item, f"cannot keep its address {item.link[:300]}")
        if own.startswith("/?"):
            return ""
        if is_public and own and self.is_claimed(own):
            raise Refused(f"the address {own} belongs to another article here")
        return own

    def aliases(self, item) -> list[str]:
        """Its other paths on the old site, without those that belong to another article here."""
        own, old = self.index.own_path(item.link), item.meta.get("_wp_old_slug", "")
        # WordPress keeps the slugs that a post had before in _wp_old_slug, and redirects from them.
        renamed = own.replace(f"/{item.slug}/", f"/{old}/") if old and item.slug else ""
        found = {path for path in (f"/?p={item.id}", self.index.own_path(renamed)) if path not in ("", own)}
        if own.startswith("/?"):
            found.add(own)
        for path in sorted(found):
            if self.is_claimed(path):
                self.report.say(item, f"cannot keep the address {path}: it belongs to another article here")
        return [path for path in sorted(found) if not self.is_claimed(path)]

    def is_claimed(self, path: str) -> bool:
        return path in self.claimed or Address.objects.filter(path=path).exists()

    def add_related(self, item, found: list[Related]) -> list[RelatedLink]:
        return [link for position, one in enumerate(found) if (link := self.link(item, position, one))]

    def link(self, item, position, related) -> RelatedLink | None:
        """A related headline: an article of ours where the address is one, else the address."""
        headline = related.headline[:250]
        address = Address.objects.filter(path=self.index.own_path(related.url) or "-").first()
        if address:
            return RelatedLink(position=position, target_id=address.article_id, headline=headline)
        url = urljoin(self.index.site.address + "/", related.url)
        if not comments.is_web(url) or len(url) > 1000 or not headline:
            self.report.say(item, f"the related headline “{headline}” leads nowhere and was left out")
            return None
        return RelatedLink(position=position, url=url, headline=headline)
