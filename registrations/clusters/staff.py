"""Clusters in the back office: the list by year, one page per cluster, last year's copy, the office's list."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from wagtail.admin.auth import require_admin_access
from wagtail.admin.messages import validation_error
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from registrations.tables.errors import UnreadableList
from search.staff_lists import FoldedSearchMixin

from . import actions, rules
from .forms import AddSeatsForm, ClusterForm, ImportForm, SeatForm, YearForm
from .imports import read_text, read_upload
from .models import Cluster, Seat
from .queries import day_within

FOLDER = "registrations/clusters/staff"


class ClusterIndexView(FoldedSearchMixin, generic.IndexView):
    def get_base_queryset(self):
        return Cluster.objects.prefetch_related("seats__unit")

    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if rules.may_edit(self.request.user):
            buttons = [
                *buttons,
                HeaderButton("Chép từ năm trước", url=reverse("cluster:copy"), icon_name="copy"),
                HeaderButton("Nhập danh sách", url=reverse("cluster:import"), icon_name="table"),
            ]
        return buttons

    def get_edit_url(self, instance):
        """The title leads to the page of the cluster; editing begins there."""


class ClusterCreateView(generic.CreateView):
    def save_instance(self):
        return actions.save_cluster(self.form.save(commit=False), by=self.request.user, created=True)

    def get_success_url(self):
        return reverse("cluster:inspect", args=[self.object.pk])


class ClusterEditView(generic.EditView):
    def save_instance(self):
        return actions.save_cluster(self.form.save(commit=False), by=self.request.user)

    def get_success_url(self):
        return reverse("cluster:inspect", args=[self.object.pk])


class ClusterPage(generic.InspectView):
    """One cluster with its units."""

    template_name = f"{FOLDER}/cluster.html"
    page_title = "Cụm, khối thi đua"

    def get_context_data(self, **kwargs):
        cluster, day = self.object, day_within(self.object.year)
        seats = list(cluster.seats.in_order().select_related("unit", "cluster"))
        holding = set(cluster.seats.on(day).values_list("pk", flat=True))
        may_edit = rules.may_edit(self.request.user)
        return super().get_context_data(
            cluster=cluster,
            seats=[seat for seat in seats if seat.pk in holding],
            others=[seat for seat in seats if seat.pk not in holding],
            may_edit=may_edit,
            form=kwargs.pop("form", None) or (AddSeatsForm(cluster=cluster) if may_edit else None),
            **kwargs,
        )


class SeatView(FormView):
    """Change what a unit is in its cluster."""

    template_name = "wagtailadmin/generic/form.html"
    form_class = SeatForm

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_edit(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def seat(self):
        found = Seat.objects.select_related("cluster", "unit")
        return get_object_or_404(found, cluster=self.kwargs["cluster_pk"], pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.seat}

    def get_success_url(self):
        return reverse("cluster:inspect", args=[self.seat.cluster_id])

    def get_context_data(self, **kwargs):
        form = kwargs.get("form") or self.get_form()
        crumbs = [
            {"url": reverse("wagtailadmin_home"), "label": "Trang chủ"},
            {"url": reverse("cluster:index"), "label": "Cụm, khối thi đua"},
            {"url": self.get_success_url(), "label": str(self.seat.cluster)},
            {"url": "", "label": str(self.seat.unit)},
        ]
        return super().get_context_data(
            form=form,
            media=form.media,
            page_title=str(self.seat.unit),
            header_title=str(self.seat.unit),
            header_icon="group",
            breadcrumbs_items=crumbs,
            action_url=self.request.path,
            submit_button_label="Lưu",
            submit_button_active_label="Đang lưu…",
        )

    def form_valid(self, form):
        try:
            actions.save_seat(form.save(commit=False), by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, "Đã lưu.")
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        validation_error(self.request, "Chưa lưu được. Mời xem lại.", form)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class AddSeatsView(View):
    """Bring several units into a cluster (POST only, from its page)."""

    http_method_names = ["post"]

    def post(self, request, cluster_pk):
        cluster = get_object_or_404(Cluster, pk=cluster_pk)
        form = AddSeatsForm(request.POST, cluster=cluster)
        if not rules.may_edit(request.user):
            raise PermissionDenied
        if not form.is_valid():
            validation_error(request, "Chưa thêm được đơn vị.", form)
            return redirect("cluster:inspect", cluster.pk)
        for unit in form.cleaned_data["units"]:
            actions.save_seat(Seat(cluster=cluster, unit=unit), by=request.user)
        messages.success(request, f"Đã thêm {len(form.cleaned_data['units'])} đơn vị.")
        return redirect("cluster:inspect", cluster.pk)


class RemoveSeatView(View):
    """Take out a unit that was entered by mistake (POST only)."""

    http_method_names = ["post"]

    def post(self, request, cluster_pk, pk):
        seat = get_object_or_404(Seat.objects.select_related("cluster", "unit"), cluster=cluster_pk, pk=pk)
        actions.remove_seat(seat, by=request.user)
        messages.success(request, f"Đã bỏ {seat.unit.in_text}.")
        return redirect("cluster:inspect", cluster_pk)


def _answer(request, template, title, form, **extra):
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Trang chủ"},
        {"url": reverse("cluster:index"), "label": "Cụm, khối thi đua"},
        {"url": "", "label": title},
    ]
    titles = {"page_title": title, "header_title": title, "header_icon": "group", "breadcrumbs_items": crumbs}
    context = {"form": form, **titles, **extra}
    status = 422 if form.errors or (extra.get("reading") and not extra["reading"].is_fit) else 200
    return render(request, f"{FOLDER}/{template}.html", context, status=status)


def copy(request):
    """Bring last year's clusters into a year."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    form = YearForm(request.POST or None)
    if not form.is_valid():
        return _answer(request, "copy", "Chép từ năm trước", form)
    body, year = form.cleaned_data["organising_body"], form.cleaned_data["year"]
    done = actions.copy_year(body, year, by=request.user)
    if done["clusters"]:
        text = f"Đã chép {done['clusters']} cụm, khối với {done['seats']} đơn vị sang năm {year}."
        if done["left_out"]:
            text += f" {done['left_out']} đơn vị không còn hoạt động và chưa rõ đơn vị kế thừa nên không chép."
        messages.success(request, f"{text} Mời xem lại trưởng, phó của năm mới.")
    else:
        messages.warning(request, f"Không có cụm, khối nào để chép thêm sang năm {year}.")
    return redirect(f"{reverse('cluster:index')}?year={year}")


def import_list(request):
    """Read the office's list, show what was read, keep it after a second press."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    form, title = ImportForm(request.POST or None, request.FILES or None), "Nhập danh sách cụm, khối"
    if not form.is_valid():
        return _answer(request, "import", title, form)
    data = form.cleaned_data
    try:
        reading = read_upload(data["file"].read(), data["file"].name) if data.get("file") else read_text(data["text"])
    except UnreadableList as refusal:
        form.add_error("file" if data.get("file") else "text", str(refusal))
        return _answer(request, "import", title, form)
    if "confirm" not in request.POST or not reading.is_fit:
        again = ImportForm(initial={**data, "text": reading.as_text(), "file": None})
        return _answer(
            request, "import", title, again, reading=reading, year=data["year"], body=data["organising_body"]
        )
    try:
        changed = actions.import_seats(data["organising_body"], data["year"], reading.rows, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return _answer(request, "import", title, form)
    messages.success(request, f"Đã lưu danh sách, {changed} chỗ mới hoặc thay đổi.")
    return redirect(f"{reverse('cluster:index')}?year={data['year']}")


def _head(cluster):
    return next(
        (seat.unit.name for seat in cluster.seats.all() if seat.role == Seat.Role.HEAD and not seat.effective_to), ""
    )


class ClusterViewSet(ModelViewSet):
    """Cụm, khối thi đua."""

    model = Cluster
    name = "cluster"
    icon = "group"
    menu_label = "Cụm, khối thi đua"
    menu_order = 12
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = ClusterIndexView
    add_view_class = ClusterCreateView
    edit_view_class = ClusterEditView
    inspect_view_class = ClusterPage
    search_fields = ["name", "decision"]
    search_backend_name = None
    list_filter = ["year", "kind"]
    list_per_page = 50
    list_display = [
        TitleColumn("name", label="Cụm, khối", url_name="cluster:inspect"),
        Column("year", label="Năm", accessor=lambda cluster: str(cluster.year), sort_key="year"),
        Column("head", label="Đơn vị trưởng", accessor=_head),
        Column(
            "count", label="Số đơn vị", accessor=lambda each: len([s for s in each.seats.all() if not s.effective_to])
        ),
    ]

    def get_form_class(self, for_update=False):
        return ClusterForm

    def get_urlpatterns(self):
        def guarded(view):
            return require_admin_access(view)

        return [
            *super().get_urlpatterns(),
            path("chep/", guarded(copy), name="copy"),
            path("nhap/", guarded(import_list), name="import"),
            path("<int:cluster_pk>/don-vi/", guarded(AddSeatsView.as_view()), name="add_seats"),
            path("<int:cluster_pk>/don-vi/<int:pk>/", guarded(SeatView.as_view()), name="edit_seat"),
            path("<int:cluster_pk>/don-vi/<int:pk>/bo/", guarded(RemoveSeatView.as_view()), name="remove_seat"),
        ]
