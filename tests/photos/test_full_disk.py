"""A photograph's file and its row come together or not at all, on a real disk that is full or closed."""

import os
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from articles.files import NotWritten
from articles.models import Photo
from articles.models.photo import make_renditions
from tests import cast, disk
from tests.photos import files

LARGE = files.picture((400, 300), colour="#336699") + os.urandom(48 * 1024)
FOCUS = {"focal_x": "0.5", "focal_y": "0.5"}
TYPED = {"caption": "Typed with care", "credit": "Mia Lens", "alt": "Boats", "rights": "Once only"}


def list_files(folder):
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".filler"]


@pytest.fixture
def originals(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "originals"
    with disk.mount(settings.MEDIA_ROOT) as folder:
        yield folder


@pytest.fixture
def small_renditions(tmp_path, settings):
    settings.STORAGES = settings.STORAGES | {
        "renditions": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "renditions"},
        }
    }
    with disk.mount(tmp_path / "renditions") as folder:
        yield folder


def accept(data=None, **words):
    return Photo.accept(files.file(data or files.picture()), by=None, **words)


@pytest.mark.django_db
class TestTheVerb:
    @pytest.mark.parametrize("room", [0, 4096, 40960])
    def test_a_file_that_finds_no_room_leaves_nothing_behind(self, originals, room):
        disk.fill(originals, but=room)
        with pytest.raises(NotWritten) as refusal:
            accept(LARGE)
        assert refusal.value.field == "file"
        assert "is full" in str(refusal.value) and str(originals) in str(refusal.value)
        assert not Photo.objects.exists() and list_files(originals) == []

    def test_a_disk_that_is_closed_is_named_too(self, originals):
        disk.close(originals)
        with pytest.raises(NotWritten, match="Read-only file system"):
            accept()
        assert not Photo.objects.exists()

    def test_once_there_is_room_the_same_file_goes_in(self, originals):
        filler = disk.fill(originals)
        with pytest.raises(NotWritten):
            accept()
        filler.unlink()
        assert accept().file.read() == files.picture()

    def test_a_row_that_is_refused_takes_its_file_along(self, originals):
        with pytest.raises(DatabaseError):
            accept(focal_x=7)
        assert list_files(originals) == []


@pytest.mark.django_db
class TestTheLibraryHasItAlready:
    @pytest.fixture(autouse=True)
    def apart(self, tmp_path, settings):
        settings.MEDIA_ROOT = tmp_path / "originals"

    @pytest.mark.parametrize("left", [None, b"", files.picture()[:100]])
    def test_an_original_that_was_lost_comes_back_with_the_next_upload(self, left):
        photo = accept()
        default_storage.delete(photo.file.name)
        if left is not None:
            Path(default_storage.path(photo.file.name)).write_bytes(left)
        assert accept() == photo
        assert Photo.objects.get().file.read() == files.picture()

    def test_the_form_says_so_and_puts_it_back(self, client):
        photo = accept()
        default_storage.delete(photo.file.name)
        client.force_login(cast.user("Editor"))
        address = reverse("admin:articles_photo_original", args=[photo.uuid])
        assert client.get(address).status_code == 404
        answer = client.post(
            reverse("admin:articles_photo_add"), FOCUS | {"file": files.file(files.picture())}
        )
        assert "The library has this file already" in answer.content.decode()
        assert b"".join(client.get(address).streaming_content) == files.picture()


@pytest.mark.django_db(transaction=True)
class TestTheQueue:
    @pytest.fixture(autouse=True)
    def dead(self, tmp_path, settings):
        settings.MEDIA_ROOT = tmp_path / "originals"
        settings.TASKS = disk.DEAD_QUEUE

    def test_that_takes_nothing_costs_no_photograph(self):
        with pytest.raises(DatabaseError):
            make_renditions.enqueue(1)
        photo = accept()
        assert Photo.objects.get() == photo
        assert photo.file.read() == files.picture()

    def test_that_takes_nothing_costs_no_photograph_at_the_desk(self, client):
        client.force_login(cast.user("Editor"))
        client.post(
            reverse("admin:articles_photo_add"), FOCUS | TYPED | {"file": files.file(files.picture())}
        )
        assert Photo.objects.get().file.read() == files.picture()

    def test_that_takes_nothing_lets_words_be_changed(self):
        photo = accept()
        photo.update_texts(by=None, caption="Another")
        photo.update_facts(focal_x=0.2)
        photo.refresh_from_db()
        assert (photo.caption, photo.focal_x) == ("Another", 0.2)

    def test_a_transaction_around_it_that_fails_keeps_no_row(self, settings):
        with pytest.raises(RuntimeError), transaction.atomic():
            accept()
            raise RuntimeError("what the desk does afterwards")
        assert not Photo.objects.exists()
        assert accept().file.read() == files.picture()


@pytest.mark.django_db(transaction=True)
class TestAfterwards:
    """The row is stored, and something behind it fails before the transaction is over."""

    @pytest.fixture(autouse=True)
    def apart(self, tmp_path, settings):
        settings.MEDIA_ROOT = tmp_path / "originals"
        settings.MEDIA_ROOT.mkdir()
        self.folder = settings.MEDIA_ROOT

    def fails(self, execute, sql, params, many, context):
        if "django_admin_log" in sql and sql.startswith("INSERT"):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    def test_takes_the_file_along_with_the_row(self):
        client = Client(raise_request_exception=False)
        client.force_login(cast.user("Editor"))
        typed = FOCUS | TYPED | {"file": files.file(files.picture())}
        with connection.execute_wrapper(self.fails):
            answer = client.post(reverse("admin:articles_photo_add"), typed)
        assert answer.status_code >= 500
        assert not Photo.objects.exists() and list_files(self.folder) == []


@pytest.mark.django_db
class TestTheDesk:
    @pytest.fixture(autouse=True)
    def editor(self, client):
        client.force_login(cast.user("Editor"))

    def test_the_form_keeps_what_was_typed_and_names_the_disk_beside_the_file(self, originals, client):
        disk.fill(originals)
        typed = FOCUS | TYPED | {"file": files.file(LARGE)}
        answer = client.post(reverse("admin:articles_photo_add"), typed)
        form = answer.context["adminform"].form
        assert answer.status_code == 200
        assert f"The disk with the folder {originals} is full." in form.errors["file"][0]
        for name, word in TYPED.items():
            assert form[name].value() == word
        assert not Photo.objects.exists() and list_files(originals) == []

    def test_the_dialog_says_so_in_words(self, originals, client):
        disk.fill(originals)
        answer = client.post(reverse("admin:articles_photo_upload"), {"file": files.file(LARGE)})
        assert answer.status_code == 422 and "is full" in answer.content.decode()
        assert not Photo.objects.exists() and list_files(originals) == []


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture
    def story(self, tmp_path, settings):
        settings.MEDIA_ROOT = tmp_path / "originals"
        story = cast.article()
        story.placements.create(photo=accept(files.picture((400, 300)), credit="Mia Lens", alt="Boats"))
        story.publish(by=cast.user("Editor"))
        return story

    def test_stands_while_its_picture_cannot_be_made(self, story, small_renditions):
        disk.fill(small_renditions)
        visitor, photo = Client(), Photo.objects.get()
        assert visitor.get(story.current.get_absolute_url()).status_code == 200
        answer = visitor.get(photo.renditions.src)
        assert answer.status_code == 503
        assert answer["Cache-Control"] == "no-store" and answer["Retry-After"]
        assert list_files(small_renditions) == []

    def test_has_its_picture_again_once_there_is_room(self, story, small_renditions):
        filler = disk.fill(small_renditions)
        visitor, photo = Client(), Photo.objects.get()
        visitor.get(photo.renditions.src)
        filler.unlink()
        answer = visitor.get(photo.renditions.src)
        assert answer.status_code == 200 and b"".join(answer.streaming_content)

    def test_makes_a_picture_anew_that_a_power_cut_left_empty(self, story, small_renditions):
        visitor, photo = Client(), Photo.objects.get()
        b"".join(visitor.get(photo.renditions.src).streaming_content)
        (empty,) = list_files(small_renditions)
        empty.write_bytes(b"")
        assert b"".join(visitor.get(photo.renditions.src).streaming_content)

    def test_is_not_cost_by_the_task_that_makes_all_sizes(self, story, small_renditions):
        disk.fill(small_renditions, but=4096)
        with pytest.raises(NotWritten):
            make_renditions.func(Photo.objects.get().pk)
        assert not [path for path in list_files(small_renditions) if path.suffix == ".part"]
        assert storages["renditions"].exists("")
