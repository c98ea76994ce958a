"""The models, one subject a file: its rows in the working copy and those in Editions."""

from ..refusal import Refused
from .address import Address
from .article import Article
from .article_copy import ArticleCopy
from .author import Author
from .autosave import Autosave
from .byline import Byline, EditionByline
from .cancellation import Cancellation
from .checks import LaterEditionWaits
from .edition import FOREVER, Edition
from .expunction import Expunction
from .fix_conflict import FixConflict
from .fixing import Fix
from .freshness import Freshness
from .front_placement import FrontPlacement
from .handover import Handover
from .idempotency_key import IdempotencyKey
from .ledger import Waiting
from .origin import Origin
from .owed import Owed
from .passage import EditionPassage
from .photo import Photo
from .placement import EditionPhoto, Placement
from .preflight import Override, RuleLevel
from .presence import Presence
from .preview_link import PreviewLink
from .related import EditionRelated, RelatedLink
from .revision import Revision
from .section import EditionSection, Section
from .series import Series
from .story_template import StoryTemplate
from .tag import ArticleTag, EditionTag, Tag

__all__ = [
    "FOREVER",
    "Address",
    "Article",
    "ArticleCopy",
    "ArticleTag",
    "Author",
    "Autosave",
    "Byline",
    "Cancellation",
    "Edition",
    "Expunction",
    "EditionByline",
    "EditionPassage",
    "EditionPhoto",
    "EditionRelated",
    "EditionSection",
    "EditionTag",
    "Fix",
    "FixConflict",
    "Freshness",
    "FrontPlacement",
    "Handover",
    "LaterEditionWaits",
    "Origin",
    "Override",
    "Owed",
    "Photo",
    "Placement",
    "Presence",
    "PreviewLink",
    "Refused",
    "RelatedLink",
    "Revision",
    "RuleLevel",
    "Section",
    "Series",
    "StoryTemplate",
    "IdempotencyKey",
    "Tag",
    "Waiting",
]
