"""A story of 3,000 words with 10 figures, and the forms by which a browser saves and publishes it."""

import sys
from html.parser import HTMLParser

from django.urls import reverse

from articles.models import Article, Author, Byline, Photo, Placement, Section

WORDS, FIGURES = 3000, 10
SENTENCE = "The harbour master said that nobody had asked the council about the ferry of 1884 until Monday. "
PARAGRAPHS = 30


def write_long_story(*, by) -> Article:
    """A draft, saved once; its figures stand in the text, one after each third paragraph."""
    words = SENTENCE * (WORDS // PARAGRAPHS // len(SENTENCE.split()) + 1)
    blocks = [f"<p>{words}</p>" for _ in range(PARAGRAPHS)]
    for number in range(FIGURES, 0, -1):
        blocks.insert(number * 3, f'<figure data-slot="{number}"></figure>')
    story = Article.objects.create(
        headline="What became of the ferry",
        body="".join(blocks),
        section=Section.objects.first(),
        created_by=by,
    )
    Byline.objects.create(article=story, author=Author.objects.first())
    for number, photo in enumerate(Photo.objects.order_by("pk")[:FIGURES], 1):
        Placement.objects.create(article=story, photo=photo, position=number)
    story.save_revision(by=by)
    return story


class Form(HTMLParser):
    """Reads what a browser would post of one form: names and values as they stand in the page."""

    def __init__(self, page: str, form: str):
        super().__init__()
        self.form, self.open, self.text, self.select, self.fields = form, [], None, None, {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "form":
            self.open.append(found.get("id"))
        name = found.get("name")
        if self.form not in self.open or "disabled" in found:
            return
        if tag == "input" and name and is_posted(found):
            self.fields[name] = found.get("value") or ("on" if found.get("type") == "checkbox" else "")
        elif tag == "textarea":
            self.text = name
            self.fields[name] = ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in found:
            self.fields[self.select] = found.get("value", "")

    def handle_data(self, data):
        if self.text:
            # A browser takes the first line break of a text for a part of the page.
            self.fields[self.text] += data if self.fields[self.text] else data.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "form":
            self.open.pop()
        if tag == "textarea":
            self.text = None
        if tag == "select":
            self.select = None


def is_posted(found: dict) -> bool:
    """Whether an input has a value without being pressed or ticked by somebody."""
    kind = found.get("type", "text")
    return kind not in ("submit", "button", "file") and (
        kind not in ("checkbox", "radio") or "checked" in found
    )


def post(client, story, *, button: str):
    """How to send the form of a story with this button: the act, and what fills the form before it."""

    def fill():
        fresh = write_long_story(by=story.created_by)
        address = reverse("admin:articles_article_change", args=[fresh.pk])
        return fresh, address, Form(client.get(address).text, "article_form").fields

    def send(fresh, address, fields):
        answer = client.post(address, fields | {button: "on", "headline": "What became of the ferry of 1884"})
        if answer.status_code != 302:
            sys.exit(f"{address} answered {answer.status_code}: the form was not saved.")
        if button == "_publish" and fresh.current is None:
            sys.exit(f"{address} did not publish.")

    return send, fill
