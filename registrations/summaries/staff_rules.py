"""The dated rules about outcomes in the back office."""

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.staff_tables import Cell, DayCell

from .models import OutcomeRule


class OutcomeRuleViewSet(ModelViewSet):
    """Quy định về kết quả lấy ý kiến."""

    model = OutcomeRule
    name = "quy-dinh-ket-qua"
    icon = "date"
    menu_label = "Quy định về kết quả"
    menu_order = 60
    menu_hook = "register_consultation_menu_item"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    search_fields = None
    list_per_page = 50
    list_display = (
        DayCell("effective_from", label="Từ ngày", get_url=lambda row: reverse("quy-dinh-ket-qua:edit", args=[row.pk])),
        DayCell("effective_to", label="Đến trước ngày"),
        Cell("publish_days", label="Ngày làm việc để công bố"),
        Cell("small_number", label="Số ý kiến ít"),
        Cell("removal_days", label="Gỡ thông tin sau số ngày"),
        Cell("source", label="Căn cứ"),
    )
    panels = (
        MultiFieldPanel(
            [
                FieldPanel("organising_body"),
                FieldPanel("publish_days"),
                FieldPanel("small_number"),
                FieldPanel("removal_days"),
            ],
            heading="Quy định",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_to")]),
                FieldPanel("source"),
                FieldPanel("verified"),
            ],
            heading="Thời gian áp dụng và căn cứ",
        ),
    )

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]
