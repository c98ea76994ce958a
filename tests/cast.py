"""The people and things of the tests: plain functions with readable defaults."""

from datetime import timedelta
from io import BytesIO
from itertools import count
from uuid import uuid4

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import (
    Article,
    Author,
    Byline,
    Owed,
    Photo,
    Placement,
    PreviewLink,
    Section,
    Series,
    StoryTemplate,
)
from comments.models import Thread
from comments.screening import Submission
from newsroom.models import User

PASSWORD = "press day at noon"  # noqa: S105
numbers = count(1)
BODY = "<p>The council voted on Monday evening.</p><p>Nobody left before midnight.</p>"


def section(name="World", *, parent=None):
    """A section of this name, made once."""
    found, _ = Section.objects.get_or_create(
        name=name, defaults={"slug": name.lower().replace(" ", "-"), "parent": parent}
    )
    return found


def user(role=None, *, username=None, sections=(), all_sections=False, **more):
    """Somebody with a role ("Reporter", "Editor", "Moderator", "Chief"), in these sections."""
    name = username or f"{(role or 'reader').lower()}{next(numbers)}"
    facts = {"is_staff": bool(role), **more}
    person = User.objects.create_user(name, f"{name}@paper.example", PASSWORD, **facts)
    if role:
        person.groups.add(Group.objects.get(name=role))
    person.all_sections = all_sections or not sections
    person.save()
    person.sections.set(sections)
    return person


def author(name="Ada Quill", **more):
    """A byline of this name, made once."""
    found, _ = Author.objects.get_or_create(
        name=name, defaults={"slug": name.lower().replace(" ", "-"), **more}
    )
    return found


def series(name="The harbour", **more):
    """A series of this name, made once."""
    found, _ = Series.objects.get_or_create(
        name=name, defaults={"slug": name.lower().replace(" ", "-"), **more}
    )
    return found


def template(name="Weekend weather", **more):
    """A template of the whole paper, with these words."""
    return StoryTemplate.objects.create(name=name, **{"headline": "Weather for {date}", "body": BODY, **more})


def picture(*, size=(1200, 800), colour="#7a8f99", format="JPEG"):
    """The bytes of a plain picture."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, format)
    return file.getvalue()


def photo(caption="The harbour at dawn", *, credit="Mia Lens/Example Agency", **more):
    """A photograph of the library."""
    words = {"alt": "Boats in a grey harbour", "sha256": f"{next(numbers):064x}", **more}
    return Photo.objects.create(
        caption=caption,
        credit=credit,
        format="JPEG",
        width=1200,
        height=800,
        file=ContentFile(picture(), name="harbour.jpg"),
        **words,
    )


def preview_link(story, *, by, name="Lea Law", hours=24):
    """A link by which somebody outside reads the story."""
    return PreviewLink.make_out(story, name=name, hours=hours, by=by)


def article(headline="Council votes for the harbour", *, by=None, **more):
    """A draft that could be published, without its rows."""
    words = {"section": more.pop("section", None) or section(), "body": BODY, **more}
    return Article.objects.create(headline=headline, created_by=by, **words)


def draft(headline="Council votes for the harbour", *, by=None, **more):
    """A draft with a byline, a lead photograph and two tags, saved once."""
    tags = more.pop("tags", ["harbour", "council"])
    story = article(headline, by=by, **more)
    Byline.objects.create(article=story, author=author())
    Placement.objects.create(article=story, photo=photo())
    story.tags.add(*tags)
    story.save_revision(by=by)
    return story


def published(headline="Council votes for the harbour", *, by=None, at=None, **more):
    """An article that readers have now (or from `at` on)."""
    by = by or user("Editor")
    story = draft(headline, by=by, **more)
    story.publish(by=by, at=at)
    return story


def owed(story, *, by, rule="credit", reason="wire"):
    """What somebody owes the lead photograph of a published story."""
    row = {"article": story, "edition": story.current, "photo": story.photos.first(), "person": by}
    return Owed.objects.create(**row, rule=rule, reason=reason)


def submission(text="I have lived beside the harbour for forty years.", **more):
    """A comment as a reader sends it, a minute after opening the form."""
    words = {"name": "Ruth Reader", "age": timedelta(minutes=1), "submission": uuid4(), **more}
    return Submission(text=text, **words)


def comment(story, text="I have lived beside the harbour for forty years.", *, policy="premoderated", **more):
    """A comment on an article that waits for a moderator (policy "open": visible at once)."""
    return Thread.objects.for_article(story).post(submission(text, **more), site_default=policy)
