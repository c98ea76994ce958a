import hashlib
import json
from datetime import UTC, datetime

from django.db import migrations
from django.db.models import Exists, F, OuterRef

NAMES = (
    *("kicker", "headline", "standfirst", "dateline", "body", "section", "genre", "series", "part"),
    *("language", "path", "bylines", "related", "tags", "placements"),
)
# As `kinds.LISTED`.
LISTED = ("publication", "silent", "update", "correction", "clarification", "restoration", "import")
AT_ONCE = 500


def digest_of(said):
    printed = {name: said[name] for name in NAMES if said.get(name)}
    return hashlib.sha256(json.dumps(printed, sort_keys=True).encode()).hexdigest()


def fill_digests(apps, schema_editor):
    articles, editions, revisions = (
        apps.get_model("articles", name).objects.order_by() for name in ("Article", "Edition", "Revision")
    )
    digests, latest = {}, {}
    found = revisions.exclude(content="").order_by("number").values_list("pk", "article_id", "content")
    for pk, article, content in found.iterator(chunk_size=AT_ONCE):
        digests[pk] = latest[article] = digest_of(json.loads(content))
    store(editions.only("pk", "revision_id"), lambda edition: digests.get(edition.revision_id))
    store(articles.only("pk"), lambda article: latest.get(article.pk))
    later = editions.filter(article=OuterRef("pk"), live_until__gt=datetime.now(UTC), kind__in=LISTED)
    others = later.filter(live_from__lt=F("live_until")).exclude(digest=OuterRef("digest"))
    articles.filter(Exists(others)).update(has_changes=True)


def store(rows, digest):
    batch = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        row.digest = digest(row) or ""
        batch.append(row)
        if len(batch) == AT_ONCE:
            rows.bulk_update(batch, ["digest"])
            batch = []
    rows.bulk_update(batch, ["digest"])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0019_digests'),
    ]

    operations = [
        migrations.RunPython(fill_digests, migrations.RunPython.noop),
    ]
