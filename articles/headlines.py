"""Which headline a story has at each place, and what stands in for one that nobody wrote; pure."""

# By place, the columns in the order in which they are asked: the first that has words is printed. A headline
# for search results says everything by itself, as one that is shared must: so it stands in there.
FALLBACKS = {
    "front": ("front_headline", "headline"),
    "search": ("search_headline", "headline"),
    "social": ("social_headline", "search_headline", "headline"),
}
# The columns of their own, with as many characters as each place shows whole.
RECOMMENDED = {"front_headline": 70, "search_headline": 60, "social_headline": 70}
# Of these and of the standfirst, which search results print below their headline.
SHOWN_WHOLE = RECOMMENDED | {"standfirst": 160}


def headline_at(story, place: str) -> str:
    """The headline of an Article or Edition at a place of FALLBACKS."""
    return next((words for name in FALLBACKS[place] if (words := getattr(story, name))), "")
