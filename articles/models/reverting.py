"""An old Revision made the working copy again: nothing is lost, for that is a new Revision."""

from ..refusal import Refused
from .author import Author
from .byline import Byline
from .locking import lock
from .photo import Photo
from .placement import Placement
from .related import RelatedLink
from .revision import Revision
from .section import Section
from .series import Series
from .tag import Tag

# The address is claimed for good, and colleagues are told what holds now.
STAYS = {"path", "internal_note"}
MEANWHILE = "Somebody saved this article meanwhile. Look at the newer version, then take this one back."


def revert(revision: Revision, *, by, seen: int) -> Revision:
    """Let the working copy say what `revision` says; gives the new Revision.

    `seen` is the number of the latest Revision that the person knows of. Raises Refused where there
    is a later one, where the words were removed for good, and where the section is not theirs.
    """
    content = revision.data
    if not content:
        raise Refused("The words of this version were removed for good.")
    article = revision.article
    with lock(article):
        article.refresh_from_db()
        if article.latest_revision.number != seen:
            raise Refused(MEANWHILE)
        restore_texts(article, content, by=by)
        restore_rows(article, content)
        return article.save_revision(by=by)


def restore_texts(article, content, *, by):
    """Fields of the article itself; its section as far as the person may change articles there."""
    for name in set(article.WORDS) & content.keys() - STAYS:
        setattr(article, name, content[name])
    section = rows_by_uuid(Section, [content["section"]]).get(content["section"])
    if section and not by.has_perm("articles.change_article", section):
        raise Refused(f"This version stands in {section}, which is not yours. Ask a colleague there.")
    article.section = section or article.section
    article.series = rows_by_uuid(Series, [content.get("series")]).get(content.get("series"))
    article.save()


def restore_rows(article, content):
    """Tags, bylines, photographs and related links, in place of those that are there."""
    article.tags.set(Tag.objects.named(content["tags"]))
    authors = rows_by_uuid(Author, [row["author"] for row in content["bylines"]])
    photos = rows_by_uuid(Photo, [row["photo"] for row in content["placements"]])
    targets = rows_by_uuid(type(article), [row["article"] for row in content["related"]])
    for rows in (article.bylines, article.placements, article.related):
        rows.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, position=place, author=authors[row["author"]], credited_as=row["credited_as"])
        for place, row in enumerate(content["bylines"])
    )
    Placement.objects.bulk_create(
        Placement(article=article, **row | {"photo": photos[row["photo"]]}) for row in content["placements"]
    )
    RelatedLink.objects.bulk_create(
        RelatedLink(article=article, position=place, target=targets.get(row["article"]),
                    url=row["url"], headline=row["headline"])
        for place, row in enumerate(content["related"])
    )  # fmt: skip


def rows_by_uuid(model, uuids) -> dict:
    """The rows with these UUIDs, by UUID as written in a Revision."""
    return {str(row.uuid): row for row in model.objects.filter(uuid__in=[one for one in uuids if one])}
