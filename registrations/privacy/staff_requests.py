"""Requests of data subjects in the back office: who sent one stays closed until an officer opens it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from registrations import downloads

from . import actions, exports, queries, rules
from .forms import ClosingForm, IdentityForm
from .models import SubjectRequest

NAME = "yeu-cau-du-lieu"


class RequestIndexView(generic.IndexView):
    """All requests, the newest first."""

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_read_requests(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return SubjectRequest.objects.select_related("receipt")


class RequestInspectView(generic.InspectView):
    """One request, and what is to be done with it."""

    template_name = "registrations/privacy/admin/request.html"
    page_title = "Yêu cầu về dữ liệu cá nhân"
    fields = ()

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_read_requests(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, *, identity=None, closing=None, **kwargs):
        row = self.object
        handles = rules.may_handle_requests(self.request.user) and not row.closed_at
        return super().get_context_data(
            **kwargs,
            row=row,
            late=not row.closed_at and row.due_on < timezone.localdate(),
            may_open=rules.may_handle_requests(self.request.user) and not row.erased_at,
            reached=[receipt.code for receipt in queries.reached(row)] if handles else (),
            identity_form=(identity or IdentityForm()) if handles and not row.identity else None,
            closing_form=(closing or ClosingForm()) if handles else None,
        )


class OpenView(RequestInspectView):
    """The same with who sent it: only by POST, each time logged."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        parts = actions.open_request(self.object, by=request.user)
        return self.render_to_response(self.get_context_data(parts=parts))


class ExportView(RequestInspectView):
    """The file for the person who asked: only by POST, each time logged."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        kind = request.POST.get("dang", "")
        if kind not in exports.WRITERS:
            kind = "docx"
        try:
            parts = actions.export_request(self.object, by=request.user)
        except actions.NotYet as error:
            messages.error(request, str(error))
            return redirect(f"{NAME}:inspect", self.object.pk)
        body = exports.WRITERS[kind](self.object, parts, timezone.now())
        return downloads.private(body, f"du-lieu-ca-nhan-{self.object.receipt.code}.{kind}")


class IdentityView(RequestInspectView):
    """An officer has checked who is asking."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        form = IdentityForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(identity=form), status=422)
        actions.confirm_identity(self.object, by=request.user, **form.cleaned_data)
        messages.success(request, "Đã ghi việc xác minh.")
        return redirect(f"{NAME}:inspect", self.object.pk)


class CloseView(RequestInspectView):
    """The request is answered."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        form = ClosingForm(request.POST)
        if form.is_valid():
            try:
                actions.close_request(self.object, by=request.user, **form.cleaned_data)
            except actions.NotYet as error:
                form.add_error(None, forms.ValidationError(str(error)))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(closing=form), status=422)
        messages.success(request, "Đã ghi kết quả giải quyết.")
        return redirect(f"{NAME}:inspect", self.object.pk)


class DueColumn(Column):
    """The last day, or the day it was answered."""

    def get_value(self, instance):
        if instance.closed_at:
            return f"xong {timezone.localtime(instance.closed_at):%d/%m/%Y}"
        late = "quá hạn " if instance.due_on < timezone.localdate() else ""
        return f"{late}{instance.due_on:%d/%m/%Y}"


class SubjectRequestViewSet(ModelViewSet):
    """Yêu cầu về dữ liệu cá nhân. What was sent is neither changed nor deleted here."""

    model = SubjectRequest
    add_to_reference_index = False
    name = NAME
    icon = "lock"
    menu_label = "Yêu cầu về dữ liệu"
    menu_order = 82
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = RequestIndexView
    inspect_view_class = RequestInspectView
    list_filter = ("kind", "result")
    list_per_page = 50
    ordering = ("-received_at", "-pk")
    form_fields = ("result",)
    list_display = (
        TitleColumn("receipt", label="Mã tiếp nhận", get_url=lambda row: reverse(f"{NAME}:inspect", args=[row.pk])),
        Column("kind", label="Yêu cầu", accessor="get_kind_display"),
        Column("identity", label="Xác minh", accessor="get_identity_display"),
        Column("result", label="Kết quả", accessor="get_result_display"),
        DueColumn("due_on", label="Hạn", sort_key="due_on"),
    )

    def get_url_name(self, view_name):
        """Nothing is edited here: logs and reports lead to the page that shows it."""
        return super().get_url_name("inspect" if view_name == "edit" else view_name)

    def get_common_view_kwargs(self, **kwargs):
        gone = {"add_url_name": None, "delete_url_name": None, "edit_url_name": None}
        return super().get_common_view_kwargs(**(kwargs | gone))

    def get_urlpatterns(self):
        kept = [p for p in super().get_urlpatterns() if p.name not in {"add", "edit", "delete"}]
        steps = (
            ("mo", OpenView, "open"),
            ("tep", ExportView, "export"),
            ("xac-minh", IdentityView, "identity"),
            ("ket-qua", CloseView, "close"),
        )
        return [
            *kept,
            *(
                path(
                    f"inspect/<str:pk>/{slug}/",
                    self.construct_view(view, **self.get_inspect_view_kwargs()),
                    name=name,
                )
                for slug, view, name in steps
            ),
        ]
