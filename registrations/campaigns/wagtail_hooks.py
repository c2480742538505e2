"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import RegistrationsGroup

LOG_ACTIONS = {
    "campaigns.submit": ("Gửi bản đăng ký", "Đơn vị đã gửi bản đăng ký, mã {receipt}, xác nhận bằng {how}"),
    "campaigns.not_confirmed": ("Xác nhận chưa đúng", "Người gửi nhập {how} xác nhận chưa đúng"),
    "campaigns.accept": ("Tiếp nhận bản đăng ký", "Đã tiếp nhận bản đăng ký"),
    "campaigns.return": ("Trả lại bản đăng ký", "Đã trả lại bản đăng ký để bổ sung"),
    "campaigns.extend": ("Gia hạn đăng ký", "Đã gia hạn đăng ký"),
    "campaigns.extend_all": ("Gia hạn cho mọi đơn vị", "Đã gia hạn cho mọi đơn vị, nay là {deadline}. Lý do: {reason}"),
    "campaigns.remind": ("Nhắc đơn vị", "Đã nhắc các đơn vị chưa gửi"),
    "campaigns.export": ("Tải bảng theo dõi", "Đã tải bảng theo dõi"),
    "campaigns.questions": ("Sửa chỉ tiêu", "Đã sửa các chỉ tiêu của đợt"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return RegistrationsGroup()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
