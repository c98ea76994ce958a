"""Making an old Revision the working copy again; this is saved as a new Revision, so nothing is lost."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import content
from ..content import Form
from ..refusal import Refused
from .locking import lock
from .revision import Revision
from .tag import Tag

MEANWHILE = gettext_lazy(
    "Somebody saved this article meanwhile. Look at the newer version, then take this one back."
)


def revert(revision: Revision, *, by, seen: int) -> Revision:
    """Let the working copy say what `revision` says; gives the new Revision.

    `seen` is the number of the latest Revision that the person knows of. Raises Refused where there
    is a later one, where the words were removed for good, and where the section is not theirs.
    """
    old = revision.data
    if not old:
        raise Refused(_("The words of this version were removed for good."))
    article = revision.article
    with lock(article):
        article.refresh_from_db()
        if article.latest_revision.number != seen:
            raise Refused(str(MEANWHILE))
        restore_texts(article, old, by=by)
        restore_rows(article, old)
        return article.save_revision(by=by)


def store_content(article, said: dict) -> None:
    """Have the working copy say all that `said` says (see `Revision.data`); the article's row is held."""
    for field in content.FIELDS:
        setattr(article, field.name, load_value(article, field, said))
    article.save()
    restore_rows(article, said)


def load_value(article, field, said: dict):
    """The value of a field of `said`; of a row, the row itself."""
    value = said[field.name]
    if field.form is not Form.ROW:
        return value
    model = article._meta.get_field(field.name).related_model
    return rows_by_uuid(model, [value]).get(value)


def restore_texts(article, old, *, by):
    """Fields of the article itself; its section as far as the person may change articles there."""
    for field in content.FIELDS:
        # A Revision of an older release does not have every field of this one.
        if field.is_fixed or field.name not in old:
            continue
        value = load_value(article, field, old)
        if field.name == "section":
            refuse_section(value, by=by)
            # Without a section the article would be out of reach for all colleagues.
            value = value or article.section
        setattr(article, field.name, value)
    article.save()


def refuse_section(section, *, by):
    """Raise Refused where the version stands in a section that is not the person's."""
    if section and not by.has_perm("articles.change_article", section):
        raise Refused(
            _("This version stands in {section}, which is not yours. Ask a colleague there.").format(
                section=section
            )
        )


def restore_rows(article, old):
    """Tags, bylines, photographs and related links, in place of those that are there."""
    article.tags.set(Tag.objects.named(old[content.TAGS]))
    for rows in content.ROWS:
        manager = getattr(article, rows.name)
        target = manager.model._meta.get_field(rows.column).related_model
        targets = rows_by_uuid(target, [row[rows.key] for row in old[rows.name]])
        manager.all().delete()
        manager.model.objects.bulk_create(
            manager.model(
                article=article,
                **{rows.column: targets.get(row[rows.key]), "position": place}
                | {name: row[name] for name in (*rows.values, *rows.texts)}
                | {name: row.get(name, False) for name in rows.flags}
                | {name: row.get(name, False) for name in rows.flags},
            )
            for place, row in enumerate(old[rows.name])
        )


def rows_by_uuid(model, uuids) -> dict:
    """The rows with these UUIDs, by UUID as written in a Revision."""
    return {str(row.uuid): row for row in model.objects.filter(uuid__in=[one for one in uuids if one])}
