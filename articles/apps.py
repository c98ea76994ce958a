"""The app of articles: their models, their forms at the desk, and the pages that readers get."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

ARTICLE_SHEETS = (
    *("article-form", "fields", "panels", "publication-status", "presence", "collision"),
    *("save-bar", "live-preview", "inline-rows"),
    *("suggestions", "chips"),
    *("editor", "editor-toolbar", "editor-blocks", "editor-boxes", "editor-dialog", "find"),
    *("photo-form", "placements", "placed-photo", "library", "library-grid"),
)


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("The paper")
    # The stylesheets of the article form and of the list, joined from these; see newsroom.bundle.
    bundles = {
        "articles/css/article.css": [f"articles/css/{name}.css" for name in ARTICLE_SHEETS],
        "articles/css/desk-articles.css": [
            "articles/css/article-list.css",
            "articles/css/article-rows.css",
            "articles/css/row-menu.css",
        ],
    }
