"""The worker's backup of each night, and what the desk says in red."""

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from articles.models import Refused
from newsroom.backup import folder, nightly, watching
from newsroom.backup.making import back_up
from newsroom.jobs import JOBS, run_due
from newsroom.models import Job, Site, Worker
from tests import cast, disk

BERLIN = ZoneInfo("Europe/Berlin")


def at(hour, *, day=27):
    return datetime(2026, 11, day, hour, 30, tzinfo=BERLIN)


class TheHour(TransactionTestCase):
    def test_is_any_for_the_first_one(self):
        assert nightly.is_due(at(15), None)

    def test_is_between_two_and_five_by_the_newsrooms_clock(self):
        yesterday, noon = at(2, day=26), at(12, day=26)
        assert [hour for hour in range(12) if nightly.is_due(at(hour), noon)] == [2, 3, 4]
        assert not nightly.is_due(at(1), yesterday)
        assert nightly.is_due(at(2), yesterday)

    def test_is_any_once_a_day_has_gone_by(self):
        assert nightly.is_due(at(15), at(15, day=26) - timedelta(minutes=1))

    def test_does_not_come_twice_in_one_night(self):
        assert not nightly.is_due(at(4), at(2))

    def test_comes_when_the_newest_was_made_by_a_clock_that_went_wrong(self):
        assert nightly.is_due(at(15), at(15) + timedelta(days=300))


class NightlyTestCase(TransactionTestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="newsroom-nightly-"))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        self.target = self.root / "backups"
        var = self.root / "var"
        var.mkdir()
        told = override_settings(
            DEMO=False, BACKUPS_DIR=self.target, VAR_DIR=var, MEDIA_ROOT=var / "o", RENDITIONS_ROOT=var / "r"
        )
        told.enable()
        self.addCleanup(told.disable)
        Site.current().save()

    def pretend(self, *moments):
        """Backups of these moments, made of one."""
        back_up(self.target, connection)
        made = folder.newest(self.target)
        for moment in moments:
            shutil.copytree(made, self.target / folder.name_of(moment))
        shutil.rmtree(made)


class TheNight(NightlyTestCase):
    def test_makes_one_backup_and_not_another_within_the_hour(self):
        nightly.back_up_if_due()
        nightly.back_up_if_due()
        assert len(folder.backups(self.target)) == 1

    def test_is_a_job_of_the_worker(self):
        jobs = tuple(job for job in JOBS if job.run is nightly.back_up_if_due)
        run_due("night shift", jobs)
        assert Job.objects.get(name=jobs[0].name).succeeded_at
        assert folder.newest(self.target)

    def test_that_fails_says_why_where_jobs_are_listed(self):
        self.target.write_text("not a folder")
        jobs = tuple(job for job in JOBS if job.run is nightly.back_up_if_due)
        run_due("night shift", jobs)
        assert "is not a folder" in Job.objects.get(name=jobs[0].name).error

    def test_deletes_what_need_not_stay_and_never_the_newest(self):
        now = timezone.now().astimezone(UTC)
        self.pretend(*(now - timedelta(days=number) for number in range(1, 60)))
        nightly.back_up_if_due()
        left = folder.backups(self.target)
        assert 8 <= len(left) <= 12
        assert timezone.now() - folder.moment_of(left[0]) < timedelta(minutes=5)
        assert [path for path in self.target.iterdir() if path.name.startswith(folder.PARTIAL)] == []

    def test_does_not_count_a_damaged_one_among_those_that_stay(self):
        now = timezone.now()
        self.pretend(now - timedelta(days=1), now - timedelta(days=1, minutes=5))
        newer, older = folder.backups(self.target)
        (newer / "manifest.json").write_text("{")
        nightly.prune(self.target)
        assert older.exists()

    def test_has_none_in_the_demonstration_or_where_it_was_switched_off(self):
        for more in ({"DEMO": True}, {"BACKUPS_DIR": None}):
            with override_settings(**more):
                nightly.back_up_if_due()
                assert list(watching.stale_backup()) == []
        assert not self.target.exists()


class TheDesk(NightlyTestCase):
    def page(self):
        Worker.beat("night shift")
        self.client.force_login(cast.user("Chief"))
        return self.client.get(reverse("admin:index"))

    def test_is_calm_while_the_newest_backup_is_younger_than_26_hours(self):
        self.pretend(timezone.now() - timedelta(hours=25))
        assert list(watching.stale_backup()) == []

    def test_is_red_when_it_is_older_and_says_how_to_make_one(self):
        self.pretend(timezone.now() - timedelta(hours=27))
        page = self.page()
        self.assertContains(page, "<strong>Urgent:</strong> The newest backup is 27 hours old.")
        self.assertContains(page, "python manage.py backup")

    def test_is_red_when_the_newest_that_can_be_read_is_older(self):
        self.pretend(timezone.now() - timedelta(hours=1), timezone.now() - timedelta(hours=30))
        (folder.newest(self.target) / "manifest.json").write_text("{")
        self.assertContains(self.page(), "The newest backup is 30 hours old.")

    def test_is_calm_on_the_first_day_and_red_when_there_still_is_none_on_the_next(self):
        with time_machine.travel(timezone.now() - watching.paper_age() + timedelta(hours=1), tick=False):
            assert list(watching.stale_backup()) == []
        with time_machine.travel(timezone.now() + timedelta(hours=27), tick=False):
            assert "There is no backup" in next(watching.stale_backup())

    def test_is_red_when_a_disk_is_nearly_full(self):
        with disk.mount(self.target, size="600m"):
            assert list(watching.full_disks()) == []
            (self.target / "film").write_bytes(b"\0" * 200_000_000)
            self.assertContains(self.page(), "is nearly full")

    def test_tells_a_reporter_nothing_of_it(self):
        self.pretend(timezone.now() - timedelta(hours=27))
        self.client.force_login(cast.user("Reporter"))
        self.assertNotContains(self.client.get(reverse("admin:index")), "newest backup")


class AFolderOfBackups(NightlyTestCase):
    def test_within_what_everybody_may_read_is_refused(self):
        with self.assertRaisesMessage(Refused, "handed out to everybody"):
            back_up(settings.STATIC_ROOT / "backups", connection)
