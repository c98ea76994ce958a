"""The catalogues: German says everything, Arabic all that readers meet, and placeholders agree."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from django.contrib import admin

from newsroom import catalogues

COMPLETE = "de"
# A catalogue for readers has what these files say; the desk may wait.
READERS = [
    *("templates/base.html", "templates/account/*", "templates/allauth/*", "templates/comments/*"),
    *("templates/articles/*", "templates/components/*", "templates/emails/*", "templates/errors/*"),
    *("articles/views/*", "articles/public_view.py", "articles/dates.py", "articles/kinds.py"),
    *("articles/genres.py", "articles/locales.py", "articles/feeds.py", "articles/models/page_queries.py"),
    *("comments/views/*", "comments/forms/submission.py", "comments/screening.py", "comments/models/note.py"),
    *("newsroom/views.py", "newsroom/accounts.py", "newsroom/attempts.py", "newsroom/disk_faults.py"),
    *("newsroom/posted_texts.py", "newsroom/passwords.py", "newsroom/desk_settings.py"),
    "demonstration/templates/*",
    *("comments/static/*", "newsroom/static/*", "articles/static/articles/js/embed.js"),
]
DESK = ["templates/comments/staff_fragment.html", "templates/comments/comment_toolbar.html"]
PATHS = sorted(catalogues.LOCALE.glob("*/LC_MESSAGES/*.po"))


def files(message):
    return [name for name, _ in message.locations]


def is_for_readers(message):
    return any(
        any(fnmatch(name, pattern) for pattern in READERS) and name not in DESK for name in files(message)
    )


def untranslated(path, concerns):
    """The messages of a catalogue without words in one of their forms."""
    return [
        catalogues.first_form(message)
        for message in catalogues.read_catalogue(path)
        if message.id and concerns(message) and (message.fuzzy or not all(catalogues.forms(message.string)))
    ]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
class TestEachCatalogue:
    def test_is_sure_of_its_words_and_keeps_every_placeholder(self, path):
        assert list(catalogues.problems(catalogues.read_catalogue(path))) == []

    def test_says_all_that_readers_meet(self, path):
        assert untranslated(path, is_for_readers) == []

    def test_says_everything_in_german(self, path):
        if path.parts[-3] == COMPLETE:
            assert untranslated(path, lambda message: True) == []


class TestCompiling:
    def catalogue(self, **message):
        found = Catalog(locale="de")
        found.add(**message)
        return list(catalogues.problems(found))

    def test_refuses_what_is_fuzzy(self):
        assert "fuzzy" in self.catalogue(id="Hide", string="Zeigen", flags=["fuzzy"])[0]

    def test_refuses_another_placeholder(self):
        assert "placeholders" in self.catalogue(id="By {name}", string="Von {nome}")[0]
        assert "placeholders" in self.catalogue(id="%(n)s left", string="noch einige")[0]

    def test_lets_a_form_for_one_say_it_in_a_word(self):
        message = {
            "id": ("{count} story", "{count} stories"),
            "string": ("eine Geschichte", "{count} Geschichten"),
        }
        assert self.catalogue(**message) == []

    def test_takes_what_is_not_translated_yet(self):
        assert self.catalogue(id="By {name}", string="") == []

    def test_makes_what_is_missing_or_older(self, tmp_path):
        path = tmp_path / "de/LC_MESSAGES/django.po"
        path.parent.mkdir(parents=True)
        path.write_text('msgid ""\nmsgstr ""\n\nmsgid "Hide"\nmsgstr "Verbergen"\n')
        assert catalogues.compile_stale(tmp_path) == [path.with_suffix(".mo")]
        assert b"Verbergen" in path.with_suffix(".mo").read_bytes()
        assert catalogues.compile_stale(tmp_path) == []

    def test_leaves_no_half_made_file_when_it_refuses(self, tmp_path):
        path = tmp_path / "de/LC_MESSAGES/django.po"
        path.parent.mkdir(parents=True)
        path.write_text('msgid ""\nmsgstr ""\n\nmsgid "By {name}"\nmsgstr "Von {nome}"\n')
        with pytest.raises(catalogues.Broken, match=re.escape("By {name}")):
            catalogues.compile_stale(tmp_path)
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_every_language_of_the_settings_but_english_has_its_catalogue(settings):
    languages = {path.parts[-3] for path in PATHS}
    assert languages == {code for code, _ in settings.LANGUAGES} - {"en"}
    assert Path(settings.LOCALE_PATHS[0]) == catalogues.LOCALE


# Django's own word for these is weaker, and ours is right at its places too.
BETTER_THAN_DJANGOS = {"History", "Search", "user", "users", "Log in"}


@pytest.mark.parametrize("language", ["ar", "de"])
def test_no_word_of_ours_changes_what_djangos_admin_says(language):
    path = Path(admin.__file__).parent / f"locale/{language}/LC_MESSAGES/django.mo"
    with path.open("rb") as file:
        djangos = {(one.context, one.id): one.string for one in read_mo(file) if isinstance(one.id, str)}
    own = catalogues.read_catalogue(catalogues.LOCALE / language / "LC_MESSAGES/django.po")
    texts = [one for one in own if isinstance(one.id, str) and one.id and one.string]
    other = {one.id for one in texts if djangos.get((one.context, one.id), one.string) != one.string}
    assert len(djangos) > 100 and other - BETTER_THAN_DJANGOS == set()


# The collecting tool knows gettext by its own names and by “_” alone.
HIDDEN = re.compile(r"import \w*gettext\w* as (?!_\b)\w+")


@pytest.mark.parametrize("app", ["articles", "comments", "demonstration", "newsroom"])
def test_no_sentence_is_hidden_from_the_catalogues(app):
    paths = (catalogues.LOCALE.parent / app).rglob("*.py")
    assert [path.name for path in paths if HIDDEN.search(path.read_text())] == []
