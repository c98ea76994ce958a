"""What new articles are begun from: a copy of another article, or a template that one was saved as."""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..content import LINES, TAGS
from ..forms.story_template import SaveAsTemplateForm
from ..forms.text_cleaning import parse_key
from ..headline_patterns import fill_in
from ..models import StoryTemplate
from ..models.story_template import FIELDS
from .actions import Action, lead_to_form

# By the verb of an action: the permission that it needs, beside that of seeing the article.
NEEDS = {"copy": "articles.add_article", "template": "articles.add_storytemplate"}


def lead_to_copy(article, made) -> str:
    return lead_to_form(made, made)


def lead_to_template(article, made) -> str:
    return reverse("admin:articles_storytemplate_change", args=[made.pk])


ACTIONS = {
    act.name: act
    for act in (
        Action(
            name="copy",
            label=_("Copy as new"),
            question=_(
                "A new draft of yours, with this text, its photographs, bylines, links, section and tags. "
                "Address, dates, versions, embargo, notes and comments stay with this one."
            ),
            done=_("This is the copy, a draft of its own. Readers see nothing of it until it is published."),
            may="copy",
            offered=lambda status: status.last_revision and not status.article.binned_at,
            perform=lambda article, by: article.copy_as_new(by=by),
            leads_to=lead_to_copy,
        ),
        Action(
            name="template",
            label=_("Save as a template"),
            question=_(
                "New stories can begin with this text, its section and tags. Photographs, bylines, links and "
                "notes stay behind. Take out what belongs to this one story in the next step."
            ),
            done=_("Saved as a template. This is what new stories will begin with."),
            may="template",
            offered=lambda status: status.last_revision and not status.article.binned_at,
            perform=lambda article, by, **typed: article.save_as_template(by=by, **typed),
            form=SaveAsTemplateForm,
            leads_to=lead_to_template,
        ),
    )
}


# The parameter of the form of a new article that names a template.
CHOSEN = "template"


def words_of_template(request) -> dict:
    """What the fields of a new article begin with: the template that the address names, with today's date."""
    template = find_template(request)
    if template is None:
        return {}
    words = {field.name: getattr(template, field.column) for field in FIELDS}
    language, day = template.language or request.page.site.language, timezone.localdate()
    filled = {name: fill_in(words[name], day=day, language=language) for name in LINES if name in words}
    return words | filled | {TAGS: list(template.tags.all())}


def find_template(request) -> StoryTemplate | None:
    """The template that the address names, where the person finds it."""
    key = parse_key(request.GET.get(CHOSEN, ""))
    if key is None or not request.user.has_perm("articles.view_storytemplate"):
        return None
    return StoryTemplate.objects.reached_by(request.user).filter(pk=key).first()


def describe_source(article, *, person) -> str:
    """Which article this one was copied from, with the way there for who may see it; empty for others."""
    # A new article has none, and asking a stored one for it raises an error that is an AttributeError, too.
    copy = getattr(article, "copied_from", None) if article and article.pk else None
    if copy is None:
        return ""
    if not person.has_perm("articles.view_article", copy.source):
        return gettext("Copied from an article that is not in your sections.")
    sentence = gettext('Copied from <a href="{address}">{headline}</a>.')
    return format_html(sentence, address=lead_to_form(copy.source, None), headline=copy.source)
