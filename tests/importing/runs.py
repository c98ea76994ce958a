"""One run of the importer over items made for a test."""

from articles.models import Edition
from newsroom.importing.media import Media
from newsroom.importing.taking import Taking
from tests.importing import state, wxr


def run(*items, media=None, dry=False, **more):
    return Taking(wxr.opened(wxr.export(*items, **more)), Media(media), dry=dry).run()


def same_dry_and_twice(*items, **more):
    """Take the items; a dry run before says the same, and a second run changes nothing."""
    empty = state.rows()
    dry = run(*items, dry=True, **more)
    assert state.rows() == empty
    report = run(*items, **more)
    assert str(dry) == str(report)
    full, originals = state.rows(), state.originals()
    again = run(*items, **more)
    assert state.rows() == full and state.originals() == originals
    assert not again.counts["taken"]
    return report


def edition():
    """The only one that readers have."""
    return Edition.objects.visible().get()
