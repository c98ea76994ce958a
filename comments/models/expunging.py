"""What the desk wrote below comments, for the expunging of an article; what readers wrote is not ours."""

from collections.abc import Iterator

from articles.models.word_sources import Source, cut_value

from .comment import Comment
from .note import CommentNote
from .version import CommentVersion


def bring_notes(article) -> Iterator[Source]:
    """The notes on the comments of an article."""
    notes = CommentNote.objects.filter(comment__thread__article=article.pk).order_by("pk")
    yield Source(notes, ("text", "html"), cut_value)


def find_comments(article, removal) -> Iterator[Comment]:
    """Comments on the article that have the words, whoever sees them."""
    versions = CommentVersion.objects.filter(comment__thread__article=article.pk, blanked_at=None)
    seen = set()
    for version in versions.select_related("comment").order_by("pk").iterator(chunk_size=500):
        is_said = removal.is_in(version.text) or removal.is_in(version.comment.name)
        if is_said and version.comment_id not in seen:
            seen.add(version.comment_id)
            yield version.comment
