"""What tests/conftest.py promises every test: no network, no blank variables, a data folder of its own."""

import os
import socket
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, engines
from django.template.base import Origin, Template
from django.test import SimpleTestCase

from newsroom.models import User


def render(name, source, **context):
    """A template's output, as if its source stood in the file `name` of templates/."""
    origin = Origin(str(settings.BASE_DIR / "templates" / name), name)
    return Template(source, origin, name, engines["django"].engine).render(Context(context))


class Lonely:
    """Has a related row that is missing."""

    @property
    def lead(self):
        raise User.DoesNotExist


class TestTheNetwork(SimpleTestCase):
    def test_a_foreign_address_cannot_be_reached(self):
        for place in ("192.0.2.1", "paper.example"):
            with pytest.raises(RuntimeError, match=place):
                socket.create_connection((place, 80), timeout=1)

    def test_this_machine_can(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname()).close()


class TestUndefinedVariables(SimpleTestCase):
    def test_one_on_a_page_of_ours_fails(self):
        with pytest.raises(AssertionError, match="nothing"):
            render("articles/front.html", "{{ nothing }}")
        with pytest.raises(AssertionError, match="headlin"):
            render("articles/front.html", "{{ site.headlin|upper }}", site=User())

    def test_asking_whether_one_is_there_is_fine(self):
        assert render("articles/front.html", "{% if nothing %}a{% else %}b{% endif %}") == "b"

    def test_a_missing_related_row_is_blank_and_false(self):
        source = "{% if story.lead %}a{% else %}b{% endif %}{{ story.lead }}"
        assert render("articles/front.html", source, story=Lonely()) == "b"

    def test_the_admins_templates_behave_as_in_production(self):
        assert render("admin/base_site.html", "{{ nothing|default:'blank' }}") == "blank"


class TestTheData(SimpleTestCase):
    def test_it_lies_in_a_folder_of_this_run(self):
        own = Path(os.environ["NEWSROOM_VAR"]).resolve()
        assert own.is_relative_to(Path(tempfile.gettempdir()).resolve())
        for folder in (settings.VAR_DIR, settings.MEDIA_ROOT, settings.STATIC_ROOT.resolve()):
            assert folder.is_relative_to(own)
