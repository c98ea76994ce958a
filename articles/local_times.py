"""What a wall clock shows and which instants that may mean, on the days when clocks are changed; pure."""

from datetime import UTC, datetime, timedelta, tzinfo


def find_instants(local: datetime, zone: tzinfo) -> list[datetime]:
    """The moments (aware) at which a clock in `zone` shows `local` (naive), the earlier first.

    None where the clock jumps over it, two where it is put back and shows it twice (PEP 495).
    """
    both = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    # Arithmetic within one zone ignores changes of its offset: what the clock shows is asked by way of UTC.
    shown = {one.astimezone(UTC): one for one in both if strip(one.astimezone(UTC).astimezone(zone)) == local}
    return [shown[instant] for instant in sorted(shown)]


def find_neighbours(local: datetime, zone: tzinfo) -> list[datetime]:
    """The last minute before and the first one after the gap in which `local` lies (naive both)."""
    low, high = sorted(local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        is_before = middle.astimezone(zone).utcoffset() == before
        low, high = (middle, high) if is_before else (low, middle)
    jump = (high + timedelta(seconds=0.5)).replace(microsecond=0)
    return [strip((jump - timedelta(minutes=1)).astimezone(zone)), strip(jump.astimezone(zone))]


def strip(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, fold=0)
