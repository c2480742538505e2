"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff_rules import NominationsGroup

LOG_ACTIONS = {
    "nominations.submit": ("Gửi đề nghị", "Đơn vị đã ký gửi đề nghị khen thưởng, mã {receipt}"),
    "nominations.move": ("Chuyển bước", "{label}: nay là “{state}”"),
    "nominations.assign": ("Giao xử lý", "Đã ghi người xử lý: {officer}"),
    "nominations.complaint": ("Ghi đơn thư", "Đã ghi một đơn thư đang xem xét"),
    "nominations.complaint_cleared": ("Giải quyết đơn thư", "Đã ghi kết quả giải quyết đơn thư"),
    "nominations.withdraw_case": ("Rút trường hợp", "Đã rút {case} khỏi danh sách"),
    "nominations.export": ("Tải bảng đề nghị", "Đã tải bảng đề nghị khen thưởng"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return NominationsGroup()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
