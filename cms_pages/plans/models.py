"""Work plans of the council: the tasks of a year, who does them, by when, and what came of them.

Officers keep a plan from day to day; everybody reads `WorkPlan.shown`, the
plan as somebody else approved it. What was changed since waits for approval.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from registrations.awards.models import Decision
from registrations.campaigns.models import Campaign
from registrations.units.models import OrganisingBody, Unit


class WorkPlan(models.Model):
    """Kế hoạch công tác thi đua, khen thưởng của một năm. Public from `published_at` on, if that is set, as `shown`."""

    organising_body = models.ForeignKey(OrganisingBody, models.PROTECT, related_name="+", verbose_name="hội đồng")
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên kế hoạch", max_length=250)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    published_at = models.DateTimeField("công khai từ", null=True, blank=True, editable=False)
    version = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    # The plan as it was approved (`showing.snapshot`), and who changed it since: none of them approves it again.
    shown = models.JSONField(default=dict, blank=True, editable=False)
    authors = models.JSONField(default=list, blank=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name="người sửa"
    )

    class Meta:
        verbose_name = "kế hoạch công tác"
        verbose_name_plural = "kế hoạch công tác"
        ordering = ["-year", "pk"]
        permissions = [("publish_workplan", "Công khai kế hoạch công tác")]
        constraints = [
            models.UniqueConstraint(
                fields=["organising_body", "year"],
                name="cms_plans_one_a_year",
                violation_error_message="Hội đồng đã có kế hoạch của năm này.",
            )
        ]

    def __str__(self):
        return f"{self.title}" if str(self.year) in self.title else f"{self.title} ({self.year})"

    def get_absolute_url(self):
        return reverse("plans:plan", args=[self.organising_body.slug, self.year])

    @property
    def awaits_approval(self):
        """Is the plan public, but not as it stands now?"""
        return self.published_at is not None and self.shown.get("version") != self.version


class Task(models.Model):
    """Nhiệm vụ của kế hoạch."""

    class Status(models.TextChoices):
        """Tình trạng."""

        PLANNED = "planned", "Chưa thực hiện"
        ONGOING = "ongoing", "Đang thực hiện"
        DONE = "done", "Đã hoàn thành"
        DROPPED = "dropped", "Đưa ra khỏi kế hoạch"

    plan = models.ForeignKey(WorkPlan, models.CASCADE, related_name="tasks", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự")
    number = models.CharField("số thứ tự", max_length=20, blank=True)
    text = models.TextField("nội dung", max_length=3000)
    quarters = models.JSONField("quý", default=list, blank=True)
    months = models.JSONField("tháng", default=list, blank=True)
    deadline = models.CharField("thời hạn ghi trong kế hoạch", max_length=200, blank=True)
    due_on = models.DateField("hạn cuối", null=True, blank=True, db_index=True)
    section = models.CharField("nhóm nhiệm vụ", max_length=300, blank=True)
    product = models.CharField("sản phẩm", max_length=300, blank=True)
    status = models.CharField("tình trạng", max_length=8, choices=Status, default=Status.PLANNED)
    done_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    result = models.CharField("kết quả", max_length=500, blank=True)

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["plan", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(status="done"), name="cms_plans_done_day_only_when_done"
            )
        ]

    def __str__(self):
        short = self.text if len(self.text) < 90 else f"{self.text[:87]}…"
        return f"{self.number}. {short}" if self.number else short

    def is_open(self):
        """Is it still to be done?"""
        return self.status in (self.Status.PLANNED, self.Status.ONGOING)

    def overdue_days(self, today: datetime.date) -> int:
        """How many days past its last day an open task is; 0 where it is in time."""
        late = self.is_open() and self.due_on is not None and self.due_on < today
        return (today - self.due_on).days if late else 0


class TaskAgency(models.Model):
    """Cơ quan thực hiện nhiệm vụ: the name as written, and the unit it means where that is known."""

    class Role(models.TextChoices):
        """Vai trò."""

        LEAD = "lead", "Chủ trì"
        WITH = "with", "Phối hợp"

    task = models.ForeignKey(Task, models.CASCADE, related_name="agencies", verbose_name="nhiệm vụ")
    role = models.CharField("vai trò", max_length=4, choices=Role)
    position = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên cơ quan", max_length=300)
    unit = models.ForeignKey(
        Unit, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="đơn vị trong danh mục"
    )

    class Meta:
        verbose_name = "cơ quan thực hiện"
        verbose_name_plural = "cơ quan thực hiện"
        ordering = ["role", "position"]

    def __str__(self):
        return self.name


class TaskLink(models.Model):
    """Nơi cho thấy kết quả của nhiệm vụ: one page, decision or campaign. The public sees it while that is public."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="links", verbose_name="nhiệm vụ")
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="trang"
    )
    decision = models.ForeignKey(
        Decision, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="quyết định khen thưởng"
    )
    campaign = models.ForeignKey(
        Campaign, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="đợt đăng ký thi đua"
    )

    TARGETS = ("page", "decision", "campaign")

    class Meta:
        verbose_name = "kết quả được gắn"
        verbose_name_plural = "kết quả được gắn"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, decision__isnull=True, campaign__isnull=True)
                | Q(page__isnull=True, decision__isnull=False, campaign__isnull=True)
                | Q(page__isnull=True, decision__isnull=True, campaign__isnull=False),
                name="cms_plans_link_to_one",
            ),
            *(
                models.UniqueConstraint(
                    fields=["task", name],
                    name=f"cms_plans_link_once_{name}",
                    violation_error_message="Kết quả này đã được gắn.",
                )
                for name in ("page", "decision", "campaign")
            ),
        ]

    def __str__(self):
        return str(self.target)

    @property
    def target(self):
        """The page, decision or campaign."""
        return self.page or self.decision or self.campaign


class Reminder(models.Model):
    """Lần nhắc đã gửi: a task is told of once as due soon and once as overdue, for each last day it has had."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="+", verbose_name="nhiệm vụ")
    due_on = models.DateField("hạn cuối")
    overdue = models.BooleanField("đã quá hạn")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lần nhắc nhiệm vụ"
        verbose_name_plural = "lần nhắc nhiệm vụ"
        constraints = [models.UniqueConstraint(fields=["task", "due_on", "overdue"], name="cms_plans_told_once")]

    def __str__(self):
        return f"{self.task}, {self.due_on:%d/%m/%Y}"
