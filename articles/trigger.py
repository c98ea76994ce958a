"""A rule that the database enforces by a trigger, and the kinds of rule that several tables have; pure.

An app declares its rules as TRIGGERS in a module called `triggers`; the project installs them.
"""

from dataclasses import dataclass


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
        """Its names in the database; PostgreSQL's TRUNCATE fires no DELETE and needs a second trigger."""
        emptying = [f"{self.name}_all"] if vendor == "postgresql" and self.event == "delete" else []
        return [self.name, *emptying]


def hash_of(text: str) -> int:
    """A short number that is the same in every process."""
    # Python's own hash() of a text differs in each process; a trigger must be found again by its name.
    number = 7
    for sign in text.encode():
        number = (number * 31 + sign) % 0xFFFFFF
    return number


def when_changed(*columns: str) -> str:
    """SQL: one of these columns is about to change."""
    # <> is NULL beside a NULL, and would let a change from or to it pass.
    return "(" + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns) + ")"


def when_empty(*columns: str) -> str:
    """SQL: all of these columns are empty now."""
    return " AND ".join(f"NEW.{name} = ''" for name in columns)


def frozen(table: str, columns: str, message: str, *, unless: str = "") -> Trigger:
    """Refuse to change these columns (space-separated), but for the case `unless`."""
    when = when_changed(*columns.split())
    return Trigger(table, "update", message, f"{when} AND NOT ({unless})" if unless else when)


def forbid_delete(table: str, *, unless: str = "") -> Trigger:
    """Refuse to delete a row, but for the case `unless`, which does not hold where there is no OLD."""
    when = f"NOT ({unless})" if unless else "1 = 1"
    return Trigger(table, "delete", f"{table}: rows are kept for ever", when)


# Lies in the bin, and never had an Edition or an Address.
ERASABLE = """EXISTS (SELECT 1 FROM articles_article a WHERE a.id = {article} AND a.binned_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM articles_edition e WHERE e.article_id = {article})
    AND NOT EXISTS (SELECT 1 FROM articles_address d WHERE d.article_id = {article})"""


def forbid_delete_outside_bin(table: str, article: str) -> Trigger:
    """Refuse to delete a row of an article (SQL for its key), but for what lies in the bin for good."""
    return forbid_delete(table, unless=ERASABLE.format(article=article))


def allow_blanking(*texts: str) -> str:
    """SQL: these texts are emptied, for the first time, by somebody, for a reason."""
    return (
        "OLD.blanked_at IS NULL AND NEW.blanked_at IS NOT NULL AND NEW.blanked_by_id IS NOT NULL"
        f" AND NEW.blank_reason <> '' AND {when_empty(*texts)}"
    )


# It is opened and closed within one transaction: no other ever sees one that is open.
EXPUNGING = """EXISTS (
    SELECT 1 FROM articles_expunction x WHERE x.closed_at IS NULL AND x.article_id = {article})"""


def allow_expunging(article: str, *texts: str) -> str:
    """SQL: an Expunction of this article (SQL for its key) is open, and none of these texts grows."""
    is_no_longer = (f"length(NEW.{name}) <= length(OLD.{name})" for name in texts)
    return " AND ".join([EXPUNGING.format(article=article), *is_no_longer])


BLANKED = "blanked_at blanked_by_id blank_reason"
