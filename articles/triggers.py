"""The rules of the ledger: Editions and their rows, Revisions, addresses, what is never deleted."""

from . import content
from .trigger import (
    BLANKED,
    Trigger,
    allow_blanking,
    allow_expunging,
    forbid_delete,
    forbid_delete_outside_bin,
    frozen,
    when_empty,
)

# A cancelled Edition has an empty period, which is in nobody's way.
OVERLAP = """
    NEW.live_from < NEW.live_until AND EXISTS (
        SELECT 1 FROM articles_edition other
        WHERE other.article_id = NEW.article_id AND other.id <> NEW.id
        AND other.live_from < other.live_until
        AND other.live_from < NEW.live_until AND NEW.live_from < other.live_until)
"""

# The note and the end of a period have rules of their own.
FIXED = {*content.COPIED, *content.OWN, *content.EDITION_COLUMNS}
FIXED = sorted(FIXED - {"note", "live_until", "redirect_to", "expunction_id", *content.EMPTIED["Edition"]})
# A photograph that no row names; what was printed once is named for ever.
UNUSED = """OLD.id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM articles_placement p WHERE p.photo_id = OLD.id)
    AND NOT EXISTS (SELECT 1 FROM articles_editionphoto p WHERE p.photo_id = OLD.id)"""
# To the article, for the rows that hang on an Edition.
BY_EDITION = "(SELECT e.article_id FROM articles_edition e WHERE e.id = NEW.edition_id)"
STAYS_BLANKED = (
    "NEW.blanked_at IS NOT DISTINCT FROM OLD.blanked_at"
    " AND NEW.blanked_by_id IS NOT DISTINCT FROM OLD.blanked_by_id"
)


def shorten(table: str, texts: tuple[str, ...], message: str, *, blanking: str = "", article: str) -> Trigger:
    """Refuse to change texts, but to blank them and, while an Expunction is open, to make them shorter."""
    unless = f"({blanking or when_empty(*texts)}) OR ({allow_expunging(article, *texts)})"
    return frozen(table, " ".join(texts), message, unless=unless)


TRIGGERS = (
    *(
        forbid_delete(table)
        for table in (
            "articles_edition",
            "articles_editionsection",
            "articles_editiontag",
            "articles_editionbyline",
            "articles_editionphoto",
            "articles_editionrelated",
            "articles_editionpassage",
            "articles_cancellation",
            "articles_fixconflict",
            "articles_override",
            "articles_owed",
            "articles_frontplacement",
            "articles_address",
            "articles_author",
            "articles_section",
            "articles_series",
        )
    ),
    forbid_delete_outside_bin("articles_article", "OLD.id"),
    *(
        forbid_delete_outside_bin(f"articles_{name}", "OLD.article_id")
        for name in ("revision", "expunction", "handover", "previewlink")
    ),
    forbid_delete("articles_photo", unless=UNUSED),
    Trigger("articles_edition", "insert", "Editions of an article do not overlap", OVERLAP),
    Trigger("articles_edition", "update", "Editions of an article do not overlap", OVERLAP),
    frozen(
        "articles_edition",
        " ".join(FIXED),
        "An Edition does not change",
    ),
    frozen(
        "articles_edition",
        " ".join((*content.EDITION_TEXTS, *content.BLANKING)),
        "The text of an Edition may only be blanked, once, by somebody, for a reason",
        unless=f"({allow_blanking(*content.EDITION_TEXTS)}) OR ({STAYS_BLANKED} AND "
        f"{allow_expunging('NEW.article_id', *content.EDITION_TEXTS, 'blank_reason')})",
    ),
    frozen(
        "articles_edition",
        "expunction_id redirect_to",
        "An Edition does not change where it leads, but by an Expunction",
        unless=allow_expunging("NEW.article_id", "redirect_to"),
    ),
    frozen(
        "articles_revision",
        "expunction_id",
        "A Revision does not change, but by an Expunction",
        unless=allow_expunging("NEW.article_id"),
    ),
    frozen(
        "articles_edition",
        "digest",
        "The digest of an Edition may only be blanked",
        unless=f"{when_empty('digest')} OR {allow_expunging('NEW.article_id')}",
    ),
    frozen(
        "articles_edition",
        "note",
        "The note of an Edition may only be blanked, and only with its text",
        unless="(NEW.note = '' AND NEW.blanked_at IS NOT NULL) OR "
        f"({allow_expunging('NEW.article_id', 'note')})",
    ),
    Trigger(
        "articles_edition",
        "update",
        "A cancelled Edition stays cancelled",
        "OLD.live_from = OLD.live_until AND NEW.live_until <> OLD.live_until",
    ),
    frozen(
        "articles_revision",
        "id uuid article_id number saved_at saved_by_id",
        "A Revision does not change",
    ),
    frozen(
        "articles_revision",
        f"content {BLANKED}",
        "A Revision may only be blanked, once, by somebody, for a reason",
        unless=f"({allow_blanking('content')}) OR "
        f"({STAYS_BLANKED} AND {allow_expunging('NEW.article_id', 'content', 'blank_reason')})",
    ),
    frozen("articles_address", "id article_id claimed_at is_alias", "An address is claimed for ever"),
    frozen(
        "articles_address",
        "path",
        "An address is claimed for ever, but for an Expunction",
        unless=allow_expunging("NEW.article_id"),
    ),
    frozen("articles_editionsection", "id edition_id section_id published_at", "A listing does not change"),
    frozen(
        "articles_editiontag",
        "id content_object_id tag_id published_at",
        "A listing does not change",
    ),
    frozen(
        "articles_editionbyline",
        "id edition_id author_id position published_at",
        "A byline as credited does not change",
    ),
    frozen(
        "articles_editionphoto",
        "id edition_id photo_id position inherits_caption inherits_credit inherits_alt is_decorative",
        "A photograph as used does not change",
    ),
    frozen(
        "articles_editionrelated",
        "id edition_id position article_id",
        "A related headline as printed does not change",
    ),
    frozen(
        "articles_previewlink",
        "id uuid article_id token_hash made_at made_by_id expires_at",
        "A preview link stays as it was made out",
    ),
    frozen(
        "articles_previewlink",
        "revoked_at revoked_by_id",
        "A revoked preview link stays revoked",
        unless="OLD.revoked_at IS NULL",
    ),
    frozen("articles_editionpassage", "id edition_id position", "A corrected passage does not change"),
    shorten(
        "articles_editionpassage",
        ("was", "now"),
        "The words of a corrected passage may only be blanked",
        article=BY_EDITION,
    ),
    shorten(
        "articles_editionphoto",
        content.PHOTOGRAPHS.texts,
        "The words of a photograph as used may only be blanked",
        article=BY_EDITION,
    ),
    shorten(
        "articles_editionbyline",
        content.BYLINES.texts,
        "A byline as credited may only be blanked",
        article=BY_EDITION,
    ),
    shorten(
        "articles_editionrelated",
        content.RELATED.texts,
        "A related headline as printed may only be blanked",
        article=BY_EDITION,
    ),
    frozen(
        "articles_cancellation",
        "id edition_id cancelled_at cancelled_by_id",
        "A cancellation does not change",
    ),
    shorten(
        "articles_cancellation",
        ("reason",),
        "The reason of a cancellation may only be blanked",
        article=BY_EDITION,
    ),
    frozen(
        "articles_fixconflict",
        "id article_id edition_id field place",
        "A conflict of a fix does not change",
    ),
    shorten(
        "articles_fixconflict",
        ("base", "mine", "theirs"),
        "The texts of a conflict may only be blanked",
        article="NEW.article_id",
    ),
    frozen(
        "articles_fixconflict",
        "settled_at settled_by_id is_taken",
        "A conflict is settled once",
        unless="OLD.settled_at IS NULL",
    ),
    Trigger(
        "articles_handover",
        "insert",
        "What goes back has a reason",
        "NEW.state = 'back' AND NEW.note = ''",
    ),
    frozen(
        "articles_handover",
        "id article_id revision_id state made_at made_by_id assignee_id assigned_at assigned_by_id",
        "A hand-over does not change",
    ),
    frozen("articles_handover", "ended_at", "A hand-over ends once", unless="OLD.ended_at IS NULL"),
    shorten(
        "articles_handover",
        ("note",),
        "The note of a hand-over may only be blanked",
        article="NEW.article_id",
    ),
    frozen(
        "articles_override",
        "id edition_id rule target made_at made_by_id",
        "An override does not change",
    ),
    shorten(
        "articles_override", ("reason",), "The reason of an override may only be blanked", article=BY_EDITION
    ),
    frozen(
        "articles_owed",
        "id article_id edition_id rule photo_id person_id reason since",
        "What is owed does not change",
    ),
    frozen(
        "articles_owed",
        "settled_at settled_by_id settlement",
        "What is owed is settled once",
        unless="OLD.settled_at IS NULL",
    ),
    frozen(
        "articles_owed",
        "settled_reason",
        "The reason why nothing is owed any more may only be blanked",
        unless="OLD.settled_at IS NULL OR NEW.settled_reason = '' OR "
        f"({allow_expunging('NEW.article_id', 'settled_reason')})",
    ),
    frozen(
        "articles_expunction",
        "id article_id made_at made_by_id heading how",
        "An Expunction does not change",
    ),
    frozen(
        "articles_expunction",
        "places revision closed_at",
        "An Expunction is closed once",
        unless="OLD.closed_at IS NULL",
    ),
    frozen(
        "articles_expunction",
        "reason",
        "The reason of an Expunction may only become shorter by another one",
        unless=allow_expunging("NEW.article_id", "reason"),
    ),
    frozen(
        "articles_frontplacement",
        "id uuid article_id place stands_from placed_at placed_by_id",
        "A placement on the front page does not change",
    ),
    frozen(
        "articles_frontplacement",
        "stands_until ended_at ended_by_id",
        "A placement on the front page is ended once, and early",
        unless="OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND NEW.stands_until <= OLD.stands_until",
    ),
)
