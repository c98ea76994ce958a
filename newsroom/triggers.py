"""Rules that the database itself keeps, on SQLite and PostgreSQL: append-only rows, the ledger.

Installed after every migrate and removed before it: SQLite drops a table's triggers without a
word when it rebuilds the table, and cannot rebuild one that a trigger names.
"""

from dataclasses import dataclass

from django.db import connections

FUNCTION = "newsroom_{name}"


@dataclass(frozen=True)
class Trigger:
    """Refuse `event` on `table` where `when` holds (SQL over OLD and NEW), saying `message`.

    `when` may use IS DISTINCT FROM; it becomes IS NOT on SQLite.
    """

    table: str
    event: str
    message: str
    when: str = "1 = 1"

    @property
    def name(self) -> str:
        return f"{self.table}_{self.event}_{abs(hash_of(self.message)):x}"

    def names(self, vendor: str) -> list[str]:
        """What the database calls it; PostgreSQL can empty a table without deleting a row."""
        emptying = [f"{self.name}_all"] if vendor == "postgresql" and self.event == "delete" else []
        return [self.name, *emptying]


def hash_of(text: str) -> int:
    """A short number that is the same in every process."""
    number = 7
    for sign in text.encode():
        number = (number * 31 + sign) % 0xFFFFFF
    return number


def changed(*columns: str) -> str:
    """SQL: one of these columns is about to change."""
    return "(" + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns) + ")"


def frozen(table: str, columns: str, message: str, *, unless: str = "") -> Trigger:
    """Refuse to change these columns (space-separated), but for the case `unless`."""
    when = changed(*columns.split())
    return Trigger(table, "update", message, f"{when} AND NOT ({unless})" if unless else when)


def kept(table: str) -> Trigger:
    """Refuse to delete a row."""
    return Trigger(table, "delete", f"{table}: rows are kept for ever")


def blanking(*texts: str) -> str:
    """SQL: these texts are emptied, for the first time, by somebody, for a reason."""
    empty = " AND ".join(f"NEW.{text} = ''" for text in texts)
    return (
        "OLD.blanked_at IS NULL AND NEW.blanked_at IS NOT NULL AND NEW.blanked_by_id IS NOT NULL"
        f" AND NEW.blank_reason <> '' AND {empty}"
    )


BLANKED = "blanked_at blanked_by_id blank_reason"
OVERLAP = """
    NEW.live_from < NEW.live_until AND EXISTS (
        SELECT 1 FROM articles_edition other
        WHERE other.article_id = NEW.article_id AND other.id <> NEW.id
        AND other.live_from < other.live_until
        AND other.live_from < NEW.live_until AND NEW.live_from < other.live_until)
"""
UNDECIDED = """
    (NEW.state IS DISTINCT FROM OLD.state OR NEW.decision_id IS DISTINCT FROM OLD.decision_id)
    AND (NEW.decision_id IS NULL OR NEW.decision_id IS NOT DISTINCT FROM OLD.decision_id
        OR NOT EXISTS (
            SELECT 1 FROM comments_decision d
            WHERE d.id = NEW.decision_id AND d.comment_id = NEW.id AND d.state = NEW.state))
"""

TRIGGERS = (
    *(
        kept(table)
        for table in (
            "articles_article",
            "articles_revision",
            "articles_edition",
            "articles_editionsection",
            "articles_editiontag",
            "articles_editionbyline",
            "articles_editionphoto",
            "articles_editionrelated",
            "articles_cancellation",
            "articles_address",
            "articles_photo",
            "articles_author",
            "articles_section",
            "newsroom_user",
            "newsroom_site",
            "comments_thread",
            "comments_comment",
            "comments_commentversion",
            "comments_decision",
            "comments_commentnote",
        )
    ),
    Trigger("articles_edition", "insert", "Editions of an article do not overlap", OVERLAP),
    Trigger("articles_edition", "update", "Editions of an article do not overlap", OVERLAP),
    frozen(
        "articles_edition",
        "id uuid article_id revision_id kind redirect_to live_from published_at updated_at "
        "made_at made_by_id address_id section_id language search_key",
        "An Edition does not change",
    ),
    frozen(
        "articles_edition",
        f"kicker headline standfirst body text note {BLANKED}",
        "The text of an Edition may only be blanked, once, by somebody, for a reason",
        unless=blanking("kicker", "headline", "standfirst", "body", "text", "note"),
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
        unless=blanking("content"),
    ),
    frozen("articles_address", "id path article_id claimed_at is_alias", "An address is claimed for ever"),
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
        "id edition_id photo_id position inherits_caption inherits_credit inherits_alt",
        "A photograph as used does not change",
    ),
    frozen(
        "articles_editionrelated",
        "id edition_id position article_id",
        "A related headline as printed does not change",
    ),
    frozen(
        "articles_editionphoto",
        "caption credit alt",
        "The words of a photograph as used may only be blanked",
        unless="NEW.caption = '' AND NEW.credit = '' AND NEW.alt = ''",
    ),
    frozen(
        "articles_editionbyline",
        "credited_as",
        "A byline as credited may only be blanked",
        unless="NEW.credited_as = ''",
    ),
    frozen(
        "articles_editionrelated",
        "url headline",
        "A related headline as printed may only be blanked",
        unless="NEW.url = '' AND NEW.headline = ''",
    ),
    frozen(
        "articles_cancellation",
        "id edition_id cancelled_at cancelled_by_id reason",
        "A cancellation does not change",
    ),
    Trigger(
        "comments_comment",
        "insert",
        "A comment begins held and undecided",
        "NEW.state <> 'held' OR NEW.decision_id IS NOT NULL",
    ),
    Trigger("comments_comment", "update", "A comment changes state by a Decision of its own", UNDECIDED),
    Trigger(
        "comments_comment",
        "insert",
        "A reply stands in the thread of what it answers",
        "NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM comments_comment c"
        " WHERE c.id = NEW.parent_id AND c.thread_id = NEW.thread_id)",
    ),
    frozen(
        "comments_comment",
        "id uuid thread_id parent_id place user_id posted_at receipt submission source source_id",
        "What a reader sent does not change",
    ),
    frozen(
        "comments_comment",
        "name email network fingerprint",
        "What tells of a reader may only be blanked",
        unless=" AND ".join(
            f"(NEW.{name} = '' OR NEW.{name} = OLD.{name})"
            for name in ("name", "email", "network", "fingerprint")
        ),
    ),
    frozen(
        "comments_commentversion", "id comment_id number posted_at", "The words of a comment do not change"
    ),
    frozen(
        "comments_commentversion",
        f"text html {BLANKED}",
        "The words of a comment may only be blanked, once, by somebody, for a reason",
        unless=blanking("text", "html"),
    ),
    Trigger(
        "comments_decision",
        "insert",
        "A Decision is about words of its comment",
        "NOT EXISTS (SELECT 1 FROM comments_commentversion v"
        " WHERE v.id = NEW.version_id AND v.comment_id = NEW.comment_id)",
    ),
    frozen(
        "comments_decision",
        "id comment_id version_id state decided_by_id rule reason decided_at",
        "A Decision does not change",
    ),
    frozen(
        "comments_commentnote",
        "id uuid comment_id kind text html signature dated_at set_at set_by_id",
        "A note does not change: withdraw it and set another",
    ),
    Trigger(
        "comments_commentnote",
        "update",
        "A note is withdrawn once",
        f"OLD.withdrawn_at IS NOT NULL AND {changed('withdrawn_at', 'withdrawn_by_id')}",
    ),
    frozen("comments_thread", "id uuid article_id", "A thread stays with its article"),
)


def install(connection) -> None:
    """Create every trigger whose table exists."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            if trigger.table in tables:
                for statement in CREATE[connection.vendor](trigger):
                    cursor.execute(statement)


def remove(connection) -> None:
    """Drop every trigger whose table exists."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            if trigger.table in tables:
                on = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
                for name in trigger.names(connection.vendor):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def on_sqlite(trigger):
    """The statements that make a trigger on SQLite."""
    when = trigger.when.replace("IS NOT DISTINCT FROM", "IS").replace("IS DISTINCT FROM", "IS NOT")
    yield f"DROP TRIGGER IF EXISTS {trigger.name}"
    yield (
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event.upper()} ON {trigger.table} "
        f"FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END"
    )


def on_postgresql(trigger):
    """The statements that make a trigger, and the function it calls, on PostgreSQL."""
    function = FUNCTION.format(name=trigger.name)
    row = "OLD" if trigger.event == "delete" else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {trigger.when} THEN RAISE EXCEPTION '{trigger.message}' USING ERRCODE = '23000'; "
        f"END IF; RETURN {row}; END $$"
    )
    for name in trigger.names("postgresql"):
        emptying = name != trigger.name
        event = "TRUNCATE" if emptying else trigger.event.upper()
        yield f"DROP TRIGGER IF EXISTS {name} ON {trigger.table}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON {trigger.table} "
            f"FOR EACH {'STATEMENT' if emptying else 'ROW'} EXECUTE FUNCTION {function}()"
        )


CREATE = {"sqlite": on_sqlite, "postgresql": on_postgresql}


def before_migrate(using, **kwargs) -> None:
    remove(connections[using])


def after_migrate(using, **kwargs) -> None:
    install(connections[using])
