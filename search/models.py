"""Abbreviations that a query may use; edited in the back office."""

from django.core.exceptions import ValidationError
from django.db import models

from .text import canonical, clean, fold


class Abbreviation(models.Model):
    """Chữ viết tắt: a short form and the phrases it stands for, one on each line.

    Used when a query is read, in both directions, never when something is
    indexed, so that an edit works at once.
    """

    short = models.CharField("viết tắt", max_length=40, unique=True)
    long = models.TextField("viết đầy đủ", help_text="Mỗi dòng một cách viết đầy đủ.")
    ambiguous = models.BooleanField(
        "nhiều nghĩa",
        default=False,
        help_text="Khi người dùng gõ chữ này, Trang hỏi lại nghĩa muốn tìm.",
    )
    seeded = models.BooleanField("có sẵn", default=False, editable=False)

    class Meta:
        verbose_name = "chữ viết tắt"
        verbose_name_plural = "chữ viết tắt"
        ordering = ["short"]

    def __str__(self) -> str:
        return self.short

    @property
    def longs(self) -> list[str]:
        """The full phrases, cleaned, none empty."""
        return [line for line in map(clean, self.long.splitlines()) if line]

    def clean(self) -> None:
        self.short = clean(self.short)
        if not fold(self.short):
            raise ValidationError({"short": "Chữ viết tắt cần có ít nhất một chữ cái hoặc chữ số."})
        if not self.longs:
            raise ValidationError({"long": "Mời ghi ít nhất một cách viết đầy đủ."})
        if any(canonical(long) == canonical(self.short) for long in self.longs):
            raise ValidationError({"long": "Cách viết đầy đủ cần khác chữ viết tắt."})
        self.long = "\n".join(self.longs)


class AskedQuery(models.Model):
    """Từ khóa đã tìm: how often a text was searched for on a day, and about how much it found; nobody who asked."""

    class Found(models.IntegerChoices):
        NONE = 0, "Không có kết quả"
        FEW = 1, "Từ 1 đến 10"
        SOME = 2, "Từ 11 đến 100"
        MANY = 3, "Trên 100"

        @classmethod
        def of(cls, total: int) -> "AskedQuery.Found":
            """The bucket of a number of finds."""
            return cls(sum(total > bound for bound in (0, 10, 100)))

    day = models.DateField("ngày")
    text = models.CharField("từ khóa", max_length=120)
    times = models.PositiveIntegerField("số lần", default=1)
    found = models.PositiveSmallIntegerField("số kết quả", choices=Found)

    class Meta:
        verbose_name = "từ khóa đã tìm"
        verbose_name_plural = "từ khóa đã tìm"
        constraints = [models.UniqueConstraint(fields=["day", "text"], name="search_asked_once_a_day")]

    def __str__(self) -> str:
        return self.text
