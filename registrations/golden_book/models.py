"""The golden book: the printed book of each year, and the scanned pages of the old paper books."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from registrations.attachments.models import private_storage
from registrations.awards.models import ARCHIVE_PATH

from .querysets import BookEntryQuerySet, BookPageQuerySet

YEAR_BOUNDS = [MinValueValidator(1945), MaxValueValidator(2200)]


def book_path(book, _name):
    """Where the PDF of a year lies: the hash in the name lets the old one stay readable while the new is written."""
    return f"so-vang/{book.year}-{book.data_hash[:16]}.pdf"


def rendition_path(_page, name):
    """Where the picture of a page lies, under a name that tells nothing."""
    return f"so-goc/{timezone.now():%Y/%m}/{name}"


class YearBook(models.Model):
    """Bản in sổ vàng: the PDF of one year as it was last set, with the state of the records it was set from.

    ``fingerprint`` says cheaply whether the records are still those of the
    book; ``data_hash`` is the SHA-256 of all that was printed. The book of a
    year whose fingerprint no longer fits is not given out.
    """

    year = models.PositiveSmallIntegerField("năm", unique=True, validators=YEAR_BOUNDS)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    data_hash = models.CharField("mã dữ liệu", max_length=64, blank=True, editable=False)
    record_count = models.PositiveIntegerField("số lượt", default=0, editable=False)
    left_out_count = models.PositiveIntegerField("số lượt không in", default=0, editable=False)
    page_count = models.PositiveIntegerField("số trang", default=0, editable=False)
    file = models.FileField("bản PDF", storage=private_storage, upload_to=book_path, blank=True, editable=False)
    size = models.PositiveBigIntegerField("dung lượng (byte)", default=0, editable=False)
    state_at = models.DateTimeField("số liệu lúc", null=True, editable=False)
    asked_at = models.DateTimeField("yêu cầu lập lúc", null=True, editable=False)
    problem = models.CharField("vướng mắc", max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = "bản in sổ vàng"
        verbose_name_plural = "bản in sổ vàng"
        ordering = ["-year"]
        default_permissions = ["view"]
        permissions = [("build_yearbook", "Được lập lại bản in sổ vàng")]

    def __str__(self):
        return f"Sổ vàng năm {self.year}"


class BookVolume(models.Model):
    """Quyển sổ vàng: one of the paper books that the office kept by hand."""

    organising_body = models.ForeignKey(
        "units.OrganisingBody", models.PROTECT, related_name="book_volumes", verbose_name="hội đồng"
    )
    number = models.PositiveSmallIntegerField("quyển số", validators=[MinValueValidator(1)])
    title = models.CharField("tên ghi trên bìa", max_length=200)
    year_from = models.PositiveSmallIntegerField("từ năm", validators=YEAR_BOUNDS)
    year_to = models.PositiveSmallIntegerField("đến năm", validators=YEAR_BOUNDS)
    keeper = models.CharField("nơi lưu giữ bản gốc", max_length=200, blank=True)
    note = models.TextField("ghi chú về quyển sổ", blank=True, help_text="Hiển thị công khai dưới tên quyển.")

    class Meta:
        verbose_name = "quyển sổ vàng"
        verbose_name_plural = "quyển sổ vàng"
        ordering = ["organising_body", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organising_body", "number"],
                name="book_volume_once",
                violation_error_message="Quyển mang số này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(year_to__gte=F("year_from")),
                name="book_volume_years",
                violation_error_message="Năm cuối cần bằng hoặc sau năm đầu.",
            ),
        ]

    def __str__(self):
        return f"Quyển {self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        """The volume's place on the public shelf."""
        return f"{ARCHIVE_PATH}so/quyen/{self.pk}/"

    @property
    def years(self) -> str:
        """ "1997–2004", or one year."""
        return f"{self.year_from}–{self.year_to}" if self.year_to != self.year_from else str(self.year_from)


class BookPage(models.Model):
    """Trang sổ: the scan of one page, and how far its lines have been carried over to records."""

    class Transcription(models.TextChoices):
        NONE = "chua-chep", "Chưa chép"
        PARTLY = "dang-chep", "Đang chép"
        DONE = "da-chep", "Đã chép đủ các dòng"
        CHECKED = "da-doi-chieu", "Đã đối chiếu với bản gốc"

    volume = models.ForeignKey(BookVolume, models.PROTECT, related_name="pages", verbose_name="quyển")
    number = models.PositiveSmallIntegerField("trang", validators=[MinValueValidator(1)])
    scan = models.ForeignKey(
        "attachments.Attachment", models.PROTECT, related_name="+", verbose_name="tệp quét", editable=False
    )
    scan_sheet = models.PositiveSmallIntegerField("trang trong tệp", default=1, editable=False)
    small = models.FileField(storage=private_storage, upload_to=rendition_path, editable=False)
    large = models.FileField(storage=private_storage, upload_to=rendition_path, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    transcription = models.CharField(
        "tình trạng chép", max_length=20, choices=Transcription, default=Transcription.NONE
    )
    released_at = models.DateTimeField("công bố lúc", null=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="người công bố",
    )

    objects = BookPageQuerySet.as_manager()

    class Meta:
        verbose_name = "trang sổ"
        verbose_name_plural = "trang sổ"
        ordering = ["volume", "number"]
        constraints = [models.UniqueConstraint(fields=["volume", "number"], name="book_page_once")]
        permissions = [("release_bookpage", "Được công bố trang sổ gốc")]

    def __str__(self):
        return f"Quyển {self.volume.number}, trang {self.number}"

    def get_absolute_url(self) -> str:
        """The page beside its lines, for everyone."""
        return f"{ARCHIVE_PATH}so/quyen/{self.volume_id}/trang/{self.number}/"


class BookEntry(models.Model):
    """Dòng sổ: a line of a page and the award record that carries it."""

    page = models.ForeignKey(BookPage, models.CASCADE, related_name="entries", verbose_name="trang")
    record = models.ForeignKey(
        "awards.AwardRecord", models.CASCADE, related_name="book_lines", verbose_name="lượt khen thưởng"
    )
    line = models.PositiveSmallIntegerField("dòng", null=True, blank=True)
    number = models.CharField("số vào sổ", max_length=30, blank=True)

    objects = BookEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng sổ"
        verbose_name_plural = "dòng sổ"
        ordering = ["page", F("line").asc(nulls_last=True), "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "record"], name="book_entry_once")]

    def __str__(self):
        return f"{self.number or self.line or '–'}. {self.record}"
