"""Command: the processor time of the desk's pages in a large paper, as a ratio to an empty view of Django.

Measured in the database of DATABASE_URL, or SQLite in NEWSROOM_VAR, as `generate.py` has filled it; with
NEWSROOM_DEBUG=1, as the client speaks plain HTTP. The empty view is one for somebody who is logged in, behind
the middlewares of the house: with Django's own seven alone it takes a fifth less, so the ratios are higher.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.conf import settings  # noqa: E402 Django is set up above
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402
from django.urls import include, path, reverse  # noqa: E402

from articles.models import Article, Author, Section, Tag  # noqa: E402
from benchmarks.long_story import post, write_long_story  # noqa: E402
from newsroom.models import User  # noqa: E402


@login_required
def empty(request):
    """The least that a page for somebody who is logged in can be."""
    return HttpResponse("")


urlpatterns = [path("empty/", empty), path("", include("newsroom.urls"))]
MOST = 60
TIMES = 9


class Undone(Exception):
    """Ends a transaction whose work is not to stay."""


def measure(act, *, before=None):
    """The middle of some times in seconds of the processor, and the queries; `before` prepares each."""
    found = []
    for _ in range(TIMES):
        ready = before() if before else ()
        began = time.process_time()
        act(*ready)
        found.append(time.process_time() - began)
    ready = before() if before else ()
    # Apart from the times: to write queries down costs more than to ask them.
    with CaptureQueriesContext(connection) as captured:
        act(*ready)
    return median(found), len(captured)


def expect(answer, status=200):
    """Stop where a page did not answer as it does to people: its time would say nothing."""
    if answer.status_code != status:
        sys.exit(f"{answer.request['PATH_INFO']} answered {answer.status_code} and not {status}.")
    return answer


def pages():
    """What is opened, by name: the first page, and the list with each of its filters."""
    listed = reverse("admin:articles_article_changelist")
    tags = Tag.objects.order_by("pk")
    section = Section.objects.exclude(parent=None).order_by("pk").first()
    author, word = Author.objects.order_by("pk").first(), Article.objects.latest("pk").headline.split()[-1]
    states = ("draft", "ready", "back", "approved", "scheduled", "live", "changed", "withdrawn", "bin")
    queries = [
        *({"state": state} for state in states),
        *({"whose": whose} for whose in ("mine", "waiting")),
        *({"section": one.slug} for one in (section, section.parent)),
        {"author": author.name},
        *({"tag": tag.name} for tag in (tags.first(), tags.last())),
        *({"date": day} for day in ("today", "yesterday", "week")),
        {"from": "2020-01-01", "to": "2020-03-31"},
        {"order": "due"},
        {"state": "live", "section": section.slug, "author": author.name, "tag": tags.first().name},
        *({"q": words} for words in (word, f"{word} zzzz", "el")),
    ]
    yield "the first page", reverse("admin:index")
    yield "the list", listed
    yield "the list, page 20", f"{listed}?p=20"
    for query in queries:
        said = ", ".join(f"{name}={value}" for name, value in query.items())
        yield f"the list, {said}", f"{listed}?{urlencode(query)}"
    yield "the form", reverse("admin:articles_article_change", args=[Article.objects.latest("pk").pk])


def person(role):
    """Somebody who has this role for the whole paper, and who wrote a part of it."""
    made, _ = User.objects.get_or_create(username=f"benchmark-{role}", defaults={"is_staff": True})
    made.is_superuser, made.all_sections = role == "chief", True
    made.save()
    return made


def say(name, spent, queries, least):
    ratio = spent / least
    mark = "" if ratio <= MOST else "   above the bound"
    sys.stdout.write(f"{ratio:6.1f}  {queries:3} queries  {name}{mark}\n")
    sys.stdout.flush()
    return ratio <= MOST


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], DEBUG=False):
        try:
            with transaction.atomic():
                well = run()
                raise Undone
        except Undone:
            sys.exit(0 if well else 1)


def run() -> bool:
    client = Client()
    client.force_login(person("chief"))
    measure(lambda: expect(client.get("/empty/")))
    least, _ = measure(lambda: expect(client.get("/empty/")))
    sys.stdout.write(
        f"{Article.objects.count()} articles, {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}; "
        f"an empty view takes 1.0, which is {least * 1000:.2f} ms of the processor in this run.\n"
    )
    well = True
    for name, address in pages():
        expect(client.get(address))
        well &= say(name, *measure(lambda address=address: expect(client.get(address))), least)
    story = write_long_story(by=person("chief"))
    for name, button in (("save", "_continue"), ("publish", "_publish")):
        act, before = post(client, story, button=button)
        well &= say(f"{name} 3,000 words with 10 figures", *measure(act, before=before), least)
    return well


if __name__ == "__main__":
    main()
