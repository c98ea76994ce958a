"""What the desk says of comments wherever it lists them: the newest wording, and the article."""

from articles.models import Edition

from .models import CommentVersion, Thread


def tell(comments):
    """Set `thread`, `newest` (CommentVersion) and `edition` (what the public has) on each comment."""
    threads = Thread.objects.in_bulk({comment.thread_id for comment in comments})
    versions = CommentVersion.objects.filter(comment__in=comments).order_by("number")
    newest = {version.comment_id: version for version in versions}
    editions = editions_of(threads.values())
    for comment in comments:
        comment.thread = threads[comment.thread_id]
        comment.newest = newest.get(comment.pk)
        comment.edition = editions.get(comment.thread.article_id)


def editions_of(threads):
    """The visible Editions of these threads' articles, by the article's key; one query."""
    keys = {thread.article_id for thread in threads}
    visible = Edition.objects.current().filter(article_id__in=keys).select_related("address", "section")
    return {edition.article_id: edition for edition in visible.defer("body", "text")}
