"""One spelling for every public path, and no way round the paths that belong to the site."""

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import paths
from articles.refusal import Refused

QUIET = settings(max_examples=300, deadline=None, derandomize=True, database=None)
PARTS = st.sampled_from(
    [
        "/",
        "//",
        "///",
        "a",
        "Ä",
        "e\u0301",
        "%41",
        "%2F",
        "%2f",
        "%252F",
        "%00",
        "%FF",
        "%",
        "%zz",
        "..",
        ".",
        "\\",
    ]
    + [" ", "\t", "\n", "\x00", "\u200b", "\u202e", "\u3000", "\xa0", "\xad", "\ud800", "\ufeff", "\u1fef"]
    + [
        "admin",
        "ADMIN",
        "%61dmin",
        "accounts",
        "api",
        "static",
        "?p=1",
        "?p=",
        "?",
        "#",
        "&",
        ";",
        ":",
        "@",
        "[",
    ]
    + ["http:", "https://paper.example", "//evil.example", ".html", ".php", "sitemap-", "robots.txt", "2026"]
)
TYPED = st.lists(PARTS, max_size=8).map("".join) | st.text(max_size=60)


@QUIET
@given(TYPED)
def test_normalising_twice_changes_nothing_and_raises_nothing_but_a_refusal(typed):
    try:
        once = paths.clean_path(typed)
    except Refused as refusal:
        assert refusal.field == "path"
        return
    assert paths.clean_path(once) == once
    assert once.startswith("/") and "//" not in once
    assert len(once) <= paths.LONGEST
    assert once.startswith("/?") or not set(once) & set("?#%\\ ")


@QUIET
@given(TYPED)
def test_a_path_survives_the_way_through_a_url(typed):
    path = paths.normalize_path(typed)
    if path.startswith("/?") or path == typed:
        return
    assert paths.clean_path(paths.quote_path(path)) == path
    assert paths.quote_path(path).isascii()


RESERVED = sorted(paths.RESERVED) + ["sitemap-world.xml", "Sitemap-world.xml"]


@pytest.mark.parametrize("name", RESERVED)
def test_no_spelling_reaches_a_path_of_the_site(name):
    spellings = [
        f"/{name}",
        f"/{name}/",
        name,
        f"//{name}/",
        f"///{name}//x",
        f"/{name}/deeper/story/",
        f"/{name.upper()}/",
        f"/{name.title()}/",
        f"/{quote(name[0]) if not name[0].isalnum() else f'%{ord(name[0]):02X}'}{name[1:]}/",
        f"/{name}/?x=1",
        f"/{name}#top",
        f"/{name}?p=1",
        f"https://paper.example/{name}/",
        f"https://paper.example//{name}/",
        f" /{name}/ ",
        f"/\t{name}/",
        f"/{name[:1]}\n{name[1:]}/",
    ]
    for spelling in spellings:
        with pytest.raises(Refused):
            paths.clean_path(spelling)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "/", "//", "?", "#", "/?x=1", "/?p=", "/?p=one", "/?p=1%202"),
        *("/.", "/..", "/a/../b", "/./a/", "..", "/%2e%2e/a"),
        *("/a b/", "/a%20b/", "/a\\b/", "/a%5Cb/", "/a%00/", "/<script>/", '/"a"/'),
        *("/a\u202eb/", "/a\u200bb/", "/a\u3000b/", "/a\xa0b/", "/\ud800/", "/a%FF/"),
        *("//host", "//host/", "///host/story/", "/%2Fhost/", "//host.example/2026/03/story/"),
        *("/100%25/", "/what%3F/", "/a%23b/", "http://[", "x" * 401),
    ],
)  # fmt: skip
def test_what_cannot_be_a_path_is_refused(typed):
    with pytest.raises(Refused) as refusal:
        paths.clean_path(typed)
    assert refusal.value.field == "path"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("2026/03/story", "/2026/03/story/"),
        ("/2026//03/story//", "/2026/03/story/"),
        ("https://paper.example//2026//03/story//", "/2026/03/story/"),
        ("https://paper.example/2026/03/story/?utm=x#top", "/2026/03/story/"),
        ("/stra%C3%9Fe/", "/straße/"),
        ("/cafe\u0301/", "/café/"),
        ("/شارع/", "/شارع/"),
        ("/old/page.html", "/old/page.html"),
        ("/Case/Counts/", "/Case/Counts/"),
        ("/?p=123", "/?p=123"),
        ("https://paper.example/?p=123&preview=true", "/?p=123"),
        ("/?page_id=7", "/?page_id=7"),
        ("/administration/", "/administration/"),
    ],
)
def test_every_spelling_becomes_the_one(typed, path):
    assert paths.clean_path(typed) == path


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Council votes for the harbour", "council-votes-for-the-harbour"),
        ("Größe zählt", "größe-zählt"),
        ("ميناء النور", "ميناء-النور"),
        ("!!!", ""),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_headline_becomes_a_short_segment_cut_at_a_word(words, slug):
    assert paths.slug(words) == slug


@QUIET
@given(st.text(max_size=120))
def test_whatever_the_headline_its_segment_fits_in_a_path(words):
    name = paths.slug(words)
    assert len(name) <= 80
    if name:
        assert paths.clean_path(f"/2026/03/{name}/") == f"/2026/03/{name}/"


@pytest.mark.parametrize("address", ["/section/world/", "/search/?q=fire&x=%C3%A9", "/2026/03/story/#end"])
def test_a_redirect_leads_to_this_site(address):
    assert paths.own_path(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "evil",
        "javascript:x",
    ]
    + ["", "/a b/", "/a\r\nSet-Cookie: x=1", "/%zz", "/\ud800", "/" + "x" * 500],
)
def test_a_redirect_leads_nowhere_else(address):
    with pytest.raises(Refused) as refusal:
        paths.own_path(address)
    assert refusal.value.field == "redirect_to"
