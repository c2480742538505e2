from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "registrations.privacy"
    label = "privacy"
    verbose_name = "Dữ liệu cá nhân"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Receipts, terms and openings of our own."""
        from registrations.calendar import due as falling
        from registrations.receipts import registry as receipts

        from . import actions, due, queries, registry, status

        receipts.register(
            actions.RECEIPT_KIND,
            status=status.status_of,
            label="Yêu cầu về dữ liệu cá nhân được tiếp nhận",
            content_of=actions.content_of_receipt,
        )
        registry.opening("privacy.open_request", "Mở thông tin người yêu cầu")
        registry.opening("privacy.export_request", "Lập tệp dữ liệu cho người yêu cầu")
        registry.keep(
            registry.Keeping(
                code="openings",
                title="Nhật ký mở dữ liệu cá nhân",
                counted_from="lúc mở",
                months=24,
                least=12,
                source="Nhật ký lưu ít nhất 12 tháng",
                find=queries.openings_before,
                erase=actions.forget_opening,
            )
        )
        registry.keep(
            registry.Keeping(
                code="subject-requests",
                title="Thông tin người gửi yêu cầu về dữ liệu cá nhân",
                counted_from="ngày giải quyết xong",
                months=24,
                least=6,
                source="Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
                find=queries.closed_before,
                erase=actions.forget_requester,
            )
        )
        falling.register(self.label, due.due)
