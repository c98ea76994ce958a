"""What the rules say of an Edition before readers get it, and how what blocks is passed and recorded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .. import paths
from ..kinds import Kind
from ..link_checks import links_to_own
from ..preflight import LEVELS, OWED, Level, inspect
from ..preflight_checks import Finding, Sight
from ..refusal import Refused
from .address import Address
from .author import Author
from .edition import Edition
from .owed import Owed
from .preflight import Override, RuleLevel
from .section import Section
from .series import Series
from .tag import Tag

# The pages of these have an address of their own: /section/world/.
LISTED = {"section": Section, "tag": Tag, "author": Author, "series": Series}


@dataclass(frozen=True, kw_only=True)
class Passes:
    """What somebody says to publish past what blocks.

    reason: why it goes out all the same; owed: why the credit or the alternative text comes later, one of
    `Owed.Reason`; unreviewed: why it goes out past the review of its section. Empty: not said.
    """

    reason: str = ""
    owed: str = ""
    unreviewed: str = ""

    def __bool__(self):
        return bool(self.reason or self.owed)


@dataclass
class Preflight:
    """The findings of an Edition, told apart: nothing to be done, blocks, warns, and was so already."""

    edition: Edition
    passes: Passes = Passes()
    fixed: list[Finding] = field(default_factory=list)
    blocks: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    known: list[Finding] = field(default_factory=list)

    @property
    def is_clear(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.fixed or self.blocks or self.warnings or self.known)

    @property
    def owable(self) -> list[Finding]:
        """What blocks, and may be given later."""
        return [finding for finding in self.blocks if finding.rule in OWED]

    @property
    def others(self) -> list[Finding]:
        """What blocks, and cannot."""
        return [finding for finding in self.blocks if finding.rule not in OWED]

    @property
    def left(self) -> list[Finding]:
        """What stands in the way in spite of what was said to pass it."""
        if self.passes.reason:
            return self.fixed
        return [*self.fixed, *(self.others if self.passes.owed else self.blocks)]

    def refuse(self) -> None:
        """Raise Refused with every reason at its field where something stands in the way."""
        found = defaultdict(list)
        for finding in self.left:
            found[finding.field or None].append(finding.sentence)
        if found:
            raise Refused({name: " ".join(sentences) for name, sentences in found.items()})

    def record(self, *, by) -> None:
        """Note who passed what, and who owes what, with the Edition as it is stored."""
        passes, owed = self.passes, self.owable if self.passes.owed else []
        Owed.objects.bulk_create(
            (
                Owed(
                    article_id=self.edition.article_id,
                    edition=self.edition,
                    person=by,
                    rule=finding.rule,
                    photo_id=finding.photo,
                    reason=passes.owed,
                )
                for finding in owed
            ),
            # A thing is owed by one person: who promised it before still does.
            ignore_conflicts=True,
        )
        Override.objects.bulk_create(
            Override(
                edition=self.edition,
                made_by=by,
                reason=passes.reason,
                rule=finding.rule,
                target=finding.target,
            )
            for finding in self.blocks
            if finding not in owed
        )


def examine(edition: Edition, *, origin: str = "", passes: Passes = Passes()) -> Preflight:
    """What the rules say of a typeset Edition at its time; `origin` is the paper's public address.

    `passes` is what was said to publish past what blocks.

    A rule blocks, or warns of, only what readers do not have already.
    """
    if edition.kind == Kind.IMPORT:
        # What was public elsewhere is taken as it was.
        nothing = dict.fromkeys(LEVELS, Level.OFF)
        return Preflight(edition, passes, fixed=inspect(edition, Sight(start=edition.live_from), nothing))
    levels = RuleLevel.objects.levels()
    found = inspect(edition, load_sight(edition, origin), levels)
    result = Preflight(edition, passes, fixed=[finding for finding in found if finding.rule not in levels])
    soft = [finding for finding in found if finding.rule in levels]
    running = keys_of_running(edition, origin, levels) if soft else set()
    for finding in soft:
        blocks = levels[finding.rule] == Level.BLOCK
        group = result.known if finding.key in running else result.blocks if blocks else result.warnings
        group.append(finding)
    return result


def keys_of_running(edition: Edition, origin: str, levels) -> set:
    """What the rules would find now in what readers have of the same article."""
    running = edition.article.editions.published().select_related("article").first()
    if running is None:
        return set()
    sight = load_sight(running, origin, start=edition.live_from)
    return {finding.key for finding in inspect(running, sight, levels)}


def load_sight(edition: Edition, origin: str, *, start=None) -> Sight:
    """What the rules need to know of other rows, at the time at which the Edition begins."""
    start = start or edition.live_from
    links = {path for path, _ in links_to_own(edition, origin)}
    claimed = Address.objects.filter(path__in=links)
    # At its own time: it may be scheduled for when the other article is there.
    readable = Edition.objects.published(start).values("article_id")
    unread = claimed.exclude(article=edition.article).exclude(article__in=readable).select_related("article")
    known = {*claimed.values_list("path", flat=True)} if links else set()
    path = edition.article.path and paths.normalize_path(edition.article.path)
    taken = bool(path) and Address.objects.filter(path=path).exclude(article=edition.article).exists()
    return Sight(
        start=start,
        origin=origin,
        unread={address.path: str(address.article) for address in unread} if links else {},
        dead=frozenset(path for path in links - known if not has_page(path)),
        is_taken=taken,
    )


def has_page(path: str) -> bool:
    """Whether the site has a page of its own at a path that no article has."""
    segments = [segment for segment in path.partition("?")[0].split("/") if segment]
    if not segments:
        return True
    model = LISTED.get(segments[0])
    if model and len(segments) == 2:
        return model.objects.filter(slug=segments[1]).exists()
    return segments[0].lower() in paths.RESERVED


def refuse_unready(editions: Iterable[Edition]) -> None:
    """Raise Refused with every reason at its field where one of these cannot be published."""
    for edition in editions:
        examine(edition).refuse()
