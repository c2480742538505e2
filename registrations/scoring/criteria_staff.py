"""Criteria in the back office: one editor, filled from what is kept, from an office's table, or from another cluster."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from registrations.refusals import Conflict, NotAllowed, Refused
from registrations.staff_tables import Cell, DayCell
from registrations.tables.errors import UnreadableList
from search.text import whole_number

from . import criteria_actions, imports, queries
from .criteria_forms import CriteriaForm, TermForm, UploadForm
from .models import CriteriaSet, ProtestTerm
from .staff_desk import FOLDER, ClusterDesk


class _Officers(ClusterDesk):
    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("scoring.change_criteriaset"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class CriteriaView(_Officers):
    """The editor of a cluster's criteria."""

    template_name = f"{FOLDER}/criteria.html"

    def get_page_title(self):
        return f"Bộ tiêu chí, {self.cluster.name}"

    def get_context_data(self, **kwargs):
        current = queries.newest_set(self.cluster)
        kwargs.setdefault("form", CriteriaForm(criteria_actions.plain(current) if current else None))
        kwargs.setdefault("upload", UploadForm())
        kwargs.setdefault("token", criteria_actions.token(current))
        others = CriteriaSet.objects.exclude(cluster=self.cluster).select_related("cluster")
        return super().get_context_data(
            cluster=self.cluster,
            current=current,
            is_used=bool(current and queries.is_used(current)),
            stated=queries.stated_total(current) if current else None,
            previous=None if current else queries.previous_set(self.cluster),
            others=[] if current else others.filter(cluster__organising_body=self.cluster.organising_body)[:100],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if "doc" in request.POST:
            return self.read(request)
        form = CriteriaForm(data=request.POST)
        if not form.is_valid():
            return self.refill(form)
        opened_on = request.POST.get("mo-tu", "")[:80]
        try:
            saved = criteria_actions.save_criteria(self.cluster, form.payload(), opened_on=opened_on, by=request.user)
        except NotAllowed:
            raise PermissionDenied from None
        except Conflict as error:
            # The next press of the button puts this text in place of the other, knowingly.
            fresh = criteria_actions.token(queries.newest_set(self.cluster))
            return self.refill(form, 409, refused=error.message, token=fresh)
        except Refused as error:
            return self.refill(form, refused=error.message)
        total = queries.stated_total(saved)
        text = f"Đã lưu phiên bản {saved.version}."
        if total != saved.expected_total:
            said = imports.points_text
            text += f" Điểm chuẩn cộng lại {said(total)}, thường là {said(saved.expected_total)}."
            messages.warning(request, text)
        else:
            messages.success(request, text)
        return redirect("scoring_desk:criteria", self.cluster.pk)

    def refill(self, form, status=422, **extra):
        extra.setdefault("token", self.request.POST.get("mo-tu", "")[:80])
        return self.render_to_response(self.get_context_data(form=form, **extra), status=status)

    def read(self, request):
        """Show what an uploaded table says in the editor; nothing is kept yet."""
        upload = UploadForm(request.POST, request.FILES)
        if not upload.is_valid():
            return self.again(upload=upload)
        current = queries.newest_set(self.cluster)
        start = criteria_actions.plain(current) if current else None
        expected = {"expected": current.expected_total} if current else {}
        file = upload.cleaned_data["file"]
        try:
            reading = imports.read_upload(file.read(imports.LIMITS.file_size + 1), file.name, **expected)
        except UnreadableList as refusal:
            upload.add_error("file", str(refusal))
            return self.again(upload=upload)
        form = CriteriaForm(start, rows=self._with_keys(reading.rows, current))
        return self.render_to_response(self.get_context_data(form=form, reading=reading))

    def _with_keys(self, rows, current):
        """A criterion that stands in the current version in the same words is the same criterion."""
        known = {each.text: each.key for each in queries.criteria_of(current)} if current else {}
        return [row | {"key": known.get(row["text"])} if row["what"] == imports.CRITERION else row for row in rows]


class CopyView(_Officers):
    """Criteria of another cluster or year, in one click (POST only)."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        number = whole_number(request.POST.get("tu")) or 0
        source = get_object_or_404(CriteriaSet, pk=number, cluster__organising_body=self.cluster.organising_body)
        try:
            criteria_actions.copy_set(source, self.cluster, by=request.user)
        except NotAllowed:
            raise PermissionDenied from None
        except Refused as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"Đã chép bộ tiêu chí của {source.cluster}.")
        return redirect("scoring_desk:criteria", self.cluster.pk)


class _TermCreate(generic.CreateView):
    def save_instance(self):
        return criteria_actions.save_term(self.form.save(commit=False), by=self.request.user)


class _TermEdit(generic.EditView):
    def save_instance(self):
        return criteria_actions.save_term(self.form.save(commit=False), by=self.request.user)


class TermViewSet(ModelViewSet):
    """Thời hạn kiến nghị."""

    model = ProtestTerm
    name = "thoi-han-kien-nghi"
    icon = "date"
    menu_label = "Thời hạn kiến nghị"
    menu_order = 13
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    add_view_class = _TermCreate
    edit_view_class = _TermEdit
    search_fields = None
    list_per_page = 50
    list_display = [
        Cell(
            "working_days",
            label="Số ngày làm việc",
            get_url=lambda row: reverse("thoi-han-kien-nghi:edit", args=[row.pk]),
        ),
        DayCell("effective_from", label="Từ ngày"),
        DayCell("effective_to", label="Đến trước ngày"),
        Cell("source", label="Căn cứ"),
    ]

    def get_form_class(self, for_update=False):
        return TermForm
