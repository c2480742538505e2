from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "cms_pages.changes"
    label = "cms_changes"
    verbose_name = "Thay đổi chờ duyệt"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Stand before every door by which words outside of pages could be changed."""
        from cms_pages.changes import doors, guard

        guard.connect()
        doors.connect()
