"""Criteria of a cluster's year, the sheets on which its units are scored by them, and the ranking that comes of it."""

import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.clusters.models import Cluster
from registrations.receipts.models import Receipt
from registrations.signing.models import Confirmation
from registrations.units.models import OrganisingBody, Unit
from registrations.units.querysets import DatedQuerySet

from . import points

NOT_NEGATIVE = [MinValueValidator(0, "Mời ghi số không âm.")]


def _points(label, **options):
    return models.DecimalField(
        label, max_digits=7, decimal_places=2, validators=NOT_NEGATIVE, **({"null": True, "blank": True} | options)
    )


UNVERIFIED = "chưa đối chiếu với văn bản của tỉnh"


class CriteriaSet(models.Model):
    """Bộ tiêu chí of a cluster and year, in versions. A version that a scoring uses stays as it is."""

    class TieRule(models.TextChoices):
        COMPETITION = points.COMPETITION, "Bỏ qua hạng sau hạng đồng (1, 2, 2, 4)"
        DENSE = points.DENSE, "Hạng liền nhau (1, 2, 2, 3)"

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="criteria_sets", verbose_name="cụm, khối")
    version = models.PositiveSmallIntegerField("phiên bản")
    expected_total = _points("tổng điểm chuẩn", null=False, default=100)
    bonus_cap = _points("trần điểm thưởng")
    penalty_cap = _points("trần điểm trừ")
    places = models.PositiveSmallIntegerField(
        "số chữ số lẻ của tổng điểm", default=2, choices=[(n, n) for n in range(3)]
    )
    tie_rule = models.CharField("cách xếp hạng đồng", max_length=11, choices=TieRule, default=TieRule.COMPETITION)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField("lập lúc", default=timezone.now)

    class Meta:
        verbose_name = "bộ tiêu chí"
        verbose_name_plural = "bộ tiêu chí"
        ordering = ["-cluster__year", "cluster__order", "cluster", "-version"]
        constraints = [models.UniqueConstraint(fields=["cluster", "version"], name="scoring_one_version")]

    def __str__(self):
        return f"Bộ tiêu chí {self.cluster}, phiên bản {self.version}"


class CriterionGroup(models.Model):
    """Nhóm tiêu chí: its points add up under its own cap, as score, bonus or penalty."""

    class Kind(models.TextChoices):
        SCORE = points.SCORE, "Điểm chuẩn"
        BONUS = points.BONUS, "Điểm thưởng"
        PENALTY = points.PENALTY, "Điểm trừ"

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="groups")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=20, blank=True)
    name = models.CharField("tên nhóm", max_length=500)
    kind = models.CharField("loại điểm", max_length=7, choices=Kind, default=Kind.SCORE)
    cap = _points("trần của nhóm")

    class Meta:
        verbose_name = "nhóm tiêu chí"
        verbose_name_plural = "nhóm tiêu chí"
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.code}. {self.name}" if self.code else self.name


class Criterion(models.Model):
    """Tiêu chí: what is scored, and how many points it may have at most. Its key is the same in every version."""

    group = models.ForeignKey(CriterionGroup, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=20, blank=True)
    text = models.CharField("tiêu chí", max_length=1000)
    hint = models.CharField("cách chấm, minh chứng", max_length=1000, blank=True)
    points = _points("điểm tối đa", null=False)
    key = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = "tiêu chí"
        verbose_name_plural = "tiêu chí"
        ordering = ["group__order", "order", "pk"]

    def __str__(self):
        return f"{self.code}. {self.text}" if self.code else self.text


class Category(models.Model):
    """Mức xếp loại: from how many points, up to which place. The first that fits in order is given."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="categories")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên", max_length=100)
    min_points = _points("từ số điểm")
    max_place = models.PositiveSmallIntegerField("đến hạng", null=True, blank=True)

    class Meta:
        verbose_name = "mức xếp loại"
        verbose_name_plural = "mức xếp loại"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class ProtestTerm(models.Model):
    """Thời hạn kiến nghị: within how many working days a unit may protest against a result. Dated data."""

    organising_body = models.ForeignKey(OrganisingBody, models.PROTECT, related_name="+", verbose_name="hội đồng")
    working_days = models.PositiveSmallIntegerField("số ngày làm việc", validators=[MinValueValidator(1)])
    effective_from = models.DateField("từ ngày", null=True, blank=True)
    effective_to = models.DateField("đến trước ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "thời hạn kiến nghị kết quả chấm điểm"
        verbose_name_plural = "thời hạn kiến nghị kết quả chấm điểm"
        ordering = ["-effective_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_from__isnull=True)
                | Q(effective_to__isnull=True)
                | Q(effective_to__gt=F("effective_from")),
                name="scoring_term_dates",
                violation_error_message="Ngày kết thúc cần sau ngày bắt đầu.",
            ),
            models.CheckConstraint(condition=Q(working_days__gte=1, working_days__lte=250), name="scoring_term_days"),
        ]

    def __str__(self):
        return f"{self.working_days} ngày làm việc"

    @property
    def basis(self):
        """What the length rests on, and that nobody has checked it where nobody has."""
        return ", ".join(filter(None, [self.source, "" if self.verified else UNVERIFIED]))[:300]


class Scoring(models.Model):
    """Đợt chấm điểm of one cluster: instants of its phases and what has happened. Its state follows from both."""

    cluster = models.OneToOneField(Cluster, models.PROTECT, related_name="scoring", verbose_name="cụm, khối")
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="scorings", verbose_name="bộ tiêu chí")
    self_opens_at = models.DateTimeField("tự chấm từ lúc")
    self_closes_at = models.DateTimeField("tự chấm đến trước lúc")
    cross_closes_at = models.DateTimeField("chấm chéo đến trước lúc")
    cluster_closes_at = models.DateTimeField("cụm chốt đến trước lúc")
    protest_days = models.PositiveSmallIntegerField("số ngày làm việc được kiến nghị")
    protest_source = models.CharField("căn cứ thời hạn kiến nghị", max_length=300, blank=True)
    locked_at = models.DateTimeField("cụm chốt lúc", null=True, blank=True)
    locked_confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="+", verbose_name="cách xác nhận khi chốt"
    )
    protest_closes_at = models.DateTimeField("kiến nghị đến trước lúc", null=True, blank=True)
    proposed_at = models.DateTimeField("trình duyệt lúc", null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="+", verbose_name="cách xác nhận khi duyệt"
    )
    decision = models.CharField("văn bản công nhận", max_length=300, blank=True)
    receipt = models.OneToOneField(Receipt, models.PROTECT, null=True, related_name="scoring")
    # The ranking as its receipt covers it: a cluster may be called otherwise later, what was proved stays.
    sealed = models.JSONField("nội dung đã xác nhận", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "đợt chấm điểm"
        verbose_name_plural = "đợt chấm điểm"
        ordering = ["-cluster__year", "cluster__order", "pk"]
        permissions = [("approve_scoring", "Duyệt kết quả chấm điểm của cụm, khối")]
        constraints = [
            models.CheckConstraint(
                condition=Q(self_closes_at__gt=F("self_opens_at"))
                & Q(cross_closes_at__gt=F("self_closes_at"))
                & Q(cluster_closes_at__gt=F("cross_closes_at")),
                name="scoring_phases_in_order",
                violation_error_message="Mỗi thời hạn cần sau thời hạn trước nó.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="scoring_second_person",
                violation_error_message="Người duyệt cần là người khác với người trình.",
            ),
        ]

    def __str__(self):
        return f"Chấm điểm {self.cluster}"

    def get_absolute_url(self):
        return reverse("scoring:scoring", args=[self.cluster_id])


class Sheet(models.Model):
    """Phiếu chấm điểm of one unit: who checks it, what was sent, the token of each of its three columns."""

    scoring = models.ForeignKey(Scoring, models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="score_sheets", verbose_name="đơn vị")
    checker = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="sheets_to_check", verbose_name="đơn vị chấm chéo"
    )
    self_sent_at = models.DateTimeField("gửi bản tự chấm lúc", null=True, blank=True)
    self_sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    self_confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="+", verbose_name="cách xác nhận bản tự chấm"
    )
    cross_sent_at = models.DateTimeField("gửi bản chấm chéo lúc", null=True, blank=True)
    cross_sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cross_confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="+", verbose_name="cách xác nhận bản chấm chéo"
    )
    unranked = models.CharField("lý do không xếp hạng", max_length=300, blank=True)
    # {"self": {"version": 3, "by": "Họ và tên", "at": "…"}}: two people in different columns do not meet.
    marks = models.JSONField(default=dict)

    class Meta:
        verbose_name = "phiếu chấm điểm"
        verbose_name_plural = "phiếu chấm điểm"
        ordering = ["scoring", "unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scoring", "unit"], name="scoring_one_sheet"),
            models.CheckConstraint(
                condition=Q(checker__isnull=True) | ~Q(checker=F("unit")), name="scoring_not_own_checker"
            ),
        ]

    def __str__(self):
        return f"{self.scoring}: {self.unit}"

    def version(self, column):
        """The token of a column; 0 before anybody wrote in it."""
        return self.marks.get(column, {}).get("version", 0)


class Entry(models.Model):
    """Điểm of one criterion on one sheet: what the unit, its checker and the cluster give, and why."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="entries")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="entries")
    self_points = _points("tự chấm")
    self_note = models.TextField("thuyết minh", blank=True)
    cross_points = _points("chấm chéo")
    cross_note = models.TextField("lý do chấm chéo", blank=True)
    cluster_points = _points("cụm chấm")
    cluster_note = models.TextField("lý do của cụm", blank=True)

    class Meta:
        verbose_name = "điểm của tiêu chí"
        verbose_name_plural = "điểm của tiêu chí"
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="scoring_one_entry")]

    def __str__(self):
        return f"{self.sheet}: {self.criterion}"


class Evidence(models.Model):
    """Minh chứng: a file that supports what a unit gives itself for a criterion."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="evidence")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="evidence")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="score_evidence")

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["pk"]

    def __str__(self):
        return str(self.attachment)


class Protest(models.Model):
    """Kiến nghị of a unit against the result of its cluster, and the office's answer."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "Chấp nhận"
        DISMISSED = "dismissed", "Giữ nguyên kết quả"

    scoring = models.ForeignKey(Scoring, models.PROTECT, related_name="protests")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="score_protests", verbose_name="đơn vị")
    criterion = models.ForeignKey(Criterion, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField("nội dung kiến nghị")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gửi")
    at = models.DateTimeField("gửi lúc")
    form_key = models.UUIDField("khóa của lần bấm gửi", unique=True)
    outcome = models.CharField("kết luận", max_length=9, choices=Outcome, blank=True)
    answer = models.TextField("trả lời", blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "kiến nghị"
        verbose_name_plural = "kiến nghị"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.unit}: {self.text[:60]}"


class Result(models.Model):
    """Kết quả xếp hạng of a unit as it was approved. Written once; all that the public ever sees of scores."""

    scoring = models.ForeignKey(Scoring, models.PROTECT, related_name="results")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cluster_results", verbose_name="đơn vị")
    unit_name = models.CharField("tên đơn vị khi duyệt", max_length=330)
    points = _points("tổng điểm", null=False)
    place = models.PositiveSmallIntegerField("hạng")
    shared = models.BooleanField("đồng hạng")
    category = models.CharField("xếp loại", max_length=100, blank=True)

    class Meta:
        verbose_name = "kết quả xếp hạng"
        verbose_name_plural = "kết quả xếp hạng"
        ordering = ["place", "unit__sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["scoring", "unit"], name="scoring_one_result")]

    def __str__(self):
        return f"{self.unit_name}: hạng {self.place}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("An approved result is never changed.")
        super().save(*args, **kwargs)
