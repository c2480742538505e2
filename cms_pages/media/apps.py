from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms_pages.media"
    label = "cms_media"
    verbose_name = "Thư viện ảnh, phim"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.media import signals

        signals.connect()
