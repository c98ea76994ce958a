"""RSS 2.0 of the paper and of each section: what is new, who wrote it, and who took the picture."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from .feed_item import Item, clean
from .models import Section, listing
from .models.corrections import list_corrections
from .models.freshness import each
from .models.page_queries import load_card_parts
from .public_view import Missing

LENGTH = 30
SPACES = {"xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:media": "http://search.yahoo.com/mrss/"}


class NewsFeed(Rss201rev2Feed):
    """RSS with dc:creator for each author, and the photograph with its credit (Media RSS)."""

    def rss_attributes(self):
        return super().rss_attributes() | SPACES

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        if item["photo"]:
            self.add_photo(handler, **item["photo"])

    def add_photo(self, handler, *, attributes, words):
        handler.startElement("media:content", attributes)
        for name, text in words.items():
            handler.addQuickElement(f"media:{name}", text)
        handler.endElement("media:content")


class SiteFeed(Feed):
    """The newest stories of the paper."""

    feed_type = NewsFeed

    def get_object(self, request):
        request.page.read_versions("front")
        return {"request": request, "stories": listing.newest(size=LENGTH)}

    def get_feed(self, obj, request):
        feed = super().get_feed(obj, request)
        # Django names the language in force; the words of a feed are those of the paper.
        feed.feed["language"] = request.page.site.language
        return feed

    def title(self, obj):
        return obj["request"].page.site.name

    def description(self, obj):
        return obj["request"].page.site.tagline or obj["request"].page.site.name

    def link(self, obj):
        return obj["request"].page.site.absolute(reverse("articles:front"))

    def feed_url(self, obj):
        return obj["request"].page.site.absolute(obj["request"].path)

    def feed_copyright(self, obj):
        return obj["request"].page.site.publisher or None

    def items(self, obj):
        stories = load_card_parts(obj["stories"].editions, sections=obj["request"].page.sections)
        return [Item(edition, obj["request"].page.site) for edition in stories]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.description

    def item_link(self, item):
        return item.site.absolute(item.edition.get_absolute_url())

    def item_guid(self, item):
        return item.guid

    # Feed readers would try to open a tag URI as a web address.
    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.edition.published_at

    def item_updateddate(self, item):
        return item.edition.updated_at

    def item_categories(self, item):
        return [clean(item.edition.section.name)]

    def item_extra_kwargs(self, item):
        names = [clean(byline.credited_as) for byline in item.edition.parts.bylines]
        return {"authors": names, "photo": item.photo}


class CorrectionsFeed(Feed):
    """What was put right, newest first: each note with its passages."""

    def get_object(self, request):
        request.page.read_versions("front")
        return request.page.site

    def get_feed(self, obj, request):
        feed = super().get_feed(obj, request)
        feed.feed["language"] = obj.language
        return feed

    def title(self, obj):
        return f"{obj.name} – {_('Corrections')}"

    def description(self, obj):
        return _("What we put right: as it was, as it is now.")

    def link(self, obj):
        return obj.absolute(reverse("articles:corrections"))

    def feed_url(self, obj):
        return obj.absolute(reverse("articles:corrections_feed"))

    def items(self, obj):
        return [(each, obj) for each in list_corrections(size=LENGTH).found]

    def item_title(self, item):
        each, _site = item
        return clean(f"{each.note.heading}: {each.story.headline}")

    def item_description(self, item):
        each, _site = item
        passages = [
            _("Was: “{was}” Now: “{now}”").format(was=passage.was, now=passage.now)
            for passage in each.note.passages
        ]
        return clean("\n".join([each.note.text, *passages]))

    def item_link(self, item):
        each, site = item
        return site.absolute(each.story.get_absolute_url())

    def item_guid(self, item):
        return f"urn:uuid:{item[0].edition.uuid}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item[0].note.at


class SectionFeed(SiteFeed):
    """The newest stories of a section and all below it."""

    def get_object(self, request, slug):
        request.page.read_versions(each("section", Section.objects.filter(slug=slug)))
        found = next((section for section in request.page.sections if section.slug == slug), None)
        if found is None:
            raise Missing(_("There is no section of this name."))
        return {"request": request, "stories": listing.in_section(found, size=LENGTH), "section": found}

    def title(self, obj):
        return f"{obj['section'].name} – {super().title(obj)}"

    def description(self, obj):
        return obj["section"].description or super().description(obj)

    def link(self, obj):
        return obj["request"].page.site.absolute(obj["section"].get_absolute_url())
