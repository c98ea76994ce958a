"""Reading an export: plain records whatever the tool, and reasons with a line where it cannot be read."""

from datetime import UTC, datetime

import pytest

from newsroom.importing.refusal import Unreadable
from newsroom.importing.source import Source
from newsroom.importing.wordpress import Export
from tests.importing import wxr


def read(text):
    export = Export(wxr.opener(text)())
    return list(export), export


def only(text):
    items, _ = read(text)
    assert len(items) == 1
    return items[0]


def refusal(text):
    with pytest.raises(Unreadable) as refused:
        read(text)
    return str(refused.value)


class TestRecords:
    def test_an_item_with_all_it_has(self):
        item = only(
            wxr.export(
                wxr.post(
                    "Old & news", "It <b>rained</b>.", id=7, excerpt="Rain", meta={"_thumbnail_id": "9"},
                    comments=[wxr.comment("First", id=3), wxr.comment("Second", id=4, comment_parent="3")],
                )
            )
        )  # fmt: skip
        assert (item.id, item.kind, item.status, item.title) == ("7", "post", "publish", "Old & news")
        assert (item.content, item.excerpt, item.creator) == ("It <b>rained</b>.", "Rain", "ada")
        assert item.published_at == datetime(2020, 3, 4, 10, tzinfo=UTC)
        assert item.categories == [("category", "world", "World")]
        assert item.meta == {"_thumbnail_id": "9"}
        assert [(one.id, one.text, one.parent) for one in item.reader_comments] == [
            ("3", "First", "0"),
            ("4", "Second", "3"),
        ]

    def test_the_head_of_the_file(self):
        head = wxr.category("world", "World") + wxr.category("europe", "Europe", "world")
        _, export = read(wxr.export(wxr.post(), head=head))
        channel = export.site
        assert (channel.title, channel.address, channel.version) == ("Old paper", wxr.SITE, "1.2")
        assert channel.writers["ada"].name == "Ada Quill"
        assert channel.categories["europe"].parent == "world"

    @pytest.mark.parametrize(
        "scheme", ["http://wordpress.org/export/1.0/", "https://wordpress.org/export/1.2/"]
    )
    def test_namespaces_of_every_version(self, scheme):
        changed = wxr.NAMESPACES.replace("http://wordpress.org/export/1.2/", scheme)
        assert only(wxr.export(wxr.post(id=7), namespaces=changed)).id == "7"

    def test_a_split_section_is_one_text(self):
        assert only(wxr.export(wxr.post(content="a ]]> b"))).content == "a ]]> b"

    def test_names_in_other_scripts_are_decoded(self):
        item = only(wxr.export(wxr.post(name="%d8%b3%d9%84", link="")))
        assert item.slug == "سل"

    def test_the_line_on_which_an_item_begins(self):
        items, _ = read(wxr.export(wxr.post(content="one\ntwo\nthree"), wxr.post()))
        assert [item.line for item in items] == [9, 12]


class TestDates:
    def at(self, **fields):
        return only(wxr.export(wxr.post(**fields))).published_at

    def test_blanks_around_a_date(self):
        assert self.at(post_date_gmt="\n 2020-03-04 10:00:00 \n") == datetime(2020, 3, 4, 10, tzinfo=UTC)

    def test_zeros_lead_to_the_clock_of_the_site(self):
        text = wxr.export(
            wxr.post(post_date="2020-03-04 12:00:00", post_date_gmt="2020-03-04 10:00:00"),
            wxr.post(post_date="2020-03-04 13:00:00", post_date_gmt="0000-00-00 00:00:00"),
        )
        assert read(text)[0][1].published_at == datetime(2020, 3, 4, 11, tzinfo=UTC)

    @pytest.mark.parametrize(
        "date",
        [
            "",
            "yesterday",
            "0000-00-00 00:00:00",
            "0001-01-01 00:00:00",
            "2020-13-45 10:00:00",
            "٢٠٢٠-03-04 10:00:00",
        ],
    )
    def test_no_date_is_none(self, date):
        assert self.at(post_date=date, post_date_gmt=date) is None

    def test_a_modified_date_may_be_missing(self):
        assert only(wxr.export(wxr.post())).updated_at is None


class TestBytes:
    def test_what_xml_does_not_allow_is_dropped_and_counted(self):
        text = wxr.export(wxr.post(content="ra\x0bin\x00ed\ufffe")).replace("Old paper", "Old&#x0b; paper")
        items, export = read(text)
        assert items[0].content == "rained"
        assert export.source.dropped == 4

    def test_bytes_of_another_charset_are_read_as_western_and_counted(self):
        data = wxr.export(wxr.post(content="caf\xe9 – ok")).encode().replace("é".encode(), b"\xe9")
        items, export = read(data)
        assert items[0].content == "café – ok"
        assert export.source.guessed == 1

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_a_byte_order_mark_is_believed(self, encoding):
        assert only(wxr.export(wxr.post("Zoë")).encode(encoding)).title == "Zoë"

    def test_a_declared_encoding_is_believed(self):
        text = wxr.export(wxr.post("Zoë"), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>')
        assert only(text.encode("latin-1")).title == "Zoë"

    def test_an_encoding_that_nobody_knows(self):
        assert "klingon" in refusal(wxr.export(declaration='<?xml version="1.0" encoding="klingon"?>'))

    def test_the_names_of_html_are_signs(self):
        text = wxr.export(wxr.post()).replace(
            "<title><![CDATA[Old news]]>", "<title>Old&nbsp;news &amp; more"
        )
        assert only(text).title == "Old\xa0news & more"

    def test_a_very_long_line_is_read_in_parts(self):
        content = "rain " * 500_000
        assert only(wxr.export(wxr.post(content=content))).content == content.strip()

    def test_lines_are_counted_once(self):
        source = Source(wxr.opener("a\n" + "b" * 3_000_000 + "\nc")())
        while source.read():
            pass
        assert source.line == 3


class TestBroken:
    def test_a_file_that_is_cut_off(self):
        text = wxr.export(wxr.post(), wxr.post(content="second"))
        items, export = [], Export(wxr.opener(text[: text.index("second")])())
        with pytest.raises(Unreadable, match=r"^line 10: the file is broken here"):
            items.extend(export)
        assert len(items) <= 1

    def test_broken_xml_names_its_line(self):
        assert refusal(wxr.export(wxr.post()).replace("</channel>", "</chanel>")).startswith("line 10:")

    @pytest.mark.parametrize("text", ["", "   ", "just words", "\x00\x01", "{}", "<"])
    def test_no_xml_at_all(self, text):
        assert refusal(text).startswith("line ")

    @pytest.mark.parametrize("text", ["<html><body/></html>", "<feed/>", "<a><rss/></a>"])
    def test_xml_that_is_no_export(self, text):
        assert "not a WordPress export" in refusal(text)

    def test_entities_are_refused(self):
        bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        text = wxr.export(wxr.post("&b;")).replace("?>\n", f"?>\n{bomb}\n", 1)
        assert "entities" in refusal(text)

    def test_a_file_from_elsewhere_cannot_be_pulled_in(self):
        outside = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        text = wxr.export(wxr.post()).replace("?>\n", f"?>\n{outside}\n", 1)
        assert "entities" in refusal(text)

    def test_elements_without_end(self):
        text = wxr.export().replace("</channel></rss>", "<item>" + "<a>" * 200_000)
        assert "broken" in refusal(text)

    def test_an_item_with_nothing_in_it(self):
        item = only(wxr.export("<item/>"))
        assert (item.id, item.kind, item.published_at, item.reader_comments) == ("", "", None, [])
