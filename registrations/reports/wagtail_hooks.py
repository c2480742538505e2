"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff_menu import ReportsGroup

LOG_ACTIONS = {
    "reports.submit": ("Gửi báo cáo", "Đơn vị đã gửi báo cáo"),
    "reports.accept": ("Tiếp nhận báo cáo", "Đã tiếp nhận báo cáo"),
    "reports.return": ("Trả lại báo cáo", "Đã trả lại báo cáo để bổ sung"),
    "reports.extend": ("Gia hạn báo cáo", "Đã gia hạn báo cáo"),
    "reports.extend_all": ("Gia hạn cho mọi đơn vị", "Đã gia hạn cho mọi đơn vị, nay là {deadline}. Lý do: {reason}"),
    "reports.remind": ("Nhắc đơn vị", "Đã nhắc {units} đơn vị chưa gửi báo cáo"),
    "reports.export": ("Tải bảng theo dõi báo cáo", "Đã tải bảng theo dõi báo cáo"),
    "reports.indicators": ("Sửa chỉ tiêu báo cáo", "Đã sửa chỉ tiêu và phần lời của kỳ"),
    "reports.copy": ("Chép kỳ báo cáo", "Đã chép từ kỳ {source}"),
    "reports.draft_summary": ("Soạn bản tổng hợp", "Đã soạn bản tổng hợp"),
    "reports.release_summary": ("Công bố bản tổng hợp", "Đã công bố bản tổng hợp"),
    "reports.withdraw_summary": ("Rút bản tổng hợp", "Đã rút bản tổng hợp"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return ReportsGroup()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
