"""What a story's page tells search engines and sites that show links: title, description, picture; pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """The words of the page's <head>. image: url, width and height, or None; image_alt: what it shows."""

    title: str
    description: str
    social_title: str
    address: str
    image: dict | None
    image_alt: str

    @property
    def is_large(self) -> bool:
        """Whether a shared link shows the picture across; without one there are words alone."""
        return self.image is not None


def head_of(edition, *, site, data: dict, canonical: str = "") -> Head:
    """The head of an Edition's page; `data` is its `jsonld.news_article`, `canonical` its whole address."""
    images = data.get("image", [])
    return Head(
        title=f"{edition.headline_in_search} – {site.name}",
        description=edition.standfirst,
        social_title=edition.headline_where_shared,
        address=canonical,
        image=images[0] if images else None,
        image_alt=edition.lead.alt if images else "",
    )
