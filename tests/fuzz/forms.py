"""Reads links and forms off a page, as somebody who looks for a weak spot would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit


@dataclass
class Form:
    """One form: where it goes, how, and the values it came with."""

    action: str
    method: str = "get"
    values: dict = field(default_factory=dict)
    hidden: list = field(default_factory=list)

    @property
    def sets(self):
        """The prefixes of the sets of rows in it."""
        return [name.removesuffix("-TOTAL_FORMS") for name in self.hidden if name.endswith("-TOTAL_FORMS")]


class Page(HTMLParser):
    """The local links and the forms of one page at `address`."""

    def __init__(self, address, markup):
        super().__init__()
        self.address, self.links, self.forms = address, [], []
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag == "a" and "href" in values:
            self.links.append(self.local(values["href"]))
        elif tag == "form" and values.get("method") != "dialog":
            action = self.local(values.get("action", "")) or self.address
            method = values.get("method", "get").lower()
            # A form of a dialog closes it and sends nothing.
            self.forms.append(Form(action, "get" if method == "dialog" else method))
        elif self.forms and values.get("name") and tag in ("input", "textarea", "select", "button"):
            self.forms[-1].values[values["name"]] = values.get("value", "")
            if values.get("type") == "hidden":
                self.forms[-1].hidden.append(values["name"])

    def local(self, href):
        """The path and query of a link into this site, else an empty string."""
        parts = urlsplit(urljoin(f"http://testserver{self.address}", href))
        if parts.netloc != "testserver" or parts.scheme != "http":
            return ""
        return parts.path + (f"?{parts.query}" if parts.query else "")
