"""Pictures of an export in the library and in the text."""

import pytest

from articles.models import Photo
from newsroom.importing.media import Media
from tests.importing import stored_state, wxr
from tests.importing.import_run import edition, run, same_dry_and_twice
from tests.photos import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


class TestPhotographs:
    def test_caption_and_credit_stand_apart(self, media):
        same_dry_and_twice(
            wxr.attachment(
                id=9, caption="The harbour (Mia Lens/Reuters)", meta={"_wp_attachment_image_alt": "Boats"}
            ),
            wxr.post(meta={"_thumbnail_id": "9"}),
            media=media,
        )
        lead = edition().lead
        assert (lead.caption, lead.credit, lead.alt) == ("The harbour", "Mia Lens/Reuters", "Boats")
        assert lead.inherits_caption and lead.photo.caption == "The harbour"

    def test_a_credit_of_its_own_goes_first(self, media):
        said = {"_media_credit": "Mia Lens", "_navis_media_credit_org": "Wire"}
        run(wxr.attachment(caption="The harbour", meta=said), media=media)
        assert Photo.objects.get().credit == "Mia Lens/Wire"

    def test_words_of_the_body_differ_from_the_library(self, media):
        run(
            wxr.attachment(id=9, caption="The harbour"),
            wxr.post(
                content='[caption id="attachment_9"]<img> At dawn (Ben Frame/AP)[/caption]\n\nIt rained.'
            ),
            media=media,
        )
        row = edition().photos.get()
        assert (row.position, row.caption, row.credit) == (1, "At dawn", "Ben Frame/AP")
        assert not row.inherits_caption and row.photo.caption == "The harbour"
        assert edition().body == '<figure data-slot="1"></figure><p>It rained.</p>'

    def test_attachments_may_come_after_their_post(self, media):
        run(wxr.post(meta={"_thumbnail_id": "9"}), wxr.attachment(id=9), media=media)
        assert edition().lead.photo == Photo.objects.get()

    def test_a_scaled_copy_leads_to_the_original(self, media):
        run(
            wxr.post(
                content=f'<img src="{wxr.SITE}/wp-content/uploads/2020/03/harbour-300x200.jpg">It rained.'
            ),
            media=media,
        )
        assert edition().photos.get().photo.width == 400

    def test_a_file_that_is_missing_is_told_and_the_text_stands(self, media):
        report = same_dry_and_twice(
            wxr.attachment("2020/03/gone.jpg", id=9), wxr.post(meta={"_thumbnail_id": "9"}), media=media
        )
        assert "the file 2020/03/gone.jpg is not in the media folder" in str(report)
        assert edition().lead is None

    def test_a_lead_that_the_file_does_not_have_is_told(self):
        report = same_dry_and_twice(wxr.post(meta={"_thumbnail_id": "9"}))
        assert "attachment 9) is not in the file" in str(report)

    @pytest.mark.parametrize("data", [b"<svg/>", b"", b"\xff\xd8\xff", files.two_coloured((600, 400))[:2000]])
    def test_a_broken_picture_is_told_and_nothing_of_it_stored(self, media, data):
        (media / "broken.jpg").write_bytes(data)
        report = same_dry_and_twice(wxr.attachment("broken.jpg"), media=media)
        assert report.counts["skipped"]["photograph"] == 1
        assert "broken.jpg: " in str(report)
        assert stored_state.originals() == []

    @pytest.mark.parametrize(
        "path",
        [
            "../secret.jpg",
            "/etc/passwd",
            "2020/03/../../../secret.jpg",
            "%2e%2e/secret.jpg",
            "link.jpg",
            "2020",
            ".",
        ],
    )
    def test_nothing_outside_the_folder_is_read(self, media, path):
        (media.parent / "secret.jpg").write_bytes(files.picture((50, 50)))
        (media / "link.jpg").symlink_to(media.parent / "secret.jpg")
        report = run(wxr.attachment(path), media=media)
        assert not Photo.objects.exists()
        assert "not in the media folder" in str(report)

    def test_two_files_of_one_name_are_told_apart_by_their_folder(self, media):
        (media / "2021").mkdir()
        (media / "2021" / "harbour.jpg").write_bytes(files.picture((500, 300)))
        run(wxr.attachment("2021/harbour.jpg"), media=media)
        assert Photo.objects.get().width == 500
        assert Media(media).find("elsewhere/harbour.jpg") is None

    def test_the_same_bytes_under_two_names_are_one_photograph(self, media):
        (media / "copy.jpg").write_bytes((media / "2020" / "03" / "harbour.jpg").read_bytes())
        report = same_dry_and_twice(wxr.attachment(), wxr.attachment("copy.jpg"), media=media)
        assert report.counts["taken"]["photograph"] == 1 and Photo.objects.count() == 1
