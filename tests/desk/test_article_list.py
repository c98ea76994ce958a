"""The list of articles: its filters combine, say what is chosen and take any input; its order, its search."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.admin.desk import FARTHEST
from articles.models import Article, Byline
from tests import cast

LIST = reverse("admin:articles_article_changelist")
DAY = timedelta(days=1)


class Listing(TestCase):
    def setUp(self):
        self.editor = cast.user("Editor")
        self.client.force_login(self.editor)

    def open(self, **query):
        answer = self.client.get(LIST, query)
        assert answer.status_code == 200, answer
        return answer

    def found(self, **query):
        return [article.headline for article in self.open(**query).context["cl"].result_list]

    def chips(self, **query):
        return [
            (str(chip.title), chip.chosen, chip.address) for chip in self.open(**query).context["cl"].chips
        ]


class Filters(Listing):
    def setUp(self):
        super().setUp()
        self.quill = cast.draft("By Ada", by=self.editor, tags=["trams"])
        other = cast.draft(
            "By Émile", by=cast.user("Reporter"), section=cast.section("Sport"), tags=["Boats"]
        )
        Byline.objects.filter(article=other).update(author=cast.author("Émile Zola"))

    def test_by_the_author_however_the_name_is_spelled(self):
        assert self.found(author="ada quill") == ["By Ada"]
        assert self.found(author="EMILE ZOLA") == self.found(author="zola") == ["By Émile"]

    def test_by_a_tag_or_its_beginning(self):
        assert self.found(tag="TRAMS") == ["By Ada"]
        assert self.found(tag="boa") == ["By Émile"]

    def test_by_whose_it_is(self):
        assert self.found(whose="mine") == ["By Ada"]

    def test_by_whose_turn_it_is(self):
        self.quill.hand_over(by=self.editor)
        reviewer = cast.user("Editor")
        self.client.force_login(reviewer)
        assert self.found(whose="waiting") == self.found(state="ready") == ["By Ada"]
        self.quill.send_back(by=reviewer, reason="Who said so?")
        assert self.found(state="back") == ["By Ada"] and self.found(state="ready") == []
        self.client.force_login(self.editor)
        assert self.found(whose="waiting") == ["By Ada"]

    def test_by_what_is_live_and_changed_since(self):
        story = cast.published("Out", by=self.editor)
        assert self.found(state="changed") == []
        Article.objects.filter(pk=story.pk).update(headline="Out, and more")
        Article.objects.get(pk=story.pk).save_revision(by=self.editor)
        page = self.open(state="changed")
        assert [article.headline for article in page.context["cl"].result_list] == ["Out, and more"]
        self.assertContains(page, "changed since")

    def test_combine(self):
        assert self.found(state="draft", section="sport", author="zola", tag="boats") == ["By Émile"]
        assert self.found(section="sport", author="ada") == []

    def test_say_what_is_chosen_and_are_taken_off_one_by_one(self):
        query = {"state": "draft", "author": "zola", "date": "week"}
        chips = {title: (chosen, address) for title, chosen, address in self.chips(**query)}
        assert {title: chosen for title, (chosen, _) in chips.items()} == {
            "state": "Draft", "author": "zola", "last saved": "The last 7 days",
        }  # fmt: skip
        assert chips["author"][1] == "?date=week&state=draft"
        assert chips["last saved"][1] == "?author=zola&state=draft"

    def test_a_name_that_nobody_has_finds_nothing_and_says_so_beside_the_field(self):
        page = self.open(author="Nobody at all")
        self.assertContains(page, "No author is called so.")
        self.assertContains(page, "No article is like that.")
        self.assertContains(page, 'value="Nobody at all"')

    def test_offer_the_sections_in_the_order_of_the_paper(self):
        cast.section("Middle East", parent=cast.section("World"))
        choices = self.open().context["cl"].filters["section"].lookup_choices
        assert [slug for slug, _ in choices] == ["sport", "world", "middle-east"]

    def test_reach_no_article_of_another_section(self):
        self.client.force_login(cast.user("Editor", sections=[cast.section("Sport")]))
        for query in ({}, {"author": "ada"}, {"tag": "trams"}, {"q": "Ada"}, {"order": "due"}):
            assert "By Ada" not in self.found(**query), query

    def test_take_any_input(self):
        for name in ("state", "whose", "section", "author", "tag", "date", "from", "to", "order", "q"):
            for value in (
                "\x00",
                "x" * 5000,
                "9999-99-99",
                "0001-01-01",
                "2026-02-30",
                "'\"<%",
                "\ud800"[:0],
            ):
                assert self.client.get(LIST, {name: value}).status_code == 200, (name, value)


class Days(Listing):
    def setUp(self):
        super().setUp()
        self.now = timezone.now().replace(hour=12)
        for days, headline in ((0, "Today"), (1, "Yesterday"), (5, "Days ago"), (40, "Weeks ago")):
            with time_machine.travel(self.now - days * DAY, tick=False):
                cast.draft(headline, by=self.editor)
        clock = time_machine.travel(self.now, tick=False)
        clock.start()
        self.addCleanup(clock.stop)

    def test_are_chosen_by_a_word(self):
        assert self.found(date="today") == ["Today"]
        assert self.found(date="yesterday") == ["Yesterday"]
        assert self.found(date="week") == ["Today", "Yesterday", "Days ago"]

    def test_are_chosen_from_and_to_with_both_ends(self):
        day = f"{self.now - 5 * DAY:%Y-%m-%d}"
        assert self.found(**{"from": day, "to": day}) == ["Days ago"]
        assert self.found(**{"from": day}) == ["Today", "Yesterday", "Days ago"]
        assert self.found(to=day) == ["Days ago", "Weeks ago"]

    def test_that_are_none_are_told_of_beside_the_field(self):
        self.assertContains(self.open(to="soon"), "“soon” is no day.")
        self.assertContains(
            self.open(**{"from": "2026-02-02", "to": "2026-01-01"}), "lies after the last one"
        )


class Order(Listing):
    def test_is_what_was_saved_last_first(self):
        stories = [cast.draft(name, by=self.editor) for name in ("First", "Second")]
        stories[0].save_revision(by=self.editor)
        assert self.found() == ["First", "Second"]

    def test_by_due_time_has_what_is_due_the_next_first(self):
        now = timezone.now()
        cast.draft("Never", by=self.editor)
        cast.draft("In two days", by=self.editor).schedule(by=self.editor, at=now + 2 * DAY)
        cast.draft("Embargo of one day", by=self.editor, embargo_until=now + DAY)
        cast.draft("Embargo that is over", by=self.editor, embargo_until=now - DAY)
        cast.published("In three days", by=self.editor).unpublish(by=self.editor, at=now + 3 * DAY)
        assert self.found(order="due") == ["Embargo of one day", "In two days", "In three days"]

    def test_counts_no_farther_than_it_pages(self):
        Article.objects.bulk_create(Article(headline=f"No. {n}") for n in range(FARTHEST + 5))
        page = self.open()
        assert page.context["cl"].result_count == FARTHEST
        self.assertContains(page, "There are more than these.")


class Search(Listing):
    def test_reads_the_body_of_drafts(self):
        cast.draft("The weather", by=self.editor, body="<p>Thunder over the breakwaters.</p>")
        assert self.found(q="breakwater") == ["The weather"]

    def test_reads_what_readers_have_though_the_working_copy_says_something_else(self):
        story = cast.published("The weather", by=self.editor, body="<p>Thunder.</p>")
        Article.objects.filter(pk=story.pk).update(body="<p>Sunshine.</p>")
        Article.objects.get(pk=story.pk).save_revision(by=self.editor)
        assert self.found(q="thunder") == self.found(q="sunshine") == ["The weather"]

    def test_finds_a_part_of_a_word_in_a_headline(self):
        cast.draft("Breakwater", by=self.editor)
        assert self.found(q="kwat") == ["Breakwater"]


class Empty(Listing):
    def test_says_in_words_what_will_be_there(self):
        self.assertContains(self.open(), "No article yet.")

    def test_is_said_by_every_list_of_the_desk(self):
        self.client.force_login(cast.user("Chief"))
        for name in ("articles_photo", "articles_tag", "articles_series", "comments_comment"):
            page = self.client.get(reverse(f"admin:{name}_changelist"))
            self.assertContains(page, "Nothing here yet.")
