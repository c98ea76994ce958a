"""Changes what readers have, and nothing else: neither what is scheduled nor what is half-finished.

`fix_published` is a verb as those of `publishing`: load, check, lock, place, store. The change also goes into
the working copy, and into scheduled Editions where that was asked for, each by a merge with its own words.
"""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import content, markup
from ..changed_words import is_small
from ..content import digest_of
from ..kinds import Kind
from ..merging import Conflict, Merge, merge
from ..refusal import Refused
from .checks import refuse_change
from .copying import copy_edition
from .edition import Edition
from .edition_content import content_of_edition
from .edition_store import store
from .findings import examine
from .fix_conflict import FixConflict
from .ledger import is_derived
from .passage import quote_passages
from .publishing import open_ledger
from .revision import append_revision, content_of
from .skipping import TOO_MUCH
from .writing_back import write_back


@dataclass(frozen=True, kw_only=True)
class Fix:
    """What a person wants readers to have instead of `edition`, in the shape of a Revision.

    Texts may differ, credits of bylines and the words of photographs; which rows there are stays.
    also: keys of scheduled Editions that get the change, too; None: all of them.
    """

    edition: Edition
    said: dict
    kind: Kind
    note: str = ""
    note_on_top: bool = False
    also: frozenset[int] | None = None


@dataclass
class Outcome:
    """What was made: the Edition, what could not be merged, and the scheduled Editions left as they were."""

    edition: Edition
    conflicts: tuple[Conflict, ...] = ()
    left: list[Edition] = field(default_factory=list)


@dataclass(frozen=True)
class Target:
    """An Edition to be stored, unsaved, with its content."""

    edition: Edition
    said: dict


def fix_published(article, fix: Fix, *, by) -> Outcome:
    """Have readers read `fix.said` from now on, as an Edition of its own.

    Raises Refused, with the code "other-edition" where readers have another Edition by now, and stores
    nothing then.
    """
    base = content_of_edition(fix.edition)
    fixed = Target(fixed_copy(fix.edition, fix.said), fix.said)
    fixed.edition.kind, fixed.edition.note, fixed.edition.made_by = fix.kind, fix.note.strip(), by
    fixed.edition.note_on_top = fix.note_on_top
    if fixed.edition.kind_rules.needs_note:
        quote_passages(fixed.edition, base, fix.said)
    refuse_unfit(fix, base)
    refuse_new_problems(fix.edition, fixed.edition)
    # Before the lock: merging long texts would keep every writer of SQLite waiting.
    copy = type(article).objects.get(pk=article.pk)
    loaded = content_of(copy)
    merged = merge(base, clean(loaded), fix.said)
    waiting, left = merge_scheduled(copy, base, fix)
    with open_ledger(copy) as ledger:
        point = ledger.point()
        refuse_meanwhile(copy, loaded, point.before, fix.edition)
        refuse_change(fixed.edition, point.before)
        anew = {one: waiting[one.pk] for one in point.later if one.pk in waiting}
        store_texts(copy, loaded, merged, targets=[fixed, *anew.values()], by=by)
        ledger.enter(fixed.edition, point, anew={one: target.edition for one, target in anew.items()})
        store([ledger], by=by)
        FixConflict.store(copy, fixed.edition, merged.conflicts)
    return Outcome(fixed.edition, merged.conflicts, left)


def refuse_unfit(fix: Fix, base: dict) -> None:
    """Raise Refused where nothing is changed, or more than a few words in a section that is reviewed."""
    if digest_of(base) == digest_of(fix.said):
        raise Refused(_("Nothing is changed: readers have these words already."))
    section = fix.edition.section
    if section and section.is_reviewed and not is_small(base, fix.said):
        raise Refused(TOO_MUCH.format(section=section))


def fixed_copy(edition: Edition, said: dict) -> Edition:
    """An unsaved copy of an Edition with the words of `said`."""
    again = copy_edition(edition)
    for name in content.TEXTS:
        setattr(again, name, said[name].strip())
    again.body = markup.body(said["body"])
    again.text = markup.plain(again.body)
    rows = zip(edition.parts.photos, again.parts.photos, said[content.PHOTOGRAPHS.name], strict=True)
    for old, row, words in rows:
        for name in content.PHOTOGRAPHS.texts:
            setattr(row, f"inherits_{name}", not words[name])
            setattr(row, name, words[name] or getattr(old.photo, name))
        if row.is_decorative:
            row.alt, row.inherits_alt = "", False
    rows = zip(edition.parts.bylines, again.parts.bylines, said[content.BYLINES.name], strict=True)
    for old, row, words in rows:
        row.credited_as = words["credited_as"] or old.author.name
    return again


def clean(said: dict) -> dict:
    """A working copy as it would be printed, so that it compares with what readers have."""
    texts = {name: said[name].strip() for name in content.TEXTS}
    return (
        said | texts | {"body": markup.body(said["body"]), "part": said["part"] if said["series"] else None}
    )


def refuse_new_problems(old: Edition, new: Edition) -> None:
    """Raise Refused where readers could not be given `new`, for a reason that `old` does not have."""
    before = copy_edition(old)
    before.live_from = new.live_from = timezone.now()
    checked, known = examine(new), {finding.key for finding in examine(before).fixed}
    # An embargo or a wrong address is the working copy's, of which readers get nothing here.
    checked.fixed = [finding for finding in checked.fixed if finding.key not in known]
    checked.refuse()


def merge_scheduled(article, base: dict, fix: Fix) -> tuple[dict[int, Target], list[Edition]]:
    """The scheduled Editions with the fix in them, by their keys; and those that it does not fit into."""
    fitting, left = {}, []
    for edition in article.editions.scheduled().with_body().select_related("address", "section", "series"):
        if is_derived(edition) or (fix.also is not None and edition.pk not in fix.also):
            continue
        said = content_of_edition(edition)
        merged = merge(base, said, fix.said)
        if merged.conflicts:
            left.append(edition)
        elif merged.content != said:
            fitting[edition.pk] = Target(fixed_copy(edition, merged.content), merged.content)
    return fitting, left


def refuse_meanwhile(article, loaded: dict, current: Edition | None, edition: Edition) -> None:
    """Raise Refused where readers have another Edition by now, or the working copy was saved just now."""
    if current is None or current.pk != edition.pk:
        raise Refused(
            _("Readers have got another version since you opened this one. Look at it, then publish."),
            code="other-edition",
        )
    if content_of(type(article).objects.get(pk=article.pk)) != loaded:
        raise Refused(_("A colleague saved the working copy at this moment. Publish once more."))


def store_texts(article, loaded: dict, merged: Merge, *, targets: list[Target], by) -> None:
    """Store the working copy with the fix in it, after a Revision for each target that says something else.

    So the latest Revision is that of the working copy. Each target gets its Revision and its digest.
    """
    own = digest_of(merged.content)
    level = [target.edition for target in targets if digest_of(target.said) == own]
    for target in targets:
        if target.edition not in level:
            target.edition.revision = append_revision(article, target.said, by=by)
            target.edition.digest = article.digest
    write_back(article, loaded, merged.content)
    revision = article.save_revision(by=by)
    for edition in level:
        edition.revision, edition.digest = revision, revision.article.digest
