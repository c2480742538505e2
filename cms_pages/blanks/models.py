"""Blank forms of the field (biểu mẫu): each with its versions, the one in force offered first, the old ones kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.blanks import filling, online
from cms_pages.core import choices
from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.files import document_ids, files_of
from cms_pages.core.models import LEAD_PANEL, BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.panels import FileTextPanel, FourEyesPanel
from cms_pages.core.sections import SectionMixin
from cms_pages.documents.library import open_to_all
from registrations.folded import holding
from registrations.titles.models import Title
from search.text import asked_words, fold
from themes.base import outward

from .blank_form import BlankForm
from .versions import State, put_versions

PER_PAGE = 40


class BlankKind(models.TextChoices):
    """Biểu mẫu dùng vào việc gì."""

    LAUNCH = "phat-dong", "Phát động phong trào"
    MIDWAY = "so-ket", "Sơ kết phong trào"
    FINAL = "tong-ket", "Tổng kết phong trào"
    REGISTRATION = "dang-ky", "Đăng ký, giao ước thi đua"
    REPORT = "bao-cao", "Báo cáo công tác thi đua"
    PROPOSAL = "to-trinh", "Tờ trình, danh sách đề nghị"
    ACHIEVEMENT = "thanh-tich", "Báo cáo thành tích"
    SUDDEN = "dot-xuat", "Hồ sơ khen thưởng đột xuất"
    MINUTES = "bien-ban", "Biên bản, phiếu bầu"
    SCORING = "cham-diem", "Bảng chấm điểm"
    OTHER = "khac", "Biểu mẫu khác"


class BlankIndexPage(SectionMixin, BasePage):
    """Mục biểu mẫu."""

    template = "cms_pages/blanks/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_blanks.BlankPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục biểu mẫu"
        verbose_name_plural = "mục biểu mẫu"

    def blanks(self):
        """Public forms by code, with their versions and the documents these rest on."""
        below = BlankPage.objects.live().filter(open_to_all(), path__startswith=self.path, depth=self.depth + 1)
        return below.defer("body").prefetch_related(_versions()).order_by("code", "pk")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        blanks = self.blanks()
        kind = request.GET.get("viec", "")
        kind = kind if kind in BlankKind.values else ""
        typed = asked_words(request.GET.get("q"), 200).strip()
        words = fold(typed)
        blanks = holding(blanks, words)
        held = dict(blanks.order_by().values_list("kind").annotate(number=models.Count("pk")))
        counted = [(value, label, held.get(value, 0)) for value, label in BlankKind.choices]
        groups = choices.worth_showing([choices.group("viec", "Dùng vào việc", counted, kind)])
        blanks = blanks.filter(kind=kind) if kind else blanks
        found = page_of(request, blanks, PER_PAGE, held.get(kind, 0) if kind else sum(held.values()))
        found.object_list = put_versions(found.object_list, timezone.localdate())
        return context | {
            "blanks": found,
            "listing": outward.listing(found, viec=kind),
            "choices": groups,
            "chips": choices.chips(groups),
            "kind": kind,
            "typed": typed if words else "",
        }


def _versions():
    versions = BlankVersion.objects.select_related("file", "print_file", "basis").defer("basis__body")
    return Prefetch("versions", queryset=versions)


class BlankPage(BasePage):
    """Biểu mẫu: what it is for, on which law it rests, and its versions."""

    code = models.CharField("mã biểu mẫu", max_length=30, db_index=True, help_text="Ví dụ: BM-TĐ-01.")
    kind = models.CharField("dùng vào việc", max_length=12, choices=BlankKind)
    titles = ParentalManyToManyField(
        Title,
        verbose_name="danh hiệu, hình thức khen thưởng",
        blank=True,
        related_name="+",
        help_text="Biểu mẫu dùng khi đề nghị những danh hiệu, hình thức nào. Dùng chung thì bỏ trống.",
    )
    body = MatterField(MatterBlock(), verbose_name="hướng dẫn ghi", blank=True)
    # Code, name and what it is for without marks, for the list's own search.
    folded = models.TextField(editable=False, default="")

    template = "cms_pages/blanks/blank.html"
    search_kind = "document"
    base_form_class = BlankForm
    parent_page_types = ["cms_blanks.BlankIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("code"), index.SearchField("body")]
    content_panels = [
        FourEyesPanel(),
        *BasePage.content_panels[1:-1],
        LEAD_PANEL,
        MultiFieldPanel([FieldRowPanel([FieldPanel("code"), FieldPanel("kind")])], "Biểu mẫu dùng cho"),
        InlinePanel(
            "versions",
            heading="Các phiên bản",
            label="Phiên bản",
            min_num=1,
            help_text="Có bản mới thì thêm một phiên bản, giữ nguyên bản cũ: người đọc luôn được mời dùng bản đang áp "
            "dụng, bản cũ vẫn xem được và có ghi là bản cũ.",
        ),
        FileTextPanel(heading="Tìm trong tệp"),
        FieldPanel("body"),
        # Last: the list is long, and most blanks serve all titles.
        FieldPanel("titles", widget=forms.CheckboxSelectMultiple, classname="columns"),
    ]

    class Meta:
        verbose_name = "biểu mẫu"
        verbose_name_plural = "biểu mẫu"

    def clean(self):
        super().clean()
        self.folded = fold(" ".join([self.code, self.title, self.lead, self.get_kind_display()]))

    def fetched_versions(self):
        """Its versions with files and bases; those typed in the editor in a preview."""
        found = self.versions.all()
        if not isinstance(found, QuerySet) or "versions" in getattr(self, "_prefetched_objects_cache", {}):
            return found
        return found.select_related("file", "print_file", "basis").defer("basis__body")

    def get_context(self, request, *args, **kwargs):
        put_versions([self], timezone.localdate())
        now = [each for each in self.shown if each.state == State.IN_FORCE]
        return super().get_context(request, *args, **kwargs) | {
            "now": now[0] if now else None,
            "others": [each for each in self.shown if each.state != State.IN_FORCE],
            "online": online.instead_of(self.kind),
            "titles": sorted({title.name for title in self.titles.all()}),
        }

    def structured_data(self):
        return self.described("DigitalDocument", identifier=self.code)

    def entry_files(self):
        files = [pk for each in self.versions.all() for pk in (each.file_id, each.print_file_id) if pk]
        return files_of([*files, *document_ids(self)])

    def entry_fields(self):
        return {"number": self.code, "body": " ".join([self.get_kind_display(), "biểu mẫu", matter_text(self.body)])}


class BlankVersion(Orderable):
    """Phiên bản của một biểu mẫu: its file, from which day, on which law."""

    page = ParentalKey(BlankPage, on_delete=models.CASCADE, related_name="versions")
    number = models.CharField("phiên bản", max_length=20, help_text="Ví dụ: 1, 2, 2026.")
    effective_from = models.DateField("áp dụng từ ngày")
    effective_to = models.DateField(
        "thôi dùng từ ngày",
        null=True,
        blank=True,
        help_text="Không cần ghi khi có phiên bản sau: bản này thôi dùng khi bản sau bắt đầu.",
    )
    file = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="tệp để điền",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Tệp Word (.docx) có chỗ điền, ví dụ {{ don_vi }}, {{ nguoi_lap }}, {{ nam }}, thì người của đơn vị tải "
        "được bản đã điền sẵn. Cách đánh dấu: xem hướng dẫn biên tập.",
    )
    print_file = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="tệp để xem, in",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Bản PDF, nếu có.",
    )
    basis = models.ForeignKey(
        "cms_documents.DocumentPage",
        verbose_name="căn cứ",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Văn bản ban hành mẫu, chọn trong mục Văn bản. Khi văn bản này hết hiệu lực, Trang tự báo.",
    )
    basis_part = models.CharField(
        "chỗ trong căn cứ", max_length=200, blank=True, help_text="Ví dụ: Mẫu số 02, Phụ lục I."
    )
    # Read from the file when the version is saved: places that the portal can fill in, and of which file they are.
    marks = models.JSONField(default=list, editable=False)
    marks_file = models.BigIntegerField(null=True, editable=False)
    change = models.CharField("điểm mới", max_length=300, blank=True, help_text="Khác bản trước ở chỗ nào.")

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("effective_from"), FieldPanel("effective_to")]),
        FieldPanel("file"),
        FieldPanel("print_file"),
        FieldPanel("basis"),
        FieldRowPanel([FieldPanel("basis_part"), FieldPanel("change")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "phiên bản biểu mẫu"
        verbose_name_plural = "phiên bản biểu mẫu"
        unique_together = [("page", "effective_from"), ("page", "number")]

    def __str__(self):
        return f"Phiên bản {self.number}"

    def save(self, *args, **kwargs):
        if self.file_id != self.marks_file:
            self.marks, self.marks_file = filling.marks_of(self.file), self.file_id
        super().save(*args, **kwargs)

    @property
    def known_marks(self):
        """Its marks that the portal fills in."""
        return [mark for mark in self.marks if mark in filling.MARKS]

    def clean(self):
        super().clean()
        if self.effective_to and self.effective_from and self.effective_to <= self.effective_from:
            raise ValidationError({"effective_to": "Ngày thôi dùng cần sau ngày áp dụng."})
