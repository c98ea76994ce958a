"""What the article form loads: every module that its scripts import is asked for at once, and no other."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import TestCase
from django.urls import reverse

from tests import cast

IMPORTED = re.compile(r"""^(?:import|export)\b[^"']*?from\s+["'](\.[^"']+)["']""", re.MULTILINE)
ROOT = "/static/"


def imports(entries):
    """Every module that these import, by its address; of others' modules none."""
    found, ahead = set(), list(entries)
    while ahead:
        address = ahead.pop()
        path = Path(finders.find(address.removeprefix(ROOT)))
        for name in IMPORTED.findall(path.read_text()):
            one = ROOT + (path.parent / name).resolve().as_posix().rpartition("/static/")[2]
            if one not in found:
                found.add(one)
                ahead.append(one)
    return found


class Modules(TestCase):
    def page(self):
        person = cast.user("Editor", all_sections=True)
        cast.section("City")
        self.client.force_login(person)
        return self.client.get(reverse("admin:articles_article_add")).content.decode()

    def test_what_is_imported_is_preloaded(self):
        page = self.page()
        head = page[: page.index("</head>")]
        # Those of every page of the desk stand at its end.
        entries = re.findall(r'<script[^>]* src="(/static/articles/[^"]+)"', page)
        preloaded = re.findall(r'<link rel="modulepreload" href="([^"]+)"', head)
        assert "/static/articles/js/editor.js" in entries
        assert set(preloaded) | set(entries) == imports(entries) | set(entries)
        assert len(preloaded) == len(set(preloaded))

    def test_the_import_map_comes_before_every_module(self):
        """A module before it would switch it off."""
        page = self.page()
        assert page.index('type="importmap"') < page.index("modulepreload")
        assert page.index('type="importmap"') < page.index('type="module"')
