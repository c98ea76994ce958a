"""The search index of working copies: a table that no model owns, as that of Editions."""

from django.db import migrations

SQLITE = """
    CREATE VIRTUAL TABLE articles_desk_index USING fts5(
        headline, standfirst, names, text, tokenize = 'porter unicode61 remove_diacritics 2')
"""
POSTGRESQL = [
    "CREATE TABLE articles_desk_index (key bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX articles_desk_index_words ON articles_desk_index USING gin (words)",
]


def create(apps, schema_editor):
    statements = [SQLITE] if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_desk_index")


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_fill_the_order_of_the_desk")]

    operations = [migrations.RunPython(create, drop)]
