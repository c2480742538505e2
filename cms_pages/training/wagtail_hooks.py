"""The room's place in the back office and the words of its log."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from registrations.log_sentences import register_sentences

from . import queries, rules, staff

KEPT = "Lớp đã có người đăng ký hoặc tài liệu nên không xóa được. Mời gỡ trang khỏi Trang thay vì xóa."
LOG_ACTIONS = {
    "training.attendance": ("Điểm danh lớp", "Đã ghi {count} người dự học"),
    "training.file": ("Thêm tài liệu của lớp", "Đã thêm tài liệu “{title}”"),
    "training.file_removed": ("Bỏ tài liệu của lớp", "Đã bỏ tài liệu “{title}”"),
}


@hooks.register("register_admin_urls")
def register_urls():
    return [path("hoi-dong/tap-huan/", include((staff.urlpatterns, "training_desk")))]


class ClassesItem(MenuItem):
    """Shown to those who may see it."""

    def is_shown(self, request):
        return rules.may_see(request.user)


@hooks.register("register_council_menu_item")
def register_item():
    return ClassesItem("Lớp tập huấn", reverse("training_desk:classes"), icon_name="calendar-alt", order=40)


@hooks.register("before_delete_page")
def keep_classes_with_people(request, page):
    """A class in which somebody is enrolled, or that has files, is taken off the site, never deleted."""
    if queries.holds_people([page]):
        messages.error(request, KEPT)
        return redirect("wagtailadmin_explore", page.pk)
    return None


@hooks.register("before_bulk_action")
def keep_classes_in_bulk(request, action_type, objects, action_class_instance):
    """The same for several pages at once."""
    if action_type == "delete" and queries.holds_people([each for each in objects if hasattr(each, "path")]):
        messages.error(request, KEPT)
        return redirect("wagtailadmin_explore_root")
    return None


@hooks.register("register_log_actions")
def log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
