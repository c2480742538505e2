from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "search.files"
    label = "search_files"
    verbose_name = "Văn bản trong tệp"
    default_auto_field = "django.db.models.BigAutoField"
