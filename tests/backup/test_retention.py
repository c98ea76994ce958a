"""Which backups stay: the newest of seven days, four weeks, six months."""

from datetime import UTC, datetime, timedelta

from newsroom.backup import retention

NEW = datetime(2026, 11, 27, 2, tzinfo=UTC)


def nights(count):
    return [NEW - timedelta(days=number) for number in range(count)]


def test_the_newest_always_stays():
    assert retention.select([NEW]) == {NEW}
    assert retention.select([]) == set()


def test_each_of_the_last_seven_nights_stays():
    assert set(nights(7)) <= retention.select(nights(400))


def test_of_a_year_of_nights_few_stay_and_reach_back_six_months():
    stays = retention.select(nights(400))
    assert len(stays) <= 7 + 4 + 6
    assert min(stays) == datetime(2026, 6, 30, 2, tzinfo=UTC)


def test_nights_without_a_backup_do_not_count():
    sparse = [NEW - timedelta(days=30 * number) for number in range(6)]
    assert retention.select(sparse) == set(sparse)


def test_of_many_in_one_day_the_newest_stays():
    hours = [NEW - timedelta(minutes=number) for number in range(100)]
    assert retention.select(hours) == {NEW}


def test_selecting_again_each_night_keeps_what_selecting_once_would():
    held = set()
    for night in reversed(nights(200)):
        held = retention.select({*held, night})
    assert held >= set(nights(7))
    assert 12 <= len(held) <= 17
    assert min(held) <= NEW - timedelta(days=150)
