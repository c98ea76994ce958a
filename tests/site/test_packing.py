"""Pages go packed over the air; what is packed already does not."""

import gzip

from django.test import TestCase

from tests import cast

ASKING = {"Accept-Encoding": "gzip"}


class Packing(TestCase):
    def test_a_page_is_packed_and_says_the_same(self):
        path = cast.published().current.get_absolute_url()
        packed = self.client.get(path, headers=ASKING)
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == self.client.get(path).content
        assert packed["Vary"] == "Accept-Encoding"

    def test_a_copy_that_still_holds_is_not_sent_again(self):
        path = cast.published().current.get_absolute_url()
        mark = self.client.get(path, headers=ASKING)["ETag"]
        again = self.client.get(path, headers=ASKING | {"If-None-Match": mark})
        assert again.status_code == 304

    def test_a_photograph_goes_out_as_it_is(self):
        story = cast.published()
        answer = self.client.get(story.placements.first().photo.renditions.src, headers=ASKING)
        assert answer.status_code == 200 and "Content-Encoding" not in answer
