"""How long a text is: words, or characters where a script parts none, and minutes."""

from django.test import SimpleTestCase, TestCase

from articles.text_length import count_characters, count_words, describe_length
from tests import cast
from tests.desk.form_data import change


class TheLength(SimpleTestCase):
    def test_of_words(self):
        assert count_words("The council – it’s said – voted\n3 times.") == 7
        assert count_words("") == 0

    def test_of_characters(self):
        assert count_characters("港は 静か。") == 5
        assert count_characters("e\u0301") == 1

    def test_is_told_by_the_script_of_the_language(self):
        assert describe_length("one two", "en") == "2 words · 1 minute to read"
        for language in ("ja", "zh-Hant", "ko", "th"):
            assert describe_length("港は静か", language).startswith("4 characters"), language

    def test_says_how_long_it_takes_to_read(self):
        assert describe_length("word " * 231, "en") == "231 words · 2 minutes to read"
        assert describe_length("字" * 351, "zh") == "351 characters · 2 minutes to read"
        assert describe_length("", "en") == "0 words · 0 minutes to read"


class TheForm(TestCase):
    def setUp(self):
        self.client.force_login(cast.user("Editor", all_sections=True))

    def open(self, **story):
        return self.client.get(change(cast.draft(section=cast.section("World"), **story)))

    def test_says_how_long_it_is_as_saved(self):
        self.assertContains(self.open(body="<p>One two</p><p>three.</p>"), "3 words · 1 minute to read")

    def test_counts_in_the_language_of_the_story(self):
        self.assertContains(
            self.open(body="<p>港は静か</p>", language="ja"), "4 characters · 1 minute to read"
        )

    def test_hands_over_what_each_place_shows(self):
        answer = self.open()
        for name, most in (("front_headline", 70), ("search_headline", 60), ("standfirst", 160)):
            attrs = answer.context["adminform"].form.fields[name].widget.attrs
            assert attrs["data-recommended"] == most
            self.assertContains(answer, f'data-recommended="{most}"')
