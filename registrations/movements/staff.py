"""Movements in the back office; the menu stands in the campaigns room."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from . import actions
from .forms import MovementForm
from .models import Movement


class MovementCreateView(generic.CreateView):
    def save_instance(self):
        movement = actions.save_movement(self.form)
        log(instance=movement, action="wagtail.create", content_changed=True)
        return movement


class MovementEditView(generic.EditView):
    def save_instance(self):
        movement = actions.save_movement(self.form)
        log(instance=movement, action="wagtail.edit", content_changed=self.form.has_changed())
        return movement


class MovementViewSet(ModelViewSet):
    """Phong trào thi đua."""

    model = Movement
    add_to_reference_index = False
    name = "phong-trao"
    icon = "pick"
    menu_label = "Phong trào"
    add_view_class = MovementCreateView
    edit_view_class = MovementEditView
    add_to_admin_menu = False
    inspect_view_enabled = True
    list_filter = ["level", "kind"]
    list_display = [
        "name",
        Column("level", label="Cấp", accessor="get_level_display"),
        Column("kind", label="Loại", accessor="get_kind_display"),
        Column("span", label="Thời gian"),
    ]
    list_per_page = 50

    def get_form_class(self, for_update=False):
        return MovementForm
