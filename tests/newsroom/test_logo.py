"""The paper's logo: drawn anew from what was uploaded, shown on every page under a name of its own."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import model_to_dict
from django.test import TestCase
from django.urls import reverse
from PIL import Image, PngImagePlugin

from newsroom.models import Site
from tests import cast, disk

CHANGE = reverse("admin:newsroom_site_change", args=[1])


def upload(data=None, name="logo.png", **picture):
    return SimpleUploadedFile(name, data if data is not None else draw(**picture))


def draw(size=(600, 120), mode="RGBA", colour=(20, 20, 20, 90), format="PNG"):
    file, words = BytesIO(), PngImagePlugin.PngInfo()
    words.add_text("Comment", "<script>alert(1)</script>")
    more = {"pnginfo": words} if format == "PNG" else {}
    Image.new(mode, size, colour).save(file, format, **more)
    return file.getvalue()


class TheLogo(TestCase):
    def setUp(self):
        Site(name="The Harbour Post", address="https://paper.example").save()
        self.client.force_login(cast.user("Chief"))

    def save(self, **more):
        site = Site.current()
        kept = {name: value or "" for name, value in model_to_dict(site).items() if name != "logo"}
        return self.client.post(CHANGE, kept | more, follow=True)

    def logo(self):
        return Site.current().logo_path

    def assert_refused(self, words, file):
        self.assertContains(self.save(sign=file), words)
        assert not Site.current().logo

    def test_stands_at_the_head_of_every_page_for_the_name(self):
        self.save(sign=upload())
        page = self.client.get("/").content.decode()
        shown = re.search(r'<img class="masthead-logo[^>]*>', page)[0]
        assert self.logo() in shown
        assert 'alt="The Harbour Post"' in shown and 'width="600" height="120"' in shown

    def test_stands_beside_the_name_where_it_is_square(self):
        self.save(sign=upload(size=(300, 300)))
        page = self.client.get("/").content.decode()
        assert 'alt=""' in re.search(r'<img class="masthead-logo[^>]*>', page)[0]
        assert "<span>The Harbour Post</span>" in page

    def test_may_be_kept_for_ever_under_its_name(self):
        self.save(sign=upload())
        answer = self.client.get(self.logo())
        assert answer["Content-Type"] == "image/png"
        assert "immutable" in answer["Cache-Control"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert not answer.cookies

    def test_is_pixels_and_nothing_else(self):
        self.save(sign=upload(size=(4000, 500)))
        data = b"".join(self.client.get(self.logo()).streaming_content)
        assert b"alert" not in data
        picture = Image.open(BytesIO(data))
        assert picture.size == (1200, 150) and picture.mode == "RGBA"

    def test_may_be_a_jpeg_or_webp(self):
        for format in ("JPEG", "WEBP"):
            self.save(sign=upload(mode="RGB", colour=(9, 9, 9), format=format, name="a.bin"))
            assert self.client.get(self.logo())["Content-Type"] == "image/png"

    def test_may_have_the_colours_of_a_press(self):
        for mode, colour in (("CMYK", (0, 0, 0, 255)), ("I;16", 20_000), ("L", 80), ("1", 0)):
            with self.subTest(mode=mode):
                format = "JPEG" if mode == "CMYK" else "PNG"
                self.save(sign=upload(mode=mode, colour=colour, format=format))
                data = b"".join(self.client.get(self.logo()).streaming_content)
                assert max(Image.open(BytesIO(data)).convert("RGB").getpixel((9, 9))) < 100

    def test_that_was_replaced_leads_to_the_new_one(self):
        self.save(sign=upload())
        old = self.logo()
        self.save(sign=upload(colour=(200, 0, 0, 255)))
        assert self.logo() != old
        self.assertRedirects(self.client.get(old), self.logo(), fetch_redirect_response=False)

    def test_stays_when_something_else_is_changed(self):
        self.save(sign=upload())
        before = self.logo()
        self.save(name="The Evening Harbour")
        assert Site.current().name == "The Evening Harbour" and self.logo() == before

    def test_can_be_taken_off(self):
        self.save(sign=upload())
        old = self.logo()
        self.save(no_sign="on")
        assert self.logo() == ""
        assert self.client.get(old).status_code == 404
        self.assertNotContains(self.client.get("/"), "masthead-logo")

    def test_whose_file_is_lost_is_a_404(self):
        self.save(sign=upload())
        site = Site.current()
        site.logo.storage.delete(site.logo.name)
        assert self.client.get(site.logo_path).status_code == 404

    def test_is_no_drawing_that_runs(self):
        for data in (b"<svg xmlns='x'><script/></svg>", b"\n<?xml version='1.0'?><svg/>"):
            self.assert_refused("Export it as PNG", upload(data))

    def test_is_a_whole_picture_of_a_fair_size(self):
        self.assert_refused("not a picture we can show", upload(b"GIF89a nonsense"))
        self.assert_refused("not a picture we can show", upload(b"<html>"))
        self.assert_refused("damaged or cut off", upload(draw(mode="RGB", colour=(1, 2, 3))[:-40]))
        self.assert_refused("more than 2 MB", upload(b"\x89PNG" + b"\0" * (2 * 1024 * 1024)))
        self.assert_refused("empty", upload(b""))
        self.assert_refused("wholly transparent", upload(colour=(0, 0, 0, 0)))

    def test_loses_the_margin_that_nobody_sees(self):
        whole = Image.new("RGBA", (500, 500))
        whole.paste((200, 0, 0, 255), (100, 200, 400, 250))
        file = BytesIO()
        whole.save(file, "PNG")
        self.save(sign=upload(file.getvalue()))
        site = Site.current()
        assert (site.logo_width, site.logo_height, site.logo_is_wide) == (300, 50, True)

    def test_is_what_search_engines_are_told(self):
        self.save(sign=upload())
        page = self.client.get(cast.published().current.get_absolute_url())
        self.assertContains(page, f'"url":"https://paper.example{self.logo()}"'.replace(":", ": ", 1))


@pytest.mark.django_db
class TestOnAFullDisk:
    @pytest.fixture(autouse=True)
    def originals(self, tmp_path, settings, client):
        settings.MEDIA_ROOT = tmp_path / "originals"
        Site(name="The Harbour Post", address="https://paper.example").save()
        client.force_login(cast.user("Chief"))
        with disk.mount(settings.MEDIA_ROOT) as self.folder:
            yield

    def save(self, client, **more):
        kept = model_to_dict(Site.current()) | {"tagline": "Typed with care"}
        kept = {name: value or "" for name, value in kept.items() if name != "logo"}
        return client.post(CHANGE, kept | more)

    def test_is_refused_beside_its_field_and_the_rest_is_kept(self, client):
        filler = disk.fill(self.folder)
        answer = self.save(client, sign=upload())
        form = answer.context["adminform"].form
        assert "is full" in form.errors["sign"][0]
        assert form["tagline"].value() == "Typed with care"
        assert not Site.current().logo and Site.current().tagline == ""
        assert [path for path in self.folder.rglob("*") if path.is_file() and path != filler] == []

    def test_goes_in_once_there_is_room(self, client):
        filler = disk.fill(self.folder)
        self.save(client, sign=upload())
        filler.unlink()
        self.save(client, sign=upload())
        assert Site.current().logo.size
        assert client.get(Site.current().logo_path).status_code == 200
