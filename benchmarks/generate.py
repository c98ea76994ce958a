"""Command: fills the database of DATABASE_URL with generated articles and comments, and times it."""

import argparse
import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 Django is set up above

from benchmarks.paper import fill  # noqa: E402


def say(words):
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--comments", type=int, default=50_000)
    parser.add_argument("--longest", type=int, default=28, help="paragraphs of the longest story")
    parser.add_argument("--seed", type=int, default=1, help="the same number makes the same words")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    fill(
        articles=options.articles,
        comments=options.comments,
        seed=options.seed,
        longest=options.longest,
        say=say,
    )


if __name__ == "__main__":
    main()
