"""What was read from files."""

from django.db import models


class FileText(models.Model):
    """Văn bản đọc được từ tệp: the words of one file's contents, whatever it is called and wherever it is linked.

    ``passages`` is a list of [page (int or null), sheet, text] in reading
    order; ``pages`` counts pages or sheets, 0 where the format has none.
    """

    class State(models.TextChoices):
        READ = "read", "Đã đọc"
        SCANNED = "scanned", "Tệp là ảnh quét, chưa có chữ để tìm"
        LOCKED = "locked", "Tệp đặt mật khẩu, không đọc được chữ để tìm"
        BROKEN = "broken", "Tệp hỏng, không đọc được chữ để tìm"
        TOO_LARGE = "too_large", "Tệp quá lớn hoặc quá phức tạp, không đọc được chữ để tìm"
        UNKNOWN = "unknown", "Loại tệp này không đọc được chữ để tìm"

    digest = models.CharField("mã băm nội dung", max_length=64, primary_key=True)
    state = models.CharField("kết quả", max_length=10, choices=State)
    pages = models.PositiveIntegerField("số trang", default=0)
    characters = models.PositiveIntegerField("số ký tự", default=0)
    cut = models.BooleanField("chỉ đọc phần đầu", default=False)
    passages = models.JSONField("các đoạn", default=list)
    read_at = models.DateTimeField("đọc lúc", auto_now=True)

    class Meta:
        verbose_name = "văn bản đọc từ tệp"
        verbose_name_plural = "văn bản đọc từ tệp"

    def __str__(self) -> str:
        return self.digest

    @property
    def told(self) -> str:
        """What staff are told of it, one sentence without the full stop."""
        if self.state != self.State.READ:
            return str(self.get_state_display())
        size = f"{self.pages} trang" if self.pages else f"{self.characters:,} ký tự".replace(",", ".")
        more = "; tệp dài nên chỉ phần đầu tìm được" if self.cut else ""
        return f"Văn bản đọc được từ tệp: {size}{more}"
