"""The edit area for a body: what can be written in it is what `markup.body` lets through."""

from contextlib import suppress

from django import forms
from django.forms import Media, Script
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import ProseEditorWidget

from .. import embeds, markup
from .text_cleaning import refuse_controls

LONGEST = 300_000
TOO_LONG = _(
    "This text has {length:,} characters, its markup included; {limit:,} fit, a book. Divide it into parts."
)
# What can be embedded: our own view that knows, and the names of the sites by their hosts.
EMBEDS = {
    "check": reverse_lazy("admin:articles_article_embed"),
    "providers": {host: provider.name for provider in embeds.PROVIDERS for host in provider.hosts},
}
BLOCKS = {
    "Caption": True,
    "PhotoSlot": True,
    "Quoted": True,
    "Quotation": True,
    "PullQuote": True,
    "EditorsNote": True,
    "TableFigure": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Embed": EMBEDS,
}
BEHAVIOURS = {
    "TrailingNode": True,
    "NoSpellCheck": False,
    "AccessibleName": True,
    "InitialCaret": True,
    "Blocks": True,
    "ExitBlock": True,
    "Paste": True,
    "PasteIntoBlock": True,
    "PasteAddress": EMBEDS,
    "Typography": True,
    "Find": True,
    "WriteBack": True,
    "Toolbar": True,
    "Shortcuts": True,
}
MENU = ["headings", "marks", "link", "lists", "history", "block", "utility", "blocks", "tools", "table"]
MODULES = "articles/js/editor.js"
STYLES = ["django_prose_editor/editor.css", "articles/css/article.css"]
EXTENSIONS = {
    "Menu": {"groups": [{"group": group} for group in MENU]},
    # The headline of the page is its h1; `markup.body` keeps h2 and h3 alone.
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "HardBreak": True,
    "Link": {
        "enableTarget": False,
        "autolink": False,
        "defaultProtocol": "https",
        # Those of `markup.SCHEMES`: a link of any other scheme would lose its address when it is saved.
        "protocols": ["https", "http", "mailto"],
        "lookup": reverse_lazy("admin:articles_article_lookup"),
    },
    "Cite": True,
    **BLOCKS,
    **BEHAVIOURS,
}


class BodyWidget(ProseEditorWidget):
    """The library's editor with our own nodes. `signature` is what a new editor's note is signed with."""

    signature = ""

    @property
    def media(self):
        return super().media + Media(css={"all": STYLES}, js=[Script(MODULES, type="module")])

    def get_config(self):
        config = super().get_config()
        note = {"signature": self.signature, "zone": timezone.get_current_timezone_name()}
        return {
            "extensions": config["extensions"] | {"EditorsNote": note},
            "js_modules": [static(MODULES)],
        }


class BodyField(ProseEditorFormField):
    """A body as it may be kept: safe HTML, whatever was posted past the editor."""

    def __init__(self, *, extensions=EXTENSIONS, **kwargs):
        config = {"extensions": extensions}
        super().__init__(config=config, sanitize=markup.body, **{"widget": BodyWidget, **kwargs})

    def clean(self, value):
        # Before the sanitiser, which drops control characters without a word to the person.
        refuse_controls(value or "")
        # The sanitiser takes time that grows with the text, so the length is checked first.
        if len(value or "") > LONGEST:
            raise forms.ValidationError(TOO_LONG.format(length=len(value), limit=LONGEST), code="too-long")
        return super().clean(value)


def clean_ahead(typed: str, *, is_published: bool) -> None:
    """Have the slow part of cleaning a posted body done: `markup.body` remembers it for the form.

    What is published is typeset from the cleaned text, which is then cleaned once more.
    """
    with suppress(forms.ValidationError):
        safe = BodyField(required=False).clean(typed)
        if is_published:
            markup.body(safe)
