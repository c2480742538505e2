"""The editorial office: who writes for which unit in which section, how long a step may take, bundles of pages."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cms_pages.core.models import BasePage

LONGEST_TERM = 60


class DatedQuerySet(models.QuerySet):
    """Rows that hold for a time."""

    def on(self, day):
        """Those in force on a day (date)."""
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))


class _Dated(models.Model):
    since = models.DateField("từ ngày", default=timezone.localdate)
    until = models.DateField(
        "đến trước ngày", null=True, blank=True, help_text="Ngày đầu tiên không còn hiệu lực. Bỏ trống khi chưa hết."
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.since and self.until and self.until <= self.since:
            raise ValidationError({"until": "Ngày kết thúc cần sau ngày bắt đầu."})

    def holds_on(self, day):
        """Whether the row is in force on a day (date)."""
        return self.since <= day and (self.until is None or day < self.until)


class Contributor(_Dated):
    """Cộng tác viên của đơn vị: somebody who writes for a unit, for a time."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="contributors", verbose_name="đơn vị")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="contributions", verbose_name="cộng tác viên"
    )

    class Meta:
        verbose_name = "cộng tác viên của đơn vị"
        verbose_name_plural = "cộng tác viên của đơn vị"
        ordering = ["unit__sort_key", "user__full_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "user"],
                condition=Q(until=None),
                name="newsroom_one_open_contributor",
                violation_error_message="Người này đang là cộng tác viên của đơn vị.",
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="newsroom_contributor_days"),
        ]

    def __str__(self):
        return f"{self.user}, {self.unit}"


class SectionRight(_Dated):
    """Mục giao cho đơn vị: where the contributors of a unit may write, and on what, by the coordination regulation."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="section_rights", verbose_name="đơn vị")
    section = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name="mục")
    page_type = models.ForeignKey(
        "contenttypes.ContentType",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="loại trang",
        help_text="Bỏ trống: mọi loại trang của mục.",
    )
    categories = models.ManyToManyField(
        "cms_news.NewsCategory",
        blank=True,
        related_name="+",
        verbose_name="chuyên mục tin",
        help_text="Chỉ với mục tin tức. Bỏ trống: mọi chuyên mục.",
    )
    source = models.CharField("căn cứ", max_length=300, blank=True, help_text="Số, ký hiệu quy chế phối hợp.")

    class Meta:
        verbose_name = "mục giao cho đơn vị"
        verbose_name_plural = "mục giao cho đơn vị"
        ordering = ["unit__sort_key", "section__path", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="newsroom_right_days")
        ]

    def __str__(self):
        return f"{self.unit}: {self.section.title}"


def page_models():
    """All kinds of pages that editors make."""
    from django.apps import apps

    return [model for model in apps.get_models() if issubclass(model, BasePage)]


@register_setting(icon="time", order=20)
class EditorialSettings(BaseGenericSetting):
    """Thời hạn xử lý bài: how many working days each step may take."""

    check_days = models.PositiveSmallIntegerField(
        "biên tập viên xem bài của cộng tác viên (ngày làm việc)",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)],
    )
    approve_days = models.PositiveSmallIntegerField(
        "người duyệt duyệt bài (ngày làm việc)",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)],
    )
    source = models.CharField("căn cứ", max_length=300, blank=True, help_text="Số, ký hiệu quy chế phối hợp.")

    panels = [FieldPanel("check_days"), FieldPanel("approve_days"), FieldPanel("source")]

    class Meta:
        verbose_name = "thời hạn xử lý bài"


class StepReminder(models.Model):
    """Lần nhắc quá hạn: each step is reminded of once."""

    task_state = models.OneToOneField("wagtailcore.TaskState", models.CASCADE, related_name="+", verbose_name="bước")
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "lần nhắc quá hạn"
        verbose_name_plural = "lần nhắc quá hạn"

    def __str__(self):
        return f"{self.task_state_id}"


class Bundle(models.Model):
    """Gói công bố: pages approved together, which become public in one instant or not at all.

    Its state follows from its times; see `state`. While it is with the
    approver or waits for its moment, nobody edits its pages.
    """

    class State(models.TextChoices):
        """Tình trạng."""

        DRAFT = "draft", "Đang soạn"
        SENT = "sent", "Chờ duyệt"
        APPROVED = "approved", "Đã duyệt, chờ đến giờ"
        STOPPED = "stopped", "Chưa công bố được"
        PUBLISHED = "published", "Đã công bố"

    title = models.CharField("tên gói", max_length=200, help_text="Ví dụ: Lễ trao Huân chương ngày 02/09.")
    goes_live_at = models.DateTimeField(
        "giờ công bố", null=True, blank=True, help_text="Bỏ trống: công bố ngay khi được duyệt."
    )
    note = models.CharField("lời nhắn cho người duyệt", max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập", editable=False
    )
    made_at = models.DateTimeField("lúc lập", default=timezone.now, editable=False)
    changed_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name="những người đã soạn", editable=False
    )
    sent_at = models.DateTimeField("lúc gửi duyệt", null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người gửi", editable=False
    )
    answer = models.CharField("lý do trả lại", max_length=500, blank=True, editable=False)
    approved_at = models.DateTimeField("lúc duyệt", null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người duyệt",
        editable=False,
    )
    stopped_at = models.DateTimeField("lúc dừng", null=True, editable=False)
    obstacles = models.JSONField("vì sao chưa công bố được", default=list, editable=False)
    published_at = models.DateTimeField("lúc công bố", null=True, editable=False)

    class Meta:
        verbose_name = "gói công bố"
        verbose_name_plural = "gói công bố"
        ordering = ["-made_at", "-pk"]
        permissions = [("approve_bundle", "Duyệt gói công bố"), ("view_contributions", "Xem bảng tin bài theo tháng")]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(approved_at__isnull=False), name="newsroom_published_after_approval"
            )
        ]

    def __str__(self):
        return self.title

    @property
    def state(self):
        """Where the bundle stands."""
        if self.published_at:
            return self.State.PUBLISHED
        if self.stopped_at:
            return self.State.STOPPED
        if self.approved_at:
            return self.State.APPROVED
        return self.State.SENT if self.sent_at else self.State.DRAFT


class BundleItem(models.Model):
    """Trang trong gói, with the version that was sent; the title stays when the page is deleted."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="items", verbose_name="gói")
    page = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+", verbose_name="trang")
    title = models.CharField("tên trang", max_length=255)
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+", verbose_name="phiên bản đã gửi"
    )
    was_live = models.BooleanField("đang đăng lúc gửi", default=False)

    class Meta:
        verbose_name = "trang trong gói"
        verbose_name_plural = "trang trong gói"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle", "page"],
                name="newsroom_page_once_in_bundle",
                violation_error_message="Trang này đã có trong gói.",
            )
        ]

    def __str__(self):
        return self.title
