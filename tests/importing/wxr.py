"""WordPress exports made for the tests: the head, items and comments, each with readable defaults."""

from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape

SITE = "https://old.example"
NAMESPACES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
)
numbers = count(100)


def cdata(text):
    return "<![CDATA[" + str(text).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def tags(prefix="wp:", **values):
    return "".join(f"<{prefix}{name}>{cdata(value)}</{prefix}{name}>" for name, value in values.items())


def post(
    title="Old news", content="It rained.", *, id=None, link=None, name="old-news", categories=None, **more
):  # noqa: A002
    """An item; `meta` is a dict, `comments` a list of `comment(...)`."""
    number = id or next(numbers)
    dated = more.pop("date", "2020-03-04 10:00:00")
    wp = {
        "post_id": number, "post_date": dated, "post_date_gmt": dated, "post_name": name, "status": "publish",
        "post_type": "post", "post_password": "", "comment_status": "open",
    }  # fmt: skip
    meta, comments = more.pop("meta", {}), more.pop("comments", [])
    excerpt, creator = more.pop("excerpt", ""), more.pop("creator", "ada")
    named = [("category", "world", "World")] if categories is None else categories
    address = f"{SITE}/2020/03/{name}/" if link is None else link
    return (
        f"<item><title>{cdata(title)}</title><link>{escape(address)}</link>"
        f"<dc:creator>{cdata(creator)}</dc:creator>"
        f"<content:encoded>{cdata(content)}</content:encoded>"
        f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>"
        + tags(**(wp | more))
        + "".join(f'<category domain="{d}" nicename="{n}">{cdata(t)}</category>' for d, n, t in named)
        + "".join(
            f"<wp:postmeta>{tags(meta_key=key, meta_value=value)}</wp:postmeta>"
            for key, value in meta.items()
        )
        + "".join(comments)
        + "</item>\n"
    )


def attachment(file="2020/03/harbour.jpg", *, id=None, caption="", meta=None, **more):  # noqa: A002
    address = f"{SITE}/wp-content/uploads/{file}"
    return post(
        "harbour", "", id=id, name="harbour", excerpt=caption, status="inherit", post_type="attachment",
        attachment_url=address, meta={"_wp_attached_file": file} | (meta or {}), **more,
    )  # fmt: skip


def comment(text="Well said.", *, id=None, **more):  # noqa: A002
    said = {
        "comment_id": id or next(numbers), "comment_author": "Rita Reader",
        "comment_author_email": "rita@mail.example", "comment_date": "2020-03-05 09:00:00",
        "comment_date_gmt": "2020-03-05 09:00:00", "comment_content": text, "comment_approved": "1",
        "comment_type": "comment", "comment_parent": "0",
    }  # fmt: skip
    return f"<wp:comment>{tags(**(said | more))}</wp:comment>"


def author(login="ada", name="Ada Quill"):
    return f"<wp:author>{tags(author_login=login, author_display_name=name)}</wp:author>"


def category(slug, name, parent="", term_id=""):
    inner = tags(term_id=term_id, category_nicename=slug, category_parent=parent, cat_name=name)
    return f"<wp:category>{inner}</wp:category>"


def export(*items, head="", version="1.2", namespaces=NAMESPACES, declaration='<?xml version="1.0"?>'):
    """The whole file as text."""
    return (
        f'{declaration}\n<rss version="2.0" {namespaces}><channel>\n<title>Old paper</title>\n'
        f"<link>{SITE}</link>\n<wp:wxr_version>{escape(version)}</wp:wxr_version>\n"
        f"<wp:base_blog_url>{SITE}</wp:base_blog_url>\n{author()}\n{head}\n{''.join(items)}</channel></rss>\n"
    )


def opener(text):
    """A function that opens the export anew, as the importer asks for it."""
    data = text if isinstance(text, bytes) else text.encode()
    return lambda: BytesIO(data)
