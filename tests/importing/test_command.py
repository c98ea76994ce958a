"""`manage.py import_wordpress`: what an operator sees."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Photo
from tests import disk
from tests.importing import wxr

pytestmark = pytest.mark.django_db


def run(path, *options):
    out, err = StringIO(), StringIO()
    call_command("import_wordpress", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def export(tmp_path):
    def write(text):
        path = tmp_path / "export.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_report_and_progress_apart(export):
    posts = (wxr.post(f"Story {number}", name=f"story-{number}", status="draft") for number in range(100))
    out, err = run(export(wxr.export(*posts)))
    assert "Taken in: 100 drafts, 1 section, 1 author." in out
    assert "100 items, line " in err


def test_a_dry_run_says_so_beside_the_report(export):
    out, err = run(export(wxr.export(wxr.post())), "--dry-run")
    assert "Taken in: 1 article" in out and "dry run" not in out
    assert "nothing was written" in err
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "just words", "<html/>", "\x00", '<?xml version="1.0" encoding="klingon"?><rss/>']
)
def test_what_is_no_export_ends_with_a_reason(export, text):
    with pytest.raises(CommandError, match=r"line 1|line 0"):
        run(export(text))
    assert not Article.objects.exists()


def test_a_broken_file_gives_what_came_before_and_an_error(export):
    whole = wxr.export(wxr.post("First", name="a"), wxr.post("Second", name="b"))
    with pytest.raises(CommandError, match="line 10: the file is broken here"):
        run(export(whole[: whole.index("Second")]))
    assert Article.objects.get().headline == "First"


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(CommandError, match="is not a file"):
        run(tmp_path)
    with pytest.raises(CommandError, match="is not a file"):
        run(tmp_path / "gone.xml")


def test_a_file_is_no_folder(export):
    path = export(wxr.export())
    with pytest.raises(CommandError, match="is not a folder"):
        run(path, "--media", str(path))


def test_a_full_disk_stops_it_in_words_and_it_goes_on_once_there_is_room(export, media, settings):
    path = export(wxr.export(wxr.attachment(id=9), wxr.post(meta={"_thumbnail_id": "9"})))
    with disk.mount(settings.MEDIA_ROOT) as folder:
        filler = disk.fill(folder)
        with pytest.raises(CommandError, match=r"is full.*run this again"):
            run(path, "--media", str(media))
        assert not Article.objects.exists() and not Photo.objects.exists()
        assert [left for left in folder.rglob("*") if left.is_file()] == [filler]
        filler.unlink()
        out, _ = run(path, "--media", str(media))
        assert "1 article" in out and "1 photograph" in out
        assert Article.objects.get().current.lead.photo.file.size
