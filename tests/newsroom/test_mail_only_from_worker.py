"""Every mail goes out through one module, from the worker: nothing else of ours can send one."""

import logging
import re
from pathlib import Path

from django.conf import settings

SENDING = re.compile(
    r"django\.core\.mail\b(?!\.backends)|\bsmtplib\b|\bmail_(admins|managers)\b|\.email_user\("
)
HOME = "newsroom/mail.py"


def test_one_module_alone_knows_how_to_send():
    root = Path(settings.BASE_DIR)
    ours = [path for app in ("articles", "comments", "newsroom") for path in (root / app).rglob("*.py")]
    others = [path for path in ours if SENDING.search(path.read_text("utf-8"))]
    assert [path.relative_to(root).as_posix() for path in others] == [HOME]


def test_no_error_is_mailed_from_within_the_request_that_failed():
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in logging.root.manager.loggerDict)]
    assert not any("Email" in type(handler).__name__ for one in loggers for handler in one.handlers)
