"""The rules of comments: words stay as sent, a state moves only with its Decision."""

from articles.trigger import (
    BLANKED,
    Trigger,
    allow_blanking,
    allow_expunging,
    forbid_delete,
    forbid_delete_outside_bin,
    frozen,
    when_changed,
    when_empty,
)

# IS DISTINCT FROM: with `<>` a missing decision gives NULL, and the trigger would let it pass.
UNDECIDED = """
    (NEW.state IS DISTINCT FROM OLD.state OR NEW.decision_id IS DISTINCT FROM OLD.decision_id)
    AND (NEW.decision_id IS NULL OR NEW.decision_id IS NOT DISTINCT FROM OLD.decision_id
        OR NOT EXISTS (
            SELECT 1 FROM comments_decision d
            WHERE d.id = NEW.decision_id AND d.comment_id = NEW.id AND d.state = NEW.state))
"""

# From a note to the article of its comment.
OF_COMMENT = """(SELECT t.article_id FROM comments_thread t
    JOIN comments_comment c ON c.thread_id = t.id WHERE c.id = NEW.comment_id)"""

HAS_WORDS = """EXISTS (
    SELECT 1 FROM comments_commentversion v WHERE v.comment_id = NEW.comment_id AND v.blanked_at IS NULL)"""

TRIGGERS = (
    *(
        forbid_delete(table)
        for table in (
            "comments_comment",
            "comments_commentversion",
            "comments_decision",
            "comments_commentnote",
        )
    ),
    forbid_delete_outside_bin("comments_thread", "OLD.article_id"),
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
        "id uuid thread_id parent_id sort_key user_id posted_at receipt submission source source_id",
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
        unless=allow_blanking("text", "html"),
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
        "id comment_id version_id state decided_by_id rule decided_at",
        "A Decision does not change",
    ),
    frozen(
        "comments_decision",
        "reason",
        "The reason of a Decision may only be blanked",
        unless=when_empty("reason"),
    ),
    frozen(
        "comments_commentnote",
        "id uuid comment_id kind signature dated_at set_at set_by_id",
        "A note does not change: withdraw it and set another",
    ),
    frozen(
        "comments_commentnote",
        "text html",
        "The words of a note may only be blanked, and only with those of its comment",
        unless=f"(NEW.text = '' AND NEW.html = '' AND NOT {HAS_WORDS})"
        f" OR ({allow_expunging(OF_COMMENT, 'text', 'html')})",
    ),
    Trigger(
        "comments_commentnote",
        "update",
        "A note is withdrawn once",
        f"OLD.withdrawn_at IS NOT NULL AND {when_changed('withdrawn_at', 'withdrawn_by_id')}",
    ),
    frozen("comments_thread", "id uuid article_id", "A thread stays with its article"),
)
