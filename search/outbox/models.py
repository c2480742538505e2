"""The list of records that still have to be indexed."""

from django.db import models


class Row(models.Model):
    """Dòng chờ lập chỉ mục: one record whose entry in one index may have changed.

    Written in the transaction that changes the record, one row for each engine
    of the installation, deleted when that engine's index has it. A row that
    outlives its process is indexed by the next sweep; an engine that does not
    answer holds up no other.
    """

    engine = models.CharField("chỉ mục", max_length=20, default="embedded")
    kind = models.CharField("loại", max_length=20)
    key = models.CharField("khóa", max_length=100)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    error = models.TextField("lỗi gần nhất", blank=True)

    class Meta:
        verbose_name = "dòng chờ lập chỉ mục"
        verbose_name_plural = "hàng chờ lập chỉ mục"
        ordering = ["id"]
        indexes = [models.Index(fields=["engine", "attempts", "id"], name="outbox_next")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def owner(self) -> str:
        """What the engine calls the record: ``kind:pk``."""
        return f"{self.kind}:{self.key}"
