"""The desk's pages for the people who work here and for the paper itself; for a chief."""

from copy import deepcopy

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template.defaultfilters import date
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from articles.admin.desk import DeskAdmin
from articles.forms.text_cleaning import parse_key
from articles.idempotency import once
from articles.locales import format_enumeration
from articles.refusal import Refused
from newsroom import invitations, logo, mail, testmail
from newsroom.accounts import one_time_link
from newsroom.forms import PersonForm, SiteAdminForm
from newsroom.grants import FINER, OWN
from newsroom.models import Site, User
from newsroom.people_list import PresenceFilter, RoleFilter
from newsroom.roles import role_name

EVERYWHERE = _("in all their sections")
OWN_RIGHTS = [
    *("roles", "all_sections", "sections", "own_grants", "finer_grants"),
    *("is_active", "is_superuser", "user_permissions"),
]


def list_grants(person, kinds):
    """What somebody was granted, in words, each with its section."""
    found = person.grants.filter(what__in=kinds).select_related("section__parent__parent__parent")
    names = (
        f"{one.get_what_display()} ({one.section.trail if one.section else EVERYWHERE})" for one in found
    )
    return format_enumeration(names)


@admin.register(User)
class UserAdmin(DeskAdmin):
    """Invite, set roles and sections, deactivate; nobody is deleted."""

    form = PersonForm
    list_display = ["name", "username", "email", "roles", "standing", "last_seen"]
    list_display_links = ["name"]
    list_filter = [PresenceFilter, RoleFilter]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    change_form_template = "admin/newsroom/user/change_form.html"
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "language", "mails"]}),
        (_("Work"), {"fields": ["roles", "all_sections", "sections", "own_grants"]}),
        (_("Finer rights"), {"fields": ["finer_grants"], "classes": ["collapse"]}),
    ]
    active = (_("Account"), {"fields": ["is_active"]})
    raw = (_("Beyond the roles"), {"fields": ["is_superuser", "user_permissions"], "classes": ["collapse"]})

    @admin.display(description=_("name"), ordering="last_name")
    def name(self, person):
        return person.get_full_name() or person.username

    @admin.display(description=_("log-in"), ordering="is_active")
    def standing(self, person):
        return gettext("Works here") if person.is_active else gettext("Has left")

    @admin.display(description=_("last logged in"))
    def last_seen(self, person):
        return person.last_login and date(timezone.localtime(person.last_login), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("roles"))
    def roles(self, person):
        return format_enumeration(role_name(group) for group in person.groups.all())

    @admin.display(description=_("with their own stories"))
    def own_grants(self, person):
        return list_grants(person, OWN)

    @admin.display(description=_("by section"))
    def finer_grants(self, person):
        return list_grants(person, FINER)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Lock the people concerned, so that no rights change between the permission check and the save."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            return self.store(request, object_id, form_url, extra_context)
        except ValidationError:
            # Somebody took the name or address at this moment; on a second try the form sees it and says so.
            return self.store(request, object_id, form_url, extra_context)

    @transaction.atomic
    def store(self, request, object_id, form_url, extra_context):
        self.lock(request, parse_key(object_id or ""))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def lock(self, request, key):
        """Lock the rows of the person at the form and of person `key`; read `request.user` again."""
        # In the order of keys: two chiefs who edit each other would wait for each other for ever.
        people = User.objects.select_for_update().filter(pk__in=[request.user.pk, key or 0]).order_by("pk")
        request.user = next(person for person in people if person.pk == request.user.pk)

    def get_fieldsets(self, request, obj=None):
        """Leave out the fields that the person at the form cannot grant."""
        found = deepcopy(self.fieldsets)
        if self.has_change_permission(request, obj) and not request.user.covers_everything:
            found[1][1]["fields"].remove("all_sections")
        found += [self.active] if obj else []
        return found + ([self.raw] if request.user.is_superuser else [])

    def get_readonly_fields(self, request, obj=None):
        """One's own rights cannot be edited: nobody takes them away from themselves, or adds to them."""
        return OWN_RIGHTS if obj == request.user else []

    def get_form_kwargs(self, request, obj):
        return {"actor": request.user}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "sections":
            # Django's wrapper, which comes last, would offer to make one here.
            field.widget.can_add_related = False
        return field

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            self.invite(request, obj)

    def invite(self, request, person):
        """Have the worker send the one-time link; queued together with the row that it is for."""
        invitations.invite(person)
        messages.success(
            request,
            gettext("The invitation will be sent to {email}. Their page says when it was.").format(
                email=person.email
            ),
        )

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """Add the state of the invitation where the person has not chosen a password yet."""
        if obj and not obj.has_usable_password():
            context["delivery"] = invitations.delivery(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_urls(self):
        wrap = self.admin_site.admin_view
        ours = [
            path("<int:pk>/invite/", wrap(self.invite_again), name="newsroom_user_invite"),
            path("<int:pk>/link/", wrap(self.hand_over_link), name="newsroom_user_link"),
        ]
        return ours + super().get_urls()

    def get_invitee(self, request, pk):
        """The person with key `pk`; PermissionDenied unless the one who asks may change them."""
        person = self.get_object(request, str(pk))
        if person is None or not self.has_change_permission(request, person):
            raise PermissionDenied
        return person

    def invite_again(self, request, pk):
        """Send another link to somebody who has not chosen a password yet."""
        person = self.get_invitee(request, pk)

        def carry_out():
            if request.method == "POST" and invitations.is_open(person):
                self.invite(request, person)
            return HttpResponseRedirect(reverse("admin:newsroom_user_change", args=[person.pk]))

        return once(request, carry_out) if request.method == "POST" else carry_out()

    @method_decorator(never_cache)
    def hand_over_link(self, request, pk):
        """Show a one-time link, this once, to be handed over by other means than a mail."""
        person = self.get_invitee(request, pk)
        if request.method != "POST" or not invitations.is_open(person):
            return HttpResponseRedirect(reverse("admin:newsroom_user_change", args=[person.pk]))

        def carry_out():
            # With this link one can log in as that person, so the log says who made it.
            self.log_change(request, person, gettext("Made a one-time link to hand over."))
            return self.show_link(request, person)

        # What the first answer showed is kept nowhere: the second shows a link for the same act.
        return once(
            request,
            carry_out,
            repeat=lambda key, digest: self.show_link(request, person),
            facts=lambda: {"made": str(person.pk)},
        )

    def show_link(self, request, person):
        context = self.admin_site.each_context(request) | {
            "title": _("A link to hand over"),
            "person": person,
        }
        context |= {"link": one_time_link(person), "opts": self.opts}
        response = render(request, "admin/newsroom/user/link.html", context)
        response["Referrer-Policy"] = "no-referrer"
        return response


@admin.register(Site)
class SiteAdmin(DeskAdmin):
    """One row: there is nothing to list or to add."""

    form = SiteAdminForm
    change_form_template = "admin/newsroom/site/change_form.html"
    fieldsets = [
        (
            _("The paper"),
            {
                "fields": [
                    *("name", "tagline", "sign", "no_sign"),
                    *("language", "other_language", "time_zone", "address"),
                ]
            },
        ),
        (
            _("Who stands behind it"),
            {"fields": ["publisher", "contact", "desk_signature", "comment_default"]},
        ),
        (_("Mail"), {"fields": ["from_address"]}),
    ]

    # The logo that one request brings, as it will be shown.
    drawn: logo.Logo | Refused | None = None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A logo is drawn here, before the transaction in which the form is checked and stored."""
        file = request.FILES.get("sign") if request.method == "POST" else None
        # On SQLite a transaction holds the only write lock, and decoding a picture is slow.
        self.drawn = logo.examine_or_refuse(file) if file and self.has_change_permission(request) else None
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form_kwargs(self, request, obj):
        return {"drawn": self.drawn, "sets_levels": self.has_change_permission(request, obj)}

    def get_fieldsets(self, request, obj=None):
        """Who may only look sees no fields to type into; a logo can be taken off only where there is one."""
        found = deepcopy(self.fieldsets)
        may = self.has_change_permission(request, obj)
        absent = [
            *([] if may else ["sign", "other_language"]),
            *([] if may and obj and obj.logo else ["no_sign"]),
        ]
        found[0][1]["fields"] = [name for name in found[0][1]["fields"] if name not in absent]
        return found

    def render_change_form(self, request, context, *args, **kwargs):
        context |= {"way": mail.way(), "outcome": testmail.outcome(request.user.pk)}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view(self.test_mail)
        return [path("test-mail/", view, name="newsroom_site_test"), *super().get_urls()]

    @method_decorator(never_cache)
    def test_mail(self, request):
        """Have a test mail sent to whoever asks; asked with GET, what came of it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return render(request, "components/testmail.html", {"outcome": testmail.outcome(request.user.pk)})

        def carry_out():
            refused = testmail.request(request.user.email, site=Site.current(), asker=request.user.pk)
            if refused:
                self.message_user(request, refused.text, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:newsroom_site_change", args=[1]) + "#test-mail")

        return once(request, carry_out)

    def has_add_permission(self, request):
        return False

    def get_object(self, request, object_id, from_field=None):
        return Site.current() if object_id == "1" else None

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:newsroom_site_change", args=[1]))
