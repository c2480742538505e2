"""Consultations: what is laid before the public, for how long, and what came of it.

Two kinds: lists of those proposed for an award, and drafts of documents.
Legal ground of the first: the list of those proposed for State honours is laid
before the public for at least ten working days before the council meets
(Decree 152/2025/NĐ-CP). How long, and for which titles or documents, is dated
data (the titles' catalogue, `DocumentRule`), not code.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from registrations.nominations.models import Case
from registrations.privacy.models import ConsentText
from registrations.titles.models import AwardClass, RecipientKind, Title
from registrations.units.models import OrganisingBody

from .document_models import Counting, DocumentRule, DraftDocument, DraftFile, Passage  # noqa: F401
from .querysets import ConsultationQuerySet, NomineeQuerySet


class State(models.TextChoices):
    """Where a consultation stands at an instant; computed, never stored."""

    DRAFT = "du-thao", "Bản thảo"
    UPCOMING = "sap-mo", "Sắp mở"
    OPEN = "dang-mo", "Đang mở"
    CLOSED = "da-ket-thuc", "Đã kết thúc"
    PUBLISHED = "da-cong-bo", "Đã công bố kết quả"


class Consultation(ClusterableModel):
    """Cuộc lấy ý kiến: nominees, or the draft of a document, laid before the public for a counted window.

    Written as a draft; an approver opens it, and from then on its text is
    frozen: ``text_hash`` proves it, corrections are `Change` rows that
    everybody sees. ``working_days`` is the length in the days that
    ``counting`` names. ``closes_at`` is the promised end: it may move later
    when a day is declared off, never earlier.
    """

    class Kind(models.TextChoices):
        NOMINEES = "de-nghi-khen-thuong", "Danh sách đề nghị khen thưởng"
        DRAFT = "du-thao-van-ban", "Dự thảo văn bản"

    class Identity(models.TextChoices):
        REQUIRED = "bat-buoc", "Bắt buộc họ tên, điện thoại, địa chỉ"
        OPTIONAL = "khong-bat-buoc", "Không bắt buộc; ý kiến không ghi tên chỉ để tham khảo"

    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="consultations", verbose_name="Hội đồng"
    )
    kind = models.CharField("loại", max_length=30, choices=Kind, default=Kind.NOMINEES, editable=False)
    title = models.CharField("tiêu đề", max_length=250)
    slug = models.SlugField("tên trong địa chỉ", max_length=120, unique=True, editable=False)
    lead = models.TextField(
        "lời mời",
        blank=True,
        default="Mời công dân, cơ quan, tổ chức xem thành tích và cho ý kiến trước khi Hội đồng họp xét.",
    )
    proposing_body = models.CharField("cơ quan trình", max_length=200)
    submission_number = models.CharField("số tờ trình", max_length=60, blank=True)
    submitted_on = models.DateField("ngày tờ trình", null=True, blank=True)
    legal_basis = models.TextField("căn cứ pháp lý", blank=True, help_text="Bỏ trống thì lấy từ danh mục danh hiệu.")
    council_meets_on = models.DateField("Hội đồng dự kiến họp", null=True, blank=True)
    other_ways = models.TextField(
        "cách gửi khác",
        blank=True,
        default="Gửi thư hoặc nộp trực tiếp tại cơ quan thường trực của Hội đồng. Ghi rõ họ tên, địa chỉ và ký tên.",
        help_text="Địa chỉ, điện thoại của cơ quan thường trực; không ghi số riêng của cá nhân.",
    )
    opens_on = models.DateField("ngày mở", null=True, blank=True, help_text="Ngày thông báo; ngày này không tính.")
    working_days = models.PositiveSmallIntegerField("số ngày", default=10)
    counting = models.CharField("cách tính ngày", max_length=10, choices=Counting, default=Counting.WORKING)
    identity = models.CharField("thông tin người gửi", max_length=20, choices=Identity, default=Identity.OPTIONAL)
    consent = models.ForeignKey(
        ConsentText, models.PROTECT, null=True, editable=False, verbose_name="lời đồng ý xử lý dữ liệu"
    )
    # Who wrote the draft: a window is opened by somebody who did not write it alone.
    drafters = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", editable=False, verbose_name="người soạn"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="người mở"
    )
    opened_at = models.DateTimeField("lúc duyệt mở", null=True, editable=False)
    opens_at = models.DateTimeField("bắt đầu nhận", null=True, editable=False, db_index=True)
    closes_at = models.DateTimeField("ngừng nhận", null=True, editable=False, db_index=True)
    # The plain file of which `text_hash` is the SHA-256; "" when details had to be taken off the portal.
    frozen = models.TextField("nội dung lúc mở", editable=False, blank=True)
    text_hash = models.CharField("mã kiểm chứng nội dung", max_length=64, editable=False, blank=True)
    created_at = models.DateTimeField("lúc tạo", default=timezone.now, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc lấy ý kiến"
        verbose_name_plural = "cuộc lấy ý kiến"
        ordering = ["-opens_on", "-pk"]
        permissions = [
            ("open_consultation", "Duyệt mở cuộc lấy ý kiến"),
            ("publish_outcome", "Công bố kết quả lấy ý kiến"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True)
                | Q(closes_at__gt=F("opens_at"), opens_at__isnull=False, opened_by__isnull=False),
                name="consultations_opened_has_window",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("consultations:detail", args=[self.slug])

    def state_at(self, now):
        """The state at an aware instant; the interval of comments is half-open."""
        if self.opened_at is None:
            return State.DRAFT
        if now < self.opens_at:
            return State.UPCOMING
        if now < self.closes_at:
            return State.OPEN
        return State.PUBLISHED if self.has_outcome else State.CLOSED

    @property
    def has_outcome(self):
        return hasattr(self, "outcome")

    @property
    def subject(self):
        """What the public register calls this consultation: its events belong together by this name."""
        return f"consultation:{self.pk}"

    @property
    def of_draft(self):
        """Whether it lays the draft of a document before the public, not a list of nominees."""
        return self.kind == self.Kind.DRAFT

    @cached_property
    def draft(self):
        """The draft laid before the public, with its rule, or None."""
        if not (self.of_draft and self.pk):
            return None
        return DraftDocument.objects.select_related("rule").filter(consultation=self.pk).first()

    @cached_property
    def files(self):
        """The files of the draft, with what is known of their contents."""
        return list(self.draft_files.select_related("attachment")) if self.of_draft else []

    @property
    def last_day(self):
        """The last day on which comments are taken: the one that ends at ``closes_at``; None for a draft."""
        return self.closes_at and timezone.localdate(self.closes_at - timedelta(microseconds=1))


class Nominee(models.Model):
    """Trường hợp đề nghị khen thưởng: a person or collective and the award proposed."""

    class Address(models.TextChoices):
        MR = "ong", "Ông"
        MS = "ba", "Bà"
        NONE = "", "Không ghi"

    consultation = ParentalKey(
        Consultation, on_delete=models.CASCADE, related_name="nominees", verbose_name="cuộc lấy ý kiến"
    )
    # Where the nominee comes from, when drawn from a unit's nomination; None for one that was typed.
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, editable=False, related_name="nominees", verbose_name="từ đề nghị"
    )
    sort_order = models.PositiveSmallIntegerField("thứ tự", null=True, blank=True, editable=False)
    address = models.CharField("cách xưng", max_length=4, choices=Address, default=Address.NONE, blank=True)
    name = models.CharField("họ tên hoặc tên tập thể", max_length=200)
    kind = models.CharField("đối tượng", max_length=15, choices=RecipientKind, default=RecipientKind.PERSON)
    birth_year = models.PositiveSmallIntegerField(
        "năm sinh", null=True, blank=True, help_text="Chỉ ghi khi cần phân biệt hai người cùng tên."
    )
    position = models.CharField("chức vụ, nghề nghiệp", max_length=200, blank=True)
    unit = models.CharField("đơn vị công tác", max_length=250, blank=True)
    place = models.CharField("nơi ở hoặc trụ sở hiện nay", max_length=250, blank=True)
    place_old = models.CharField("tên địa danh trước đây", max_length=250, blank=True)
    title = models.ForeignKey(Title, models.PROTECT, related_name="+", verbose_name="danh hiệu, hình thức đề nghị")
    award_class = models.CharField("hạng", max_length=10, choices=AwardClass, blank=True)
    merit = models.TextField("tóm tắt thành tích", blank=True)
    period = models.CharField("thời gian lập thành tích", max_length=100, blank=True)
    is_public = models.BooleanField("được công khai", default=True, help_text="Bỏ dấu nếu hồ sơ không được công khai.")
    # After the outcome the details of somebody who was not awarded are taken off the page; the row stays.
    details_removed_at = models.DateTimeField("lúc gỡ thông tin", null=True, editable=False)
    withdrawn_at = models.DateTimeField("lúc rút", null=True, editable=False)
    withdrawn_reason = models.CharField("lý do rút", max_length=500, blank=True, editable=False)

    objects = NomineeQuerySet.as_manager()

    class Meta:
        verbose_name = "trường hợp đề nghị"
        verbose_name_plural = "danh sách đề nghị"
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.name

    def shown(self, field):
        """A field as readers see it: the label of a choice, "" for nothing."""
        choices = self._meta.get_field(field).choices
        return getattr(self, f"get_{field}_display")() if choices else str(getattr(self, field) or "")

    @property
    def award(self):
        """The award proposed, with its class: "Huân chương Lao động hạng Ba"."""
        return self.title.name_with_class(self.award_class)

    @property
    def description(self):
        """Who this is, in one line: form of address, name, year of birth, position and unit."""
        name = f"{self.get_address_display()} {self.name}" if self.address else self.name
        born = f"sinh năm {self.birth_year}" if self.birth_year else ""
        return ", ".join(part for part in (name, born, self.position, self.unit, self.place) if part)


class Change(models.Model):
    """Điều chỉnh sau khi mở: a correction, a withdrawal or a longer window; everybody sees it on the page."""

    class Kind(models.TextChoices):
        CORRECTION = "dinh-chinh", "Đính chính"
        WITHDRAWAL = "rut-de-nghi", "Rút đề nghị"
        EXTENSION = "keo-dai", "Kéo dài thời hạn"

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="changes", verbose_name="cuộc lấy ý kiến"
    )
    nominee = models.ForeignKey(Nominee, models.PROTECT, null=True, related_name="changes", verbose_name="trường hợp")
    passage = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="changes", verbose_name="điều, mục")
    kind = models.CharField("loại", max_length=15, choices=Kind)
    field = models.CharField("mục", max_length=60, blank=True)
    before = models.TextField("trước", blank=True)
    after = models.TextField("sau", blank=True)
    # Of an extension: the new end. The database lets `Consultation.closes_at` move to no other instant.
    ends_at = models.DateTimeField("hạn mới", null=True, editable=False)
    reason = models.CharField("lý do", max_length=500)
    at = models.DateTimeField("lúc", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = "điều chỉnh"
        verbose_name_plural = "các điều chỉnh"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.reason}"

    @property
    def is_told(self):
        """Whether the public reads of it: not when it is about somebody who is not for the public."""
        return not self.nominee_id or self.nominee.is_public


class Outcome(models.Model):
    """Kết quả lấy ý kiến: numbers and conclusions, never what anybody wrote; published after the end."""

    consultation = models.OneToOneField(
        Consultation, models.PROTECT, related_name="outcome", verbose_name="cuộc lấy ý kiến"
    )
    conclusions = models.TextField("kết luận")
    total = models.PositiveIntegerField("tổng số ý kiến")
    agree = models.PositiveIntegerField("nhất trí")
    against = models.PositiveIntegerField("không nhất trí")
    other = models.PositiveIntegerField("ý kiến khác")
    amend = models.PositiveIntegerField("đề nghị sửa đổi, bổ sung", default=0)
    anonymous = models.PositiveIntegerField("không ghi tên")
    paper = models.PositiveIntegerField("bản giấy", default=0)
    set_aside = models.PositiveIntegerField("để riêng, không tính", default=0)
    # Everything a receipt was given for: what is counted, set aside, or on paper and not confirmed.
    received = models.PositiveIntegerField("đã nhận", default=0)
    received_on_paper = models.PositiveIntegerField("trong đó bản giấy", default=0)
    unread = models.PositiveIntegerField("chưa xem xét xong", default=0)
    unread_reason = models.CharField("lý do", max_length=500, blank=True)
    # The numbers by nominee or passage as they were published; [] where only the sums were.
    lines = models.JSONField("số theo từng trường hợp", default=list, blank=True)
    small_number = models.PositiveSmallIntegerField("số ý kiến ít, không tách", default=0)
    content_hash = models.CharField("mã kiểm chứng kết quả", max_length=64, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )
    published_at = models.DateTimeField("lúc công bố", default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người công bố"
    )

    class Meta:
        verbose_name = "kết quả lấy ý kiến"
        verbose_name_plural = "kết quả lấy ý kiến"

    def __str__(self):
        return f"Kết quả: {self.consultation}"

    @property
    def shows_split(self):
        """Whether there are enough comments to break the sum down by stance without telling who wrote what."""
        return self.total >= self.small_number
