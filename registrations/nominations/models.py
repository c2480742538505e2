"""Nominations: what units propose for commendation, and where each proposal stands.

The dossier itself is filed through the public-service portal; here stand the
proposal, its list and its way through verification, public comment, the
council and the decision. Nothing of it is public by itself.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.initiatives.models import Initiative
from registrations.receipts.models import Receipt, SentByUnit
from registrations.signing.models import Confirmation
from registrations.titles.models import AwardClass, Form, Level, RecipientKind, Title
from registrations.units.models import OrganisingBody, Unit
from search.text import fold, without_titles

from .querysets import CaseQuerySet, NominationQuerySet, RuleQuerySet
from .states import State


class Kind(models.TextChoices):
    """Loại khen thưởng: on what ground commendation is proposed. Values are those of award records."""

    MERIT = "cong-trang", "Công trạng và thành tích"
    SUDDEN = "dot-xuat", "Đột xuất"
    THEMED = "chuyen-de", "Chuyên đề, phong trào thi đua"
    SERVICE = "qua-trinh-cong-hien", "Quá trình cống hiến"
    SENIORITY = "nien-han", "Niên hạn"
    FOREIGN = "doi-ngoai", "Đối ngoại"


class CaseKind(models.TextChoices):
    """Đối tượng: whom a case is about; a company counts as a collective in the catalogue of titles."""

    PERSON = "ca-nhan", "Cá nhân"
    COLLECTIVE = "tap-the", "Tập thể"
    HOUSEHOLD = "ho-gia-dinh", "Hộ gia đình"
    COMPANY = "doanh-nghiep", "Doanh nghiệp"

    @property
    def recipient_kind(self) -> str:
        """The kind as the catalogue of titles knows it."""
        return RecipientKind.COLLECTIVE if self == CaseKind.COMPANY else RecipientKind(self.value)


class Rule(models.Model):
    """A rule about nominations with the days for which it holds and its source; never an `if` in code."""

    effective_from = models.DateField("từ ngày", null=True, blank=True)
    effective_to = models.DateField("đến trước ngày", null=True, blank=True)
    legal_source = models.CharField("căn cứ", max_length=300, blank=True)
    verified = models.BooleanField(
        "đã đối chiếu văn bản gốc",
        default=False,
        help_text="Chỉ mục đã đối chiếu mới được hiển thị là “theo quy định”.",
    )

    objects = RuleQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_from__isnull=True)
                | Q(effective_to__isnull=True)
                | Q(effective_to__gt=F("effective_from")),
                name="%(app_label)s_%(class)s_dates",
                violation_error_message="Ngày hết hiệu lực cần sau ngày có hiệu lực.",
            )
        ]


class PaperRule(Rule):
    """Giấy tờ của hồ sơ: one paper that a dossier needs, for which title, form, level and kind, and since when."""

    name = models.CharField("tên giấy tờ", max_length=250)
    hint = models.CharField("giải thích", max_length=300, blank=True)
    title_code = models.SlugField("mã danh hiệu", max_length=60, blank=True, help_text="Bỏ trống: mọi danh hiệu.")
    form = models.CharField("hình thức", max_length=30, choices=Form, blank=True)
    level = models.CharField("cấp khen thưởng", max_length=20, choices=Level, blank=True)
    kind = models.CharField("loại khen thưởng", max_length=20, choices=Kind, blank=True)
    not_for = models.CharField("trừ loại khen thưởng", max_length=20, choices=Kind, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)

    class Meta(Rule.Meta):
        verbose_name = "giấy tờ của hồ sơ"
        verbose_name_plural = "giấy tờ của hồ sơ"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    def concerns(self, title: Title, kind: str) -> bool:
        """Whether the paper belongs to a dossier of this title and kind."""
        wanted = ((self.title_code, title.code), (self.form, title.form), (self.level, title.level), (self.kind, kind))
        return all(not asked or asked == given for asked, given in wanted) and self.not_for != kind


class StandingRule(Rule):
    """Điều kiện để lưu ý: a title that usually comes before, or years to wait; a hint for the eye, never a refusal."""

    class Kind(models.TextChoices):
        PRECEDING = "truoc-do", "Cần đã có danh hiệu trước đó"
        WAITING = "cho-doi", "Cách lần khen trước một số năm"

    title_code = models.SlugField("mã danh hiệu đề nghị", max_length=60)
    kind = models.CharField("loại điều kiện", max_length=10, choices=Kind)
    other_code = models.SlugField("mã danh hiệu trước đó", max_length=60)
    times = models.PositiveSmallIntegerField("số lần", default=1)
    years = models.PositiveSmallIntegerField("trong số năm", default=1)

    class Meta(Rule.Meta):
        verbose_name = "điều kiện để lưu ý"
        verbose_name_plural = "điều kiện để lưu ý"
        ordering = ["title_code", "kind", "pk"]

    def __str__(self):
        return f"{self.title_code}: {self.get_kind_display().lower()} {self.other_code}"


class StateTerm(Rule):
    """Thời hạn của bước: how many working days a nomination may stand in a state."""

    state = models.CharField("bước", max_length=20, choices=State)
    kind = models.CharField(
        "loại khen thưởng", max_length=20, choices=Kind, blank=True, help_text="Bỏ trống: mọi loại."
    )
    working_days = models.PositiveSmallIntegerField("số ngày làm việc")

    class Meta(Rule.Meta):
        verbose_name = "thời hạn của bước"
        verbose_name_plural = "thời hạn của các bước"
        ordering = ["state", "kind", "pk"]

    def __str__(self):
        return f"{self.get_state_display()}: {self.working_days} ngày làm việc"


class FilingPlace(Rule):
    """Nơi nộp hồ sơ: the page of the public-service portal where dossiers of a level are filed."""

    name = models.CharField("tên thủ tục", max_length=300)
    url = models.URLField("địa chỉ trang", max_length=500)
    level = models.CharField("cấp khen thưởng", max_length=20, choices=Level, blank=True)
    kind = models.CharField("loại khen thưởng", max_length=20, choices=Kind, blank=True)

    class Meta(Rule.Meta):
        verbose_name = "nơi nộp hồ sơ"
        verbose_name_plural = "nơi nộp hồ sơ"
        ordering = ["pk"]

    def __str__(self):
        return self.name


class Nomination(models.Model):
    """Đề nghị khen thưởng: a unit's proposal with its list; what was sent stands in its submissions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="nominations", verbose_name="hội đồng"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nominations", verbose_name="đơn vị đề nghị")
    kind = models.CharField("loại khen thưởng", max_length=20, choices=Kind, default=Kind.MERIT)
    year = models.PositiveSmallIntegerField("năm đề nghị", db_index=True)
    proposal_number = models.CharField("số tờ trình", max_length=60, blank=True)
    proposed_on = models.DateField("ngày tờ trình", null=True, blank=True)
    proposal_file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp tờ trình"
    )
    dossier_code = models.CharField("mã hồ sơ dịch vụ công", max_length=60, blank=True)
    contact_name = models.CharField("người liên hệ", max_length=150, blank=True)
    contact_phone = models.CharField("điện thoại liên hệ", max_length=20, blank=True)
    state = models.CharField("trạng thái", max_length=20, choices=State, default=State.DRAFT, db_index=True)
    state_since = models.DateTimeField("ở trạng thái này từ lúc", default=timezone.now)
    resume_to = models.CharField(max_length=20, choices=State, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    # The token of the whole draft; each part keeps the version at which it last changed.
    version = models.PositiveIntegerField(default=1)
    proposal_version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người sửa cuối"
    )
    changed_at = models.DateTimeField("lúc sửa cuối", default=timezone.now)
    created_at = models.DateTimeField("lúc tạo", default=timezone.now, editable=False)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị khen thưởng"
        verbose_name_plural = "đề nghị khen thưởng"
        ordering = ["-created_at"]
        permissions = [
            ("handle_nomination", "Tiếp nhận, thẩm định, trả đề nghị khen thưởng"),
            ("revoke_nomination", "Ghi thu hồi đề nghị khen thưởng đã có quyết định"),
        ]

    def __str__(self):
        if self.proposal_number:
            return f"Tờ trình số {self.proposal_number}, {self.unit}"
        return f"Đề nghị khen thưởng năm {self.year}, {self.unit}"

    def get_absolute_url(self):
        return reverse("nominations:nomination", args=[self.pk])

    @property
    def heading(self) -> str:
        """What the unit's own pages call it."""
        what = "Đề nghị khen thưởng đột xuất" if self.is_sudden else f"Đề nghị khen thưởng năm {self.year}"
        return f"{what}, tờ trình số {self.proposal_number}" if self.proposal_number else what

    @property
    def is_sudden(self) -> bool:
        """Whether it takes the short way of sudden merit."""
        return self.kind == Kind.SUDDEN


class Case(models.Model):
    """Trường hợp đề nghị: one person, collective, household or company and the award proposed."""

    class Gender(models.TextChoices):
        MALE = "nam", "Nam"
        FEMALE = "nu", "Nữ"

    class Left(models.TextChoices):
        STAYS = "", "Trong danh sách"
        WITHDRAWN = "rut", "Đã rút khỏi danh sách"
        REFUSED = "khong-thong-qua", "Hội đồng không thông qua"

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="cases", verbose_name="đề nghị")
    order = models.PositiveSmallIntegerField("số")
    kind = models.CharField("đối tượng", max_length=15, choices=CaseKind, default=CaseKind.PERSON)
    name = models.CharField("họ tên, tên tập thể", max_length=200, blank=True)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    gender = models.CharField("giới tính", max_length=4, choices=Gender, blank=True)
    position = models.CharField("chức vụ, nghề nghiệp", max_length=200, blank=True)
    workplace = models.CharField("đơn vị công tác", max_length=250, blank=True)
    place = models.CharField("nơi ở, trụ sở", max_length=250, blank=True)
    small_collective = models.BooleanField("tập thể nhỏ", default=False)
    direct_worker = models.BooleanField("người lao động trực tiếp", default=False)
    title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="danh hiệu, hình thức"
    )
    award_class = models.CharField("hạng", max_length=10, choices=AwardClass, blank=True)
    period = models.CharField("thời gian lập thành tích", max_length=100, blank=True)
    summary = models.TextField("tóm tắt thành tích", blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="sáng kiến được công nhận"
    )
    papers = models.ManyToManyField(PaperRule, blank=True, related_name="+", verbose_name="giấy tờ đã có")
    version = models.PositiveIntegerField(default=0)
    left_as = models.CharField("không còn trong danh sách", max_length=20, choices=Left, blank=True, editable=False)
    left_on = models.DateField("từ ngày", null=True, editable=False)
    left_reason = models.CharField("lý do", max_length=500, blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "trường hợp đề nghị"
        verbose_name_plural = "trường hợp đề nghị"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name or f"Trường hợp {self.order}"

    def save(self, *args, **kwargs):
        self.name_key = fold(without_titles(self.name))[:200]
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_key"}
        super().save(*args, **kwargs)

    @property
    def award(self) -> str:
        """The award proposed, with its class; "" while none is chosen."""
        return self.title.name_with_class(self.award_class) if self.title else ""

    @property
    def words(self) -> int:
        """How many words the summary has."""
        return len(self.summary.split())


class Submission(SentByUnit):
    """Lần gửi: what a unit sent, exactly as it was, with its receipt. Written once."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="submissions")
    proposal_file = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="nomination_submission")
    confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="nomination_submission", verbose_name="cách xác nhận"
    )

    class Meta:
        verbose_name = "lần gửi đề nghị"
        verbose_name_plural = "lần gửi đề nghị"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["nomination", "number"], name="nomination_submission_number")]

    def __str__(self):
        return f"{self.nomination}, lần {self.number}"


class Event(models.Model):
    """Bước đi của hồ sơ: one move from a state to the next, by whom, when and why; written once."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="events", verbose_name="đề nghị")
    move = models.CharField("việc", max_length=30)
    before = models.CharField("từ", max_length=20, choices=State)
    after = models.CharField("sang", max_length=20, choices=State)
    on = models.DateField("ngày")
    reason = models.TextField("lý do", blank=True)
    data = models.JSONField("nội dung kèm", default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "bước của hồ sơ"
        verbose_name_plural = "các bước của hồ sơ"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_before_display()} → {self.get_after_display()}"


class Note(models.Model):
    """Ghi chú nội bộ: read by officers only, never by the unit."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="notes", verbose_name="đề nghị")
    text = models.TextField("nội dung")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "ghi chú nội bộ"
        verbose_name_plural = "ghi chú nội bộ"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.text[:80]


class Complaint(models.Model):
    """Đơn thư đang xem xét: while it is pending the council does not meet on the nomination. Officers only."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="complaints", verbose_name="đề nghị")
    case = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="trường hợp")
    reference = models.CharField("số hoặc nguồn của đơn thư", max_length=200)
    received_on = models.DateField("ngày nhận")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    cleared_at = models.DateTimeField("giải quyết xong lúc", null=True)
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.TextField("kết quả giải quyết", blank=True)

    class Meta:
        verbose_name = "đơn thư"
        verbose_name_plural = "đơn thư"
        ordering = ["cleared_at", "-opened_at"]

    def __str__(self):
        return self.reference
