"""Films, and what of pictures and films live pages show."""

import uuid
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from cms_pages.media.querysets import ShownQuerySet
from search.text import slug
from themes.base import vietnamese

CONTENT_TYPES = {"mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "m4a": "audio/mp4"}


def private_storage():
    """The storage that no address leads to; a callable so that no path enters a migration."""
    return storages["private"]


def film_path(film, name):
    """Where a film lies: under a random name, its extension kept."""
    return f"films/{uuid.uuid4().hex}{PurePath(name).suffix.lower()}"


def poster_path(film, name):
    """Where the poster of a film lies."""
    return f"films/{uuid.uuid4().hex}.webp"


class Film(AbstractMedia):
    """Phim ngắn: kept here, shown by our own player, with captions and a transcript.

    The file is private until a live page shows it (rules.may_watch).
    """

    file = models.FileField(
        "tệp phim",
        upload_to=film_path,
        storage=private_storage,
        max_length=200,
        help_text="MP4 (H.264, AAC) hoặc WebM.",
    )
    thumbnail = models.FileField(
        "ảnh bìa",
        upload_to=poster_path,
        storage=private_storage,
        max_length=200,
        blank=True,
        help_text="Hiện trước khi phim chạy. Bỏ trống thì phim có hoa văn dệt riêng.",
    )
    captions = models.TextField(
        "phụ đề",
        blank=True,
        help_text="Chữ chạy dưới phim cho người không nghe được. Lấy từ tệp phụ đề, hoặc ghi tại đây: một dòng thời gian "
        "“00:01.000 --> 00:04.000”, dòng dưới là lời, rồi một dòng trống.",
    )
    transcript = models.TextField(
        "lời phim",
        blank=True,
        help_text="Lời nói và những gì cần biết trong phim, cho người không xem hoặc không nghe được; tìm kiếm được.",
    )
    credit = models.CharField("người làm phim, nguồn", max_length=200, blank=True)

    admin_form_fields = ("title", "file", "collection", "thumbnail", "captions", "transcript", "credit")
    search_fields = [*AbstractMedia.search_fields, index.FilterField("id")]

    class Meta:
        verbose_name = "phim"
        verbose_name_plural = "phim"

    def clean(self, *args, **kwargs):
        super().clean(*args, **kwargs)
        if self.type != "video":
            raise ValidationError("Mời thêm phim và âm thanh bằng mục “Thêm phim”; Trang tự nhận ra tệp âm thanh.")

    @property
    def extension(self):
        """ "mp4" or "webm", of sound alone "mp3" or "m4a"."""
        return PurePath(self.file.name).suffix.lstrip(".").lower() or "mp4"

    @property
    def content_type(self):
        return CONTENT_TYPES.get(self.extension, "video/mp4")

    @property
    def is_audio(self):
        """Whether it is sound alone: a speech, a piece of radio. It needs no captions, its words all the more."""
        return self.extension in {"mp3", "m4a"}

    @property
    def url(self):
        return reverse("media:film-file", args=[self.pk, self.extension])

    @property
    def sources(self):
        return [{"src": self.url, "type": self.content_type}]

    @property
    def captions_url(self):
        return reverse("media:captions", args=[self.pk])

    @property
    def poster_url(self):
        """Address of the poster; without one the woven cover of the film."""
        if self.thumbnail:
            return reverse("media:poster", args=[self.pk])
        return reverse("look:cover", args=[slug(self.title)[:80] or "phim"])

    @property
    def lasts(self):
        """How long the film is, in words; empty when the file does not say."""
        seconds = round(self.duration or 0)
        if not seconds:
            return ""
        minutes, rest = divmod(seconds, 60)
        return " ".join(filter(None, [f"{minutes} phút" if minutes else "", f"{rest} giây" if rest else ""]))

    @property
    def lacks(self):
        """What the film still needs before a page that shows it can be published, in words; empty when nothing."""
        if self.is_audio:
            return "" if self.transcript else "lời ghi lại từ âm thanh"
        wanting = [name for name, there in (("phụ đề", self.captions), ("lời phim", self.transcript)) if not there]
        return " và ".join(wanting)

    @property
    def size_text(self):
        """Weight of the file for readers; empty when the file is gone."""
        try:
            return vietnamese.size_text(self.file.size)
        except OSError:
            return ""


class Shown(models.Model):
    """Ảnh, phim đang hiện: a picture or film in the published version of a page, with the words it has there.

    Written when a page is published, in the same transaction. Whether it is
    public is asked of the page each time (ShownQuerySet.public).
    """

    page = models.ForeignKey(Page, verbose_name="trang", on_delete=models.CASCADE, related_name="shown_media")
    image = models.ForeignKey(
        "wagtailimages.Image", verbose_name="ảnh", null=True, on_delete=models.CASCADE, related_name="shown"
    )
    film = models.ForeignKey(Film, verbose_name="phim", null=True, on_delete=models.CASCADE, related_name="shown")
    alt = models.CharField("mô tả", max_length=255, blank=True)
    caption = models.CharField("chú thích", max_length=300, blank=True)
    credit = models.CharField("nguồn", max_length=200, blank=True)
    shown_on = models.DateTimeField("đăng lúc", db_index=True)

    objects = ShownQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh, phim đang hiện"
        verbose_name_plural = "ảnh, phim đang hiện"
        constraints = [
            models.CheckConstraint(condition=Q(image__isnull=True) ^ Q(film__isnull=True), name="media_shown_one_thing")
        ]

    def __str__(self):
        return self.caption or self.alt or self.page.title

    @property
    def page_address(self):
        """Address of the page within the site."""
        return "/" + self.page.url_path.split("/", 2)[2]

    @property
    def described(self):
        """Words for who cannot see the picture."""
        return self.alt or self.caption or self.page.title
