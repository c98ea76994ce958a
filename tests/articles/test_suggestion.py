"""Which kind is preselected for a change: a table of edits, as editors make them, with what is expected."""

from time import process_time

import pytest

from articles.changes import Catalogue, compare
from articles.folding import fold
from articles.kinds import Kind
from articles.suggestion import suggest_kind
from articles.text_diff import CAME, WENT
from articles.touches import Reader, Touch

SILENT, UPDATE = Kind.SILENT, Kind.UPDATE
NUMBER, DATE, NAME, QUOTATION = Touch
NAMES = frozenset(map(fold, ("Ada Quill", "Quill", "harbour fees", "edf")))
PHOTO = {"photo": "p", "position": 0, "caption": "", "credit": "", "alt": ""}
LIBRARY = Catalogue(
    {"p": "Photo 1"}, {"p": {"caption": "Mona Reyes at work", "credit": "Mia", "alt": "A desk"}}
)
LONG = "The council met in the old hall and went through all that the harbour needs."

# Old words, new words, the kind, what is touched; in English where no language is said.
PARAGRAPHS = [
    ("It will be teh last time.", "It will be the last time.", SILENT, set()),
    ("It rained, it snowed.", "It rained; it snowed.", SILENT, set()),
    ("They went too the sea.", "They went to the sea.", SILENT, set()),
    ("The ferry sails at noon .", "The ferry sails at noon.", SILENT, set()),
    ("It was a dark, stormy night.", "It was a stormy night.", SILENT, set()),
    ("The ferry - an old one - sank.", "The ferry – an old one – sank.", SILENT, set()),
    ("He spoke of the president.", "He spoke of the President.", SILENT, set()),
    ('She said "no" twice over.', "She said “no” twice over.", SILENT, set()),
    ("In 2019, it rained.", "In 2019 it rained.", SILENT, set()),
    ("What i saw was a ship.", "What I saw was a ship.", SILENT, set()),
    ("Ships leaves at noon.", "Ferries leave at noon.", SILENT, set()),
    ("The bridge cost 14 million.", "The bridge cost 41 million.", None, {NUMBER}),
    ("The bridge cost 14 million.", "The bridge cost 14 billion.", None, {NUMBER}),
    ("It fell by 3%.", "It fell by 3.5%.", None, {NUMBER}),
    ("It cost $5.", "It cost €5.", None, {NUMBER}),
    ("Fourteen people drowned.", "Forty people drowned.", None, {NUMBER}),
    ("It fell to -5 degrees.", "It fell to 5 degrees.", None, {NUMBER}),
    ("They meet on Monday evening.", "They meet on Tuesday evening.", None, {DATE, NAME}),
    ("It closed in March last year.", "It closed in April last year.", None, {DATE, NAME}),
    ("It happened yesterday evening.", "It happened today evening.", None, {DATE}),
    ("The mayor, Ada Quill, left.", "The mayor, Ada Quil, left.", None, {NAME}),
    ("The mayor of Paris left.", "The mayor of Lyon left.", None, {NAME}),
    ("Later Mr. Smith left.", "Later Mr. Smyth left.", None, {NAME}),
    ("The plan by nato failed.", "The plan by NATO failed.", SILENT, set()),
    ("The plan by NATO failed.", "The plan by OPEC failed.", None, {NAME}),
    ("It is about harbour fees now.", "It is about harbour fears now.", None, {NAME}),
    ("It met. Boats came.", "It met. Ships came.", SILENT, set()),
    ("He said: “I saw a ship.”", "He said: “I saw no ship.”", None, {QUOTATION}),
    ("He said: «I saw a ship.»", "He said: «I saw the ship.»", None, {QUOTATION}),
    ("He said he saw a ship.", "He said he “saw a ship”.", None, {QUOTATION}),
    ("It is the dogs’ home, a bad one.", "It is the dogs’ home, a good one.", SILENT, set()),
    (f"{LONG}", "Nobody came to any of it, as the town had other plans for that whole evening.", None, set()),
    (LONG, f"{LONG} It will meet again, the chair said after the meeting had ended at last.", UPDATE, set()),
    (LONG, f"{LONG} It will meet again on 4 May at the same place, at 6 pm.", UPDATE, {NUMBER, NAME}),
]  # fmt: skip
FOREIGN = [
    ("de", "Der Rat tagt im Rathhaus.", "Der Rat tagt im Rathaus.", SILENT, set()),
    ("de", "Der Rat tagt am Montag.", "Der Rat tagt am Dienstag.", None, {DATE}),
    ("de", "Es waren vierzig Leute.", "Es waren fünfzig Leute.", None, {NUMBER}),
    ("de", "Die Nato und die EU reden.", "Die Nato und die UN reden.", None, {NAME}),
    (
        "de",
        "Er sagte: „Ich gehe heim.“ Dann ging er.",
        "Er sagte: „Ich ging heim.“ Dann ging er.",
        None,
        {QUOTATION},
    ),
    ("de", "Er sagte: „Ich gehe.“ Dann lief er.", "Er sagte: „Ich gehe.“ Dann rannte er.", SILENT, set()),
    ("de", "Er sagte: »Ich gehe heim.«", "Er sagte: »Ich ging heim.«", None, {QUOTATION}),
    ("fr", "Le maire de Paris parle.", "Le maire de Lyon parle.", None, {NAME}),
    ("ar", "حضر ١٤ شخصا", "حضر ٤١ شخصا", None, {NUMBER}),
    ("ar", "حضر كثير من الناس", "حضر الكثير من الناس", SILENT, set()),
    ("hi", "१४ लोग आए", "४१ लोग आए", None, {NUMBER}),
    ("ja", "市長は「行く」と言った。", "市長は「行かない」と言った。", None, {QUOTATION}),
    ("ja", "雨が降っいた。", "雨が降っていた。", SILENT, set()),
    ("zh", "三人受伤。", "五人受伤。", None, {NUMBER}),
    ("he", "ירד גשם בעיר", "ירד גשם בעיר הזאת", SILENT, set()),
]


def suggest(old, new, language="en"):
    reader = Reader(language, NAMES)
    return suggest_kind(old, new, reader, LIBRARY)


def check(old, new, kind, touches, language="en"):
    found = suggest({"body": f"<p>{old}</p>"}, {"body": f"<p>{new}</p>"}, language)
    assert (found.kind, found.touches) == (kind, touches), found.reasons
    assert found.reasons


@pytest.mark.parametrize(("old", "new", "kind", "touches"), PARAGRAPHS)
def test_a_paragraph(old, new, kind, touches):
    check(old, new, kind, touches)


@pytest.mark.parametrize(("language", "old", "new", "kind", "touches"), FOREIGN)
def test_a_paragraph_in_another_language(language, old, new, kind, touches):
    check(old, new, kind, touches, language)


TWO = "<p>It rains.</p><p>It snows.</p>"
LINK = '<p><a href="{}">It</a></p>'
LETTER = '<figure class="quotation"><blockquote><p>{}</p></blockquote></figure>'
FILM = '<figure class="embed" data-embed="https://a.example/"></figure>'
HEADLINE = "Council Votes For {} Harbour"
WHOLE = [
    ("a new paragraph", "body", TWO, f"{TWO}<p>Later 14 people came.</p>", UPDATE),
    ("a paragraph less", "body", f"{TWO}<p>{LONG}</p>", TWO, None),
    ("paragraphs that change places", "body", TWO, "<p>It snows.</p><p>It rains.</p>", SILENT),
    ("bold words", "body", TWO, TWO.replace("rains", "<strong>rains</strong>"), SILENT),
    ("a new address of a link", "body", LINK.format("/a/"), LINK.format("/b/"), SILENT),
    ("a quotation block", "body", LETTER.format("I go."), LETTER.format("I went."), None),
    ("a film taken out", "body", TWO + FILM, TWO, None),
    ("a word of a headline", "headline", HEADLINE.format("Teh"), HEADLINE.format("The"), SILENT),
    ("a figure in a standfirst", "standfirst", "It cost 5.", "It cost 6.", None),
    ("a new photograph", "placements", [], [PHOTO], UPDATE),
    ("a photograph taken out", "placements", [PHOTO], [], None),
    ("another photograph", "placements", [PHOTO], [PHOTO | {"photo": "q"}], None),
    ("a caption", "placements", [PHOTO], [PHOTO | {"caption": "Mona Reyes at play"}], SILENT),
    ("a person in a caption", "placements", [PHOTO], [PHOTO | {"caption": "Mina Reyes at work"}], None),
    ("a credit", "placements", [PHOTO], [PHOTO | {"credit": "Ben Lens/Agency"}], None),
    ("an alternative text", "placements", [PHOTO], [PHOTO | {"alt": "14 desks"}], SILENT),
    ("tags", "tags", ["sea"], ["sea", "wind"], SILENT),
    ("a section", "section", "a", "b", SILENT),
    ("a byline", "bylines", [], [{"author": "a", "credited_as": ""}], None),
    ("opinion", "genre", "news", "opinion", None),
    ("nothing", "body", TWO, TWO, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "field", "old", "new", "kind"), WHOLE)
def test_a_story(name, field, old, new, kind):
    found = suggest({field: old}, {field: new})
    assert found.kind == kind, (name, found.reasons)
    assert found.reasons


def test_the_person_of_a_caption_is_known_in_the_text():
    said = {"placements": [PHOTO]}
    old, new = ({"body": f"<p>There sat {name}, alone.</p>"} | said for name in ("mona", "mina"))
    assert suggest(old, new).touches == {NAME}


def test_the_reason_says_what_changes():
    found = suggest({"body": "<p>The bridge cost 14.</p>"}, {"body": "<p>The bridge cost 41.</p>"})
    assert found.reasons == ("A number changes: 14 → 41.",)


HOSTILE = [
    ("a " * 150_000, "b " * 150_000),
    ("<p>a b</p>" * 25_000, "<p>b a</p>" * 25_000),
    ("<p>“a” “b”</p>" * 15_000, "<p>„a“ 1 “b”</p>" * 13_000),
    ("<p>" + "x" * 299_000 + "</p>", "<p>" + "y" * 299_000 + "</p>"),
    ("“" * 300_000, "”" * 300_000),
    ("1,1" * 100_000, "1.1" * 100_000),
    ("<p>" + "“a” " * 1400 + "</p>", "<p>" + "“b” " * 1400 + "</p>"),
    ("字" * 300_000, "宇" * 300_000),
    ("<p>" + "Ada Quill " * 20_000 + "</p>", "<p>" + "Quill Ada " * 20_000 + "</p>"),
]


@pytest.mark.parametrize(("old", "new"), HOSTILE)
def test_hostile_pairs_end_soon(old, new):
    # Of this process alone: other work on the machine must not fail it.
    begun = process_time()
    suggest({"body": old}, {"body": new})
    found = compare({"body": old}, {"body": new}, LIBRARY)
    assert process_time() - begun < 20
    assert found[0].lines


class TestComparison:
    def shown(self, old, new):
        return [
            (one.name, [[(run.text, run.fate) for run in line.runs] or line.skipped for line in one.lines])
            for one in compare(old, new, LIBRARY)
        ]

    def test_shows_words_in_changed_blocks_and_the_blocks_beside_them(self):
        old = "".join(f"<p>Block {number}.</p>" for number in range(9))
        assert self.shown({"body": old}, {"body": old.replace("Block 4.", "Part 4.")}) == [
            ("body", [3, [("Block 3.", "stayed")], [("Block ", WENT), ("Part ", CAME), ("4.", "stayed")],
                      [("Block 5.", "stayed")], 3])
        ]  # fmt: skip

    def test_pairs_what_is_alike_where_blocks_came_between(self):
        old, new = "<p>The rain fell all day.</p>", "<p>New.</p><p>The rain fell all night.</p>"
        ((_, lines),) = self.shown({"body": old}, {"body": new})
        assert lines[0] == [("New.", CAME)]
        assert lines[1][0] == ("The rain fell all ", "stayed")

    def test_names_what_has_no_words(self):
        (found,) = compare({"body": TWO}, {"body": f'{TWO}<figure data-slot="2"></figure><hr>'}, LIBRARY)
        assert [line.runs[0].text for line in found.lines[-2:]] == [
            "Photograph in place 2",
            "A line between two parts",
        ]

    def test_tells_of_links_and_form(self):
        old, new = '<p><a href="/a/">It</a> rains.</p>', '<p><a href="/b/">It</a> rains.</p>'
        (found,) = compare({"body": old}, {"body": new}, LIBRARY)
        assert found.lines[0].remarks == ("Link taken out: /a/", "New link: /b/")
        (found,) = compare({"body": TWO}, {"body": TWO.replace("rains", "<em>rains</em>")}, LIBRARY)
        assert found.lines[0].remarks == ("The same words in another form.",)

    def test_shows_captions_against_those_of_the_library(self):
        changed = [PHOTO | {"caption": "Mona Reyes at play"}]
        (found,) = compare({"placements": [PHOTO]}, {"placements": changed}, LIBRARY)
        assert found.lines[0].title == "Lead photograph: Caption"
        assert [run.text for run in found.lines[0].runs] == ["Mona Reyes at ", "work", "play"]

    def test_names_sections_and_authors(self):
        catalogue = Catalogue({"w": "World", "r": "Region", "a": "Ada"})
        old = {"section": "w", "bylines": []}
        new = {"section": "r", "bylines": [{"author": "a", "credited_as": ""}]}
        found = compare(old, new, catalogue)
        assert [run.text for one in found for line in one.lines for run in line.runs] == [
            "World",
            "Region",
            "Ada",
        ]
