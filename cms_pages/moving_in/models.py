"""Batches of articles brought from an old site, and what became of each article."""

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone

from cms_pages.moving_in.querysets import ItemQuerySet


def private_storage():
    """The storage outside MEDIA_ROOT; a callable so that no path enters a migration."""
    return storages["private"]


def stored_path(batch, _name):
    """Where the package of a batch lies, under a name that tells nothing."""
    return f"chuyen-bai/{uuid.uuid4().hex}"


PERSON = {"on_delete": models.PROTECT, "null": True, "editable": False, "related_name": "+"}


class ImportBatch(models.Model):
    """Đợt chuyển bài: one package of an old site, checked, made into drafts, then approved as a whole.

    `stage` is where the work stands; a stage that somebody works on has a
    lease until `leased_until`, and begins again where it was broken off once
    that has passed. The package is kept until every article was dealt with.
    """

    class Stage(models.TextChoices):
        CHECKING = "checking", "Đang kiểm tra"
        CHECKED = "checked", "Đã kiểm tra, chưa chuyển bài nào"
        MAKING = "making", "Đang chuyển thành bản nháp"
        MADE = "made", "Chờ duyệt"
        PUBLISHING = "publishing", "Đang đăng"
        PUBLISHED = "published", "Đã đăng"
        STOPPED = "stopped", "Đã dừng lúc đang kiểm tra"
        UNUSABLE = "unusable", "Không đọc được"

    name = models.CharField("tên gói", max_length=200)
    digest = models.CharField("mã SHA-256", max_length=64, db_index=True, editable=False)
    package = models.FileField("gói bài", storage=private_storage, upload_to=stored_path, max_length=200)
    category = models.ForeignKey(
        "cms_news.NewsCategory",
        models.PROTECT,
        related_name="+",
        verbose_name="chuyên mục mặc định",
        help_text="Dùng cho bài không ghi chuyên mục, hoặc ghi chuyên mục mà Trang không có.",
    )
    stage = models.CharField("tình trạng", max_length=10, choices=Stage, default=Stage.CHECKING, editable=False)
    message = models.CharField("điều cần biết", max_length=500, blank=True, editable=False)
    total = models.PositiveIntegerField("số bài", default=0, editable=False)
    # The names of the old site's machines, once they are known.
    hosts = models.JSONField(null=True, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="người chuyển", **PERSON)
    created_at = models.DateTimeField("lúc gửi gói", default=timezone.now, editable=False)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="người duyệt", **PERSON)
    approved_at = models.DateTimeField("lúc duyệt", null=True, editable=False)

    class Meta:
        verbose_name = "đợt chuyển bài"
        verbose_name_plural = "đợt chuyển bài"
        ordering = ["-created_at", "-pk"]
        permissions = [("approve_importbatch", "Duyệt đăng bài chuyển từ trang cũ")]

    def __str__(self):
        return self.name

    @property
    def is_working(self):
        """Whether the worker has something to do here."""
        return self.stage in {self.Stage.CHECKING, self.Stage.MAKING, self.Stage.PUBLISHING}

    def is_stuck(self, now):
        """Whether work was broken off: nobody holds the lease any more."""
        return self.is_working and (self.leased_until is None or self.leased_until < now)


class ImportedItem(models.Model):
    """Bài trong đợt: one article of a package, what was found wrong with it and the page it became."""

    class Outcome(models.TextChoices):
        READY = "ready", "Chuyển được"
        REFUSED = "refused", "Chưa chuyển được"
        KNOWN = "known", "Đã có trên Trang"
        MADE = "made", "Bản nháp"
        PUBLISHED = "published", "Đã đăng"
        HELD = "held", "Giữ lại, chưa đăng"

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="items", verbose_name="đợt")
    position = models.PositiveIntegerField("thứ tự")
    place = models.CharField("vị trí trong gói", max_length=300)
    identity = models.CharField("mã nhận biết", max_length=300, db_index=True)
    digest = models.CharField(max_length=64)
    title = models.CharField("tiêu đề", max_length=300, blank=True)
    published_on = models.DateTimeField("ngày đăng cũ", null=True)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    # [["error" | "note", sentence], …]
    told = models.JSONField("điều cần biết", default=list)
    old_paths = models.JSONField("địa chỉ cũ", default=list)
    page = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+", verbose_name="trang")

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "bài chuyển từ trang cũ"
        verbose_name_plural = "bài chuyển từ trang cũ"
        ordering = ["batch", "position"]
        indexes = [models.Index(fields=["batch", "published_on"], name="moving_in_day_of_batch")]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="moving_in_position_once"),
            # However often a package comes, and whoever works at the same time: one page for each article.
            models.UniqueConstraint(
                fields=["identity"],
                condition=models.Q(outcome__in=["made", "published", "held"]),
                name="moving_in_article_once",
            ),
        ]

    def __str__(self):
        return self.title or self.place

    @property
    def errors(self):
        """Sentences on what keeps the article out."""
        return [sentence for kind, sentence in self.told if kind == "error"]

    @property
    def notes(self):
        """Sentences on what was left out or changed."""
        return [sentence for kind, sentence in self.told if kind == "note"]
