"""The mark that a database holds the demo province."""

from django.db import models
from django.utils import timezone


class DemoMark(models.Model):
    """Dấu dữ liệu mẫu: while it stands, the portal serves this machine only, because its passwords are known."""

    loaded_at = models.DateTimeField("nạp lúc", default=timezone.now, editable=False)
    seed = models.PositiveIntegerField("hạt giống", default=0, editable=False)

    class Meta:
        verbose_name = "dấu dữ liệu mẫu"
        verbose_name_plural = "dấu dữ liệu mẫu"

    def __str__(self):
        return "Dữ liệu mẫu"
