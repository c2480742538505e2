from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "registrations.calendar"
    label = "calendar"
    verbose_name = "Lịch ngày làm việc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from registrations import plausible_days

        plausible_days.connect()
