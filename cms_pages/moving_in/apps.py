from django.apps import AppConfig


class MovingInConfig(AppConfig):
    name = "cms_pages.moving_in"
    label = "cms_moving_in"
    verbose_name = "Chuyển bài từ trang cũ"
    default_auto_field = "django.db.models.BigAutoField"
