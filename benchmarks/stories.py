"""Years of stories: drafts, scheduled, corrected, withdrawn ones, each with its line of Editions."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched, count, pairwise

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from articles import content, paths
from articles.models import (
    FOREVER,
    Address,
    Article,
    ArticleTag,
    Byline,
    Edition,
    EditionByline,
    EditionPhoto,
    EditionSection,
    EditionTag,
    Freshness,
    Placement,
    Revision,
    desk_index,
    search_index,
)
from articles.models.edition import Parts
from articles.models.ledger import date

BATCH = 500
running = count()
YEARS = timedelta(days=3650)


@dataclass
class Story:
    """One article with all its rows, before they are stored."""

    article: Article
    section: object
    authors: list
    tags: list
    photo: object
    steps: list[tuple[str, datetime]]
    address: Address | None = None
    revision: Revision | None = None
    digest: str = ""
    words: tuple = ()
    editions: list[Edition] = field(default_factory=list)


def write_stories(paper, many: int) -> list[tuple[int, datetime]]:
    """Store so many stories; the key and first date of each that readers have or had."""
    known, now = [], timezone.now()
    # The keys are known before: rows that name each other are then inserted once and never updated.
    first = (Article.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    for keys in batched(range(first, first + many), BATCH, strict=False):
        stories = [invent_story(paper, key, now) for key in keys]
        with transaction.atomic():
            store(stories, paper.editor)
        known += [(story.article.pk, story.steps[0][1]) for story in stories if story.steps]
    number_on(Article)
    return [(key, published) for key, published in known if published < now]


def number_on(model) -> None:
    """Have the database number further rows after these."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def invent_story(paper, key, now) -> Story:
    """A story that chance made up."""
    dice, prose = paper.dice, paper.prose
    section = dice.choice(paper.sections)
    steps = line_of_steps(dice, now)
    created = (steps[0][1] if steps else now) - timedelta(hours=dice.randint(1, 48))
    blocks = [f"<p>{words}</p>" for words in prose.paragraphs(paper.longest)]
    article = Article(
        pk=key,
        headline=prose.headline(),
        kicker=prose.some(1)[0].capitalize(),
        standfirst=prose.sentence(dice.randint(8, 25)),
        body="".join(blocks),
        section=section,
        created_at=min(created, now),
        created_by=dice.choice(paper.staff),
        public_from=steps[0][1] if steps else None,
    )
    return Story(
        article=article,
        section=section,
        authors=dice.sample(paper.authors, dice.choice([1, 1, 1, 2, 3])),
        tags=sorted({zipf(dice, paper.tags) for _ in range(dice.randint(0, 5))}, key=lambda tag: tag.pk),
        photo=dice.choice(paper.photos) if dice.random() < 0.6 else None,
        steps=steps,
    )


def zipf(dice, things):
    """One of them, the first ones much more often."""
    return things[int(len(things) * dice.random() ** 3)]


def line_of_steps(dice, now):
    """Kinds and times: most stories are published once and left alone."""
    roll, hours = dice.random(), timedelta(hours=1)
    if roll < 0.02:
        return []
    if roll < 0.03:
        return [("publication", now + dice.uniform(1, 90) * hours)]
    first = now - YEARS * dice.random() ** 2 - hours
    steps, changes = [("publication", first)], ("correction", "update", "silent", "clarification")
    if roll < 0.15:
        times = sorted(dice.uniform(1, 72) * hours for _ in range(dice.choice([1, 1, 1, 2, 4])))
        steps += [(dice.choice(changes), first + time) for time in times]
    elif roll < 0.18:
        kind = dice.choice(["retraction", "retraction", "unpublished", "takedown", "unpublished"])
        steps.append((kind, first + dice.uniform(1, 900) * hours))
    elif roll < 0.19:
        steps.append((dice.choice(changes), now + dice.uniform(1, 90) * hours))
    return steps


def store(stories, editor) -> None:
    """Insert a batch, table after table."""
    published = [story for story in stories if story.steps]
    address(published)
    revisions = revise(stories)
    Article.objects.bulk_create([story.article for story in stories])
    Address.objects.bulk_create([story.address for story in published])
    Address.objects.bulk_create(
        Address(path=f"/?p={story.article.pk}", article=story.article, is_alias=True)
        for story in published[::20]
    )
    Revision.objects.bulk_create(revisions)
    desk_index.INDEX.put((story.article.pk, story.words) for story in stories)
    ArticleTag.objects.bulk_create(
        ArticleTag(content_object=story.article, tag=tag) for story in stories for tag in story.tags
    )
    Byline.objects.bulk_create(
        Byline(article=story.article, author=author, position=place)
        for story in stories
        for place, author in enumerate(story.authors)
    )
    Placement.objects.bulk_create(
        Placement(article=story.article, photo=story.photo) for story in stories if story.photo
    )
    print_editions(published, editor)


def address(stories) -> None:
    """An address for each."""
    for story in stories:
        name = f"{paths.slug(story.article.headline)}-{story.article.pk}"
        story.article.path = f"/{story.steps[0][1]:%Y/%m}/{name}/"
        story.address = Address(path=story.article.path, article=story.article)


def revise(stories) -> list[Revision]:
    """One to four Revisions of each story; the last is what was printed, but for one in a hundred."""
    rows = []
    for story in stories:
        said, article = content_of(story), story.article
        words = json.dumps(said, ensure_ascii=False, sort_keys=True)
        rows += [
            Revision(article=article, number=number + 1, content=words, saved_by=article.created_by,
                     saved_at=article.created_at + timedelta(minutes=40 * number))
            for number in range(1 + article.pk % 4)
        ]  # fmt: skip
        story.revision = rows[-1]
        article.saved_at, story.digest = rows[-1].saved_at, content.digest_of(said)
        article.has_changes = bool(story.steps) and article.pk % 100 == 0
        article.digest = f"{story.digest[:-1]}-" if article.has_changes else story.digest
        story.words = desk_index.words_of(said, [author.name for author in story.authors])
    return rows


def content_of(story) -> dict:
    """What Article.content says, without asking the database."""
    return {
        **{name: getattr(story.article, name) for name in content.COLUMNS},
        "section": str(story.section.uuid),
        "tags": sorted(tag.name for tag in story.tags),
        "bylines": [{"author": str(author.uuid), "credited_as": ""} for author in story.authors],
        "placements": [
            {"photo": str(story.photo.uuid), "position": 0, "caption": "", "credit": "", "alt": ""}
        ]
        if story.photo
        else [],
        "related": [],
    }


def print_editions(stories, editor) -> None:
    """The lines of Editions, with narrow rows, index and versions."""
    for story in stories:
        print_line(story, editor)
    editions = [edition for story in stories for edition in story.editions]
    Edition.objects.bulk_create(editions)
    listed = [edition for edition in editions if edition.is_listed]
    hang(listed)
    search_index.add_all(listed)
    names = {f"article:{story.article.pk}" for story in stories} | {"front"}
    names |= {surface for edition in listed for surface in edition.surfaces}
    Freshness.objects.bulk_create(
        [Freshness(surface=name, version=1) for name in sorted(names)], ignore_conflicts=True
    )


def print_line(story, editor) -> None:
    """The unsaved Editions of one story, one after another."""
    before, ends = None, [*(begin for _, begin in story.steps[1:]), FOREVER]
    for (kind, begin), end in zip(story.steps, ends, strict=True):
        edition = build_edition(story, kind, before)
        edition.made_by, edition.live_from, edition.live_until = editor, begin, end
        edition.made_at = min(begin, timezone.now())
        date(edition, before)
        edition.search_key = key(edition) if edition.is_listed else None
        story.editions.append(edition)
        before = edition
    assert all(one.live_until == two.live_from for one, two in pairwise(story.editions))  # noqa: S101


def build_edition(story, kind, before) -> Edition:
    """An Edition of this kind, without its times."""
    article = story.article
    edition = Edition(
        kind=kind, article=article, address=story.address, section=story.section, revision=story.revision,
        digest=story.digest,
    )  # fmt: skip
    if kind in ("correction", "clarification", "retraction", "takedown"):
        edition.note = article.standfirst
    if not edition.is_listed:
        edition.headline = before.headline if kind == "retraction" else ""
        edition.parts, edition.revision, edition.digest = Parts(), None, ""
        return edition
    edition.headline, edition.kicker, edition.standfirst = (
        article.headline,
        article.kicker,
        article.standfirst,
    )
    edition.body = article.body
    edition.text = story.words[3]
    edition.parts = Parts(
        bylines=[
            EditionByline(author=author, position=place, credited_as=author.name)
            for place, author in enumerate(story.authors)
        ],
        photos=[photo_as_used(story.photo)] if story.photo else [],
        tags=story.tags,
        sections=story.section.lineage(),
    )
    return edition


def photo_as_used(photo):
    return EditionPhoto(photo=photo, position=0, caption=photo.caption, credit=photo.credit, alt=photo.alt)


def key(edition) -> int:
    """A search key that no other Edition of this run has: its time, then a running number."""
    return int(edition.published_at.timestamp() * 10_000) << 16 | next(running) % 65536


def hang(editions) -> None:
    """The rows that hang on Editions that are listed."""
    for edition in editions:
        for row in (*edition.parts.bylines, *edition.parts.photos):
            row.edition = edition
        for row in edition.parts.bylines:
            row.published_at = edition.published_at
    EditionByline.objects.bulk_create(row for edition in editions for row in edition.parts.bylines)
    EditionPhoto.objects.bulk_create(row for edition in editions for row in edition.parts.photos)
    EditionSection.objects.bulk_create(
        EditionSection(edition=edition, section=section, published_at=edition.published_at)
        for edition in editions
        for section in edition.parts.sections
    )
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag=tag, published_at=edition.published_at)
        for edition in editions
        for tag in edition.parts.tags
    )
