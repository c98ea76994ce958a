"""The app that composes the others, and the desk (Django's admin) as this project's."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        # Models exist only now, so what needs them is loaded here.
        from articles.models import handing_over, word_sources  # noqa: PLC0415
        from newsroom import handover_mails, queue, roles, triggers  # noqa: PLC0415

        # Django makes the permissions of an app after its own tables; groups need those of the last app, too.
        last = [config for config in self.apps.get_app_configs() if config.models_module][-1]
        handing_over.LISTENERS.append(handover_mails.tell)
        word_sources.SOURCES.append(queue.bring_tasks)
        pre_migrate.connect(triggers.before_migrate, sender=self)
        post_migrate.connect(roles.keep_groups_in_step, sender=last)
        post_migrate.connect(triggers.after_migrate, sender=last)


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.Desk"
