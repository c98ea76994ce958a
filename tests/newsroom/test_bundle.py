"""One stylesheet for readers, made of many where static files are found."""

import re
import tempfile
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.test import SimpleTestCase

from newsroom import bundle

APART = {
    *("alerts", "dark", "site-form", "person-form", "status", "todo", "components/setup"),
    *("first-page", "day-line", "recent-actions"),
}
FONTS = bundle.SOURCES.parent / "fonts"
ADDRESS = re.compile(r'url\("?([^")]+)')


class Bundle(SimpleTestCase):
    def sheet(self):
        return Path(finders.find(bundle.NAME)).read_text()

    def test_every_sheet_stands_in_it_once_and_in_order(self):
        sheet = self.sheet()
        written = [path.read_text() for path in bundle.sources()]
        places = [sheet.index(bundle.LIGHTER.sub("", text)) for text in written]
        assert places == sorted(places)
        assert sheet.startswith("@layer reset, base")

    def test_it_is_lighter_than_its_sources_and_says_the_same(self):
        assert "/*" not in self.sheet() and "\n " not in self.sheet()
        assert self.sheet().count("{") == sum(path.read_text().count("{") for path in bundle.sources())

    def test_no_sheet_of_the_public_pages_is_forgotten(self):
        """Apart stand the colours of the night, and what one page alone brings along."""
        written = {path.relative_to(bundle.SOURCES).with_suffix("") for path in bundle.SOURCES.rglob("*.css")}
        assert {path.as_posix() for path in written} - set(bundle.SHEETS) <= APART

    def test_what_it_names_lies_in_this_house(self):
        addresses = ADDRESS.findall(self.sheet())
        assert addresses
        for address in addresses:
            assert (bundle.SOURCES / address).resolve().is_file(), address

    def test_other_files_are_found_as_before(self):
        assert finders.find("newsroom/css/tokens.css").endswith("static/newsroom/css/tokens.css")
        assert finders.find("newsroom/css/no-such-sheet.css") is None

    def test_it_follows_its_sources(self):
        sheet = Path(finders.find(bundle.NAME))
        sheet.write_text("old")
        assert Path(finders.find(bundle.NAME)).read_text() == bundle.together()

    def test_collected_it_names_type_by_hashed_addresses(self):
        with tempfile.TemporaryDirectory() as folder:
            storage = ManifestStaticFilesStorage(location=folder)
            paths = [bundle.NAME, *(f"newsroom/fonts/{path.name}" for path in FONTS.glob("*.woff2"))]
            for path in paths:
                storage.save(path, ContentFile(Path(finders.find(path)).read_bytes()))
            made = {
                path: name
                for path, name, _ in storage.post_process({path: (storage, path) for path in paths})
            }
            sheet = Path(folder, made[bundle.NAME])
            addresses = ADDRESS.findall(sheet.read_text())
            assert len(addresses) == 4
            assert all(re.search(r"\.[0-9a-f]{12}\.woff2$", address) for address in addresses), addresses
            assert all((sheet.parent / address).is_file() for address in addresses)
