"""Back office of the golden book: the old volumes and their pages, and the printed book of each year."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from registrations import staff_tables
from registrations.attachments.actions import RefusedFile
from registrations.awards.models import AwardRecord
from search import text
from search.text import whole_number, year_number

from . import actions, queries, rules, tasks
from .forms import LineForm, ScansForm, TranscriptionForm, VolumeForm
from .models import BookEntry, BookPage, BookVolume, YearBook

FOUND = 30


class _Keeper(WagtailAdminTemplateMixin):
    """Who may come in, and the way back."""

    header_icon = "folder-open-inverse"

    def dispatch(self, request, *args, **kwargs):
        if not rules.may_keep(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def trail(self, *more) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("so-goc:index"), "label": "Sổ gốc"}, *more]


class VolumeCreateView(generic.CreateView):
    def save_instance(self):
        return actions.save_volume(self.form, self.request.user)

    def get_success_url(self):
        return reverse("so-goc:pages", args=[self.object.pk])


class VolumeEditView(generic.EditView):
    def save_instance(self):
        return actions.save_volume(self.form, self.request.user)


class VolumeIndexView(generic.IndexView):
    table_classname = staff_tables.CLASS

    def get_base_queryset(self):
        return BookVolume.objects.annotate(
            page_count=Count("pages"), open_count=Count("pages", filter=Q(pages__released_at__isnull=False))
        )


class VolumePagesView(_Keeper, TemplateView):
    """The pages of a volume, and the form that brings scans in."""

    template_name = "registrations/golden_book/admin/volume.html"
    page_title = "Các trang của quyển"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.volume = get_object_or_404(BookVolume, pk=kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.volume)

    def get_breadcrumbs_items(self):
        return self.trail({"url": "", "label": str(self.volume)})

    def get_context_data(self, **kwargs):
        pages = self.volume.pages.annotate(line_count=Count("entries")).order_by("number")
        open_now = set(BookPage.objects.public().filter(volume=self.volume).values_list("pk", flat=True))
        kwargs.setdefault("form", ScansForm(initial={"first": (pages.aggregate(n=Max("number"))["n"] or 0) + 1}))
        return super().get_context_data(**kwargs, volume=self.volume, pages=pages, open_now=open_now)

    def post(self, request, *args, **kwargs):
        form = ScansForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                made = actions.bring_in(
                    self.volume, form.cleaned_data["files"], form.cleaned_data["first"], request.user
                )
            except RefusedFile as refused:
                form.add_error("files", refused.message)
            except actions.Refused as refused:
                form.add_error("first", str(refused))
            else:
                messages.success(request, f"Đã nhận {len(made)} trang. Mời nối từng trang với các lượt khen thưởng.")
                return redirect("so-goc:pages", self.volume.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class PageView(_Keeper, TemplateView):
    """One page beside its lines: link records, note the state, open or close it."""

    template_name = "registrations/golden_book/admin/page.html"
    page_title = "Trang sổ"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(BookPage.objects.select_related("volume", "scan"), pk=kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.page)

    def get_breadcrumbs_items(self):
        volume = self.page.volume
        return self.trail(
            {"url": reverse("so-goc:pages", args=[volume.pk]), "label": str(volume)},
            {"url": "", "label": f"Trang {self.page.number}"},
        )

    def get_context_data(self, **kwargs):
        page, typed = self.page, text.tidy(self.request.GET.get("q", ""))[:200]
        hidden = set(page.entries.hidden().values_list("pk", flat=True))
        return super().get_context_data(
            **kwargs,
            book_page=page,
            lines=[(line, line.pk in hidden) for line in queries.lines_of(page)],
            typed=typed,
            found=_find(page, typed),
            next_line=(page.entries.aggregate(n=Max("line"))["n"] or 0) + 1,
            state_form=TranscriptionForm(initial={"state": page.transcription}),
            obstacles=rules.obstacles(page),
            is_open=BookPage.objects.public().filter(pk=page.pk).exists(),
            may_release=rules.may_release(self.request.user),
        )

    def post(self, request, *args, **kwargs):
        """One of the deeds of a page; what cannot be done is said on the page."""
        deed = {
            "noi": self._link,
            "go": self._unlink,
            "tinh-trang": self._state,
            "cong-bo": self._release,
            "thoi-cong-bo": self._withdraw,
            "bo": self._drop,
        }.get(request.POST.get("viec", ""))
        if deed is None:
            messages.error(request, "Chưa rõ việc cần làm. Mời thử lại.")
            return redirect("so-goc:page", self.page.pk)
        try:
            said = deed(request)
        except actions.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, said)
        if deed == self._drop and not BookPage.objects.filter(pk=self.page.pk).exists():
            return redirect("so-goc:pages", self.page.volume_id)
        return redirect("so-goc:page", self.page.pk)

    def _link(self, request) -> str:
        form = LineForm(request.POST)
        if not form.is_valid():
            raise actions.Refused("Số dòng là số từ 1 đến 999; số vào sổ tối đa 30 ký tự.")
        record = AwardRecord.objects.filter(pk=form.cleaned_data["record"]).first()
        if record is None:
            raise actions.Refused("Lượt khen thưởng này không còn. Mời tìm lại.")
        given = form.cleaned_data
        actions.link(self.page, record, request.user, line=given["line"], number=given["number"])
        return f"Đã nối “{record.name}” với trang này."

    def _unlink(self, request) -> str:
        line = self.page.entries.filter(pk=whole_number(request.POST.get("dong")) or 0).first()
        if line is None:
            raise actions.Refused("Dòng này không còn.")
        actions.unlink(BookEntry.objects.select_related("page", "record").get(pk=line.pk), request.user)
        return "Đã gỡ dòng. Trang cần được đối chiếu lại trước khi công bố."

    def _state(self, request) -> str:
        form = TranscriptionForm(request.POST)
        if not form.is_valid():
            raise actions.Refused("Mời chọn một tình trạng trong danh sách.")
        actions.set_transcription(self.page, form.cleaned_data["state"], request.user)
        return "Đã ghi tình trạng chép."

    def _release(self, request) -> str:
        actions.release(self.page, request.user)
        return "Trang sổ đã được công bố."

    def _withdraw(self, request) -> str:
        actions.withdraw(self.page, request.user)
        return "Trang sổ đã thôi công bố."

    def _drop(self, request) -> str:
        actions.drop_page(self.page, request.user)
        return "Đã bỏ trang."


def _find(page: BookPage, typed: str) -> list[AwardRecord]:
    """Records that may be meant: every word in the name or the unit, those of the volume's years first."""
    words = text.fold(typed).split()[:8]
    if not words:
        return []
    records = AwardRecord.objects.select_related("decision", "title").exclude(book_lines__page=page)
    for word in words:
        records = records.filter(Q(name_key__contains=word) | Q(unit_key__contains=word))
    inside = Q(year__gte=page.volume.year_from, year__lte=page.volume.year_to)
    near = list(records.filter(inside).order_by("year", "order")[:FOUND])
    return near + list(records.exclude(inside).order_by("-year", "order")[: FOUND - len(near)])


def picture(request, pk: int):
    """The picture of a page for those who keep the books, open or not."""
    if not request.user.has_perm("golden_book.view_bookpage"):
        raise PermissionDenied
    page = get_object_or_404(BookPage, pk=pk)
    response = FileResponse(page.large.open("rb"), content_type="image/jpeg")
    response["Cache-Control"] = "private, no-cache"
    return response


class VolumeViewSet(ModelViewSet):
    """Sổ gốc: the paper books and their pages."""

    model = BookVolume
    add_to_reference_index = False
    name = "so-goc"
    icon = "folder-open-inverse"
    menu_label = "Sổ gốc"
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = VolumeIndexView
    add_view_class = VolumeCreateView
    edit_view_class = VolumeEditView
    ordering = ["number"]
    list_display = [
        TitleColumn("title", label="Quyển", get_url=lambda volume: reverse("so-goc:pages", args=[volume.pk])),
        staff_tables.Cell("number", label="Số"),
        staff_tables.Cell("years", label="Năm"),
        staff_tables.CountCell("page_count", label="Trang đã quét"),
        staff_tables.CountCell("open_count", label="Trang đã công bố"),
    ]

    def get_form_class(self, for_update=False):
        return VolumeForm

    def get_urlpatterns(self):
        kept = [p for p in super().get_urlpatterns() if p.name != "delete"]
        return [
            *kept,
            path("<int:pk>/trang/", VolumePagesView.as_view(), name="pages"),
            path("trang/<int:pk>/", PageView.as_view(), name="page"),
            path("trang/<int:pk>/anh.jpg", picture, name="picture"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "delete_url_name": None})


class YearBooksView(WagtailAdminTemplateMixin, TemplateView):
    """The printed book of each year: its state, and a button that has it set anew."""

    template_name = "registrations/golden_book/admin/years.html"
    page_title = "Bản in sổ vàng"
    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("golden_book.view_yearbook"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": "Bản in sổ vàng"}]

    def get_context_data(self, **kwargs):
        books = {book.year: book for book in YearBook.objects.all()}
        stale = set(queries.stale_years())
        rows = [(row, books.get(row["year"]), row["year"] in stale) for row in queries.years()]
        return super().get_context_data(**kwargs, rows=rows, may_build=rules.may_build(self.request.user))

    def post(self, request, *args, **kwargs):
        if not rules.may_build(request.user):
            raise PermissionDenied
        year = year_number(request.POST.get("nam"))
        if year is None or not queries.records_of(year).exists():
            messages.error(request, "Sổ vàng không có năm này.")
        elif tasks.ask(year):
            messages.success(request, f"Đã xếp hàng lập bản in năm {year}. Thường xong trong vài phút.")
        else:
            messages.info(request, f"Bản in năm {year} đang chờ lập. Mời xem lại sau ít phút.")
        return redirect("ban-in-so-vang:index")


class YearBookViewSet(ViewSet):
    """Bản in sổ vàng."""

    name = "ban-in-so-vang"
    icon = "download"
    menu_label = "Bản in sổ vàng"

    def get_urlpatterns(self):
        return [path("", YearBooksView.as_view(), name="index")]

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order=order)
        item.is_shown = lambda request: request.user.has_perm("golden_book.view_yearbook")
        return item
