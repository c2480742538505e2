"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import RegistrationsGroup

LOG_ACTIONS = {
    "campaigns.submit": ("Gửi hồ sơ", "Đơn vị đã gửi, mã {receipt}, xác nhận bằng {how}"),
    "campaigns.paper_begun": ("Nhập bản giấy", "Bắt đầu nhập bản giấy nhận ngày {day}"),
    "campaigns.paper_dropped": ("Thôi nhập bản giấy", "Đã thôi nhập bản giấy"),
    "campaigns.paper_recorded": ("Ghi nhận bản giấy", "Đã ghi nhận bản giấy nhận ngày {day}, mã {receipt}"),
    "campaigns.paper_answered": ("Đơn vị xác nhận bản giấy", "Đơn vị trả lời: {answer}"),
    "campaigns.carried_over": ("Đưa bản của đơn vị cũ sang", "Đã đưa nội dung bản đang soạn của {unit} sang"),
    "campaigns.not_confirmed": ("Xác nhận chưa đúng", "Người gửi nhập {how} xác nhận chưa đúng"),
    "campaigns.ready": ("Báo người ký duyệt", "Người soạn đã báo {people} người ký duyệt"),
    "campaigns.accept": ("Tiếp nhận", "Đã tiếp nhận, lần gửi {number}"),
    "campaigns.return": ("Trả lại", "Đã trả lại, lần gửi {number}, để bổ sung"),
    "campaigns.reopen": ("Rút việc tiếp nhận", "Đã rút việc tiếp nhận, lần gửi {number}"),
    "campaigns.extend": ("Gia hạn", "Đã gia hạn, nay là {deadline}. Lý do: {reason}"),
    "campaigns.assign": ("Giao người theo dõi", "Đã giao {officer} theo dõi {unit}"),
    "campaigns.unassign": ("Bỏ người theo dõi", "Đã bỏ người theo dõi {unit}"),
    "campaigns.note": ("Ghi chú nội bộ", "Đã ghi chú nội bộ về {unit}"),
    "campaigns.remind_one": ("Nhắc một đơn vị", "Đã nhắc {unit}, {people} người nhận thư"),
    "campaigns.bulk": (
        "Việc làm với nhiều đơn vị",
        "Đã {work} cùng lúc: {units} đơn vị làm được, {left_out} đơn vị để riêng",
    ),
    "campaigns.aggregate": ("Tải biểu tổng hợp", "Đã tải biểu tổng hợp theo {grouping} (.{ending})"),
    "campaigns.extend_all": ("Gia hạn cho mọi đơn vị", "Đã gia hạn cho mọi đơn vị, nay là {deadline}. Lý do: {reason}"),
    "campaigns.remind": ("Nhắc đơn vị", "Đã nhắc các đơn vị chưa gửi"),
    "campaigns.export": ("Tải bảng theo dõi", "Đã tải bảng theo dõi"),
    "campaigns.questions": ("Sửa chỉ tiêu", "Đã sửa các chỉ tiêu của đợt"),
    "campaigns.question": ("Soạn câu hỏi", "{what}: “{question}”"),
    "campaigns.copied": ("Chép từ năm trước", "Đã chép từ đợt “{source}”"),
}


@hooks.register("register_admin_viewset")
def register_viewsets():
    return RegistrationsGroup()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
