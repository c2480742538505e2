"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import InspectionViewSet

LOG_ACTIONS = {
    "inspections.units": ("Thêm đơn vị được kiểm tra", "Đã thêm {count} đơn vị"),
    "inspections.unit_removed": ("Bỏ đơn vị khỏi kế hoạch kiểm tra", "Đã bỏ {unit}"),
    "inspections.visit": ("Kiểm tra tại đơn vị", "Đã lưu ngày, đoàn, nhận xét tại {unit}"),
    "inspections.findings": ("Kết quả, yêu cầu kiểm tra", "{unit}: đã lưu {count} nội dung"),
    "inspections.told": ("Báo đơn vị được kiểm tra", "Đã báo {unit}"),
    "inspections.result": ("Gửi kết quả kiểm tra", "Đã gửi kết quả cho {unit}"),
    "inspections.paper": ("Tài liệu của đơn vị", "{unit}: “{title}”"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return InspectionViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
