"""An article with words of its own in every column, to see what becomes of them."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Byline, RelatedLink
from tests import cast, crawl

SOON = timedelta(days=2)
# What is said to people before the button is pressed, and nothing else.
KEPT = {
    *("articles_address.path", "articles_article.path", "articles_edition.note"),
    *("articles_edition.blank_reason", "articles_revision.blank_reason"),
}


class Planted(TestCase):
    """An article with a word of its own in every column, saved, published, corrected by a word, quoted."""

    slug = "harbour"

    def setUp(self):
        self.chief = cast.user("Chief")
        self.client.force_login(self.chief)
        self.words = []
        self.story = cast.article(
            self.word("headline"),
            by=self.chief,
            kicker=self.word("kicker"),
            standfirst=self.word("standfirst"),
            dateline=self.word("dateline"),
            body=f"<p>{self.word('body')} one two three.</p><p>Nobody left.</p>",
            internal_note=self.word("internal"),
            path=f"/2026/01/{self.slug}/",
        )
        self.story.placements.create(
            photo=cast.photo(),
            caption=self.word("caption"),
            credit=self.word("credit"),
            alt=self.word("alternative"),
        )
        Byline.objects.create(article=self.story, author=cast.author(), credited_as=self.word("credited"))
        link = f"https://example.org/{self.word('url')}"
        RelatedLink.objects.create(article=self.story, url=link, headline=self.word("related"))
        self.story.save_revision(by=self.chief)
        self.story.publish(by=self.chief)
        texts = {name: self.word(f"conflict{name}") for name in ("base", "mine", "theirs")}
        self.story.fix_conflicts.create(edition=self.story.current, field="body", **texts)
        body = self.story.body.replace("three", "four")
        self.say(kind="correction", note=f"It is four, {self.word('correction')}.", body=body)

    def word(self, name):
        """A word that stands nowhere else."""
        self.words.append(f"Zq{name}xj")
        return self.words[-1]

    def say(self, *, kind, note="", **words):
        """Save and publish the article with other words."""
        Article.objects.filter(pk=self.story.pk).update(**words)
        self.story.refresh_from_db()
        self.story.save_revision(by=self.chief)
        return self.story.publish(by=self.chief, kind=kind, note=note)

    def take_away(self, **typed):
        address = reverse("admin:articles_article_blank", args=[self.story.pk])
        return self.client.post(address, {"reason": "A court ordered it.", **typed})

    def remains(self):
        return crawl.places(self.words)
