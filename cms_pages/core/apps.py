from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms_pages.core"
    label = "cms_core"
    verbose_name = "Trang nền"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.models import Page

        from cms_pages.core import entries, file_signals, models, signals, workflow

        # Some doors (copy, bulk actions) ask the plain Page, not our pages, what a person may do.
        Page.permissions_for_user = lambda page, user: workflow.FourEyesPermissionTester(user, page)
        entries.register(models.StandardPage, "Trang")
        signals.connect()
        file_signals.connect()
