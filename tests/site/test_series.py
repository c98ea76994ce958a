"""A series: its page, and what each of its parts says of the others."""

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import freshness
from tests import cast

AHEAD = timezone.timedelta(hours=2)


def part(number, headline, **more):
    return cast.published(headline, series=cast.series(), part=number, **more)


class Series(TestCase):
    def test_the_page_lists_what_can_be_read_newest_first(self):
        part(1, "The dredger"), part(2, "The divers")
        answer = self.client.get(reverse("articles:series", args=["the-harbour"]))
        said = answer.content.decode()
        self.assertContains(answer, "<h1>The harbour</h1>", html=True)
        assert said.index("The divers") < said.index("The dredger")

    def test_one_of_which_nothing_is_public_is_not_there(self):
        cast.draft("The secret", series=cast.series("Hidden"), part=1)
        assert self.client.get(reverse("articles:series", args=["hidden"])).status_code == 404

    def test_a_part_names_the_others_in_their_order_and_none_that_waits(self):
        second = part(2, "The divers")
        part(1, "The dredger"), part(3, "The verdict", at=timezone.now() + AHEAD)
        answer = self.client.get(second.current.get_absolute_url())
        said = answer.content.decode()
        assert said.index("The dredger") < said.index('aria-current="page">The divers')
        self.assertNotContains(answer, "The verdict")

    def test_a_new_part_makes_the_pages_of_the_others_anew(self):
        first = part(1, "The dredger")
        versions = self.client.get(first.current.get_absolute_url()).versions
        part(2, "The divers")
        assert freshness.versions(*versions) != versions

    def test_an_unnumbered_part_names_its_series_alone(self):
        part(1, "The dredger")
        story = cast.published("A footnote", series=cast.series())
        answer = self.client.get(story.current.get_absolute_url())
        self.assertContains(answer, reverse("articles:series", args=["the-harbour"]))

    def test_a_number_without_a_series_is_not_printed(self):
        assert cast.published("Alone", part=4).current.part is None
