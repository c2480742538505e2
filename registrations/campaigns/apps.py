from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "registrations.campaigns"
    label = "campaigns"
    verbose_name = "Đăng ký thi đua"
    default_auto_field = "django.db.models.BigAutoField"
