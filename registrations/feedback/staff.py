"""This room in the back office: the desk, and its dated tables under "Danh mục"."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.staff_tables import CLASS, Cell, DayCell, StateCell

from .desk import DetailView, InboxView
from .models import Guidance, Term, Topic
from .staff_entries import EntriesView, PublishView
from .staff_figures import FiguresView, export

MENU = "register_feedback_menu_item"


def _use(row):
    return ("Đang dùng", True) if row.is_active else ("Thôi dùng", False)


def _check(row):
    return ("Đã đối chiếu", True) if row.verified else ("Chưa đối chiếu", False)


class FeedbackViewSet(ViewSet):
    """Góp ý, câu hỏi: inbox, published questions, figures. Nothing is changed or deleted but by its own actions."""

    name = "feedback_desk"
    url_prefix = "hoi-dap"
    icon = "mail"
    add_to_admin_menu = False

    def get_urlpatterns(self):
        return [
            path("", InboxView.as_view(), name="index"),
            path("da-dang/", EntriesView.as_view(), name="entries"),
            path("so-lieu/", FiguresView.as_view(), name="figures"),
            path("so-lieu/xuat/", require_admin_access(export), name="export"),
            path("<int:pk>/", DetailView.as_view(), name="detail"),
            path("<int:pk>/dang/", PublishView.as_view(), name="publish"),
        ]


class _List(IndexView):
    table_classname = CLASS


class _Table(ModelViewSet):
    """A table of the office: rows are ended, not deleted, because records refer to them."""

    add_to_admin_menu = False
    add_to_reference_index = False
    menu_hook = MENU
    copy_view_enabled = True
    inspect_view_enabled = True
    list_per_page = 50
    index_view_class = _List
    index_results_template_name = "wagtailadmin/generic/index_results.html"

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]


class TopicViewSet(_Table):
    """Chủ đề hỏi đáp."""

    model = Topic
    name = "chu-de-hoi-dap"
    icon = "tag"
    menu_label = "Chủ đề"
    menu_order = 40
    list_display = ("name", Cell("sort_order", label="Thứ tự"), StateCell("is_active", label="Tình trạng", words=_use))
    form_fields = ("name", "slug", "sort_order", "is_active")


class TermViewSet(_Table):
    """Thời hạn trả lời."""

    model = Term
    name = "thoi-han-tra-loi"
    icon = "time"
    menu_label = "Thời hạn trả lời"
    menu_order = 50
    list_display = (
        "__str__",
        DayCell("effective_from", label="Áp dụng từ"),
        DayCell("effective_to", label="Đến trước ngày", unset="nay"),
        Cell("source", label="Căn cứ"),
        StateCell("verified", label="Đối chiếu", words=_check),
    )
    form_fields = ("kind", "topic", "working_days", "effective_from", "effective_to", "source", "verified")


class GuidanceViewSet(_Table):
    """Lời chỉ dẫn khiếu nại, tố cáo."""

    model = Guidance
    name = "chi-dan-khieu-nai-to-cao"
    icon = "info-circle"
    menu_label = "Chỉ dẫn khiếu nại, tố cáo"
    menu_order = 60
    list_display = ("__str__", Cell("source", label="Căn cứ"), StateCell("verified", label="Đối chiếu", words=_check))
    form_fields = ("text", "effective_from", "effective_to", "source", "verified")


VIEWSETS = (FeedbackViewSet, TopicViewSet, TermViewSet, GuidanceViewSet)
