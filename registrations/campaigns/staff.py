"""The room in the back office: its addresses, setting a campaign up."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.movements.staff import MovementViewSet

from . import campaign_actions, rules
from .desk_aggregates import AggregateDocxView, AggregateView, AggregateXlsxView, RowsView
from .desk_bulk import BulkView, RunView
from .desk_registration import RegistrationView, ReturnView
from .desk_views import FOLDER, BoardView, CampaignView, ExportView, ExtendAllView, ExtendUnitView, IndexView
from .models import Campaign
from .staff_forms import CampaignForm, QuestionFormSet


class QuestionsView(CampaignView):
    """The questions of a campaign."""

    template_name = f"{FOLDER}/questions.html"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("campaigns.change_campaign"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("formset", QuestionFormSet(instance=self.campaign))
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        formset = QuestionFormSet(request.POST, instance=self.campaign)
        if not formset.is_valid():
            return self.render_to_response(self.get_context_data(formset=formset), status=422)
        campaign_actions.save_questions(self.campaign, formset, by=request.user)
        messages.success(request, "Đã lưu các chỉ tiêu.")
        return redirect("campaigns_desk:questions", self.campaign.pk)


class DeskViewSet(ViewSet):
    """Bảng theo dõi."""

    name = "campaigns_desk"
    url_prefix = "theo-doi-dang-ky"
    icon = "form"
    menu_label = "Theo dõi đăng ký"

    def get_urlpatterns(self):
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:campaign_id>/", BoardView.as_view(), name="board"),
            path("<int:campaign_id>/nhieu/", BulkView.as_view(), name="bulk"),
            path("<int:campaign_id>/nhieu/<uuid:key>/", RunView.as_view(), name="run"),
            path("<int:campaign_id>/tong-hop/", AggregateView.as_view(), name="aggregate"),
            path("<int:campaign_id>/tong-hop/dong/", RowsView.as_view(), name="aggregate_rows"),
            path("<int:campaign_id>/tong-hop/xlsx/", AggregateXlsxView.as_view(), name="aggregate_xlsx"),
            path("<int:campaign_id>/tong-hop/docx/", AggregateDocxView.as_view(), name="aggregate_docx"),
            path("<int:campaign_id>/xlsx/", ExportView.as_view(), name="export"),
            path("<int:campaign_id>/chi-tieu/", QuestionsView.as_view(), name="questions"),
            path("<int:campaign_id>/gia-han/", ExtendAllView.as_view(), name="extend_all"),
            path("<int:campaign_id>/gia-han/<int:unit_id>/", ExtendUnitView.as_view(), name="extend"),
            path("ban/<uuid:registration_id>/", RegistrationView.as_view(), name="registration"),
            path("ban/<uuid:registration_id>/tra-lai/", ReturnView.as_view(), name="return"),
        ]


class CampaignCreateView(generic.CreateView):
    def save_instance(self):
        return campaign_actions.save_campaign(self.form, by=self.request.user)

    def get_success_url(self):
        return reverse("campaigns_desk:questions", args=[self.object.pk])


class CampaignEditView(generic.EditView):
    def save_instance(self):
        return campaign_actions.save_campaign(self.form, by=self.request.user)


class CampaignViewSet(ModelViewSet):
    """Đợt đăng ký."""

    model = Campaign
    name = "dot-dang-ky"
    icon = "date"
    menu_label = "Đợt đăng ký"
    add_to_admin_menu = False
    add_view_class = CampaignCreateView
    edit_view_class = CampaignEditView
    list_display = ["name", "year", Column("deadline", label="Thời hạn"), Column("organising_body", label="Hội đồng")]
    list_filter = ["year"]
    list_per_page = 50

    def get_form_class(self, for_update=False):
        return CampaignForm


class RegistrationsGroup(ViewSetGroup):
    """The menu "Đăng ký thi đua"."""

    menu_label = "Đăng ký thi đua"
    menu_icon = "form"
    menu_name = "dang-ky-thi-dua"
    menu_order = 230
    items = (DeskViewSet, CampaignViewSet, MovementViewSet)

    def get_submenu_items(self):
        items = super().get_submenu_items()
        items[0].is_shown = lambda request: rules.may_see_board(request.user)
        # Rooms above hang their desks in here: `menu_hook = "register_registration_menu_item"` on a viewset.
        return items + [item() for item in hooks.get_hooks("register_registration_menu_item")]
