"""Setting periods up in the back office: their dates, what they ask, the next one in one click."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.refusals import NotAllowed, WrongState

from . import period_actions, queries, rules
from .models import ReportPeriod
from .staff import FOLDER, PeriodDesk
from .staff_forms import IndicatorFormSet, PeriodForm, SectionFormSet


class IndicatorsView(PeriodDesk):
    """What a period asks: indicators and headings."""

    template_name = f"{FOLDER}/indicators.html"
    page_name = "Chỉ tiêu và phần lời"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_set_up(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def forms(self, data=None):
        """The two formsets."""
        indicators = IndicatorFormSet(
            data, instance=self.period, prefix="chi-tieu", form_kwargs={"period": self.period}
        )
        return indicators, SectionFormSet(data, instance=self.period, prefix="phan")

    def get_context_data(self, **kwargs):
        if "indicators" not in kwargs:
            kwargs["indicators"], kwargs["sections"] = self.forms()
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        indicators, sections = self.forms(request.POST)
        if not all([indicators.is_valid(), sections.is_valid()]):
            context = self.get_context_data(indicators=indicators, sections=sections)
            return self.render_to_response(context, status=422)
        period_actions.save_indicators(self.period, indicators, sections, by=request.user)
        messages.success(request, "Đã lưu các chỉ tiêu và phần lời.")
        return redirect("reports_desk:indicators", self.period.pk)


class CopyView(PeriodDesk):
    """The same period for the next year."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            period = period_actions.copy(self.period, by=request.user)
        except NotAllowed:
            raise PermissionDenied from None
        except WrongState as error:
            messages.error(request, error.message)
            return redirect("reports_desk:board", self.period.pk)
        messages.success(request, f"Đã chép thành “{period.name}”. Mời xem lại ngày mở và thời hạn.")
        return redirect("ky-bao-cao:edit", period.pk)


class _Saves:
    """Saves through the action, and says which other period asks for the same time."""

    def save_instance(self):
        period = period_actions.save_period(self.form, by=self.request.user)
        if others := queries.overlapping(period):
            names = "; ".join(f"“{each}”" for each in others)
            messages.warning(
                self.request, f"Cùng khoảng thời gian số liệu, cùng loại đơn vị còn có kỳ {names}. Mời xem lại ngày."
            )
        return period


class PeriodCreateView(_Saves, generic.CreateView):
    def get_success_url(self):
        return reverse("reports_desk:indicators", args=[self.object.pk])


class PeriodEditView(_Saves, generic.EditView):
    pass


class PeriodViewSet(ModelViewSet):
    """Kỳ báo cáo."""

    model = ReportPeriod
    add_to_reference_index = False
    name = "ky-bao-cao"
    icon = "date"
    menu_label = "Kỳ báo cáo"
    add_to_admin_menu = False
    add_view_class = PeriodCreateView
    edit_view_class = PeriodEditView
    list_display = [
        "name",
        Column("kind", label="Loại", accessor="get_kind_display"),
        "year",
        Column("deadline", label="Thời hạn"),
    ]
    list_filter = ["year", "kind"]
    list_per_page = 50

    def get_form_class(self, for_update=False):
        return PeriodForm
