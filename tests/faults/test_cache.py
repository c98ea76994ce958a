"""The folder of the cache is gone, is a file, or takes nothing: nobody is kept out, nothing is lost."""

import shutil

from tests import cast
from tests.faults.case import Faults, comments, headlines
from tests.faults.visitor import Tally

WORDS = "Nobody has painted the quay since the storm."


class WithoutACache(Faults):
    def setUp(self):
        super().setUp()
        self.paper.serve()
        self.cache = self.var / "cache"

    def work_on(self):
        """Read, log in, fail to, comment and save; each must be taken."""
        tally, visitor = Tally(), self.visitor()
        draft = cast.article("A draft", by=self.editor)
        assert visitor.get("/").status == 200
        assert visitor.log_in(self.person, "wrong at first").status == 200
        tally.note("log-in", visitor.log_in(self.person, cast.PASSWORD), taken=(302,))
        tally.note("comment", self.visitor().comment(self.story, WORDS))
        tally.note("save", self.visitor(self.editor).save(draft, "A draft, saved"))
        assert tally.acknowledged == {"log-in", "comment", "save"}
        assert comments() == [WORDS]
        assert "A draft, saved" in headlines()
        self.assert_well()

    def test_the_folder_is_gone(self):
        shutil.rmtree(self.cache, ignore_errors=True)
        self.work_on()

    def test_the_folder_goes_while_people_work(self):
        assert self.visitor().log_in(self.person, "wrong").status == 200
        shutil.rmtree(self.cache, ignore_errors=True)
        self.work_on()

    def test_a_file_stands_in_its_place(self):
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.write_text("")
        self.work_on()

    def test_it_leads_nowhere(self):
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.symlink_to(self.var / "nowhere" / "at all")
        self.work_on()
