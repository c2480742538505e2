"""Classes in the back office: who is enrolled, who was there, the list to sign, the files of the class."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property

from cms_pages.core.desk import Desk, may_draft_below
from registrations import downloads
from registrations.attachments.actions import RefusedFile
from search.text import slug, whole_number, whole_numbers

from . import actions, exports, queries, rules
from .forms import ClassFileForm
from .models import ClassFile, Enrolment, TrainingIndexPage, TrainingPage

FOLDER = "cms_pages/training/staff"
PER_PAGE = 30


class ClassesView(Desk):
    """All classes with their seats."""

    header_icon = "calendar-alt"
    template_name = f"{FOLDER}/classes.html"
    page_title = "Lớp tập huấn"

    def allowed(self, user):
        return rules.may_see(user)

    def get_context_data(self, **kwargs):
        parent = TrainingIndexPage.objects.first()
        adds = may_draft_below(parent, self.request.user)
        add = reverse("wagtailadmin_pages:add", args=["cms_training", "trainingpage", parent.pk]) if adds else ""
        page = Paginator(queries.counted(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(classes=page, add=add, **kwargs)


class ClassView(Desk):
    """One class: those with a seat, those who wait, the files."""

    header_icon = "calendar-alt"
    template_name = f"{FOLDER}/class.html"

    def allowed(self, user):
        return rules.may_see(user) if self.request.method in {"GET", "HEAD"} else rules.may_keep(user)

    @cached_property
    def training(self):
        return get_object_or_404(TrainingPage, pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.training.title

    def crumbs_above(self):
        return [{"url": reverse("training_desk:classes"), "label": "Lớp tập huấn"}]

    def get_context_data(self, **kwargs):
        seated, waiting, cancelled = queries.lists_of(self.training)
        kwargs.setdefault("file_form", ClassFileForm())
        return super().get_context_data(
            training=self.training,
            seated=seated,
            waiting=waiting,
            cancelled=cancelled,
            files=self.training.files.select_related("attachment"),
            may_keep=rules.may_keep(self.request.user),
            **kwargs,
        )

    def file_name(self, ending):
        """What a file of its list is called."""
        return f"danh-sach-{slug(self.training.title, limit=60)}.{ending}"

    def _here(self, text):
        messages.success(self.request, text)
        return redirect("training_desk:class", self.training.pk)

    def post(self, request, *args, **kwargs):
        if "attendance" in request.POST:
            keys = whole_numbers(request.POST.getlist("present"))
            actions.take_attendance(self.training, keys, by=request.user)
            return self._here("Đã lưu điểm danh.")
        if "add-file" in request.POST:
            return self._add_file(request)
        if cancelled := whole_number(request.POST.get("cancel")):
            row = get_object_or_404(Enrolment, page=self.training, pk=cancelled)
            actions.cancel(row, by=request.user)
            return self._here(f"Đã hủy đăng ký của {row.name}.")
        if removed := whole_number(request.POST.get("remove-file")):
            actions.remove_file(get_object_or_404(ClassFile, page=self.training, pk=removed), by=request.user)
            return self._here("Đã bỏ tài liệu.")
        return redirect("training_desk:class", self.training.pk)

    def _add_file(self, request):
        form = ClassFileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                actions.add_file(self.training, form.cleaned_data["title"], form.cleaned_data["file"], by=request.user)
            except RefusedFile as refusal:
                form.add_error("file", refusal.message)
            else:
                return self._here("Đã thêm tài liệu.")
        return self.again(file_form=form)


class ListView(ClassView):
    """The list to sign, as a Word file."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        seated, _, _ = queries.lists_of(self.training)
        return downloads.private(exports.attendance_list(self.training, seated), self.file_name("docx"))


class WorkbookView(ClassView):
    """Everybody enrolled with attendance and hours, as a workbook."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        seated, waiting, _ = queries.lists_of(self.training)
        return downloads.private(exports.workbook(self.training, [*seated, *waiting]), self.file_name("xlsx"))


urlpatterns = [
    path("", ClassesView.as_view(), name="classes"),
    path("<int:pk>/", ClassView.as_view(), name="class"),
    path("<int:pk>/danh-sach/", ListView.as_view(), name="list"),
    path("<int:pk>/danh-sach-excel/", WorkbookView.as_view(), name="workbook"),
]
