"""The inbox of comments. Senders stay closed until an officer named for it opens one, and that is logged."""

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import ModelLogEntry

from registrations.consultations.models import Consultation

from . import actions, rules
from .models import Comment
from .staff_forms import HandlingForm

NAME = "y-kien"


class CommentFilterSet(WagtailFilterSet):
    consultation = django_filters.ModelChoiceFilter(label="Cuộc lấy ý kiến", queryset=Consultation.objects.public())
    state = django_filters.MultipleChoiceFilter(
        label="Trạng thái", choices=Comment.State, widget=forms.CheckboxSelectMultiple
    )
    stance = django_filters.MultipleChoiceFilter(
        label="Ý kiến", choices=Comment.Stance, widget=forms.CheckboxSelectMultiple
    )
    classification = django_filters.MultipleChoiceFilter(
        label="Phân loại",
        choices=[choice for choice in Comment.Classification.choices if choice[0]],
        widget=forms.CheckboxSelectMultiple,
    )
    mine = django_filters.BooleanFilter(
        label="Giao cho tôi",
        method="only_mine",
        widget=forms.Select(choices=[("", "Tất cả"), ("true", "Giao cho tôi")]),
    )

    class Meta:
        model = Comment
        fields = ("consultation", "state", "stance", "classification", "mine")

    def only_mine(self, queryset, name, value):
        return queryset.filter(assignee=self.request.user) if value else queryset


class CommentIndexView(generic.IndexView):
    """All comments an officer may read; nobody else gets here."""

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_read_comments(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return Comment.objects.select_related("consultation", "nominee", "receipt", "assignee")

    def search_queryset(self, queryset):
        words = (self.search_query or "").strip()
        return queryset.filter(Q(text__icontains=words) | Q(receipt__code__icontains=words)) if words else queryset


class CommentInspectView(generic.InspectView):
    """One comment without its sender, and the form by which it is handled."""

    template_name = "registrations/comments/admin/comment.html"
    page_title = "Ý kiến"
    fields = ()

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_read_comments(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, *, handling=None, **kwargs):
        user, comment = self.request.user, self.object
        if handling is None and rules.may_handle(user):
            handling = HandlingForm(comment=comment)
        return super().get_context_data(
            **kwargs,
            comment=comment,
            files=[row.attachment for row in comment.files.select_related("attachment")],
            steps=comment.steps.select_related("by"),
            openings=ModelLogEntry.objects.for_instance(comment)
            .filter(action="comments.open_sender")
            .select_related("user"),
            may_identify=rules.may_identify(user) and not comment.anonymous,
            handling=handling,
        )


class SenderView(CommentInspectView):
    """The same with the sender shown: only by POST, only for officers named for it, each time logged."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        sender = actions.open_sender(self.object, by=request.user)
        return self.render_to_response(self.get_context_data(sender=sender))


class HandleView(CommentInspectView):
    """Classify, assign, advance."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        form = HandlingForm(request.POST, comment=self.object)
        if not rules.may_handle(request.user):
            raise PermissionDenied
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(handling=form), status=422)
        actions.handle_comment(self.object, by=request.user, **form.cleaned_data)
        messages.success(request, "Đã ghi việc xử lý.")
        return redirect(f"{NAME}:inspect", self.object.pk)


class ArrivalColumn(Column):
    """When a comment arrived, to the minute, in Vietnam."""

    def get_value(self, instance):
        return f"{timezone.localtime(instance.received_at):%d/%m/%Y %H:%M}"


def _address(comment):
    return reverse(f"{NAME}:inspect", args=[comment.pk])


class CommentViewSet(ModelViewSet):
    """Hộp ý kiến. What was sent is neither changed nor deleted here."""

    model = Comment
    name = NAME
    icon = "mail"
    menu_label = "Hộp ý kiến"
    menu_order = 20
    menu_hook = "register_consultation_menu_item"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = CommentIndexView
    inspect_view_class = CommentInspectView
    filterset_class = CommentFilterSet
    search_fields = ("text",)
    list_per_page = 50
    ordering = ("-received_at", "-pk")
    form_fields = ("classification",)
    list_display = (
        TitleColumn("receipt", label="Mã tiếp nhận", get_url=_address),
        ArrivalColumn("received_at", label="Nhận lúc", sort_key="received_at"),
        Column("about", label="Trường hợp"),
        Column("stance", label="Ý kiến", accessor="get_stance_display"),
        Column("state", label="Trạng thái", accessor="get_state_display"),
        Column("classification", label="Phân loại", accessor="get_classification_display"),
        Column("assignee", label="Người xử lý"),
        Column("suspicion", label="Dấu hiệu gửi tự động"),
    )

    def get_url_name(self, view_name):
        """Nothing is edited here: logs and reports lead to the page that shows it."""
        return super().get_url_name("inspect" if view_name == "edit" else view_name)

    def get_common_view_kwargs(self, **kwargs):
        gone = {"add_url_name": None, "delete_url_name": None, "edit_url_name": None}
        return super().get_common_view_kwargs(**(kwargs | gone))

    def get_urlpatterns(self):
        kept = [p for p in super().get_urlpatterns() if p.name not in {"add", "edit", "delete"}]
        return [
            *kept,
            path(
                "inspect/<str:pk>/nguoi-gui/",
                self.construct_view(SenderView, **self.get_inspect_view_kwargs()),
                name="sender",
            ),
            path(
                "inspect/<str:pk>/xu-ly/",
                self.construct_view(HandleView, **self.get_inspect_view_kwargs()),
                name="handle",
            ),
        ]
