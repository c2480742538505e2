"""What the province itself registers with the Central Council: targets of a year, candidates for flags, the results.

Pages, so that nobody publishes them alone. Whether a candidate got its flag is
read from the award records, never typed.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.page_form import PageForm
from cms_pages.core.paging import page_of
from cms_pages.core.sections import SectionMixin
from cms_pages.targets import gaps, results
from cms_pages.targets.panels import GapsPanel
from registrations.units.models import OrganisingBody

PER_PAGE = 20


class TargetsIndexPage(SectionMixin, BasePage):
    """Mục chỉ tiêu đăng ký của tỉnh."""

    register_by = models.CharField(
        "hạn đăng ký hằng năm",
        max_length=5,
        default="31/03",
        validators=[RegexValidator(r"^(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])$", "Mời ghi ngày/tháng, ví dụ 31/03.")],
        help_text="Ngày/tháng, ví dụ 31/03: đến hết ngày này chưa có trang của năm thì người biên tập được nhắc.",
    )

    content_panels = [*BasePage.content_panels, FieldPanel("register_by")]
    template = "cms_pages/targets/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_targets.TargetsPage"]
    child_related = ("organising_body", "document", "file", "picture")
    max_count = 1

    class Meta:
        verbose_name = "mục chỉ tiêu đăng ký của tỉnh"
        verbose_name_plural = "mục chỉ tiêu đăng ký của tỉnh"

    def pages(self):
        """Public pages, the newest year first."""
        found = TargetsPage.objects.live().public().filter(path__startswith=self.path, depth=self.depth + 1)
        counted = found.select_related("organising_body").defer("body").annotate(count=models.Count("targets"))
        return counted.order_by("-year", "pk")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"pages": page_of(request, self.pages(), PER_PAGE)}


def first_body():
    """The council that a new page is of: the one of the province."""
    return OrganisingBody.objects.order_by("pk").values_list("pk", flat=True).first()


class TargetsPageForm(PageForm):
    """One page for a council and a year."""

    def clean(self):
        data = super().clean()
        body, year = data.get("organising_body"), data.get("year")
        others = TargetsPage.objects.filter(organising_body=body, year=year).exclude(pk=self.instance.pk)
        if body and year and others.exists():
            self.add_error("year", "Năm này đã có trang chỉ tiêu đăng ký. Mời mở trang ấy để sửa.")
        return data


class TargetsPage(BasePage):
    """Chỉ tiêu đăng ký của tỉnh trong một năm: what was registered, and at the end of the year what came of it."""

    organising_body = models.ForeignKey(
        OrganisingBody, verbose_name="hội đồng", default=first_body, on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField("năm", validators=[MinValueValidator(1948), MaxValueValidator(2100)])
    registered_on = models.DateField("ngày đăng ký")
    registered_with = models.CharField(
        "đăng ký với", max_length=200, default="Hội đồng Thi đua - Khen thưởng Trung ương"
    )
    document = models.ForeignKey(
        "cms_documents.DocumentPage",
        verbose_name="văn bản đăng ký trong mục Văn bản",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    file = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="hoặc tệp đăng ký",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    results_on = models.DateField(
        "ngày đánh giá kết quả", null=True, blank=True, help_text="Ghi khi đã có kết quả cuối năm."
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)

    template = "cms_pages/targets/targets.html"
    search_kind = "page"
    base_form_class = TargetsPageForm
    parent_page_types = ["cms_targets.TargetsIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        GapsPanel(),
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("year"), FieldPanel("registered_on")]),
                FieldPanel("registered_with"),
                FieldPanel("document"),
                FieldPanel("file"),
                FieldPanel("organising_body"),
            ],
            "Đăng ký",
        ),
        InlinePanel("targets", heading="Chỉ tiêu", label="Chỉ tiêu"),
        InlinePanel("candidates", heading="Đơn vị đăng ký cờ thi đua", label="Đơn vị đăng ký cờ"),
        FieldPanel("results_on"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "trang chỉ tiêu đăng ký của tỉnh"
        verbose_name_plural = "trang chỉ tiêu đăng ký của tỉnh"

    def clean(self):
        super().clean()
        told = {}
        today = timezone.localdate()
        if self.registered_on and self.registered_on > today:
            told["registered_on"] = "Mời ghi ngày đã đăng ký; ngày này chưa đến."
        if self.results_on and self.results_on > today:
            told["results_on"] = "Mời ghi ngày đã đánh giá; ngày này chưa đến."
        elif self.results_on and self.registered_on and self.results_on < self.registered_on:
            told["results_on"] = "Ngày đánh giá kết quả cần bằng hoặc sau ngày đăng ký."
        if told:
            raise ValidationError(told)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        targets, candidates = list(self.targets.all()), list(self.candidates.select_related("unit"))
        results.put_awards(candidates, self.year)
        document = self.document
        return context | {
            "targets": targets,
            "assessed": any(target.is_assessed for target in targets),
            "reached": sum(target.outcome in (Outcome.MET, Outcome.EXCEEDED) for target in targets),
            "flags": results.by_flag(candidates),
            "document": document if document and document.live and not document.get_view_restrictions() else None,
            "missing": gaps.of(self, timezone.localdate()) if gaps.may_see(getattr(request, "user", None)) else [],
        }

    def entry_fields(self):
        lines = [". ".join(filter(None, [each.text, each.level, each.result])) for each in self.targets.all()]
        lines += [f"{each.get_flag_display()}: {each.shown_name}" for each in self.candidates.select_related("unit")]
        return {"body": "\n".join([*lines, matter_text(self.body)]), "date": self.registered_on, "year": self.year}


class Outcome(models.TextChoices):
    """Kết quả so với mức đăng ký."""

    EXCEEDED = "vuot", "Vượt"
    MET = "dat", "Đạt"
    MISSED = "khong-dat", "Chưa đạt"


class Target(Orderable):
    """Chỉ tiêu đăng ký, và kết quả cuối năm."""

    page = ParentalKey(TargetsPage, on_delete=models.CASCADE, related_name="targets")
    text = models.CharField("chỉ tiêu", max_length=500)
    measure = models.CharField("đơn vị tính", max_length=60, blank=True, help_text="Ví dụ: %, xã, tỷ đồng.")
    level = models.CharField("mức đăng ký", max_length=150, help_text="Ví dụ: 7,5 hoặc trên 95.")
    result = models.CharField("kết quả cuối năm", max_length=150, blank=True)
    outcome = models.CharField("so với đăng ký", max_length=10, choices=Outcome, blank=True)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("level"), FieldPanel("measure")]),
        FieldRowPanel([FieldPanel("result"), FieldPanel("outcome")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "chỉ tiêu đăng ký"
        verbose_name_plural = "chỉ tiêu đăng ký"

    def __str__(self):
        return self.text

    @property
    def is_assessed(self):
        """Is there a result?"""
        return bool(self.result or self.outcome)

    def clean(self):
        super().clean()
        if self.outcome and not self.result.strip():
            raise ValidationError({"result": "Mời ghi kết quả cuối năm để người đọc so với mức đăng ký."})


class Flag(models.TextChoices):
    """Cờ thi đua: codes of the catalogue of titles, by which the award records know them."""

    GOVERNMENT = "co-thi-dua-chinh-phu", "Cờ thi đua của Chính phủ"
    PROVINCE = "co-thi-dua-tinh", "Cờ thi đua của Ủy ban nhân dân tỉnh"


class FlagCandidate(Orderable):
    """Đơn vị đăng ký cờ thi đua của một năm."""

    page = ParentalKey(TargetsPage, on_delete=models.CASCADE, related_name="candidates")
    flag = models.CharField("cờ thi đua", max_length=30, choices=Flag, default=Flag.GOVERNMENT)
    unit = models.ForeignKey(
        "units.Unit", verbose_name="đơn vị", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(
        "tên đơn vị", max_length=250, blank=True, help_text="Chỉ ghi khi đơn vị chưa có trong danh mục."
    )
    note = models.CharField("ghi chú", max_length=250, blank=True)

    panels = [FieldPanel("flag"), FieldPanel("unit"), FieldPanel("name"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = "đơn vị đăng ký cờ"
        verbose_name_plural = "đơn vị đăng ký cờ"

    def __str__(self):
        return self.shown_name

    @property
    def shown_name(self):
        """What the candidate is called."""
        return self.unit.name if self.unit_id else self.name

    def clean(self):
        super().clean()
        if bool(self.unit_id) == bool(self.name.strip()):
            raise ValidationError(
                {"unit": "Mời chọn đơn vị trong danh mục, hoặc ghi tên đơn vị chưa có trong danh mục."}
            )
