"""Turns a WordPress body into ours: safe HTML, pictures in slots, related headlines apart; pure."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from articles import markup

from .blocks import Block, Picture, cut

MOST_PICTURES = 500
LONGEST_HEADLINES = 4000
REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# No caption within a caption: so the search takes linear time on hostile bodies.
CAPTIONED = re.compile(
    r"\[(?:wp_)?caption\b([^\]\[]*)\]((?:[^\[]|\[(?!/?(?:wp_)?caption))*)\[/(?:wp_)?caption\]", re.IGNORECASE
)
# Shortcodes pass through editors that make their quotation marks typographic.
ATTRIBUTE = re.compile(r"(\w+)\s*=\s*[\"“”]([^\"“”]*)[\"“”]")
IMAGE = re.compile(r"\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
GALLERY = re.compile(r"\[gallery\b([^\]\[]*)\]", re.IGNORECASE)
EMBED = re.compile(r"\[embed\b[^\]\[]*\]\s*([^\s\[]+)\s*\[/embed\]", re.IGNORECASE)
SHORTCODE = re.compile(
    r"\[/?([a-z][a-z0-9_-]{2,40})(?:\s+[a-z_-]+\s*=\s*[\"'“”][^\]\[]*)?\s*/?\]", re.IGNORECASE
)
PLAYERS = frozenset({"audio", "video", "playlist", "ads"})
LINK = r'<a href="([^"]*)">(.*?)</a>'
HEADLINE = re.compile(rf"<strong>\s*{LINK}\s*</strong>|<a href=\"([^\"]*)\">\s*<strong>(.*?)</strong>\s*</a>")


@dataclass(frozen=True)
class Related:
    """A related headline that stood at the head of the text."""

    url: str
    headline: str


@dataclass
class ParsedBody:
    """A body taken apart. `pictures` by position: 0 is the lead, n the slot n; `lost` has sentences."""

    body: str = ""
    pictures: dict[int, Picture] = field(default_factory=dict)
    related: list[Related] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return markup.plain(self.body)


def parse_body(source: str, *, lead: str, identify: Callable[[Picture], str]) -> ParsedBody:
    """Take a body apart.

    `lead` is the attachment of the picture above the text, if there is one; `identify` says which
    attachment a picture of the body is ("" where it is none). A lead that is also the first
    picture of the body stands once, with the words that it has there.
    """
    found = ParsedBody()
    blocks, lost = cut(with_shortcodes(source, found.lost))
    found.lost += lost
    blocks = without_lead(blocks, found, lead=lead, identify=identify)
    blocks = without_related(blocks, found)
    found.body = markup.body("".join(render_blocks(blocks, found)))
    return found


def with_shortcodes(source: str, lost: list[str]) -> str:
    """The body with captions and galleries as figures; other shortcodes are removed and named in `lost`."""
    source = REMARK.sub("", source)
    source = CAPTIONED.sub(figure, source)
    source = GALLERY.sub(gallery, source)
    source = EMBED.sub(lambda found: f'\n\n<p><a href="{found[1]}">{found[1]}</a></p>\n\n', source)

    def drop(found):
        # Words in brackets without an attribute are more often the writer's own, such as “[sic]”.
        if "=" not in found[0] and found[1].lower() not in PLAYERS:
            return found[0]
        lost.append(f"the shortcode [{found[1]}] was left out")
        return ""

    return SHORTCODE.sub(drop, source)


def figure(found: re.Match) -> str:
    """A caption shortcode as a figure; in its old form the words are an attribute."""
    said = dict(ATTRIBUTE.findall(found[1]))
    picture = IMAGE.match(found[2])
    if not picture:
        return found[2]
    words = picture[2].strip() or said.get("caption", "")
    image = picture[1]
    named = re.fullmatch(r"attachment_(\d+)", said.get("id", ""))
    if named:
        image = re.sub(r"<img\b", f'<img data-id="{named[1]}"', image, count=1, flags=re.IGNORECASE)
    return f"\n\n<figure>{image}<figcaption>{words}</figcaption></figure>\n\n"


def gallery(found: re.Match) -> str:
    ids = re.findall(r"\d+", dict(ATTRIBUTE.findall(found[1])).get("ids", ""))
    images = "".join(f'<img data-id="{number}" src="" alt="">' for number in ids)
    return f"\n\n<figure>{images}</figure>\n\n"


def without_lead(blocks, found, *, lead, identify) -> list[Block]:
    """Store the lead as picture 0; the first picture of the body is left out where it is the same one."""
    if not lead:
        return blocks
    first = next((block for block in blocks if block.picture), None)
    if first and identify(first.picture) == lead:
        found.pictures[0] = first.picture
        return [block for block in blocks if block is not first]
    found.pictures[0] = Picture(id=lead)
    return blocks


def without_related(blocks: list[Block], found: ParsedBody) -> list[Block]:
    """Move related headlines, which stand between two rules at the head of the text, to `found.related`."""
    texts = [number for number, block in enumerate(blocks) if not block.picture]
    if not texts or not blocks[texts[0]].is_rule:
        return blocks
    begin = texts[0]
    end = next((number for number in texts[1:] if blocks[number].is_rule), None)
    between = [headlines(blocks[number].html) for number in texts[1:] if end and number < end]
    if not between or not all(between):
        return blocks
    found.related = [related for several in between for related in several]
    return [block for number, block in enumerate(blocks) if block.picture or not begin <= number <= end]


def headlines(paragraph: str) -> list[Related]:
    """The headlines of a paragraph that holds nothing but strong links; else none."""
    if (
        len(paragraph) > LONGEST_HEADLINES
        or HEADLINE.sub("", paragraph).replace("<br>", "").strip() != "<p></p>"
    ):
        return []
    links = [(one[1] or one[3], one[2] or one[4]) for one in HEADLINE.finditer(paragraph)]
    return [Related(html.unescape(url), markup.plain(words)) for url, words in links if url and words]


def render_blocks(blocks: list[Block], found: ParsedBody):
    """The HTML of the blocks, pictures as numbered slots."""
    for block in blocks:
        if block.picture is None:
            yield block.html
        elif len(found.pictures) < MOST_PICTURES:
            slot = max(found.pictures, default=0) + 1
            found.pictures[slot] = block.picture
            yield f'<figure data-slot="{slot}"></figure>'
        else:
            found.lost.append("a picture beyond the first hundreds was left out")
