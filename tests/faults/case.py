"""What the tests of faults have in common: a served paper, its people, and what is counted at the end."""

import os
import random
import tempfile
from pathlib import Path

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import TransactionTestCase

from articles.models import Revision
from comments.models import CommentVersion
from tests import cast
from tests.faults.paper import Paper
from tests.faults.visitor import Visitor, session_of

SEED = int(os.environ.get("FAULTS_SEED", "1"))
ROUNDS = int(os.environ.get("FAULTS_ROUNDS", "1"))
# No answer may take longer, whatever fails behind it.
LONGEST = 8


class Faults(TransactionTestCase):
    """A paper with one article that readers comment on, served in a folder of its own."""

    own = {}

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="newsroom-faults-")
        self.addCleanup(folder.cleanup)
        self.var = Path(folder.name) / "var"
        self.var.mkdir()
        self.random = random.Random(SEED)
        self.visitors = []
        self.write()
        self.paper = Paper(self.var, database=self.move(), **self.own)
        self.addCleanup(self.paper.end)

    def write(self):
        """What the paper has before anything fails."""
        self.editor = cast.user("Editor", all_sections=True)
        self.story = cast.published("The quay reopens", by=self.editor)
        self.person = cast.user("Reporter")
        self.person.password = PBKDF2PasswordHasher().encode(cast.PASSWORD, "salt", 1000)
        self.person.save()

    def move(self):
        """The address of the database that is served, where it is not the one of the tests."""

    def visitor(self, person=None):
        session = session_of(person) if person else ""
        return self.visitor_with(session)

    def visitor_with(self, session):
        self.visitors.append(Visitor(self.paper.port, session=session))
        return self.visitors[-1]

    def assert_well(self):
        """No failure of ours, and nobody waited long."""
        answers = [answer for visitor in self.visitors for answer in visitor.answers]
        assert [answer.text[:3000] for answer in answers if answer.status == 500] == [], self.read_log()
        assert max((answer.seconds for answer in answers), default=0) < LONGEST

    def read_log(self):
        return self.paper.log.read_text()[-6000:]


def comments():
    """The words of all comments that are stored."""
    return [*CommentVersion.objects.values_list("text", flat=True)]


def headlines():
    """Those of every save that is stored."""
    return {revision.data["headline"] for revision in Revision.objects.all()}


def files(folder):
    """All files that were stored there, by any task or request."""
    return [path for path in folder.rglob("*") if path.is_file()]
