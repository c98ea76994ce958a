"""The real export that the importer was made for; it lies beside the repository, never in it."""

import os
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(os.environ.get("NEWSROOM_SAMPLES") or settings.BASE_DIR.parent / "shared" / "samples")
present = pytest.mark.skipif(
    not (FOLDER / "syria-export.wxr.xml").is_file(),
    reason="The sample export is not here: NEWSROOM_SAMPLES may name the folder it is in.",
)
