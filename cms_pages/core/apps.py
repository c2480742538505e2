from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms_pages.core"
    label = "cms_core"
    verbose_name = "Trang nền"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.models import Page

        from cms_pages.core import (
            creating,
            due,
            entries,
            file_guard,
            file_signals,
            folder_guard,
            models,
            office_search,
            overtaken,
            public_files,
            redirect_guard,
            redirect_import,
            sight_doors,
            signals,
            taking_off,
            workflow,
        )
        from cms_pages.core.checks import private, registry, structure, wording
        from registrations.calendar import due as falling

        # Some doors (copy, bulk actions) ask the plain Page, not our pages, what a person may do.
        Page.permissions_for_user = lambda page, user: workflow.FourEyesPermissionTester(user, page)
        entries.register(models.StandardPage, "Trang")
        signals.connect()
        file_signals.connect()
        for name, check, order in (
            ("private", private.private, 10),
            ("pictures", structure.pictures, 20),
            ("films", structure.films, 30),
            ("headings", structure.headings, 40),
            ("tables", structure.tables, 50),
            ("links", wording.links, 60),
            ("capitals", wording.capitals, 70),
            ("remains", wording.remains, 80),
        ):
            registry.register(name, check, order)
        falling.register(self.label, due.due)
        creating.connect()
        overtaken.connect()
        taking_off.connect()
        file_guard.connect()
        folder_guard.connect()
        sight_doors.connect()
        redirect_guard.connect()
        redirect_import.connect()
        office_search.connect()
        public_files.open_folder("so-ghi")
