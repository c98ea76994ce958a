"""What the pages of the desk share: the paper's name in the title, no stock icons, an error said once."""

import re
from html import unescape
from unittest import mock

from django.contrib.admin import site as desk
from django.urls import reverse

from newsroom.models import Site
from newsroom.roles import NAMES
from tests.permission_matrix import RULES
from tests.test_permissions import People

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
STOCK = re.compile(r"icon-(?:add|change|delete|view)link|img/search\.svg|class=\"related-lookup")
OURS = ("admin:", "account_", "articles:preview")
ERRORS = re.compile(r'<ul class="errorlist[^"]*"(?: id="([^"]+)")?>(.*?)</ul>', re.DOTALL)
# What is refused in each form when all that is typed is taken away.
EMPTIED = {
    "admin:articles_section_add": {},
    "admin:articles_author_add": {},
    "admin:articles_series_add": {},
    "admin:articles_tag_add": {},
    "admin:articles_photo_add": {},
    "admin:comments_thread_add": {},
    "admin:newsroom_user_add": {"roles": []},
    "admin:newsroom_site_change": {},
    "account_login": {},
    "account_change_password": {},
    "account_reset_password": {},
    "account_language": {"language": "no language"},
}


class EveryPage(People):
    """The pages behind the permission table, as they answer whoever may see them."""

    def pages(self):
        """The name of each view that shows a page, and its HTML."""
        inside, outside = self.client_of("superuser"), self.client_of("anonymous")
        for name, rule in RULES.items():
            if name.startswith(OURS) and name != "admin:catch_all_view":
                address = self.address(name, rule) + rule.query
                for client in (inside, outside):
                    page = client.get(address)
                    if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
                        yield name, b"".join(page) if page.streaming else page.content

    def test_names_the_paper_in_its_title(self):
        paper = Site.current()
        paper.name = "The Daily Example"
        paper.save()
        wrong, seen = {}, set()
        for name, content in self.pages():
            # What scripts put into a page has no head.
            if found := TITLE.search(content.decode()):
                title = unescape(found[1]).strip()
                seen.add(name)
                if not re.fullmatch(r"\S.* – The Daily Example", title):
                    wrong[name] = title
        assert wrong == {}
        assert len(seen) > 50

    def test_shows_no_stock_icon(self):
        assert {name for name, content in self.pages() if STOCK.search(content.decode())} == set()

    def test_of_a_list_says_its_plural_name_and_has_one_main_button(self):
        root = self.client_of("superuser")
        for model, admin in desk._registry.items():
            page = root.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
            if page.status_code == 200:
                buttons = page.content.decode().count('class="main-button"')
                assert buttons == admin.has_add_permission(page.wsgi_request), model


class EveryForm(People):
    """Sent without what it needs, a form says each error once, in a box that its field names."""

    def refuse(self, name, data):
        client = self.client_of("anonymous" if name == "account_login" else "superuser")
        page = client.post(self.address(name, RULES[name]), data)
        return page.content.decode()

    def test_says_each_error_once_beside_its_field(self):
        for name, data in EMPTIED.items():
            page = self.refuse(name, data)
            boxes = ERRORS.findall(page)
            assert boxes, f"{name} refuses nothing."
            for key, _words in boxes:
                assert key, f"{name} has a box that belongs to no field."
                # The box has this id, and nothing else has; its field points at it.
                assert page.count(f'id="{key}"') == 1, (name, key)
                assert re.search(rf'aria-describedby="[^"]*\b{re.escape(key)}', page), (name, key)

    def test_lights_one_main_button(self):
        root = self.client_of("superuser")
        for name in EMPTIED:
            if name.startswith("admin:"):
                page = root.get(self.address(name, RULES[name])).content.decode()
                assert page.count('class="default"') == 1, name


class TheArticleForm(People):
    """Publish stands out for who may publish, Ready for who may only hand over."""

    def main_acts(self, name):
        address = reverse("admin:articles_article_change", args=[self.made["draft"].pk])
        page = self.client_of(name).get(address)
        return re.findall(r'class="default" name="(\w+)"', page.content.decode())

    def test_lights_what_leads_on(self):
        assert self.main_acts("editor") == ["_publish"]


class RoleNames(People):
    """Stored in English, the names of roles are read in the language of the desk."""

    def test_are_translated_where_they_are_shown(self):
        client, person = self.client_of("chief"), self.people["editor"]
        with mock.patch.dict(NAMES, Editor="Redakteurin"):
            form = client.get(reverse("admin:newsroom_user_change", args=[person.pk])).content.decode()
            rows = client.get(reverse("admin:newsroom_user_changelist")).content.decode()
        assert "Redakteurin</label>" in re.sub(r"\s*</label>", "</label>", form)
        # In the row, and in the filter above.
        assert rows.count("Redakteurin") >= 2
