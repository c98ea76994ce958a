"""What kind of article it is, and what readers and machines are told of that: one table; pure."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Genre(StrEnum):
    """The kind of an article (IPTC's genre); stored in `Article.genre` and frozen in `Edition.genre`."""

    NEWS = "news"
    ANALYSIS = "analysis"
    OPINION = "opinion"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said of a genre.

    label: its name at the desk. printed: the words above the headline, empty for news. schema: its type in
    schema.org.
    """

    label: str
    printed: str = ""
    schema: str


GENRES: dict[Genre, Said] = {
    Genre.NEWS: Said(label=_("News"), schema="NewsArticle"),
    Genre.ANALYSIS: Said(label=_("Analysis"), printed=_("Analysis"), schema="AnalysisNewsArticle"),
    Genre.OPINION: Said(label=_("Opinion"), printed=_("Opinion"), schema="OpinionNewsArticle"),
}

CHOICES = [(genre.value, said.label) for genre, said in GENRES.items()]
