"""The Site row: what paper this is, and in which time it lives."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Edition, freshness
from newsroom.models import Site
from tests import cast


class TheSite(TestCase):
    def test_a_paper_without_a_row_has_sensible_answers(self):
        assert not Site.objects.exists()
        assert Site.current().comment_default == Site.CommentDefault.PREMODERATED

    def test_there_is_one_row(self):
        Site(name="The Harbour Post").save()
        Site(name="The Evening Harbour").save()
        assert Site.objects.get().name == "The Evening Harbour"
        with pytest.raises(IntegrityError), transaction.atomic():
            Site.objects.bulk_create([Site(pk=2)])

    def test_saving_it_raises_the_version_that_pages_read(self):
        before = freshness.versions("site")["site"]
        Site(name="The Harbour Post").save()
        assert freshness.versions("site")["site"] == before + 1

    def test_a_time_zone_that_does_not_exist_is_refused(self):
        with pytest.raises(ValidationError, match="Europe/Berlin"):
            Site(time_zone="Mars/Olympus").full_clean()

    def test_a_new_time_zone_moves_no_scheduled_instant(self):
        Site(time_zone="Europe/Berlin").save()
        editor, at = cast.user("Editor"), timezone.now() + timedelta(days=3)
        waiting = cast.draft(by=editor).schedule(by=editor, at=at)
        Site(time_zone="Asia/Tokyo").save()
        assert Edition.objects.get(pk=waiting.pk).live_from == at

    def test_a_page_shows_times_in_the_time_of_the_newsroom(self):
        Site(time_zone="Asia/Tokyo").save()
        noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
        assert noon.astimezone(Site.current().zone).hour == 21
