from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = "Tìm kiếm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from . import lexicon

        sender = self.get_model("Abbreviation")
        post_save.connect(lexicon.forget, sender=sender, dispatch_uid="search.lexicon.save")
        post_delete.connect(lexicon.forget, sender=sender, dispatch_uid="search.lexicon.delete")
