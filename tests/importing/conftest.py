"""A folder of pictures as an old site had it, originals of their own, and noon of one day."""

import pytest
import time_machine

from tests.photos import files

NOON = "2026-03-02 12:00:00+00:00"


@pytest.fixture(autouse=True)
def originals_apart(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "originals"


@pytest.fixture
def at_noon():
    with time_machine.travel(NOON):
        yield


@pytest.fixture
def media(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "2020" / "03").mkdir(parents=True)
    (folder / "2020" / "03" / "harbour.jpg").write_bytes(files.picture((400, 300)))
    return folder
