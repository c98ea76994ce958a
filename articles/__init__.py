"""From the author to the page: Article, Revision, Edition."""
