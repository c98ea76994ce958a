"""HTML becomes safe in one place, once, and stays as it is."""

import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import embeds, markup

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "cite", "a", "strong", "em", "br", "hr"}
TAGS |= {"sub", "sup", "figure", "figcaption", "div", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {
    *(("a", "href"), ("ol", "start"), ("th", "scope")),
    *(("figure", name) for name in ("class", "data-slot", "data-embed")),
    *(("div", name) for name in ("class", "role", "data-signature", "data-date")),
    *((cell, span) for cell in ("th", "td") for span in ("colspan", "rowspan")),
}
FIXED = {
    "role": r"note",
    "class": r"editors-note|quotation|pull-quote|table|embed",
    "data-slot": r"[0-9]{1,4}",
}
REFERENCE = re.compile(r"(https?:|mailto:|[^/\\:]*(/|$)|#|\?|/(?![/\\]))", re.IGNORECASE)

HOSTILE = [
    ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
    ("<style>p{background:url(//evil)}</style><p>a</p>", "<p>a</p>"),
    ("<p onclick=alert(1) style='color:red' class=x id=y>a</p>", "<p>a</p>"),
    ("<img src=x onerror=alert(1)>a", "a"),
    ("<svg><script>alert(1)</script></svg>a", "a"),
    ("<iframe src=https://evil.example></iframe>a", "a"),
    ("<form action=/admin/><input name=x><button>b</button></form>", "b"),
    ("<meta http-equiv=refresh content='0;url=//evil'><base href=//evil>a", "a"),
    ("<a href='javascript:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='JaVaScRiPt:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='java&#x0A;script:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='java\tscript:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='&#106;avascript&colon;alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='\x01javascript:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='java\x00script:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href=' javascript:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='vbscript:msgbox(1)'>a</a>", "<a>a</a>"),
    ("<a href='data:text/html,<script>alert(1)</script>'>a</a>", "<a>a</a>"),
    ("<a href='feed:javascript:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='//evil.example/'>a</a>", "<a>a</a>"),
    ("<a href='/\\evil.example/'>a</a>", "<a>a</a>"),
    ("<a href='\\\\evil.example'>a</a>", "<a>a</a>"),
    ("<a href='/&#9;/evil.example'>a</a>", "<a>a</a>"),
    ("<a href='java<p></p>script:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='https://ok.example/&quot;onmouseover=&quot;x'>a</a>", "<a>a</a>"),
    (
        "<a href='https://ok.example/?a=1&b=2' target=_blank>a</a>",
        '<a href="https://ok.example/?a=1&amp;b=2">a</a>',
    ),
    ("<a href='/2026/03/story/'>a</a>", '<a href="/2026/03/story/">a</a>'),
    ("<a href='mailto:desk@paper.example'>a</a>", '<a href="mailto:desk@paper.example">a</a>'),
    ("<math><mtext><mglyph><style><!--</style><img title='--&gt;&lt;img src onerror=alert(1)&gt;'>", ""),
    ("<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>", "'&gt;"),
    ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", None),
    ("<p><b><p><i>a</p></b></i>", "<p>a</p>"),
    ("<strong><em>a</strong></em><p", "<strong><em>a</em></strong>"),
    ("<<p>script>alert(1)<</p>/script>", None),
    ("<!-- <p>hidden</p> --><p>a</p>", "<p>a</p>"),
    ("<figure data-slot='1'></figure>", '<figure data-slot="1"></figure>'),
    ("<figure data-slot='1&quot; onload=x'></figure>", ""),
    ("<figure data-slot='javascript:1'></figure>", ""),
    ("<figure data-slot='99999'></figure>", ""),
    ("<figure data-slot='١'></figure>", ""),
    ("<div>a</div>", "a"),
    (
        "<div class=editors-note onclick=x data-date=2026-13-40 data-signature='<b>'><p>a</p></div>",
        '<div class="editors-note" role="note"><p>a</p></div>',
    ),
    ("<div class='editors-note evil'>a</div>", "a"),
    (
        "<div class=editors-note data-signature='\" onload=\"x'><p>a</p></div>",
        '<div class="editors-note" role="note"><p>a</p></div>',
    ),
    (
        "<div class=editors-note><div class=editors-note><p>a</p></div><h2>b</h2><ul><li>c</li></ul></div>",
        '<div class="editors-note" role="note"><p>a</p><p>b</p><p>c</p></div>',
    ),
    ("<figure class=embed data-embed='javascript:alert(1)'></figure>", ""),
    ("<figure class=embed data-embed='https://evil.example/x'><p>a</p></figure>", "<p>a</p>"),
    (
        "<figure class=embed data-embed='https://youtu.be/dQw4w9WgXcQ' srcdoc=x><script>x</script></figure>",
        '<figure class="embed" data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>',
    ),
    (
        "<figure class='quotation x'><blockquote><p>a</p></blockquote></figure>",
        "<blockquote><p>a</p></blockquote>",
    ),
    (
        "<figure class=quotation><figure class=pull-quote><p>a</p></figure></figure>",
        '<figure class="quotation"><p>a</p></figure>',
    ),
    ("<figcaption>a</figcaption>", "a"),
    (
        "<table onclick=x><tr><td style=x colspan=99999>a<td rowspan=2>b</table>",
        '<figure class="table"><table><tbody><tr><td>a</td><td rowspan="2">b</td></tr></tbody>'
        "</table></figure>",
    ),
    ("<ul><li><table><tr><td>a</td><td>b</td></tr></table></li></ul>", None),
    ("<th scope=javascript: onfocus=x>a</th>", "a"),
    (
        "<blockquote><p>a</p><figure data-slot=2></figure><p>b</p></blockquote>",
        '<blockquote><p>a</p><p>b</p></blockquote><figure data-slot="2"></figure>',
    ),
    ("<figure data-slot='1' onclick=x><script>x</script></figure>", '<figure data-slot="1"></figure>'),
    ("<ol start='3' type=a><li>a</li></ol>", '<ol start="3"><li>a</li></ol>'),
    ("<ol start='-1'><li>a</li></ol>", "<ol><li>a</li></ol>"),
    ("<p>{% load x %}{{ settings.SECRET_KEY }}</p>", "<p>{% load x %}{{ settings.SECRET_KEY }}</p>"),
    ("<p>a</p><p> &nbsp;<br></p><p></p><p>b</p>", "<p>a</p><p>b</p>"),
    ("<figure><p></p></figure>", ""),
    ("<p>e&#x301;</p>", "<p>é</p>"),
    ("<p>&#x338;a</p>", "<p>\u0338a</p>"),
    ("a&#1;b", "ab"),
    ("\ud800<p>a</p>", "<p>a</p>"),
]


class Attributes(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, html):
        super().__init__()
        self.seen = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))


def assert_safe(html):
    for tag, attributes in Attributes(html).seen:
        assert tag in TAGS, html
        assert {(tag, name) for name in attributes} <= ATTRIBUTES, html
        for name in FIXED.keys() & attributes:
            assert re.fullmatch(FIXED[name], attributes[name], re.ASCII), html
        if "data-embed" in attributes:
            assert embeds.find(attributes["data-embed"]), html
        if href := attributes.get("href"):
            assert REFERENCE.match(href), html
            assert not re.search(r"[\x00-\x20]", href), html
    assert html == unicodedata.normalize("NFC", html) or "\u0338" in html


@pytest.mark.parametrize(("source", "safe"), HOSTILE)
def test_hostile_html_is_made_harmless(source, safe):
    cleaned = markup.body(source)
    assert_safe(cleaned)
    assert safe is None or cleaned == safe


@pytest.mark.parametrize("source", [source for source, _ in HOSTILE])
def test_a_second_pass_changes_no_byte(source):
    once = markup.body(source)
    assert markup.body(once) == once


WORDS = st.sampled_from(
    [source for source, _ in HOSTILE]
    + [
        "<p>",
        "</p>",
        "<b>",
        "<div class='editors-note'>",
        "</div>",
        "<figure class='table'>",
        "<figure class='quotation'>",
        "<figure class='embed' data-embed='https://vimeo.com/123456'>",
        "<figcaption>",
        "<blockquote>",
        "<table><tr><td>",
        "</table>",
        "<th>",
        "<figure data-slot='2'>",
        "</figure>",
        "<a href='",
        "'>",
        "</a>",
        "<ul><li>",
        "</ul>",
    ]
    + [
        "&lt;",
        "&amp;",
        "&#x338;",
        "\u0338",
        "\u0301",
        "<",
        ">",
        '"',
        "'",
        "=",
        "x",
        " ",
        "\n",
        "javascript:",
        "//",
    ]
    + ["<svg>", "<math>", "<style>", "</style>", "<!--", "-->", "<p></p>", "&nbsp;", "<br>", "\x00", "é"]
)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(WORDS, max_size=9).map("".join) | st.text(max_size=80))
def test_whatever_is_typed_becomes_safe_and_stays_so(source):
    once = markup.body(source)
    assert_safe(once)
    assert markup.body(once) == once


def link_addresses(words):
    """The addresses that became links, as a browser would follow them."""
    return [attributes["href"] for tag, attributes in Attributes(markup.paragraphs(words)).seen if tag == "a"]


class TestParagraphs:
    def test_blank_lines_part_paragraphs_and_others_break_lines(self):
        assert markup.paragraphs("a\r\nb\r\n\r\n\r\nc") == "<p>a<br>b</p><p>c</p>"

    def test_html_is_shown_as_typed(self):
        assert markup.paragraphs("<b>&amp;</b> {{ x }}") == "<p>&lt;b&gt;&amp;amp;&lt;/b&gt; {{ x }}</p>"

    def test_nothing_but_space_is_nothing(self):
        assert markup.paragraphs(" \n\n \t\n") == ""

    @pytest.mark.parametrize(
        ("words", "addresses"),
        [
            ("See https://a.example/b.", ["https://a.example/b"]),
            ("(https://a.example/b)", ["https://a.example/b"]),
            ("[https://a.example/b], yes", ["https://a.example/b"]),
            ("https://a.example/Foo_(bar)", ["https://a.example/Foo_(bar)"]),
            ("(see https://a.example/Foo_(bar))!", ["https://a.example/Foo_(bar)"]),
            ("“https://a.example/b” he said", ["https://a.example/b"]),
            ("«https://a.example/b»", ["https://a.example/b"]),
            ("'https://a.example/b'", ["https://a.example/b"]),
            ("https://a.example/b?c=1&d=2#e", ["https://a.example/b?c=1&d=2#e"]),
            ("https://a.example/b/", ["https://a.example/b/"]),
            ("https://bücher.example/straße", ["https://bücher.example/straße"]),
            ("انظر https://a.example/b، ثم", ["https://a.example/b"]),
            ("HTTP://A.EXAMPLE/B", ["HTTP://A.EXAMPLE/B"]),
            ("https://a.example https://b.example", ["https://a.example", "https://b.example"]),
            ("https://a.example/<script>", ["https://a.example/"]),
            ("https://", []),
            ("https://!!!", []),
            ("javascript:alert(1)", []),
            ("ftp://a.example", []),
            ("data:text/html,https", []),
        ],
    )
    def test_web_addresses_become_links_without_what_surrounds_them(self, words, addresses):
        assert link_addresses(words) == addresses

    def test_a_link_vouches_for_nothing(self):
        assert 'rel="nofollow ugc noopener"' in markup.paragraphs("https://a.example")

    def test_no_word_is_lost_around_links(self):
        words = "(see https://a.example/Foo_(bar))! Then https://b.example."
        assert markup.plain(markup.paragraphs(words)) == words

    @settings(max_examples=150, deadline=None, derandomize=True, database=None)
    @given(st.text(max_size=120) | st.lists(WORDS, max_size=6).map("".join))
    def test_whatever_is_typed_nothing_but_paragraphs_breaks_and_links_come_out(self, words):
        html = markup.paragraphs(words)
        for tag, attributes in Attributes(html).seen:
            assert tag in {"p", "br", "a"}
            assert set(attributes) <= {"href", "rel"}
            assert REFERENCE.match(attributes.get("href", "/"))


def test_json_in_a_script_cannot_end_the_script():
    block = markup.data_block({"headline": "</script><!-- & ü"})
    assert "<" not in block and ">" not in block and "&" not in block and "ü" in block


def test_what_search_found_is_marked_and_all_else_escaped():
    assert markup.highlight("<b> \x02fire\x03 & smoke") == "&lt;b&gt; <mark>fire</mark> &amp; smoke"


@pytest.mark.parametrize(
    "box", ["<blockquote>", "<ul><li>", "<div class=editors-note>", "<figure><table><tr><td>"]
)
def test_boxes_without_end_within_each_other_are_cut_off_and_no_word_is_lost(box):
    body = markup.body(box * 9000 + "the last word")
    assert markup.plain(body) == "the last word"
    assert body.count("<ul>") + body.count("<blockquote>") <= markup.MOST_BOXES
    assert markup.body(body) == body
