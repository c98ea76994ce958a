"""The structured data of a story: schema.org's NewsArticle as plain values; pure."""

from django.utils import timezone

from .content import PRINTED
from .genres import GENRES, Genre


def news_article(edition, *, site, notes=(), logo="") -> dict:
    """An Edition with its parts as NewsArticle or a kind of it (schema.org, as Google's page asks for it).

    `site` has `name`, `publisher`, `language` and `absolute(path)`; `notes` have `words` and `at`;
    `logo` is the path of the publisher's sign.
    The dates are those that readers see, in the newsroom's time.
    """
    address = site.absolute(edition.get_absolute_url())
    said = {
        "@context": "https://schema.org",
        "@type": GENRES[Genre(edition.genre)].schema,
        "mainEntityOfPage": address,
        "url": address,
        **{field.schema: getattr(edition, field.name) for field in PRINTED if field.schema},
        "datePublished": instant(edition.published_at),
        "dateModified": instant(edition.updated_at),
        "author": [author(byline, site) for byline in edition.parts.bylines],
        "publisher": publisher(site, logo),
        "articleSection": edition.section.name,
        "keywords": [tag.name for tag in edition.parts.tags],
        "inLanguage": edition.language or site.language,
        "isAccessibleForFree": True,
        "wordCount": len(edition.text.split()),
        "image": [image(edition.lead, site)] if edition.lead else [],
        "correction": [correction(note) for note in notes],
    }
    return {name: value for name, value in said.items() if value not in ("", [])}


def instant(moment) -> str:
    """An instant in the newsroom's time zone, to the second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def author(byline, site) -> dict:
    kind = "Organization" if byline.author.is_organisation else "Person"
    # A row without a slug has no page; its name still belongs among the authors.
    path = byline.author.get_absolute_url()
    said = {"@type": kind, "name": byline.credited_as}
    return said | ({"url": site.absolute(path)} if path else {})


def publisher(site, logo) -> dict:
    name = site.publisher or site.name
    said = {"@type": "NewsMediaOrganization", "name": name, "url": site.absolute("/")}
    return said | ({"logo": {"@type": "ImageObject", "url": site.absolute(logo)}} if logo else {})


def image(photo, site) -> dict:
    """The 16:9 crop, with the credit that must go wherever the photograph does."""
    social = photo.photo.renditions.social
    said = {
        "@type": "ImageObject",
        "url": site.absolute(photo.photo.renditions.social_url),
        "contentUrl": site.absolute(photo.photo.renditions.social_url),
        "width": social.width,
        "height": social.height,
        "caption": photo.caption,
        "creditText": photo.credit,
    }
    return {name: value for name, value in said.items() if value}


def correction(note) -> dict:
    return {"@type": "CorrectionComment", "text": note.text, "datePublished": instant(note.at)}
