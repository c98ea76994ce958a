"""A WordPress body as our own: paragraphs, pictures in slots, related headlines apart."""

import pytest

from articles import markup
from newsroom.importing.body import Related, parse_body


def read(source, *, lead="", files=None):
    files = files or {}
    return parse_body(source, lead=lead, identify=lambda picture: picture.id or files.get(picture.src, ""))


class TestParagraphs:
    @pytest.mark.parametrize(
        ("source", "body"),
        [
            ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
            ("One.\r\n\r\nTwo.", "<p>One.</p><p>Two.</p>"),
            ("One,\nstill one.\n \n\n\nTwo.", "<p>One,<br>still one.</p><p>Two.</p>"),
            ("<p>One</p>\n<p>Two</p>", "<p>One</p><p>Two</p>"),
            ("<p>One<p>Two", "<p>One</p><p>Two</p>"),
            ("<!-- wp:paragraph --><p>One</p><!-- /wp:paragraph -->", "<p>One</p>"),
            ("One\n\n<!--more-->\n\nTwo", "<p>One</p><p>Two</p>"),
            ("<div>One</div>\n<div>Two</div>", "<p>One</p><p>Two</p>"),
            ("<em>One\n\nTwo</em> end", "<p><em>One</em></p><p><em>Two</em> end</p>"),
            ("<b>bold</b> and <i>it</i>", "<p><strong>bold</strong> and <em>it</em></p>"),
            ("a < b & c", "<p>a &lt; b &amp; c</p>"),
            ("<p>&nbsp;</p>\n\n&nbsp;\n\nOne", "<p>One</p>"),
            ("<span style='x'>One</span>", "<p>One</p>"),
            ("Intro:\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nEnd", None),
            (
                "<blockquote><p>said</p><p>more</p></blockquote>",
                "<blockquote><p>said</p><p>more</p></blockquote>",
            ),
            ("<h1>Head</h1>\n<h4>Small</h4>", "<h2>Head</h2><h3>Small</h3>"),
            ("<ul><li>a<ul><li>b</li></ul></li></ul>x", "<ul><li>a<ul><li>b</li></ul></li></ul><p>x</p>"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "<p>a | b<br>c</p>"),
            ("One\n\n<hr />\n\nTwo", "<p>One</p><hr><p>Two</p>"),
            ("", ""),
            ("\n\n \n", ""),
        ],
    )
    def test_blocks_as_wordpress_shows_them(self, source, body):
        found = read(source).body
        assert found == markup.body(found)
        if body is not None:
            assert found == body

    def test_a_list_between_lines(self):
        body = read("Intro:\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nEnd").body
        assert body.replace("\n", "") == "<p>Intro:</p><ul><li>a</li><li>b</li></ul><p>End</p>"

    @pytest.mark.parametrize(
        "source",
        [
            "<script>alert(1)</script>One",
            "<p onclick='alert(1)'>One</p>",
            "<style>p{}</style>One",
            "One<svg><script>alert(1)</script></svg>",
        ],
    )
    def test_nothing_that_runs_comes_through(self, source):
        assert read(source).body == "<p>One</p>"

    def test_a_link_keeps_its_address_alone(self):
        assert read('<a href="https://x.example" onclick="y" target="_blank">x</a>').body == (
            '<p><a href="https://x.example">x</a></p>'
        )
        assert "javascript" not in read('<a href="javascript:alert(1)">x</a>').body

    def test_what_is_lost_is_told(self):
        found = read('<iframe src="https://tube.example/1"></iframe>\n\n[poll id="7"]\n\nText [sic] stays.')
        assert 'href="https://tube.example/1"' in found.body
        assert "[sic]" in found.body and "[poll" not in found.body
        assert found.lost == [
            "the shortcode [poll] was left out",
            "a frame (iframe) became a link to https://tube.example/1",
        ]

    def test_text_after_an_open_script_is_missed(self):
        assert "left out" in read("One<svg>two").lost[0]


IMG = '<img class="size-full wp-image-71" src="https://old.example/a.jpg" alt="Boats" />'


class TestPictures:
    def test_a_caption_shortcode(self):
        found = read(
            f'[caption id="attachment_71" width="8"]{IMG} The <em>harbour</em> (Mia/AP)[/caption]\n\nText'
        )
        assert found.body == '<figure data-slot="1"></figure><p>Text</p>'
        picture = found.pictures[1]
        assert (picture.id, picture.alt, markup.plain(picture.caption)) == (
            "71",
            "Boats",
            "The harbour (Mia/AP)",
        )

    def test_an_old_caption_shortcode_with_its_words_as_an_attribute(self):
        found = read(
            f'[wp_caption id="attachment_9" caption="The harbour"]<img src="a.jpg">[/wp_caption]{IMG}'
        )
        assert found.pictures[1].caption == "The harbour" and found.pictures[1].id == "9"
        assert found.pictures[2].id == "71"

    def test_a_figure_with_its_caption(self):
        found = read(f"One\n<figure>{IMG}<figcaption>The harbour</figcaption></figure>\nTwo")
        assert found.body == '<p>One</p><figure data-slot="1"></figure><p>Two</p>'
        assert found.pictures[1].caption == "The harbour"

    def test_a_picture_in_a_paragraph_stands_where_it_began(self):
        assert read(f"{IMG}One").body == '<figure data-slot="1"></figure><p>One</p>'
        assert read(f"One{IMG} two").body == '<p>One two</p><figure data-slot="1"></figure>'

    def test_a_linked_picture_leaves_no_empty_link(self):
        assert read(f'<a href="https://old.example/a.jpg">{IMG}</a>\n\nOne').body == (
            '<figure data-slot="1"></figure><p>One</p>'
        )

    def test_a_gallery(self):
        found = read('[gallery ids="3,4"]\n\nOne')
        assert [picture.id for picture in found.pictures.values()] == ["3", "4"]
        assert found.body.count("data-slot") == 2

    def test_a_figure_without_end(self):
        found = read(f"One<figure>{IMG}<figcaption>The harbour")
        assert found.body == '<p>One</p><figure data-slot="1"></figure>'
        assert found.pictures[1].caption == "The harbour"
        assert read("<figcaption>word<td>x").body == "<p>wordx</p>"

    def test_figures_within_figures(self):
        found = read(f"<figure><figure>{IMG}</figure><figure>{IMG}</figure></figure>\n\nOne")
        assert len(found.pictures) == 2 and found.body.endswith("<p>One</p>")

    def test_the_lead_that_is_also_the_first_picture_stands_once_with_its_words(self):
        found = read(f"<figure>{IMG}<figcaption>Here</figcaption></figure>\n\nOne", lead="71")
        assert found.body == "<p>One</p>"
        assert list(found.pictures) == [0] and found.pictures[0].caption == "Here"

    def test_a_lead_is_recognised_by_its_file(self):
        found = read('<img src="a-300x200.jpg">\n\nOne', lead="71", files={"a-300x200.jpg": "71"})
        assert found.body == "<p>One</p>" and list(found.pictures) == [0]

    def test_another_first_picture_stays_in_the_text(self):
        found = read(f"{IMG}\n\nOne", lead="9")
        assert found.body.startswith('<figure data-slot="1">')
        assert [found.pictures[position].id for position in (0, 1)] == ["9", "71"]

    def test_slots_that_the_export_brings_are_none_of_ours(self):
        assert read('<figure data-slot="3"></figure>One').body == "<p>One</p>"


LINK = '<a href="https://old.example/2020/x/">Another &amp; story</a>'
OTHER = "<a href='https://old.example/2020/y/'>A third</a>"


class TestRelated:
    @pytest.mark.parametrize(
        "source",
        [
            f"<hr />\n\n<strong>{LINK}</strong>\n\n<hr />\n\nText",
            f"<hr><p><b>{LINK}</b></p><hr><p>Text</p>",
            '<hr><a href="https://old.example/2020/x/"><strong>Another &amp; story</strong></a><hr>Text',
            f"{IMG}<hr>\n<strong>{LINK}</strong>\n<hr>\nText",
        ],
    )
    def test_a_strong_link_between_two_rules_at_the_head(self, source):
        found = read(source)
        assert found.related == [Related("https://old.example/2020/x/", "Another & story")]
        assert found.body.endswith("<p>Text</p>")
        assert "<hr>" not in found.body and "Another" not in found.body

    def test_several(self):
        found = read(f"<hr>\n\n<strong>{LINK}</strong>\n\n<strong>{OTHER}</strong>\n\n<hr>\n\nText")
        assert [related.headline for related in found.related] == ["Another & story", "A third"]
        same = read(f"<hr><strong>{LINK}</strong><br><strong>{OTHER}</strong><hr>Text")
        assert same.related == found.related

    @pytest.mark.parametrize(
        "source",
        [
            f"Text\n\n<hr>\n\n<strong>{LINK}</strong>\n\n<hr>\n\nMore",
            f"<hr>\n\n<strong>{LINK}</strong> and words\n\n<hr>\n\nText",
            f"<hr>\n\n{LINK}\n\n<hr>\n\nText",
            f"<hr>\n\n<strong>{LINK}</strong>\n\nText without a second rule",
            f"<strong>{LINK}</strong>\n\n<hr>\n\nText",
            "<hr>\n\n<strong>Only bold</strong>\n\n<hr>\n\nText",
            "<hr><hr>Text",
        ],
    )
    def test_all_else_is_text(self, source):
        found = read(source)
        assert found.related == []
        assert "<hr>" in found.body


class TestHostile:
    @pytest.mark.parametrize(
        "source",
        [
            "<div>" * 50_000, "<em>" * 50_000, "<em>x" * 20_000 + "</em>" * 20_000, "<" * 200_000,
            "</" * 100_000,
            "[caption]" * 30_000, "[aaa x='" * 30_000, "[embed]" * 30_000, "<!--" * 50_000,
            "<![CDATA[" * 30_000,
            "<ul><li>" * 20_000, "<a" * 100_000, "<img src=x>" * 5_000, "<figure><img><figcaption>" * 5_000,
            "\n \n" * 100_000, "&" * 50_000, "<script>" * 20_000, "\ud800", "<p title='a>b'>x</p>",
        ],
        ids=lambda source: source[:12].encode("ascii", "replace").decode(),
    )  # fmt: skip
    def test_it_ends_and_what_comes_out_is_safe(self, source):
        found = read(source)
        assert found.body == markup.body(found.body)
        assert len(found.pictures) <= 500
