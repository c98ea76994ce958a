"""Finds the words of a page, a mail or a feed that no catalogue has, but for what the database says."""

import re
from html.parser import HTMLParser

from django.apps import apps
from django.db.models import CharField, TextField

from articles import markup
from tests.words.pseudo import CLOSE, OPEN

WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"https?://\S+")
UNREAD = {"script", "style", "code", "kbd", "samp", "textarea", "svg"}
# Languages have names in themselves, cities one name, and the names of permissions are rows of Django.
UNREAD_CHOICES = {"time_zone", "language", "user_permissions"}
# Django writes these past its own catalogue: the sign of a search, and what stands for a yes or a no.
DJANGOS = {"Search", "True", "False"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WITHIN_A_WORD = {"abbr", "b", "bdi", "em", "i", "mark", "s", "span", "strong", "sub", "sup", "time", "u"}
READ_ALOUD = ("title", "aria-label", "aria-description", "alt", "placeholder", "label", "summary")
OWN_APPS = ("articles", "comments", "newsroom")


class Texts(HTMLParser):
    """What people read of a page: its text as one string, and each attribute by itself."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.attributes, self.unread = [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.part(tag)
        self.attributes += [attrs[name] for name in READ_ALOUD if attrs.get(name)]
        if tag == "input" and attrs.get("type") in ("submit", "button", "reset"):
            self.attributes.append(attrs.get("value") or "")
        if tag == "meta" and attrs.get("name") == "description":
            self.attributes.append(attrs.get("content") or "")
        self.attributes += [value for name, value in attrs.items() if name.startswith("data-say") and value]
        is_unread = tag in UNREAD or (tag == "select" and attrs.get("name") in UNREAD_CHOICES)
        if tag not in VOID and (is_unread or self.unread):
            self.unread.append(tag)

    def handle_endtag(self, tag):
        self.part(tag)
        if tag in self.unread:
            while self.unread.pop() != tag:
                pass

    def part(self, tag):
        """What stands in two cells or paragraphs is no one word."""
        if tag not in WITHIN_A_WORD:
            self.text.append(" ")

    def handle_data(self, data):
        if not self.unread:
            self.text.append(data)


def outside_catalogues(page: str, known: "Stored") -> set[str]:
    """The runs of words of an HTML page that stand in no brackets and in no row."""
    texts = Texts()
    texts.feed(page)
    return {run for text in ["".join(texts.text), *texts.attributes] for run in runs(text, known)}


def runs(text: str, known: "Stored") -> set[str]:
    """The runs of words of a plain text that stand in no brackets and in no row."""
    left = known.take_out(ADDRESS.sub(" ", " ".join(unbracketed(text))))
    return {line.strip() for line in re.split(r"\s{2,}|\n", left) if WORD.search(line)} - DJANGOS


def unbracketed(text: str):
    """The parts of a text that stand outside all brackets; brackets may stand in one another."""
    depth = 0
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN:
            depth += 1
        elif part == CLOSE:
            depth -= 1
        elif depth == 0:
            yield f" {part} "


class Stored:
    """What people have typed: every text of the database, as far as it is not a choice of ours."""

    def __init__(self):
        texts = {text for model in own_models() for text in stored_texts(model)}
        longest_first = sorted(texts, key=len, reverse=True)
        self.pattern = re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest_first))

    def take_out(self, text: str) -> str:
        return self.pattern.sub(" ", text)


def own_models():
    return [model for app in OWN_APPS for model in apps.get_app_config(app).get_models()] + [
        apps.get_model("auth", "Group")
    ]


def stored_texts(model):
    names = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField) and not field.choices
    ]
    for row in model._default_manager.values_list(*names) if names else ():
        for value in filter(None, row):
            plain = markup.plain(value) if "<" in value else value
            yield from (line.strip() for line in {value, *plain.splitlines()} if WORD.search(line))
