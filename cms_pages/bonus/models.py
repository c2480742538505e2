"""Bonus levels for high results: dated tables, each with the law it rests on, searched together."""

from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms_pages.bonus.sums import MOST, SumField, TimesField, times_text
from cms_pages.core.models import LEAD_PANEL, BasePage
from cms_pages.core.paging import page_of
from cms_pages.core.panels import FourEyesPanel
from cms_pages.core.sections import SectionMixin
from cms_pages.documents.library import open_to_all, put_standings
from registrations.folded import holding
from search.text import asked_words, fold
from themes.base import outward
from themes.base.vietnamese import number_text

PER_PAGE = 60


class BonusIndexPage(SectionMixin, BasePage):
    """Mục mức thưởng: one search over all tables in force."""

    template = "cms_pages/bonus/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_bonus.BonusTablePage"]
    child_related = ("basis",)
    max_count = 1

    class Meta:
        verbose_name = "mục mức thưởng"
        verbose_name_plural = "mục mức thưởng"

    def tables(self):
        """Public tables, the latest first."""
        below = BonusTablePage.objects.live().filter(open_to_all(), path__startswith=self.path, depth=self.depth + 1)
        return below.select_related("basis").defer("basis__body").order_by("-effective_from", "-pk")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        tables = list(self.tables())
        put_standings([table.basis for table in tables if table.basis], today)
        current = [table for table in tables if table.applies_on(today)]
        typed = asked_words(request.GET.get("q"), 200).strip()
        words = fold(typed)
        levels = holding(BonusLevel.objects.filter(page__in=[table.pk for table in current]), words)
        levels = levels.order_by("-page__effective_from", "page", "sort_order", "pk")
        found = page_of(request, levels, PER_PAGE)
        by_key = {table.pk: table for table in current}
        found.object_list = [_with_table(level, by_key) for level in found.object_list]
        return context | {
            "levels": found,
            "listing": outward.listing(found),
            "current": current,
            "others": [table for table in tables if table.pk not in by_key],
            "doubtful": any(not table.verified for table in current),
            "typed": typed if words else "",
        }


def _with_table(level, tables):
    level.table = tables[level.page_id]
    level.sum = level.in_dong(level.table.base_salary)
    return level


class BonusTablePage(BasePage):
    """Bảng mức thưởng: one set of levels, from when to when, by which document."""

    basis = models.ForeignKey(
        "cms_documents.DocumentPage",
        verbose_name="căn cứ",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Văn bản quy định mức thưởng, chọn trong mục Văn bản.",
    )
    source = models.CharField(
        "căn cứ bằng lời",
        max_length=300,
        blank=True,
        help_text="Khi văn bản chưa có trong mục Văn bản, hoặc để ghi rõ điều, khoản.",
    )
    base_salary = SumField(
        "mức lương cơ sở để tính (đồng)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST)],
        help_text="Chỉ khi bảng có mức theo số lần lương cơ sở, ví dụ 2.340.000. Lương cơ sở đổi thì sửa ở đây.",
    )
    base_salary_source = models.CharField(
        "căn cứ của mức lương cơ sở", max_length=200, blank=True, help_text="Ví dụ: Nghị định số …, từ ngày …"
    )
    effective_from = models.DateField("áp dụng từ ngày")
    effective_to = models.DateField("thôi áp dụng từ ngày", null=True, blank=True)
    verified = models.BooleanField(
        "đã đối chiếu văn bản gốc",
        default=False,
        help_text="Chưa đối chiếu thì trang ghi rõ số liệu để tham khảo, không dùng làm căn cứ.",
    )

    template = "cms_pages/bonus/table.html"
    search_kind = "page"
    parent_page_types = ["cms_bonus.BonusIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        FourEyesPanel(),
        *BasePage.content_panels[1:-1],
        LEAD_PANEL,
        MultiFieldPanel(
            [
                FieldPanel("basis"),
                FieldPanel("source"),
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_to")]),
                FieldRowPanel([FieldPanel("base_salary"), FieldPanel("base_salary_source")]),
                FieldPanel("verified"),
            ],
            "Căn cứ và thời gian áp dụng",
        ),
        InlinePanel("levels", heading="Các mức thưởng", label="Mức thưởng"),
    ]

    class Meta:
        verbose_name = "bảng mức thưởng"
        verbose_name_plural = "bảng mức thưởng"

    def clean(self):
        super().clean()
        if self.effective_to and self.effective_from and self.effective_to <= self.effective_from:
            raise ValidationError({"effective_to": "Ngày thôi áp dụng cần sau ngày áp dụng."})
        if self.verified and not (self.basis_id or self.source):
            raise ValidationError({"verified": "Đã đối chiếu thì mời ghi căn cứ: chọn văn bản hoặc ghi bằng lời."})

    def applies_on(self, on):
        """Does the table hold on a day? Half-open: not on the day from which it no longer applies."""
        return self.effective_from <= on and (self.effective_to is None or on < self.effective_to)

    @property
    def span(self):
        """ "áp dụng từ 01/01/2019 đến trước 01/01/2026"."""
        start = f"áp dụng từ {self.effective_from:%d/%m/%Y}"
        return f"{start} đến trước {self.effective_to:%d/%m/%Y}" if self.effective_to else start

    def get_context(self, request, *args, **kwargs):
        today = timezone.localdate()
        if self.basis:
            put_standings([self.basis], today)
        levels = list(self.levels.all())
        for level in levels:
            level.sum = level.in_dong(self.base_salary)
        return super().get_context(request, *args, **kwargs) | {
            "levels": levels,
            "applies": self.applies_on(today),
            "upcoming": self.effective_from > today,
        }

    def entry_fields(self):
        return {"body": " ".join(str(level) for level in self.levels.all())}


class BonusLevel(Orderable):
    """Mức thưởng cho một thành tích: a sum in đồng, times of the base salary, or words where the rule counts otherwise."""

    page = ParentalKey(BonusTablePage, on_delete=models.CASCADE, related_name="levels")
    contest = models.CharField("cuộc thi, giải, danh hiệu", max_length=200)
    result = models.CharField("thành tích", max_length=150, help_text="Ví dụ: Huy chương Vàng, giải Nhất.")
    recipient = models.CharField("đối tượng", max_length=150, blank=True, help_text="Ví dụ: học sinh, huấn luyện viên.")
    amount = SumField(
        "mức thưởng (đồng)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST)],
        help_text="Ví dụ: 12.000.000 hoặc 1,5 triệu.",
    )
    times = TimesField(
        "số lần mức lương cơ sở",
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
        help_text="Ví dụ: 1,5. Ghi thêm mức lương cơ sở của bảng thì Trang tính ra đồng.",
    )
    words = models.CharField(
        "mức thưởng bằng lời",
        max_length=150,
        blank=True,
        help_text="Khi không phải số tiền, không theo lương cơ sở, hoặc để ghi thêm điều kiện.",
    )
    folded = models.TextField(editable=False, default="")

    panels = [
        FieldPanel("contest"),
        FieldRowPanel([FieldPanel("result"), FieldPanel("recipient")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("times"), FieldPanel("words")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "mức thưởng"
        verbose_name_plural = "mức thưởng"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(times__isnull=False) | ~Q(words=""),
                name="cms_bonus_says_how_much",
                violation_error_message="Mời ghi số tiền, số lần mức lương cơ sở, hoặc ghi mức thưởng bằng lời.",
            )
        ]

    def __str__(self):
        return " ".join(filter(None, [self.contest, self.result, self.recipient, self.how_much]))

    def save(self, *args, **kwargs):
        self.folded = fold(f"{self.contest} {self.result} {self.recipient} {self.how_much} {self.amount or ''}")
        super().save(*args, **kwargs)

    @property
    def how_much(self):
        """ "20.000.000 đồng"; both where the rule says both."""
        amount = f"{number_text(self.amount)} đồng" if self.amount is not None else ""
        times = f"{times_text(self.times)} lần mức lương cơ sở" if self.times is not None else ""
        return "; ".join(filter(None, [amount, times, self.words]))

    def in_dong(self, base_salary):
        """What the times of the base salary come to, in words; "" where that is not known."""
        if self.times is None or not base_salary:
            return ""
        return f"{number_text(int((self.times * base_salary).to_integral_value(ROUND_HALF_UP)))} đồng"
