"""One year of the calendar in the back office: proposals of the library, decisions of the officers."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, register_converter, reverse
from django.utils import timezone
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from . import actions, national, queries
from .forms import ImportForm, RejectForm, SourceForm

NAME = "lich-lam-viec"


class _YearView(WagtailAdminTemplateMixin, FormView):
    """What the screens of a year share: who may, which year, which council."""

    header_icon = "calendar"
    form_class = SourceForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.year = kwargs["year"]
        if not national.FIRST_YEAR <= self.year <= national.LAST_YEAR:
            raise Http404
        asked = request.GET.get("pham-vi", "")
        self.scope = asked if asked in queries.scopes() else ""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("calendar.change_calendarday"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def address(self, name="year", **more):
        scope = f"?pham-vi={self.scope}" if self.scope else ""
        return reverse(f"{NAME}:{name}", kwargs={"year": self.year, **more}) + scope

    def get_page_title(self):
        return f"{self.page_title} {self.year}"

    def get_breadcrumbs_items(self):
        items = [*self.breadcrumbs_items, {"url": reverse(f"{NAME}:index"), "label": "Lịch làm việc"}]
        if type(self) is not YearView:
            items.append({"url": self.address(), "label": f"Năm {self.year}"})
        return [*items, {"url": "", "label": self.get_page_title()}]

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def refuse(self, form, error):
        for name, words in (error.message_dict if hasattr(error, "error_dict") else {None: error.messages}).items():
            form.add_error(name if name in form.fields else None, words)
        return self.form_invalid(form)

    def done(self, message, effects=()):
        messages.success(self.request, message)
        for sentence in effects:
            messages.warning(self.request, sentence)
        return redirect(self.address())


class YearView(_YearView):
    """The days of a year: chosen proposals are taken over with their source, or the year as a whole is confirmed."""

    page_title = "Lịch năm"
    template_name = "registrations/calendar/admin/year.html"

    def form_valid(self, form):
        source = form.cleaned_data["source"]
        try:
            if self.request.POST.get("viec") == "nam":
                actions.confirm_year(self.year, source=source, by=self.request.user)
                return self.done(f"Đã ghi lịch năm {self.year} là đã đối chiếu.")
            done = actions.adopt_days(self.year, self._chosen(), source=source, by=self.request.user, scope=self.scope)
        except ValidationError as error:
            return self.refuse(form, error)
        return self.done(f"Đã áp dụng và đối chiếu {done.days} ngày.", done.effects)

    def _chosen(self):
        found = []
        for text in self.request.POST.getlist("ngay")[:100]:
            try:
                found.append(date.fromisoformat(text))
            except ValueError as error:
                raise ValidationError("Ngày được chọn không đọc được. Mời chọn lại.") from error
        return found

    @property
    def header_buttons(self):
        return [
            HeaderButton("Thêm ngày cơ quan nghỉ", url=reverse(f"{NAME}:add"), icon_name="plus"),
            HeaderButton("Nhập nhiều ngày", url=self.address("import"), icon_name="table"),
        ]

    def get_context_data(self, **kwargs):
        days = queries.year_days(self.year, self.scope)
        return super().get_context_data(
            **kwargs,
            year=self.year,
            scope=self.scope,
            scopes=queries.scopes(),
            days=days,
            chosen=self.request.POST.getlist("ngay"),
            decided=queries.decided_year(self.year),
            waiting=len(actions.waiting_days(self.year)),
            announced=national.announced(self.year),
            years=range(timezone.localdate().year - 3, timezone.localdate().year + 3),
            may_add=self.request.user.has_perm("calendar.add_calendarday"),
        )


class RejectView(_YearView):
    """Decide against one proposed day."""

    form_class = RejectForm
    page_title = "Không theo đề xuất, lịch năm"
    template_name = "registrations/calendar/admin/reject.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.day = kwargs["day"]
        self.proposal = national.proposed(self.day)
        if self.proposal is None or self.day.year != self.year:
            raise Http404

    def form_valid(self, form):
        try:
            row = actions.reject_day(self.day, by=self.request.user, scope=self.scope, **form.cleaned_data)
        except ValidationError as error:
            return self.refuse(form, error)
        return self.done(f"Đã ghi: {row}.", row.effects)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, day=self.day, proposal=self.proposal, back=self.address())


class ImportView(_YearView):
    """Many days of a year at once, all or none."""

    form_class = ImportForm
    page_title = "Nhập nhiều ngày của năm"
    template_name = "registrations/calendar/admin/import.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"year": self.year, "scope": self.scope}

    def form_valid(self, form):
        try:
            done = actions.import_days(form.cleaned_data["rows"], by=self.request.user)
        except ValidationError as error:
            return self.refuse(form, error)
        changed = done.days - done.new
        return self.done(f"Đã nhập {done.days} ngày: {done.new} ngày mới, {changed} ngày thay dòng cũ.", done.effects)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, back=self.address())


class DayConverter:
    """A day in an address; what is no day is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        return date.fromisoformat(value)

    def to_url(self, value):
        return value.isoformat()


register_converter(DayConverter, "calendarday")


def urlpatterns():
    """Addresses below those of the list of days."""
    return [
        path("nam/<int:year>/", YearView.as_view(), name="year"),
        path("nam/<int:year>/nhap/", ImportView.as_view(), name="import"),
        path("nam/<int:year>/<calendarday:day>/khong-theo/", RejectView.as_view(), name="reject"),
    ]
