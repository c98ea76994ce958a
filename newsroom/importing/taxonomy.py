"""Finds or makes the authors, sections and tags that an export names."""

from articles import markup
from articles.folding import fold
from articles.models import Author, Section, Tag
from articles.models.section import DEEPEST

from .report import Report
from .wordpress import Item, SourceSite, Term

# WordPress knows no main category: Yoast SEO and Rank Math store it, each in a field of its own.
PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category", "_primary_category")
HOME = Term("news", "News")


class Taxonomy:
    """Each name is looked up once in a run; nothing is stored in a dry one."""

    def __init__(self, site: SourceSite, report: Report, *, dry: bool):
        self.site, self.report, self.dry = site, report, dry
        self.found = {}

    def once(self, noun, name, look_up, make):
        """The row of this name: known from this run, else `look_up()`, else `make()`, then stored."""
        key = (noun, fold(name) if noun == "tag" else name.casefold())
        if key not in self.found:
            known = look_up()
            self.report.knew(noun) if known else self.report.took(noun)
            self.found[key] = known or self.store(make())
        return self.found[key]

    def store(self, row):
        if not self.dry:
            row.save()
        return row

    def authors(self, item: Item) -> list[Author]:
        """The co-authors where a post names some, else the one who wrote it."""
        named = [name for domain, _, name in item.categories if domain == "author"]
        writer = self.site.writers.get(item.creator)
        alone = [writer.name if writer else item.creator]
        names = (markup.plain(name)[:120] for name in named or alone)
        return [self.author(name) for name in dict.fromkeys(names) if name]

    def author(self, name: str) -> Author:
        return self.once(
            "author",
            name,
            lambda: Author.objects.filter(name__iexact=name).first(),
            lambda: Author(name=name, slug=Author.free_slug(name)),
        )

    def section(self, item: Item) -> Section:
        """The one section of an article: the main category, else the deepest one."""
        terms = [self.term(slug, name) for domain, slug, name in item.categories if domain == "category"]
        main = {item.meta.get(name, "") for name in PRIMARY} - {""}
        ranked = sorted(terms, key=lambda term: (term.term_id not in main, -len(self.line(term))))
        if not ranked:
            self.report.say(item, f"stood in no category; it goes to “{HOME.name}”")
        elif len(ranked) > 1:
            others = ", ".join(term.name for term in ranked[1:])
            self.report.say(item, f"keeps the section “{ranked[0].name}” alone; it also stood in {others}")
        return self.section_of(ranked[0] if ranked else HOME)

    def term(self, slug: str, name: str) -> Term:
        return self.site.categories.get(slug) or Term(slug, name or slug)

    def line(self, term: Term) -> list[Term]:
        """A category and those above it, nearest first; stops where parents form a circle."""
        line = [term]
        while (above := self.site.categories.get(line[-1].parent)) and above not in line:
            line.append(above)
        return line

    def section_of(self, term: Term) -> Section:
        """The section of a category, those above it made first; at most as deep as sections go."""
        line, parent = self.line(term), None
        if len(line) > DEEPEST:
            line = [term, *line[1 - DEEPEST :]]
        for one in reversed(line):
            parent = self.section_below(parent, one)
        return parent

    def section_below(self, parent: Section | None, term: Term) -> Section:
        name = markup.plain(term.name)[:80] or term.slug[:80]
        above = parent.lineage() if parent else []
        room = next((one for one in above if len(one.lineage()) < DEEPEST), None)
        return self.once(
            "section",
            name,
            lambda: with_slug(Section, term.slug) or Section.objects.filter(name__iexact=name).first(),
            lambda: Section(name=name, slug=Section.free_slug(term.slug or name), parent=room),
        )

    def tags(self, item: Item) -> list[Tag]:
        named = {slug or name: markup.plain(name)[:100] for domain, slug, name in item.categories
                 if domain in ("post_tag", "tag")}  # fmt: skip
        found = (self.tag(slug, name or slug) for slug, name in named.items())
        return list({(tag.slug, tag.name): tag for tag in found}.values())

    def tag(self, slug: str, name: str) -> Tag:
        return self.once(
            "tag",
            name,
            lambda: with_slug(Tag, slug) or find_tag(name),
            lambda: Tag(name=name, slug=Tag.free_slug(slug)),
        )


def find_tag(name: str) -> Tag | None:
    """The tag that has this name in any spelling."""
    found = Tag.objects.named([name])[0]
    return found if isinstance(found, Tag) else None


def with_slug(model, slug: str):
    """The row that has this slug; None where there is none."""
    return model.objects.filter(slug=slug).first() if slug else None
