"""Converts the small markup of the stories to the HTML of a body. See README.md."""

import html
import re

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
PICTURE = re.compile(r"\[(\d+)\]")
NOTE = "[Editor’s Note: "


def to_html(text: str, *, links: dict[str, str], note: str) -> str:
    """The body of a story; `links` has the addresses of stories by name, `note` the attributes of notes."""
    blocks = (block.strip() for block in text.split("\n\n"))
    body = "".join(convert_block(block, note=note) for block in blocks if block)
    return re.sub(r'href="story:([\w-]+)"', lambda found: f'href="{links[found[1]]}"', body)


def convert_block(block: str, *, note: str) -> str:
    """One block as HTML, by the sign that it begins with."""
    if found := PICTURE.fullmatch(block):
        return f'<figure data-slot="{found[1]}"></figure>'
    if block.startswith(NOTE):
        return f'<div class="editors-note" role="note" {note}>{paragraph(block[len(NOTE) : -1])}</div>'
    for sign, make in SIGNS.items():
        if block.startswith(sign):
            return make(block)
    return paragraph(block)


def inline(text: str) -> str:
    """Words with their links, emphasis and strong emphasis."""
    text = LINK.sub(r'<a href="\2">\1</a>', html.escape(text, quote=False))
    # Two asterisks before one, whose pattern would take the pair apart.
    text = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text)


def paragraph(text: str) -> str:
    return f"<p>{inline(text)}</p>" if text else ""


def heading(block: str) -> str:
    sign, _, text = block.partition(" ")
    return f"<h{len(sign)}>{inline(text)}</h{len(sign)}>"


def items(block: str) -> str:
    """A list, numbered where its lines are."""
    tag = "ul" if block.startswith("-") else "ol"
    items = (line.partition(" ")[2] for line in block.splitlines())
    return f"<{tag}>{''.join(f'<li>{paragraph(item)}</li>' for item in items)}</{tag}>"


def quotation(block: str) -> str:
    """A quotation after `>`, a pull quote after `>>`; a line after a dash says whose words they are."""
    kind = "pull-quote" if block.startswith(">>") else "quotation"
    text, _, source = re.sub(r"(?m)^>+ ?", "", block).partition("\n— ")
    paragraphs = "".join(paragraph(line) for line in text.splitlines() if line)
    return f'<figure class="{kind}"><blockquote>{paragraphs}</blockquote>{figcaption(source)}</figure>'


def table(block: str) -> str:
    """A caption after `Table:`, then rows between bars; the first names the columns."""
    caption, *lines = block.splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = "".join(f'<th scope="col">{paragraph(cell)}</th>' for cell in rows[0])
    others = ("".join(f"<td>{paragraph(cell)}</td>" for cell in row) for row in rows[1:])
    made = "".join(f"<tr>{row}</tr>" for row in (head, *others))
    caption = figcaption(caption.removeprefix("Table: "))
    return f'<figure class="table">{caption}<table><tbody>{made}</tbody></table></figure>'


def embed(block: str) -> str:
    address, _, caption = block.removeprefix("Embed: ").partition(" | ")
    address = html.escape(address)
    return f'<figure class="embed" data-embed="{address}">{figcaption(caption)}</figure>'


def figcaption(text: str) -> str:
    return f"<figcaption>{inline(text)}</figcaption>" if text else ""


SIGNS = {
    "#": heading,
    "- ": items,
    "1. ": items,
    ">": quotation,
    "Table: ": table,
    "Embed: ": embed,
    "***": lambda block: "<hr>",
}
