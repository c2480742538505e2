"""The room's place in the back office and the words of its log."""

from wagtail import hooks

from registrations.log_sentences import register_sentences

from .staff import PlanViewSet

LOG_ACTIONS = {
    "plans.imported": ("Nhập kế hoạch", "Đã nhập kế hoạch: {new} mới, {changed} đã có, {dropped} đưa ra"),
    "plans.task": ("Sửa nhiệm vụ", "Đã sửa nhiệm vụ “{task}”"),
    "plans.status": ("Tình trạng nhiệm vụ", "“{task}”: {status}"),
    "plans.linked": ("Gắn trang kết quả", "“{task}”: gắn trang “{page}”"),
    "plans.unlinked": ("Bỏ trang kết quả", "“{task}”: bỏ trang “{page}”"),
    "plans.published": ("Công khai kế hoạch", "Đã công khai kế hoạch"),
    "plans.withdrawn": ("Gỡ kế hoạch", "Đã gỡ kế hoạch khỏi Trang"),
}


@hooks.register("register_admin_viewset")
def register_viewset():
    return PlanViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
