"""A column with the folded name of a row, by whose index names are found in any spelling."""

from django.db import models
from django.db.models.lookups import StartsWith

from ..folding import fold

# An index of PostgreSQL holds no longer key.
LONGEST = 450
# The last code point there is: no name with the same beginning sorts after it.
LAST = "\U0010ffff"


class FoldedField(models.CharField):
    """The row's `name` as it is compared; filled whenever a row is inserted or saved.

    Indexed for equality and for beginnings: `folded__begins="zur"`. In migrations it is a plain column.
    """

    def __init__(self, **kwargs):
        own = {"max_length": LONGEST, "db_default": "", "db_index": True, "editable": False}
        super().__init__(**own | kwargs)

    def deconstruct(self):
        # A migration must still run when this class has another name or place.
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, instance, add):
        folded = key_of(instance.name)
        setattr(instance, self.attname, folded)
        return folded


def key_of(name: str) -> str:
    """What a row of this name has in its folded column."""
    return fold(name)[:LONGEST]


@FoldedField.register_lookup
class Begins(models.Lookup):
    """Whether it begins with some folded text; along the index on both databases.

    SQLite takes no index for LIKE, and compares by code points, so there it is a range.
    """

    lookup_name = "begins"

    def as_sql(self, compiler, connection):
        return StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", (*params, self.rhs, *params, self.rhs + LAST)
