"""The newsroom's nouns: one a file."""

from ..refusal import Refused
from .address import Address
from .article import Article
from .author import Author
from .byline import Byline
from .cancellation import Cancellation
from .edition import FOREVER, Edition
from .freshness import Freshness
from .hanging import EditionByline, EditionPhoto, EditionRelated, EditionSection
from .ledger import LaterEditionWaits, Waiting
from .origin import Origin
from .photo import Photo
from .placement import Placement
from .related import RelatedLink
from .revision import Revision
from .section import Section
from .series import Series
from .submission import Submission
from .tag import ArticleTag, EditionTag, Tag

__all__ = [
    "FOREVER",
    "Address",
    "Article",
    "ArticleTag",
    "Author",
    "Byline",
    "Cancellation",
    "Edition",
    "EditionByline",
    "EditionPhoto",
    "EditionRelated",
    "EditionSection",
    "EditionTag",
    "Freshness",
    "LaterEditionWaits",
    "Origin",
    "Photo",
    "Placement",
    "Refused",
    "RelatedLink",
    "Revision",
    "Section",
    "Series",
    "Submission",
    "Tag",
    "Waiting",
]
