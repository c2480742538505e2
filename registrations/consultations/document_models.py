"""Drafts of documents laid before the public: their text by passages, their files, and for how long by which rule."""

from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey

from registrations.attachments.models import Attachment

from .querysets import DocumentRuleQuerySet


class Counting(models.TextChoices):
    """Which days of a window count."""

    WORKING = "lam-viec", "ngày làm việc"
    CALENDAR = "lien-tuc", "ngày, kể cả ngày nghỉ"


class DocumentRule(models.Model):
    """Thời hạn lấy ý kiến theo loại văn bản: the shortest window for drafts of one type of document, dated."""

    code = models.SlugField("mã", max_length=60)
    name = models.CharField("loại văn bản", max_length=200)
    min_days = models.PositiveSmallIntegerField("số ngày tối thiểu")
    counting = models.CharField("cách tính ngày", max_length=10, choices=Counting, default=Counting.WORKING)
    effective_from = models.DateField("hiệu lực từ")
    effective_to = models.DateField("hết hiệu lực từ", null=True, blank=True, help_text="Ngày đầu không còn áp dụng.")
    legal_source = models.CharField("căn cứ", max_length=300, blank=True)
    verified = models.BooleanField(
        "đã đối chiếu văn bản gốc", default=False, help_text="Căn cứ chỉ hiện công khai khi đã đối chiếu."
    )

    objects = DocumentRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "thời hạn theo loại văn bản"
        verbose_name_plural = "thời hạn theo loại văn bản"
        ordering = ["name", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "effective_from"],
                name="consultations_one_rule_per_type_and_start",
                violation_error_message="Loại văn bản này đã có dòng bắt đầu từ ngày đó. Mời sửa dòng đã có.",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="consultations_rule_span",
                violation_error_message="Ngày hết hiệu lực phải sau ngày bắt đầu hiệu lực.",
            ),
            models.CheckConstraint(
                condition=Q(min_days__gte=1, min_days__lte=250),
                name="consultations_rule_days",
                violation_error_message="Số ngày tối thiểu cần từ 1 đến 250.",
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.min_days} {self.get_counting_display()}"


class DraftDocument(models.Model):
    """Dự thảo văn bản: the draft a consultation lays before the public; exactly one in each of that kind."""

    consultation = ParentalKey(
        "consultations.Consultation", on_delete=models.CASCADE, related_name="drafts", verbose_name="cuộc lấy ý kiến"
    )
    rule = models.ForeignKey(DocumentRule, models.PROTECT, related_name="drafts", verbose_name="loại văn bản")
    title = models.CharField("tên dự thảo", max_length=500)
    drafting_body = models.CharField("cơ quan soạn thảo", max_length=200)
    explanation = models.TextField("thuyết minh, nội dung chính", blank=True)

    class Meta:
        verbose_name = "dự thảo văn bản"
        verbose_name_plural = "dự thảo văn bản"
        constraints = [models.UniqueConstraint(fields=["consultation"], name="consultations_one_draft_each")]

    def __str__(self):
        return self.title


class Passage(models.Model):
    """Điều, khoản, mục: one numbered passage of a draft that can be commented on by itself."""

    consultation = ParentalKey(
        "consultations.Consultation", on_delete=models.CASCADE, related_name="passages", verbose_name="cuộc lấy ý kiến"
    )
    sort_order = models.PositiveSmallIntegerField("thứ tự", null=True, blank=True, editable=False)
    number = models.CharField("số", max_length=40, blank=True, help_text="Ví dụ: Điều 5, Mục II, Phụ lục 1.")
    heading = models.CharField("tên điều, mục", max_length=500, blank=True)
    text = models.TextField("nội dung", blank=True)

    class Meta:
        verbose_name = "điều, mục của dự thảo"
        verbose_name_plural = "các điều, mục của dự thảo"
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return ". ".join(part for part in (self.number, self.heading) if part) or self.text[:80]


class DraftFile(models.Model):
    """Tệp của dự thảo: a file of the draft; everybody may read it from the moment the window is approved."""

    consultation = models.ForeignKey(
        "consultations.Consultation", models.CASCADE, related_name="draft_files", verbose_name="cuộc lấy ý kiến"
    )
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="draft_file", verbose_name="tệp")
    label = models.CharField("tên tệp trên trang", max_length=200)
    text = models.TextField("nội dung đọc được", blank=True, editable=False)
    sort_order = models.PositiveSmallIntegerField("thứ tự", default=0, editable=False)

    class Meta:
        verbose_name = "tệp của dự thảo"
        verbose_name_plural = "tệp của dự thảo"
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.label
