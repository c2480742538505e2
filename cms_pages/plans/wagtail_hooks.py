"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import PlanViewSet

LOG_ACTIONS = {
    "plans.imported": ("Nhập kế hoạch", "Đã nhập kế hoạch: {new} mới, {changed} đã có, {dropped} đưa ra"),
    "plans.task": ("Sửa nhiệm vụ", "Đã sửa nhiệm vụ “{task}”"),
    "plans.status": ("Tình trạng nhiệm vụ", "“{task}”: {status}"),
    "plans.linked": ("Gắn kết quả", "“{task}”: gắn “{page}”"),
    "plans.unlinked": ("Bỏ kết quả đã gắn", "“{task}”: bỏ “{page}”"),
    "plans.matched": ("Gắn cơ quan với danh mục", "Đã gắn thêm {count} cơ quan với danh mục đơn vị"),
    "plans.published": ("Công khai kế hoạch", "Đã công khai kế hoạch"),
    "plans.published_anew": ("Duyệt thay đổi của kế hoạch", "Đã duyệt và công khai những thay đổi của kế hoạch"),
    "plans.withdrawn": ("Gỡ kế hoạch", "Đã gỡ kế hoạch khỏi Trang"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return PlanViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
