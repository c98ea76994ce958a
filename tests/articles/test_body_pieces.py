"""A stored body as its page gets it: in pieces, printed, and as plain words."""

from types import SimpleNamespace

from articles import markup, paths
from articles.link_checks import links_to_own


class TestPieces:
    def test_a_body_is_cut_at_its_slots(self):
        body = '<p>a</p><figure data-slot="2"></figure><p>b</p><figure data-slot="1"></figure>'
        assert markup.pieces(body) == ["<p>a</p>", markup.Placed(slot=2), "<p>b</p>", markup.Placed(slot=1)]

    def test_a_slot_that_is_only_spoken_of_is_none(self):
        body = markup.body('<p>&lt;figure data-slot="1"&gt;&lt;/figure&gt;</p>')
        assert len(markup.pieces(body)) == 1

    def test_an_embed_comes_with_its_caption_and_its_frame(self):
        body = markup.body(
            '<figure class="embed" data-embed="https://youtu.be/dQw4w9WgXcQ">'
            "<figcaption>The <em>launch</em></figcaption></figure>"
        )
        [piece] = markup.pieces(body)
        assert (piece.embed.provider, piece.caption) == ("YouTube", "The <em>launch</em>")
        assert piece.embed.frame.startswith("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")

    def test_a_note_is_printed_in_brackets_signed_and_dated(self):
        body = markup.body(
            '<div class="editors-note" data-signature="The Courier" data-date="2026-03-02">'
            "<p>We asked.</p><p>Nobody answered.</p></div>"
        )
        assert markup.pieces(body) == [
            '<div class="editors-note" role="note"><p>[<strong>Editor’s Note:</strong> We asked.</p>'
            '<p>Nobody answered. <span class="signed">— The Courier, '
            '<time datetime="2026-03-02">2 March 2026</time></span>]</p></div>'
        ]

    def test_a_note_without_signature_or_paragraph_is_bracketed_all_the_same(self):
        [said] = markup.pieces(markup.body('<div class="editors-note">We asked.</div>'))
        assert markup.plain(said) == "[Editor’s Note: We asked.]"

    def test_a_table_can_be_scrolled_by_keyboard_and_is_named_by_its_caption(self):
        [said] = markup.pieces(
            markup.body(
                '<figure class="table"><figcaption>Tolls &amp; fees</figcaption>'
                "<table><tr><th scope=col>Year</th></tr></table></figure>"
            )
        )
        assert 'tabindex="0" aria-label="Tolls &amp; fees"><table>' in said
        assert '<th scope="col">Year</th>' in said and said.endswith("</table></div></figure>")

    def test_own_links_are_known(self):
        body = markup.body("<p><a href='/2026/03/a%20b/?x=1&y=2'>a</a><a href='https://b.example/'>b</a></p>")
        found = [path for path, _ in links_to_own(SimpleNamespace(body=body), "https://paper.example")]
        assert found == [paths.normalize_path("/2026/03/a%20b/?x=1&y=2")]

    def test_nothing_gives_nothing(self):
        assert markup.pieces("") == []


class TestPlain:
    def test_each_block_is_a_line(self):
        body = "<h2>Heading</h2><p>One <strong>bold</strong>\n word</p><ul><li>a</li><li>b</li></ul>"
        assert markup.plain(body) == "Heading\nOne bold word\na\nb"

    def test_a_line_break_ends_a_line(self):
        assert markup.plain("<p>a<br>b</p>") == "a\nb"

    def test_signs_are_words_again(self):
        assert markup.plain("<p>Fish &amp; chips &lt;b&gt; 3&nbsp;€</p>") == "Fish & chips <b> 3 €"

    def test_photographs_are_no_words(self):
        assert markup.plain('<p>a</p><figure data-slot="1"></figure><p>b</p>') == "a\nb"
