"""One run of the importer over items made for a test."""

from articles.models import Edition
from newsroom.importing.importer import Importer
from newsroom.importing.media import Media
from tests.importing import stored_state, wxr


def run(*items, media=None, dry=False, **more):
    return Importer(wxr.opener(wxr.export(*items, **more)), Media(media), dry=dry).run()


def same_dry_and_twice(*items, **more):
    """Take the items; a dry run before says the same, and a second run changes nothing."""
    empty = stored_state.rows()
    dry = run(*items, dry=True, **more)
    assert stored_state.rows() == empty
    report = run(*items, **more)
    assert str(dry) == str(report)
    full, originals = stored_state.rows(), stored_state.originals()
    again = run(*items, **more)
    assert stored_state.rows() == full and stored_state.originals() == originals
    assert not again.counts["taken"]
    return report


def edition():
    """The only one that readers have."""
    return Edition.objects.current().get()
