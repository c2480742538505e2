from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "cms_pages.documents"
    label = "cms_documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from cms_pages.core import entries
        from cms_pages.core.checks import registry as checks
        from cms_pages.documents.checks import documents
        from cms_pages.documents.library import notes_by_key
        from cms_pages.documents.models import DocumentPage
        from search import registry

        entries.register(DocumentPage, "Văn bản")
        checks.register("documents", documents, 15)
        registry.register_remarks("document", notes_by_key)
