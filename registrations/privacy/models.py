"""Personal data: what people agree to, and for how long it is kept."""

from django.db import models


class ConsentText(models.Model):
    """Lời đồng ý xử lý dữ liệu: what a sender agrees to, by version; a used version is never edited."""

    version = models.CharField("phiên bản", max_length=20, unique=True)
    text = models.TextField("nội dung")
    retention_months = models.PositiveSmallIntegerField("số tháng lưu thông tin liên hệ", default=24)
    effective_from = models.DateField("áp dụng từ ngày")
    source = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "lời đồng ý xử lý dữ liệu"
        verbose_name_plural = "lời đồng ý xử lý dữ liệu"
        ordering = ["-effective_from", "-pk"]

    def __str__(self):
        return f"Phiên bản {self.version}"
