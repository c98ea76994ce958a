"""The preview of what stands in a form: cleaned as a save would clean it, and nothing is stored."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import content
from ..content import Form
from ..forms.editor import clean_ahead
from ..forms.text_cleaning import to_one_line
from ..models import Article, Edition, Tag
from ..models.typesetting import Rows, typeset
from ..unpublished_page import Notice, render_edition, with_section

# Words that a form refused are shown as they were typed, for the one who typed them; the body is not: it is
# HTML, and only what was cleaned may stand in a page.
SHOWN_AS_TYPED = tuple(field.name for field in content.PRINTED if field.form in (Form.LINE, Form.TEXT))


def page(request, admin, article: Article | None):
    """The response with what was posted, typeset; what stands in the way of a save is told above it."""
    clean_ahead(request.POST.get("body", ""), is_published=True)
    form, formsets = read_form(request, admin, article)
    edition = typeset_form(form, formsets, at=timezone.now())
    problems = list_problems(form, formsets)
    sentence = _("Preview: the words as they stand in the form now. They are not saved by this.")
    notice = Notice(sentence, back="", problems=tuple(problems), has_channels=True)
    return render_edition(request, edition, notice)


def read_form(request, admin, article: Article | None):
    """The form and its rows as they were posted, on an object of their own, and checked."""
    typed = article or Article(created_by=request.user)
    form_class = admin.get_form(request, article, change=article is not None)
    form = form_class(request.POST, request.FILES, instance=typed, takes_older=True)
    form.is_valid()
    formsets, _inlines = admin._create_formsets(request, typed, change=article is not None)
    for formset in formsets:
        formset.is_older = True
        formset.is_valid()
    return form, {formset.prefix: formset for formset in formsets}


def typeset_form(form, formsets, *, at: datetime) -> Edition:
    """The Edition that a save and a publication would make of what stands in a form."""
    article = form.instance
    for name in SHOWN_AS_TYPED:
        if name in form.errors:
            setattr(article, name, to_one_line(form.data.get(name, ""))[: content.DRAFT])
    rows = Rows(
        *(live_rows(formsets.get(rows.name)) for rows in content.ROWS),
        tags=[tag if isinstance(tag, Tag) else Tag(name=tag) for tag in form.cleaned_data.get("tags", ())],
    )
    edition = typeset(article, at=at, rows=rows)
    return with_section(edition, article)


def live_rows(formset) -> list:
    """The rows of a set in their order, without those that are refused or to be deleted."""
    forms = formset.live_forms if formset is not None else ()
    return sorted((form.instance for form in forms), key=lambda row: row.position or 0)


def list_problems(form, formsets) -> list[str]:
    """What a save would be refused for, each with the name of its field."""
    found = [describe(form, name, sentences) for name, sentences in form.errors.items()]
    for formset in formsets.values():
        found += formset.non_form_errors()
        for row in formset.forms:
            found += [describe(row, name, sentences) for name, sentences in row.errors.items()]
    return list(dict.fromkeys(found))


def describe(form, name: str, sentences) -> str:
    words = " ".join(map(str, sentences))
    if name not in form.fields:
        return words
    # Translators: what stands in the way of a save: the name of a field, and the sentence that says why.
    return _("{field}: {sentence}").format(field=form[name].label, sentence=words)
