"""The colours of the desk at night."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

BLOCK = re.compile(r"\{([^{}]+)\}")


def test_who_chooses_the_night_gets_what_a_dark_device_gets():
    sheet = Path(finders.find("articles/css/desk-dark.css")).read_text()
    device, chosen = (block.split() for block in BLOCK.findall(sheet))
    assert device == chosen != []
