from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "cms_pages.documents"
    label = "cms_documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.core.checks import registry
        from cms_pages.documents.checks import documents
        from cms_pages.documents.models import DocumentPage

        entries.register(DocumentPage, "Văn bản")
        registry.register("documents", documents, 15)
