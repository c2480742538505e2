from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "registrations.calendar"
    label = "calendar"
    verbose_name = "Lịch ngày làm việc"
    default_auto_field = "django.db.models.BigAutoField"
