"""Every column that can hold words of a reader, or about them, and what blanking does with it; pure.

A test asks this table about each text column of the app's models: a new one needs a line here.
"""

# The words, and what the newsroom wrote about them. A Comment's own columns go only when that is asked.
EMPTIED = {
    "CommentVersion": ("text", "html"),
    "Decision": ("reason",),
    "CommentNote": ("text", "html"),
    "Comment": ("name", "email", "network", "fingerprint"),
}

# What stays, and why; a model alone stands for all its columns.
STAYS = {
    "Comment.sort_key": "Where it stands in its thread, by number.",
    "Comment.receipt": "An address nobody can guess.",
    "Comment.source": "Where an import found it.",
    "Comment.source_id": "Where an import found it, by number.",
    "CommentVersion.blank_reason": "Why the words are gone.",
    "CommentNote.signature": "The desk's own.",
    "Decision.rule": "The name of a check.",
    "Thread": "Who may comment, chosen from a list.",
}


def empty(name: str) -> dict[str, str]:
    """The values that empty a row of this model."""
    return dict.fromkeys(EMPTIED[name], "")
