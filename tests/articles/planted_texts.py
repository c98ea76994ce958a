"""An article with words of its own in every column, to see what becomes of them."""

from datetime import timedelta
from uuid import uuid4

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.headlines import RECOMMENDED
from articles.models import Article, Autosave, Byline, Override, Owed, RelatedLink
from tests import cast, crawl
from tests.desk import form_data

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
            **{name: self.word(name.replace("_", "")) for name in RECOMMENDED},
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


class PlantedEverywhere(Planted):
    """The article quoted by another, scheduled and cancelled, handed over, retracted, and typed into."""

    slug = "zqheadlinexj"

    def setUp(self):
        super().setUp()
        other = cast.draft("Another story", by=self.chief)
        self.link = RelatedLink.objects.create(
            article=other, target=self.story, headline=self.word("typedlink"), position=3
        )
        self.other = other.publish(by=self.chief)
        waiting = self.story.schedule(by=self.chief, kind="update", at=timezone.now() + SOON)
        self.story.cancel(waiting, by=self.chief, reason=self.word("cancelled"))
        self.pass_rules()
        self.edit(headline=self.word("latest"), internal_note="")
        names = ("kicker", "standfirst", "dateline", *RECOMMENDED, "body", "internal_note")
        names += ("embargo_reason", "embargo_source")
        Article.objects.filter(pk=self.story.pk).update(**dict.fromkeys(names, self.words[0]))
        self.story.hand_over(by=self.chief, note=self.word("handedover"))
        self.story.retract(by=self.chief, note="We were deceived.")
        Autosave.objects.keep(
            person=self.chief,
            form=reverse("admin:articles_article_change", args=[self.story.pk]),
            window=uuid4(),
            fields=[["headline", self.word("unsaved")], ["body", self.words[0]]],
            article=self.story,
        )

    def pass_rules(self):
        """Reasons that were typed when it was published: past a rule, and why somebody owes no more."""
        edition = self.story.editions.first()
        Override.objects.create(edition=edition, rule="tk", reason=self.word("override"))
        promise = {"photo": self.story.photos.first(), "rule": "credit", "reason": "wire"}
        owed = Owed.objects.create(article=self.story, edition=edition, person=self.chief, **promise)
        owed.waive(by=self.chief, reason=self.word("waived"))

    def edit(self, **words):
        """Save by the form, so that the desk's log has it."""
        form = form_data.article(
            section=self.story.section, opened=self.story.latest_revision.number, **words
        )
        self.client.post(reverse("admin:articles_article_change", args=[self.story.pk]), form)
        self.story.refresh_from_db()
