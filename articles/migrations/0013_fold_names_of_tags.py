import re
import unicodedata

from django.db import migrations

LATIN = "A-Za-z\u00c0-\u02af\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff"
GREEK = "\u0370-\u03ff\u1f00-\u1fff"
ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
LEFT_OUT = re.compile(f"(?<=[{LATIN}{GREEK}])[{ACCENTS}]+|(?<=[\u0415\u0435])\u0308|[{POINTS}]")
STROKES = str.maketrans("łøđħŧı", "lodhti")
AT_ONCE = 1000


def fold(name):
    bare = LEFT_OUT.sub("", unicodedata.normalize("NFKD", name)).casefold().translate(STROKES)
    return " ".join(unicodedata.normalize("NFKC", bare).split())[:450]


def fold_names(apps, schema_editor):
    tags = apps.get_model("articles", "Tag").objects
    rows = list(tags.only("pk", "name"))
    for tag in rows:
        tag.folded = fold(tag.name)
    tags.bulk_update(rows, ["folded"], batch_size=AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_folded_names_of_tags'),
    ]

    operations = [
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
