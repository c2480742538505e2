"""The room's place in the back office and the words of its log."""

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

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


class _Formatter(LogFormatter):
    """A log sentence filled from the entry's data."""

    sentence = ""

    def format_message(self, log_entry):
        try:
            return self.sentence.format(**(log_entry.data or {}))
        except KeyError:
            return self.label


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for name, (label, sentence) in LOG_ACTIONS.items():
        actions.register_action(name)(type("Formatter", (_Formatter,), {"label": label, "sentence": sentence}))
