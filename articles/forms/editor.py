"""The edit area for a body: what can be written in it is what `markup.body` lets through."""

from django.templatetags.static import static
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from .. import markup
from .words import refuse_controls

EXTENSIONS = {
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
    "Link": {"enableTarget": False, "protocols": ["https", "http", "mailto"]},
    "TrailingNode": True,
    "NoSpellCheck": False,
    "Cite": True,
    "PhotoSlot": True,
    "Named": {"label": "Body"},
}


class BodyWidget(AdminProseEditorWidget):
    """The library's editor with our own nodes, which keep what it does not know."""

    def get_config(self):
        config = super().get_config()
        return config | {"js_modules": [static("articles/js/editor.js")]}


class BodyField(ProseEditorFormField):
    """A body as it may be kept: safe HTML, whatever was posted past the editor."""

    def __init__(self, **kwargs):
        config = {"extensions": EXTENSIONS}
        super().__init__(widget=BodyWidget, config=config, sanitize=markup.body, **kwargs)

    def clean(self, value):
        refuse_controls(value or "")
        return super().clean(value)
