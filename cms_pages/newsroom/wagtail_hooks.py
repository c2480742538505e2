"""The editorial office in the back office: its menu, screens, log and what it adds to the page editor."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button

from cms_pages.core.gone import was_public
from cms_pages.newsroom import rules, staff
from registrations.log_sentences import register_sentences

LOG_ACTIONS = {
    "newsroom.page_added": ("Thêm trang vào gói", "Đã thêm trang “{page}” vào gói"),
    "newsroom.page_removed": ("Bỏ trang khỏi gói", "Đã bỏ trang “{page}” khỏi gói"),
    "newsroom.bundle_sent": ("Gửi duyệt gói", "Đã gửi duyệt gói công bố"),
    "newsroom.bundle_returned": ("Trả lại gói", "Đã trả lại gói: {reason}"),
    "newsroom.bundle_taken_back": ("Thu hồi gói", "Đã thu hồi gói để sửa"),
    "newsroom.bundle_approved": ("Duyệt gói", "Đã duyệt gói công bố"),
    "newsroom.bundle_published": ("Công bố gói", "Đã công bố {pages} trang cùng lúc"),
    "newsroom.schedule_stopped": ("Trang hẹn giờ chưa đăng được", "Đến giờ hẹn nhưng chưa đăng được: {why}"),
    "newsroom.bundle_stopped": ("Gói chưa công bố được", "Chưa công bố trang nào: {why}"),
}
newsroom_menu = Menu(register_hook_name="register_newsroom_menu_item", construct_hook_name="construct_newsroom_menu")


class _Allowed(MenuItem):
    def __init__(self, *args, allowed, **kwargs):
        super().__init__(*args, **kwargs)
        self._allowed = allowed

    def is_shown(self, request):
        return self._allowed(request.user)


@hooks.register("register_admin_menu_item")
def menu():
    return SubmenuMenuItem("Tòa soạn", newsroom_menu, name="newsroom", icon_name="edit", order=105)


@hooks.register("register_newsroom_menu_item")
def contributions_item():
    return _Allowed(
        "Tin bài theo tháng",
        reverse("newsroom_contributions"),
        name="contributions",
        icon_name="table",
        order=30,
        allowed=staff.may_look,
    )


@hooks.register("register_admin_viewset")
def viewsets():
    return [staff.BundleViewSet(), staff.ContributorViewSet(), staff.SectionRightViewSet()]


@hooks.register("register_admin_urls")
def urls():
    return [
        path("giai-tan-goi/<int:pk>/", staff.DissolveView.as_view(), name="newsroom_dissolve"),
        path("tin-bai-theo-thang/", staff.ContributionsView.as_view(), name="newsroom_contributions"),
        path("tin-bai-theo-thang/xlsx/", staff.export_contributions, name="newsroom_contributions_xlsx"),
        path("lich-su-dang/<int:page_id>/", staff.PublicationsView.as_view(), name="newsroom_publications"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)


@hooks.register("before_create_page")
def only_kinds_of_the_unit(request, parent_page, page_class):
    """A contributor makes only the kinds of pages that their unit was given."""
    if not rules.may_write(request.user, parent_page, ContentType.objects.get_for_model(page_class)):
        raise PermissionDenied


@hooks.register("after_edit_page")
def say_why_it_is_held(request, page):
    """Somebody asked to hand in a page that goes with its bundle: say so."""
    from cms_pages.core import gates

    if request.POST.get("action-submit") and (hold := gates.held(page)):
        messages.warning(request, hold.message)


@hooks.register("register_page_header_buttons")
def publications_button(page, user, view_name, next_url=None):
    """From the editor to what was published of a page, and when, and why."""
    if view_name == "edit" and page.pk and was_public(page):
        yield Button(
            "Các lần đăng và thay đổi",
            url=reverse("newsroom_publications", args=[page.pk]),
            icon_name="history",
            priority=75,
        )
