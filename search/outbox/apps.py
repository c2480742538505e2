from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "search.outbox"
    label = "search_outbox"
    verbose_name = "Hàng chờ lập chỉ mục"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from search.engines import fallback

        from .actions import lag

        fallback.watch(lag)
