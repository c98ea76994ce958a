"""The search index: a table that no model owns, so that flushing and dumping pass it by."""

from django.db import Error, migrations, transaction

SQLITE = """
    CREATE VIRTUAL TABLE articles_index USING fts5(
        headline, standfirst, names, text, tokenize = 'porter unicode61 remove_diacritics 2')
"""
POSTGRESQL = [
    "CREATE TABLE articles_index (key bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX articles_index_words ON articles_index USING gin (words)",
    "CREATE TEXT SEARCH CONFIGURATION newsroom (COPY = english)",
]
WITHOUT_ACCENTS = """
    ALTER TEXT SEARCH CONFIGURATION newsroom
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem
"""


def create(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(SQLITE)
            return
        for statement in POSTGRESQL:
            cursor.execute(statement)
        if has_unaccent(connection, cursor):
            cursor.execute(WITHOUT_ACCENTS)


def has_unaccent(connection, cursor):
    """Whether the extension is there or may be made; without it "Zurich" does not find "Zürich"."""
    cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'unaccent'")
    if not cursor.fetchone():
        return False
    try:
        with transaction.atomic(using=connection.alias):
            cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    except Error:
        return False
    return True


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_index")
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("DROP TEXT SEARCH CONFIGURATION newsroom")


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_relations")]

    operations = [migrations.RunPython(create, drop)]
