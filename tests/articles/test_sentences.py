"""What sentences are made of: moments, things in a row, and pieces that are rendered first."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.template import Context, Template
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import override

from articles import markup
from articles.dates import format_moment_with_weekday
from articles.locales import format_enumeration

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def render(source, **context):
    return Template("{% load sentences %}" + source).render(Context(context))


class TestMoments:
    def test_a_moment_may_come_with_its_day_of_the_week(self):
        with timezone.override("Europe/Moscow"):
            assert format_moment_with_weekday(NOON) == "Monday, 2 March 2026, 15:00"

    def test_a_template_writes_it_in_the_language_in_use(self):
        with override("de"), timezone.override("Europe/Moscow"):
            written = render("{{ at|moment_with_weekday }}", at=NOON)
        assert written.startswith("Montag, 2. März 2026")

    def test_a_note_is_dated_in_the_language_in_use(self):
        body = markup.body('<div class="editors-note" data-date="2026-03-02"><p>We asked.</p></div>')
        with override("de"):
            [piece] = markup.pieces(body)
        assert '<time datetime="2026-03-02">2. März 2026</time>' in piece


class TestThingsInARow:
    def test_may_be_translated_when_they_are_shown(self):
        assert format_enumeration(["headline", lazystr("text"), 2]) == "headline, text, 2"

    def test_authors_stand_with_links_in_one_row(self):
        bylines = [
            byline("Ada Quill", "/author/ada/"),
            byline("Ben Ink", ""),
            byline("Cy <Reed>", "/author/cy/"),
        ]
        assert render("{% author_links bylines as names %}By {{ names }}", bylines=bylines) == (
            'By <a rel="author" href="/author/ada/">Ada Quill</a>, Ben Ink'
            ' and <a rel="author" href="/author/cy/">Cy &lt;Reed&gt;</a>'
        )

    def test_one_author_stands_alone(self):
        assert render("{% author_links bylines %}", bylines=[byline("Ben {Ink}", "")]) == "Ben {Ink}"


class TestAPiece:
    def test_is_rendered_with_its_own_context_alone(self):
        source = (
            '{% piece "components/link.html" url="" text=name rel="" is_here=False as link %}in {{ link }}'
        )
        assert render(source, name="World & more", url="/elsewhere/") == "in World &amp; more"


def byline(name, path):
    author = SimpleNamespace(get_absolute_url=lambda: path)
    return SimpleNamespace(author=author, credited_as=name)
