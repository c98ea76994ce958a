"""What may be embedded, and by which address."""

import pytest

from articles import embeds

KEY = "dQw4w9WgXcQ"
ALLOWED = {
    f"https://www.youtube.com/watch?v={KEY}&t=3s": ("YouTube", f"https://www.youtube.com/watch?v={KEY}"),
    f"https://youtu.be/{KEY}?si=abc": ("YouTube", f"https://www.youtube.com/watch?v={KEY}"),
    f"https://www.youtube.com/shorts/{KEY}": ("YouTube", f"https://www.youtube.com/watch?v={KEY}"),
    "http://vimeo.com/76979871": ("Vimeo", "https://vimeo.com/76979871"),
    "https://archive.org/details/prelinger": (
        "the Internet Archive",
        "https://archive.org/details/prelinger",
    ),
    "https://datawrapper.dwcdn.net/AbC12/3/": ("Datawrapper", "https://datawrapper.dwcdn.net/AbC12/"),
    "https://www.openstreetmap.org/export/embed.html?bbox=6.9,50.8,7.0,50.9&layer=mapnik": (
        "OpenStreetMap",
        "https://www.openstreetmap.org/export/embed.html?bbox=6.9,50.8,7.0,50.9",
    ),
}
REFUSED = [
    "",
    "youtube",
    "javascript:alert(1)",
    "https://evil.example/watch?v=" + KEY,
    f"https://www.youtube.com.evil.example/watch?v={KEY}",
    f"https://user@www.youtube.com/watch?v={KEY}",
    f"https://www.youtube.com:8080/watch?v={KEY}",
    f"//www.youtube.com/watch?v={KEY}",
    "https://www.youtube.com/watch?v=short",
    f'https://www.youtube.com/watch?v={KEY}"onload="x',
    "https://vimeo.com/../evil",
    "https://archive.org/details/../../x",
    "https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,x",
    "https://[::1",
    "https://www.youtube.com/watch?v=" + "a" * 600,
]


@pytest.mark.parametrize("address", ALLOWED)
def test_an_address_as_copied_becomes_one_spelling(address):
    found = embeds.find(address)
    assert (found.provider, found.address) == ALLOWED[address]
    assert embeds.find(found.address) == found


@pytest.mark.parametrize("address", REFUSED)
def test_no_other_address_is_embedded(address):
    assert embeds.find(address) is None


def test_frames_come_from_the_origins_that_the_policy_names():
    for address in ALLOWED:
        assert embeds.find(address).frame.startswith(tuple(f"{origin}/" for origin in embeds.ORIGINS))
