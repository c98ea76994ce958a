"""Where words still are: in every table of the database, and on every page that somebody may open."""

from django.db import connection


def tables():
    """Every table, those of libraries and of the search index included."""
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def columns(table):
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def places(words) -> set[str]:
    """`table.column` of every column in which one of these words stands, in any case."""
    found = set()
    for table in tables():
        names = columns(table)
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {", ".join(f'"{name}"' for name in names)} FROM "{table}"')
            for row in cursor.fetchall():
                pairs = zip(names, row, strict=True)
                found |= {f"{table}.{name}" for name, value in pairs if holds(value, words)}
    return found


def holds(value, words) -> bool:
    """Whether a stored value says one of the words; sessions are read as the project reads them."""
    text = value.tobytes() if isinstance(value, memoryview) else value
    text = text.decode(errors="ignore") if isinstance(text, bytes) else str(text)
    return any(word.casefold() in text.casefold() for word in words)
