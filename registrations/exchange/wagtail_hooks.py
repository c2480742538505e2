"""The room's place in the back office and the words of its log."""

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from registrations.log_sentences import register_sentences

from . import staff

LOG_ACTIONS = {
    "exchange.import": ("Nhập dữ liệu trao đổi", "Nhập {file} của {system}: tạo mới {created}, thay đổi {changed}"),
    "exchange.records": ("Nhận danh sách", "Nhận {rows} lượt khen thưởng. Nguồn: {source}"),
    "exchange.export": ("Xuất dữ liệu trao đổi", "Xuất {file} cho {system}"),
}


class _ExchangeItem(MenuItem):
    def is_shown(self, request):
        return staff.may_use(request.user)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("trao-doi/", include((staff.urlpatterns, "trao-doi")))]


@hooks.register("register_admin_menu_item")
def register_menu_item():
    return _ExchangeItem("Trao đổi dữ liệu", staff.index_url(), icon_name="download", order=245)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)
