"""Kill -9 of the web server and of the worker: what was acknowledged is stored, what was begun is done."""

import threading
import time
from datetime import timedelta

from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Photo
from newsroom import accounts
from newsroom.models import Worker
from tests import cast
from tests.faults.case import ROUNDS, Faults, comments, files, headlines
from tests.faults.paper import wait_until
from tests.faults.visitor import Tally
from tests.mailserver import MailServer

KILLS = 2 * ROUNDS


class TheWebServer(Faults):
    # The throttle of comments believes the address that a proxy names: each comment is another reader's.
    own = {"NEWSROOM_BEHIND_PROXY": "1"}

    def test_keeps_what_it_acknowledged_before_it_was_killed(self):
        server = self.paper.serve()
        said, saved = Tally(), Tally()
        stop = threading.Event()
        threads = [threading.Thread(target=self.type, args=(said, saved, n, stop)) for n in range(3)]
        for thread in threads:
            thread.start()
        for _ in range(KILLS):
            self.wait_for_more(said, saved)
            time.sleep(self.random.uniform(0, 0.3))
            self.paper.kill(server)
            server = self.paper.serve()
        stop.set()
        for thread in threads:
            thread.join(60)
        self.assert_stored(said, saved)

    def wait_for_more(self, *tallies):
        def count():
            return sum(len(tally.acknowledged) for tally in tallies)

        enough = count() + 5
        wait_until(lambda: count() >= enough, "readers and reporters write")

    def type(self, said, saved, number, stop):
        """One reader's comments and one reporter's saves, in turn, until told to stop."""
        reader, reporter, story = self.hands[number]
        turn = 0
        while not stop.is_set():
            turn += 1
            words = f"Comment {turn} of reader {number} about the quay."
            said.note(words, reader.comment(self.story, words))
            headline = f"Save {turn} of reporter {number}"
            saved.note(headline, reporter.save(story, headline))
            if saved.lost or said.lost:
                time.sleep(0.05)

    def setUp(self):
        super().setUp()
        self.hands = []
        for number in range(3):
            story = cast.article(f"Story {number}", by=self.editor)
            self.hands.append((self.visitor(), self.visitor(self.editor), story))

    def assert_stored(self, said, saved):
        texts, saves = comments(), headlines()
        assert said.acknowledged - {*texts} == set()
        assert saved.acknowledged - saves == set()
        assert len(texts) == len({*texts})
        assert not {*texts} & said.refused and not saves & saved.refused
        assert said.lost | saved.lost, "Nobody was cut off, so nothing was tried."
        self.assert_well()


class TheWorker(Faults):
    def setUp(self):
        self.mail = MailServer()
        self.addCleanup(self.mail.close)
        self.own = self.mail.environment()
        super().setUp()

    def leave(self, worker):
        """Kill the worker, and let so much time pass that its task counts as abandoned."""
        self.paper.kill(worker)
        long_ago = timezone.now() - timedelta(minutes=30)
        assert DBTaskResult.objects.running().update(started_at=long_ago) == 1
        Worker.objects.update(heard_at=long_ago)

    def is_done(self, task):
        return DBTaskResult.objects.get(pk=task.id).status == TaskResultStatus.SUCCESSFUL

    def test_killed_while_it_mails_leaves_the_mail_to_the_next(self):
        person = cast.user("Reporter")
        person.set_unusable_password()
        person.save()
        self.mail.turn("silent")
        task = accounts.send_invitation.enqueue(person.pk)
        worker = self.paper.work()
        wait_until(lambda: self.mail.calls, "the worker mails")
        self.leave(worker)
        self.mail.turn("well")
        self.paper.work()
        wait_until(lambda: self.is_done(task), "the mail is sent")
        assert self.mail.recipients == [person.email]

    def test_killed_while_it_makes_pictures_leaves_them_to_the_next(self):
        self.paper.serve()
        editor = self.visitor(self.editor)
        assert editor.upload(cast.picture(size=(4200, 2800))).status == 201
        worker = self.paper.work()
        wait_until(DBTaskResult.objects.running().exists, "the worker makes pictures")
        self.leave(worker)
        self.paper.work()
        wait_until(
            lambda: not DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).exists(),
            "all is done",
        )
        photo = Photo.objects.latest("pk")
        assert (self.var / "originals" / photo.file.name).stat().st_size
        assert files(self.var / "renditions")
        assert not [file for file in files(self.var) if not (file.stat().st_size or file.suffix == ".lock")]
        self.assert_well()
