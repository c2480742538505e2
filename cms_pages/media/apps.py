from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms_pages.media"
    label = "cms_media"
    verbose_name = "Thư viện ảnh, phim"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.template.response import TemplateResponse
        from wagtailmedia.views import media

        from cms_pages.media import signals

        signals.connect()
        # Answers of a film's forms tell what they show, as Wagtail's own do: who stands between can see a refusal.
        media.render = TemplateResponse
