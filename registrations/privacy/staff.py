"""Personal data in the back office, under "Danh mục"."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from .models import ConsentText


class DayColumn(Column):
    """A date as it is written: Wagtail's own column would say "2 months ago"."""

    def get_value(self, instance):
        return f"{super().get_value(instance):%d/%m/%Y}"


class ConsentTextViewSet(ModelViewSet):
    """Lời đồng ý xử lý dữ liệu: a new version is added, an old one never changed."""

    model = ConsentText
    name = "loi-dong-y"
    icon = "lock"
    menu_label = "Lời đồng ý"
    menu_order = 80
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = (
        "version",
        DayColumn("effective_from", label="Áp dụng từ"),
        Column("retention_months", label="Tháng lưu"),
    )
    form_fields = ("version", "text", "retention_months", "effective_from", "source")

    def get_url_name(self, view_name):
        """Nothing is edited here: logs and reports lead to the page that shows it."""
        return super().get_url_name("inspect" if view_name == "edit" else view_name)

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None, "edit_url_name": None})

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in {"delete", "edit"}]
