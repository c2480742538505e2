from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "registrations.comments"
    label = "comments"
    verbose_name = "Ý kiến Nhân dân"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Tell the rooms below what is ours: receipts, events, files, and our part of a consultation's page."""
        from registrations.attachments import access
        from registrations.consultations import overview
        from registrations.receipts import registry

        from . import actions, noting, paper, proof, rules, sealing, status
        from .overview import on_consultation

        told = {"status": status.status_of, "contents_of": proof.contents_of}
        registry.register(actions.RECEIPT_KIND, label="Ý kiến được tiếp nhận", **told)
        registry.register(paper.PAPER_KIND, label="Ý kiến bằng bản giấy được nhập", **told)
        for kind, label in noting.LABELS.items():
            told = {"label": label, "contents_of": noting.contents_of, "private": True}
            registry.register_event(f"{noting.PREFIX}{kind}", **told)
        registry.register_event(
            rules.SEAL_KIND,
            label="Hết hạn lấy ý kiến, khóa sổ nhận",
            content_of=sealing.content_of,
            closes=[actions.RECEIPT_KIND],
        )
        access.register("comments", rules.may_read_file)
        overview.register("comments", on_consultation)
