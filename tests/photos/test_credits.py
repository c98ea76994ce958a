"""A caption's closing bracket is a credit only where it names who made the picture."""

import pytest

from articles.credits import split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The harbour, July 24, 2024 (Mia Lens/Reuters)", "The harbour, July 24, 2024", "Mia Lens/Reuters"),
        ("The harbour. (Mia Lens/Example Wire).", "The harbour.", "Mia Lens/Example Wire"),
        ("The harbour (AP)", "The harbour", "AP"),
        ("The harbour (AP Photo/Mia Lens)", "The harbour", "AP Photo/Mia Lens"),
        ("The harbour (Mia Lens, AFP via Getty Images)", "The harbour", "Mia Lens, AFP via Getty Images"),
        ("The harbour (Photo by Mia Lens/AP)", "The harbour", "Mia Lens/AP"),
        ("The harbour (Photo: Mia Lens)", "The harbour", "Mia Lens"),
        ("The harbour (© Mia Lens)", "The harbour", "Mia Lens"),
        ("The harbour [Mia Lens/dpa]", "The harbour", "Mia Lens/dpa"),
        ("The harbour (courtesy of the harbour museum)", "The harbour", "courtesy of the harbour museum"),
        ("The mayor (left) at sea (Ludwig van Lens/EPA)", "The mayor (left) at sea", "Ludwig van Lens/EPA"),
        ("(Mia Lens/AFP)", "", "Mia Lens/AFP"),
    ],
)
def test_a_credit_is_taken_out(text, caption, credit):
    assert split_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    "bracket",
    [
        *("left", "right", "left/right", "L/R", "second from left", "pictured left: Bob/Alice", "and/or"),
        *("2019", "2019/20", "24/7", "km/h", "July 2024", "aged 54", "D, PA", "Ada Quill", "NATO"),
        *("Russia/Ukraine", "a photo by the river", "photographs", "photo by", "the image", "", "  ", "/"),
        *("Mia Lens/", "/Reuters", "from AP"),
    ],
)
def test_an_explanation_stays(bracket):
    text = f"The harbour ({bracket})"
    assert split_credit(text) == (text.strip(), "")


@pytest.mark.parametrize(
    "text", ["", "The harbour", "(Mia Lens/AP) at sea", "The harbour (Mia Lens/AP", "((((" * 5000]
)
def test_what_has_no_closing_bracket_stays(text):
    assert split_credit(text) == (text, "")
