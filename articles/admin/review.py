"""What will change for readers, and which kind of change it looks like: the comparison before publishing."""

from functools import cached_property, reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .. import content
from ..changes import Catalogue, FieldChange, compare
from ..folding import fold
from ..kinds import Kind
from ..models import Article, Author, Photo, Section, Series, Tag
from ..suggestion import Suggestion, suggest_kind
from ..text_diff import STAYED
from ..touches import Reader, words

# A change of more words is no small one, whichever names it touches.
MOST_WORDS = 60
LONGEST_NAME = 4
SHORTEST_WORD = 3
QUESTION = _(
    "A silent fix that touches a number, a date, a name or a quotation: is this a correction? "
    "If it is none, publish once more."
)


class Review:
    """Two contents, of what readers have and of what they will get, compared for the person who publishes."""

    def __init__(self, old: dict, new: dict, *, language: str):
        self.old, self.new, self.language = old, new, new.get("language") or language

    @cached_property
    def changes(self) -> list[FieldChange]:
        return compare(self.old, self.new, self.catalogue)

    @cached_property
    def suggestion(self) -> Suggestion:
        reader = Reader(self.language, self.names)
        return suggest_kind(self.old, self.new, reader, self.catalogue)

    def question(self, kind: str, asked: str) -> str:
        """What is asked where a silent fix touches more than words; `asked`: of which kind it was asked."""
        is_asked = kind == Kind.SILENT and self.suggestion.touches and asked != Kind.SILENT
        return str(QUESTION) if is_asked else ""

    @cached_property
    def photos(self) -> list[Photo]:
        return list(Photo.objects.filter(uuid__in=self.uuids(content.PHOTOGRAPHS)))

    def uuids(self, rows: content.Rows) -> set[str]:
        """The UUIDs that rows of both contents name."""
        named = (row[rows.key] for said in (self.old, self.new) for row in said.get(rows.name) or [])
        return {uuid for uuid in named if uuid}

    @cached_property
    def catalogue(self) -> Catalogue:
        rows = {}
        for name, model in (("section", Section), ("series", Series)):
            found = {said.get(name) for said in (self.old, self.new)} - {None}
            rows |= {str(one.uuid): str(one) for one in model.objects.filter(uuid__in=found)}
        for kind, model in ((content.BYLINES, Author), (content.RELATED, Article)):
            found = model.objects.filter(uuid__in=self.uuids(kind))
            rows |= {str(one.uuid): str(one) for one in found}
        rows |= {str(photo.uuid): str(photo) for photo in self.photos}
        texts = content.PHOTOGRAPHS.texts
        library = {str(photo.uuid): {name: getattr(photo, name) for name in texts} for photo in self.photos}
        return Catalogue(rows, library)

    @cached_property
    def words_in_changes(self) -> list[str]:
        """The words that went or came, with those around them, folded; at most MOST_WORDS."""
        lines = [line for change in self.changes for line in change.lines if line.fate != STAYED]
        texts = [" ".join(run.text for run in line.runs) for line in lines]
        found = [fold(word.strip(".,;:!?\"'“”„«»()")) for text in texts for word in words(text)]
        return found[:MOST_WORDS]

    @cached_property
    def names(self) -> frozenset[str]:
        """Authors, tags and persons shown, as far as they may stand in what changes; folded."""
        found = self.words_in_changes
        grams = {
            " ".join(found[at : at + length])
            for at in range(len(found))
            for length in range(1, LONGEST_NAME + 1)
        }
        tags = Tag.objects.filter(folded__in=grams).values_list("folded", flat=True)
        people = [*self.authors_like(found), *self.people_shown()]
        parts = (fold(part) for name in people for part in (name, *name.split()))
        return frozenset({part for part in parts if len(part) >= SHORTEST_WORD}.union(tags))

    def authors_like(self, found: list[str]):
        long = {word for word in found if len(word) >= SHORTEST_WORD}
        like = [Q(slug__contains=word) | Q(name__icontains=word) for word in sorted(long)]
        return Author.objects.filter(reduce(or_, like)).values_list("name", flat=True) if like else ()

    def people_shown(self) -> list[str]:
        """Who is in the photographs, as their files say."""
        return [name for photo in self.photos for name in photo.file_metadata.get("people") or ()]
