"""The room's place in the back office and the words of its log."""

from django.template.loader import render_to_string
from wagtail import hooks

from registrations.log_sentences import register_sentences

from . import rules
from .criteria_staff import TermViewSet
from .models import Result
from .staff import ScoringViewSet


@hooks.register("unit_page_part")
def places_of_unit(unit, request):
    """The places a unit had, newest first; only what was approved."""
    if not rules.may_follow(request.user):
        return ""
    results = Result.objects.filter(unit=unit, scoring__approved_at__isnull=False).select_related("scoring__cluster")
    found = results.order_by("-scoring__cluster__year", "pk")[:30]
    return render_to_string("registrations/scoring/staff/of_unit.html", {"results": found})


LOG_ACTIONS = {
    "scoring.criteria": ("Lưu bộ tiêu chí", "Đã lưu bộ tiêu chí, phiên bản {version}"),
    "scoring.opened": ("Mở đợt chấm điểm", "Đã mở đợt chấm điểm theo phiên bản tiêu chí {version}"),
    "scoring.adopted": ("Đổi bộ tiêu chí", "Đợt chấm điểm dùng phiên bản tiêu chí {version}"),
    "scoring.moved": ("Đổi thời hạn chấm điểm", "Thời hạn mới: {what}. Lý do: {reason}"),
    "scoring.assigned": ("Phân công chấm chéo", "Đã phân công lại {count} phiếu"),
    "scoring.sent_self": ("Gửi bản tự chấm", "{unit} đã gửi bản tự chấm"),
    "scoring.sent_cross": ("Gửi bản chấm chéo", "Đã gửi bản chấm chéo phiếu của {unit}"),
    "scoring.recalled": ("Lấy lại bản tự chấm", "{unit} đã lấy lại bản tự chấm để sửa"),
    "scoring.left_out": ("Đơn vị không xếp hạng", "{unit}: {reason}"),
    "scoring.locked": ("Chốt kết quả chấm điểm", "Đã chốt kết quả của {count} đơn vị"),
    "scoring.protest": ("Gửi kiến nghị", "{unit} đã gửi kiến nghị"),
    "scoring.answered": ("Trả lời kiến nghị", "Đã trả lời kiến nghị của {unit}: {outcome}"),
    "scoring.reopened": ("Trả lại kết quả", "Đã trả kết quả để chấm lại. Lý do: {reason}"),
    "scoring.proposed": ("Trình duyệt kết quả", "Đã trình kết quả để duyệt"),
    "scoring.approved": ("Duyệt kết quả", "Đã duyệt và công bố bảng xếp hạng, mã tra cứu {receipt}"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [ScoringViewSet(), TermViewSet()]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
