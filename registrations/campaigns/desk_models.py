"""What the office does with registrations: judges, reminds, hands out, notes; and the runs over many units at once."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from registrations.units.models import Unit

from . import marks
from .steps import BY_KEY


def _officer(**kwargs):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="chuyên viên", **kwargs
    )


class Review(models.Model):
    """Xử lý: that an officer accepted or returned a submission, took an acceptance back, or granted more time, and why.

    `marks` names the places to mend, as the officer saw them in the submission: a list of
    {"part", "row", "name", "field", "note"}; see `marks.py`.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Tiếp nhận"
        RETURNED = "returned", "Trả lại để bổ sung"
        EXTENDED = "extended", "Gia hạn"
        REOPENED = "reopened", "Rút việc tiếp nhận"

    registration = models.ForeignKey("campaigns.Registration", models.PROTECT, related_name="reviews")
    submission = models.ForeignKey("campaigns.Submission", models.PROTECT, null=True, related_name="reviews")
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    reason = models.TextField("lý do", blank=True)
    steps = models.JSONField("các phần cần bổ sung", default=list)
    marks = models.JSONField("các chỗ cần bổ sung", default=list)
    by = _officer()
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lần xử lý"
        verbose_name_plural = "lần xử lý"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.registration}"

    @property
    def step_names(self):
        """Names of the parts to mend, in words."""
        return [BY_KEY[key].name for key in self.steps if key in BY_KEY]

    @property
    def told(self):
        """What the unit is told: the reason, and below it the places to mend."""
        return "\n".join([self.reason, *(f"- {line}" for line in self.mark_lines)])

    @property
    def mark_lines(self):
        """The places to mend, each in one line."""
        return [marks.words(each) for each in self.marks]


class Reminder(models.Model):
    """Lần nhắc: that a unit was reminded of a deadline, by the clock (days before it) or by an officer's button."""

    campaign = models.ForeignKey(
        "campaigns.Campaign", models.PROTECT, related_name="reminders", verbose_name="đợt đăng ký"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reminders", verbose_name="đơn vị")
    last_day = models.DateField("ngày cuối của hạn")
    days_before = models.PositiveSmallIntegerField("nhắc trước số ngày", null=True, blank=True)
    people = models.PositiveSmallIntegerField("số người nhận thư")
    by = _officer(null=True)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "lần nhắc"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit", "last_day", "days_before"],
                condition=Q(days_before__isnull=False),
                name="campaigns_reminded_once",
            )
        ]

    def __str__(self):
        return f"{self.campaign}: {self.unit}"


class Handling(models.Model):
    """Phân công: which officer follows a unit in a campaign, also before the unit has begun."""

    campaign = models.ForeignKey(
        "campaigns.Campaign", models.PROTECT, related_name="handlings", verbose_name="đợt đăng ký"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="handlings", verbose_name="đơn vị")
    officer = _officer()
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "phân công theo dõi"
        verbose_name_plural = "phân công theo dõi"
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="campaigns_one_handler")]

    def __str__(self):
        return f"{self.unit}: {self.officer}"


class DeskNote(models.Model):
    """Ghi chú nội bộ: what officers tell each other about a unit in a campaign; the unit never sees it."""

    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="notes", verbose_name="đợt đăng ký")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="desk_notes", verbose_name="đơn vị")
    text = models.TextField("ghi chú", max_length=5_000)
    by = _officer()
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "ghi chú nội bộ"
        verbose_name_plural = "ghi chú nội bộ"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.campaign}: {self.unit}"


class DeskRun(models.Model):
    """Việc làm với nhiều đơn vị: one event over many units at once, and which went through.

    `key` belongs to one confirmation page: pressing its button twice is one run. `done` holds
    {"unit", "name"}, `left_out` also {"why"}.
    """

    class Work(models.TextChoices):
        ACCEPT = "tiep-nhan", "Tiếp nhận"
        REMIND = "nhac", "Nhắc"
        ASSIGN = "giao", "Giao người theo dõi"
        EXTEND = "gia-han", "Gia hạn"

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="+", verbose_name="đợt đăng ký")
    work = models.CharField("việc", max_length=10, choices=Work)
    done = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    by = _officer()
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "việc làm với nhiều đơn vị"
        verbose_name_plural = "việc làm với nhiều đơn vị"

    def __str__(self):
        return f"{self.get_work_display()}: {self.campaign}"
