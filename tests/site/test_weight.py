"""What script costs a reader: every module that a public template links, and all that those import."""

import gzip
import re
from pathlib import Path
from tempfile import TemporaryDirectory as folder

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.test import TestCase, override_settings

from newsroom.storage import NamedByContent
from tests import cast
from tests.site import addresses

LINKED = re.compile(r"""{% static ["']([^"']+\.js)["'] %}""")
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
MOST, MOST_BELOW_ARTICLES = 12_000, 6_000


def modules(*names):
    """The named modules and everything that they import, now or later: source by file."""
    found, ahead = {}, [Path(finders.find(name)) for name in names]
    while ahead:
        path = ahead.pop().resolve()
        if path not in found:
            found[path] = path.read_text()
            ahead += [path.parent / name for name in IMPORTED.findall(found[path])]
    return found


def files_linked():
    """What the templates of public pages name."""
    folder = settings.BASE_DIR / "templates"
    public = (path for path in folder.rglob("*.html") if path.relative_to(folder).parts[0] != "admin")
    return {name for path in public for name in LINKED.findall(path.read_text())}


def weight(sources):
    return sum(len(gzip.compress(source.encode(), mtime=0)) for source in sources)


class Weight(TestCase):
    @classmethod
    def setUpTestData(cls):
        story = cast.published()
        cast.comment(story, policy="open")
        cls.pages = [
            *addresses.of_the_site(),
            story.current.get_absolute_url(),
            f"/comments/{story.pk}/write/",
        ]

    def test_all_script_of_public_pages_is_light(self):
        names = files_linked()
        assert "comments/js/thread.js" in names
        assert weight(modules(*names).values()) < MOST

    def test_what_stands_below_articles_is_lighter(self):
        found = modules("comments/js/thread.js")
        names = {path.stem for path in found}
        assert names >= {"thread", "comment-form", "own-comments", "staff-bar", "draft"}
        assert weight(found.values()) < MOST_BELOW_ARTICLES

    def test_no_page_waits_for_a_script(self):
        for address in self.pages:
            page = self.client.get(address).content.decode()
            tags = re.findall(r"<script\b[^>]*\bsrc=[^>]*>", page)
            assert [tag for tag in tags if 'type="module"' not in tag] == [], address


class Names(TestCase):
    def test_a_module_imports_others_under_names_that_say_what_they_hold(self):
        with override_settings(STATIC_ROOT=self.enterContext(folder())):
            storage = NamedByContent()
            names = [f"comments/js/{path.name}" for path in modules("comments/js/thread.js")]
            source = FileSystemStorage(location=Path(finders.find(names[0])).parents[2])
            for name in names:
                storage.save(name, source.open(name))
            list(storage.post_process({name: (source, name) for name in names}))
            entry = storage.open(storage.stored_name("comments/js/thread.js")).read().decode()
        assert re.search(r'import\("./comment-form\.[0-9a-f]{12}\.js"\)', entry)
        assert re.search(r'from "./storage\.[0-9a-f]{12}\.js"', entry)
