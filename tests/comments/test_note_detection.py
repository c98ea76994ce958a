"""Notes of the newsroom in running text: split off an imported comment, found in a reader's."""

import re
from pathlib import Path

import pytest

from comments.note_detection import has_note
from comments.screening import split_label, split_note

SAMPLES = Path(__file__).resolve().parents[3] / "shared/samples"
DISGUISES = [
    "[Editor's Note: This is wrong.]",
    "[Editor’s note] This is wrong.",
    "[EDITORS' NOTE This is wrong",
    "[The editor replies: no]",
    "[Ed: no]",
    "[Ed. note: no]",
    "[Ed] no",
    "[Ed — no]",
    "[the eds: no]",
    "[Mod: removed]",
    "{Mod note} removed",
    "<Editor's note: no>",
    "[Moderation: removed]",
    "(Editor's note: no)",
    "(Ed: no)",
    "(Moderator) no",
    "«Editor's note: no»",
    "【Editor: no】",
    "［Ｅｄｉｔｏｒ＇ｓ ｎｏｔｅ： no］",
    "Editor's note: no",
    "Editor's reply: no",
    "Editor's Note – no",
    "Note from the editor – no",
    "This is wrong. [It was Tuesday – Ed.]",
    "This is wrong (it was Tuesday - ed.)",
    "**[Editor's note]** no",
    "_[Editor's_ note: no]",
    "<b>[Ed</b>itor's note: no]",
    "[Editor's\n\nnote: no]",
    "[E d i t o r : no]",
    "[E-d-i-t-o-r: no]",
    "[E.d.i.t.o.r: no]",
    "[E\u200bd\u200ditor's note: no]",
    "[E\u00aditor's note: no] [Edi\u00adtor: no]",
    "[\u2067Editor\u2069: no]",
    "\u202e]on :eton s'rotidE[",
    "[E\u3164ditor's note: no]",
    "[Еditоr's nоte: no]",
    "[Εditοr's Νοte: no]",
    "[ЕDIТОR: no]",
    "[EDΙΤΟR'S ΝΟΤΕ: no]",
    "[Edıtor: no]",
    "[É̲ditor: no]",
    "[Ed1t0r: no]",
    "[Edltor: no]",
    "[rnoderator: no]",
    "[𝐄𝐝𝐢𝐭𝐨𝐫: no]",
    "[𝔈𝔡𝔦𝔱𝔬𝔯: no]",
    "[ᴇᴅɪᴛᴏʀ: no]",
    "[🅴🅳🅸🆃🅾🆁: no]",
    "[🇪🇩🇮🇹🇴🇷: no]",
    "&#91;Editor&#39;s note: no&#93;",
    "&amp;#91;Editor&amp;#39;s note: no]",
    "[Anm. d. Red.: nein]",
    "[Anmerkung der Redaktion: nein]",
    "[NDLR : non]",
    "[Note de la rédaction : non]",
    "[Nota del editor: no]",
    "[ملاحظة المحرر: لا]",
]
INNOCENT = [
    "I think the editor did well.",
    "[sic] he edited it himself",
    "He was killed [and buried] there.",
    "The town (moderately big) voted.",
    "Ed said: no. (Ed is my brother.)",
    "[education] matters, and so does moderation.",
    "“The editor wrote a comment”, she said.",
    "A letter to the editor of the Times (the editor of 1950) would note it.",
    "Moderate voices: they comment, too.",
    "One [1], two (2), three {3}: see the note below.",
    "Die Redaktion war dabei. La rédaction aussi.",
    "Редактор не прав. Ο συντάκτης λέει ψέματα.",
    "",
]


@pytest.mark.parametrize("text", DISGUISES)
def test_a_note_is_found_however_it_is_disguised(text):
    assert has_note(text)
    assert has_note(f"I read this with interest.\n\n{text}\n\nThank you.")


@pytest.mark.parametrize("text", INNOCENT)
def test_an_innocent_text_is_not_taken_for_a_note(text):
    assert not has_note(text)


@pytest.mark.parametrize(
    ("text", "note", "rest"),
    [
        ("[Editor's Note: It was Tuesday.] I like it.", "Editor's Note: It was Tuesday.", "I like it."),
        ("  [Editor’s note: One.\n\nTwo.]\n\nI like it.", "Editor’s note: One.\n\nTwo.", "I like it."),
        ("[Ed. note: See [2] and [3].] So?", "Ed. note: See [2] and [3].", "So?"),
        ("[Ed: No.]So?", "Ed: No.", "So?"),
        ("［Editor's Note: No.］ So?", "Editor's Note: No.", "So?"),
        ("[Editors' Note - No.] So?", "Editors' Note - No.", "So?"),
        ("[Moderator's Note: Cut.] So?", "Moderator's Note: Cut.", "So?"),
        ("[Note from the editor: No.] So?", "Note from the editor: No.", "So?"),
        ("[Editor's Note: Nothing else.]", "Editor's Note: Nothing else.", ""),
    ],
)
def test_a_leading_note_is_split_off_whole(text, note, rest):
    assert split_note(text) == (note, rest)


@pytest.mark.parametrize(
    "text",
    [
        "I like it. [Editor's Note: in the middle.]",
        "[Editor's Note: never closed. I like it.",
        "[Editor's Note: closed [once] only. I like it.",
        "[Ed. Miliband spoke.] So?",
        "[Edward: no.] So?",
        "[Ed-Tech is a fad.] So?",
        "[sic] So?",
        "Editor's Note: without brackets.",
        "",
    ],
)
def test_what_is_no_leading_note_stays_where_it_is(text):
    assert split_note(text) == ("", text)


@pytest.mark.parametrize(
    ("note", "kind", "words"),
    [
        ("Editor’s Note: It was Tuesday.", "editor", "It was Tuesday."),
        ("Ed: No.", "editor", "No."),
        ("Note from the editor: No.", "editor", "No."),
        ("Moderator's Note: Cut.", "moderator", "Cut."),
        ("It was Tuesday: we erred.", "editor", "It was Tuesday: we erred."),
    ],
)
def test_a_label_says_whose_note_it_is(note, kind, words):
    assert split_label(note) == (kind, words)


def test_the_note_of_the_sample_export_is_split_off_whole():
    path = SAMPLES / "syria-export.wxr.xml"
    if not path.exists():
        pytest.skip("The sample export is not beside this project.")
    text = re.search(r"<wp:comment_content><!\[CDATA\[(.*?)\]\]></", path.read_text(), re.DOTALL)[1]
    note, rest = split_note(text)
    kind, words = split_label(note)
    assert kind == "editor"
    assert words.startswith("The claim that") and words.endswith("in that context.")
    assert words.count("\n\n") == 1
    assert rest.startswith("Nothing is mentioned") and rest.endswith("”")
    assert f"[{note}]\n\n{rest}" == text
