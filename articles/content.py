"""Every column that can hold words of an article, and what blanking does with it; pure.

A test asks this table about each text column of the app's models: a new one needs a line here.
"""

# Emptied wherever blanking reaches the row. A Revision holds everything in one column.
EMPTIED = {
    "Article": ("kicker", "headline", "standfirst", "body", "internal_note"),
    "Placement": ("caption", "credit", "alt"),
    "Byline": ("credited_as",),
    "RelatedLink": ("url", "headline"),
    "Revision": ("content",),
    "Edition": ("kicker", "headline", "standfirst", "body", "text"),
    "EditionPhoto": ("caption", "credit", "alt"),
    "EditionByline": ("credited_as",),
    "EditionRelated": ("url", "headline"),
    "Cancellation": ("reason",),
}

# What stays, and why; a model alone stands for all its columns.
STAYS = {
    "Address.path": "An address is claimed for ever, and answers for ever; people are told so beforehand.",
    "Article.path": "It is the Address; one that was never claimed is taken back.",
    "Article.language": "A code.",
    "Edition.language": "A code.",
    "Edition.note": "What readers were told; it goes where they no longer see it, or on demand.",
    "Edition.redirect_to": "An address of this site that readers were sent to.",
    "Edition.blank_reason": "Why the words are gone.",
    "Revision.blank_reason": "Why the words are gone.",
    "Photo": "The library's own words, used by other articles too.",
    "Author": "Who writes, not what was written.",
    "Section": "The paper's own order.",
    "Series": "The paper's own order.",
    "Tag": "A topic that other articles have too.",
    "Freshness": "Names of surfaces, by number.",
    "IdempotencyKey": "Digests, and sentences of ours about a form that was sent; cleared after two weeks.",
    "Origin": "Where an import found it, by number.",
}


def empty(name: str) -> dict[str, str]:
    """The values that empty a row of this model."""
    return dict.fromkeys(EMPTIED[name], "")


# A refused publication waits under this name in the session of whoever pressed the button.
REFUSED_PUBLICATION = "refused-article-"
