"""A photograph of the library: its file, its words and what it may be used for."""

import json
import uuid
from contextlib import suppress
from datetime import timedelta
from functools import partial
from textwrap import shorten

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.tasks import task
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import content, files, pictures
from ..renditions import Renditions, make_all
from . import freshness
from .article import Article
from .copying import copy_edition
from .edition import Edition
from .publishing import fix


def original_path(photo, filename):
    """Originals lie under random names: an address says nothing of what it shows."""
    return f"{photo.uuid.hex[:2]}/{photo.uuid.hex}{photo.extension}"


SOON = timedelta(days=30)


class PhotoQuerySet(models.QuerySet):
    def of_file(self, examined: pictures.Examined):
        """The photograph whose file has these bytes, if the library has it."""
        return self.filter(sha256=examined.sha256).first()

    def with_rights_that_end(self):
        """Those that the site may show for SOON at most, and not those whose rights have ended."""
        now = timezone.now()
        return self.filter(rights_until__gt=now, rights_until__lte=now + SOON)


class Photo(models.Model):
    """A photograph with the library's words; a use of it may differ from them."""

    WORDS = content.PHOTOGRAPHS.texts
    FORMATS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ImageField(_("file"), upload_to=original_path, max_length=200)
    format = models.CharField(max_length=8, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False, help_text=_("Pixels, as seen upright."))
    height = models.PositiveIntegerField(_("height"), editable=False, help_text=_("Pixels, as seen upright."))
    caption = models.TextField(_("caption"), max_length=2000, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Such as “Name/Agency”."))
    alt = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What the photograph shows, for those who do not see it."),
    )
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    agency = models.CharField(_("agency"), max_length=120, blank=True)
    rights = models.CharField(_("rights note"), max_length=300, blank=True)
    rights_until = models.DateTimeField(
        _("rights until"),
        null=True,
        blank=True,
        help_text=_("From this moment on the site shows it nowhere."),
    )
    focal_x = models.FloatField(
        _("focal x"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(
        _("focal y"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    embedded = models.TextField(
        _("embedded"), blank=True, editable=False, help_text=_("JSON: what the file's own metadata said.")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="photos",
        verbose_name=_("uploaded by"),
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(
                fields=["rights_until"], condition=models.Q(rights_until__isnull=False), name="rights_end"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], name="a_file_stands_once_in_the_library"),
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="the_focal_point_lies_in_the_picture",
            ),
        ]

    def __str__(self):
        return shorten(self.caption, 80, placeholder="…") or self.number_name

    @property
    def number_name(self) -> str:
        """What it is called as long as it has no caption."""
        return gettext("Photo {number}").format(number=self.pk)

    @classmethod
    def accept(cls, file, *, by, **words) -> "Photo":
        """Take an open binary `file` into the library; its own metadata fills blank words.

        A file that the library has gives the photograph it has, unchanged. Raises Refused (field
        "file") on what cannot be shown, and nothing is stored then.
        """
        return cls.create(pictures.examine(file), by=by, **words)

    @classmethod
    def create(cls, examined: pictures.Examined, *, by, **words) -> "Photo":
        """The photograph of an examined file; see `accept`."""
        known = cls.find_duplicate(examined)
        if known:
            return known
        found = {name: truncate(name, value) for name, value in pictures.read_fields(examined).items()}
        photo = cls(**found | {name: word for name, word in words.items() if word not in ("", None)})
        # The file comes first: a row without one breaks pages, a file without a row is cleared later.
        photo.uploaded_by, photo.file = by, original_path(photo, "")
        files.store(photo.file.storage, photo.file.name, examined.data)
        try:
            with transaction.atomic():
                photo.save(force_insert=True)
                photo._ask_for_renditions()
        except BaseException as error:
            photo.drop_file_without_row()
            # Of two uploads of one file the constraint refuses the second, which gets the first's photograph.
            known = isinstance(error, IntegrityError) and cls.objects.of_file(examined)
            if not known:
                raise
            return known
        return photo

    @classmethod
    def find_duplicate(cls, examined: pictures.Examined) -> "Photo | None":
        """The photograph of this file that the library has; an original that was lost is put back."""
        photo = cls.objects.of_file(examined)
        if photo and not photo.has_whole_file(len(examined.data)):
            files.store(photo.file.storage, photo.file.name, examined.data)
        return photo

    def has_whole_file(self, size: int) -> bool:
        """Whether the original is there with as many bytes as it came with."""
        storage, name = self.file.storage, self.file.name
        return files.has_content(storage, name) and storage.size(name) == size

    def _ask_for_renditions(self):
        """Queue the task that makes them. Pages do not depend on it, so a queue that fails undoes nothing."""
        transaction.on_commit(partial(make_renditions.enqueue, self.pk), robust=True)

    def drop_file_without_row(self) -> None:
        """Delete the file of a row that was not stored; where that is unsure the worker's job does later."""
        with suppress(DatabaseError, OSError):
            # In a transaction that can only be undone no row stays, and none can be asked for.
            if connection.needs_rollback or not type(self).objects.filter(file=self.file.name).exists():
                self.file.storage.delete(self.file.name)

    def update_texts(self, *, by, **words) -> int:
        """Change the library's caption, credit or alt; each Edition that inherits it gets a silent fix.

        Waiting Editions are set anew with the new words, with their kind, note and time as they are.
        Answers with the number of articles that were fixed.
        """
        changed = {name: word for name, word in words.items() if word != getattr(self, name)}
        if not changed:
            return 0
        with transaction.atomic():
            self._store(**changed)
            found = self.articles_that_inherit(*changed)
            for article in found:
                fix(article, self._copy_with_texts, by=by)
            freshness.touch(*self._portrait_surfaces())
        return len(found)

    def update_facts(self, **facts) -> None:
        """Change what is looked up when a page is made: rights, focal point, photographer, agency."""
        with transaction.atomic():
            self._store(**facts)
            self.touch()

    def _store(self, **values):
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=[*values])
        self._ask_for_renditions()

    def articles_that_inherit(self, *names: str) -> list[Article]:
        """Articles with an Edition, visible or waiting, that has one of these words from here.

        Locked all at once: each raises the same versions, and must not wait for the next meanwhile.
        """
        inherits = models.Q(*((f"inherits_{name}", True) for name in names), _connector=models.Q.OR)
        rows = self.edition_photos.filter(inherits, edition__in=Edition.objects.current_or_scheduled())
        return list(
            Article.objects.select_for_update()
            .filter(pk__in=rows.values("edition__article_id"))
            .order_by("pk")
        )

    def _copy_with_texts(self, edition: Edition) -> Edition:
        """A copy of `edition` with the library's words where it inherits them."""
        again = copy_edition(edition)
        for row in again.parts.photos:
            for name in self.WORDS if row.photo_id == self.pk else ():
                if getattr(row, f"inherits_{name}"):
                    setattr(row, name, getattr(self, name))
        return again

    def touch(self) -> None:
        """Raise the version of every page that shows it now; inside a transaction."""
        pages = [edition.surfaces for edition in self.current_uses]
        freshness.touch(*self._portrait_surfaces().union(*pages))

    def _portrait_surfaces(self) -> set[str]:
        """The pages of the authors whose portrait it is, and the front, which shows who gives an opinion."""
        pages = {f"author:{author.pk}" for author in self.portrayed.all()}
        return pages | {"front"} if pages else pages

    @property
    def extension(self) -> str:
        return self.FORMATS[self.format]

    @property
    def is_usable(self) -> bool:
        """Whether its rights allow publication now."""
        return self.rights_until is None or self.rights_until > timezone.now()

    @property
    def current_uses(self):
        """The Editions that readers have now and that show it, rights apart."""
        return Edition.objects.published().filter(photos__photo=self)

    @property
    def portrays(self):
        """The Editions that readers have now of authors whose portrait it is."""
        return Edition.objects.published().filter(bylines__author__portrait=self)

    @cached_property
    def file_metadata(self) -> dict:
        """What the file's own metadata said, by meaning; see metadata.FIELDS."""
        try:
            said = json.loads(self.embedded or "{}")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}

    @property
    def is_animated(self) -> bool:
        """Whether the file moves; readers get its first picture."""
        return bool(self.file_metadata.get("animated"))

    @property
    def renditions(self) -> Renditions:
        """Its public files, as it is now."""
        return Renditions.of(self)

    @property
    def desk_renditions(self) -> Renditions:
        """The same files at an address for staff, who may see what is not public."""
        return Renditions.of(self, address="admin:articles_photo_file")


def truncate(name: str, text):
    """The value of a field; a text as far as the field holds it, cut at a word."""
    longest = Photo._meta.get_field(name).max_length
    return text if longest is None or len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"


@task
def make_renditions(photo_id: int) -> None:
    """Make what a photograph still lacks; pages do not depend on it."""
    make_all(Photo.objects.get(pk=photo_id))
