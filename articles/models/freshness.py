"""Version rows of the surfaces that readers see: raised by verbs, read before rendering."""

from django.db import connection, models
from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

FRONT = "front"


class Freshness(models.Model):
    """How often one surface ("front", "site", "article:7", "section:3" ...) has changed.

    A page records the versions it read before rendering; a copy of it may be served only while
    they still hold.
    """

    surface = models.CharField(max_length=80, primary_key=True)
    version = models.BigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "freshness"

    def __str__(self):
        return f"{self.surface} v{self.version}"


def touch(*surfaces: str) -> None:
    """Raise the version of each surface by one; call inside the transaction that changes it.

    The front page's row is locked first: all who raise several pass it, so two transactions that
    touch twice never wait for each other.
    """
    names = sorted(set(surfaces), key=lambda name: (name != FRONT, name))
    if not names:
        return
    # Two transactions may be the first to name a surface at the same moment.
    Freshness.objects.bulk_create([Freshness(surface=name) for name in names], ignore_conflicts=True)
    rows = Freshness.objects.filter(pk__in=names)
    if connection.features.has_select_for_update:
        list(rows.select_for_update().order_by(Case(When(pk=FRONT, then=0), default=1), "pk"))
    rows.update(version=F("version") + 1)


def versions(*surfaces) -> dict[str, int]:
    """The version of each surface now, 0 for one that never changed; one query.

    A surface is a name, or a query from `each` for those whose keys are not known yet.
    """
    names = [surface for surface in surfaces if isinstance(surface, str)]
    found = Freshness.objects.filter(pk__in=names).values_list("surface", "version")
    queries = [surface for surface in surfaces if not isinstance(surface, str)]
    return dict.fromkeys(names, 0) | dict(found.union(*queries, all=True) if queries else found)


def each(kind: str, rows, key: str = "pk"):
    """The surfaces `kind:key` of `rows` (a queryset), with their versions, for `versions`."""
    name = Concat(Value(f"{kind}:"), Cast(key, CharField()), output_field=CharField())
    version = Freshness.objects.filter(pk=OuterRef("surface_name")).values("version")
    rows = rows.order_by().annotate(surface_name=name)
    return rows.values_list("surface_name", Coalesce(Subquery(version), 0))
