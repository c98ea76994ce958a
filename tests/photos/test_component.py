"""The photograph on a page: `components/photo.html`."""

from datetime import timedelta

import time_machine
from django.template.loader import render_to_string
from django.test import TestCase
from django.utils import timezone

from articles.models import EditionPhoto, Photo
from tests.photos import files

WORDS = {"caption": "The <harbour> & more", "credit": "Mia Lens/Wire", "alt": 'Boats "at sea"'}


@time_machine.travel("2026-03-02 12:00:00+00:00", tick=False)
class Component(TestCase):
    def setUp(self):
        self.photo = Photo.accept(files.file(files.picture((800, 600))), by=None)

    def html(self, words=WORDS, **more):
        row = EditionPhoto(photo=self.photo, position=0, **words)
        with self.assertNumQueries(0):
            return render_to_string("components/photo.html", {"photo": row, "sizes": "100vw", **more})

    def test_caption_and_credit_stand_apart(self):
        self.assertInHTML(
            '<figcaption><span class="caption">The &lt;harbour&gt; &amp; more</span>'
            '<span class="credit">Mia Lens/Wire</span></figcaption>',
            self.html(),
        )

    def test_without_words_there_is_no_caption(self):
        assert "figcaption" not in self.html({})
        assert 'class="caption"' not in self.html({"credit": "Mia Lens"})

    def test_every_width_in_both_formats(self):
        html, made = self.html(), self.photo.renditions
        for one in made.sizes("jpg") + made.sizes("avif"):
            assert f"{made.url(one)} {one.width}w" in html
        assert f'<img src="{made.src}"' in html
        assert html.count('sizes="100vw"') == 2

    def test_place_is_kept_and_words_are_escaped(self):
        html = self.html()
        assert 'width="800" height="600"' in html
        assert 'alt="Boats &quot;at sea&quot;"' in html

    def test_a_picture_without_words_for_it_has_an_empty_alt(self):
        assert 'alt=""' in self.html({"caption": "The harbour"})

    def test_the_first_picture_of_a_page_does_not_wait(self):
        assert 'loading="lazy"' in self.html() and "fetchpriority" not in self.html()
        first = self.html(priority=True)
        assert 'fetchpriority="high"' in first and "lazy" not in first

    def test_a_draft_shows_the_files_of_the_desk(self):
        html = self.html(at_desk=True)
        assert "/admin/articles/photo/" in html and 'src="/photo/' not in html

    def test_rights_that_have_ended_leave_words(self):
        self.photo.rights_until = timezone.now()
        html = self.html()
        assert "<img" not in html and "/photo/" not in html
        assert "the rights to it have ended" in html
        self.photo.rights_until = timezone.now() + timedelta(seconds=1)
        assert "<img" in self.html()
