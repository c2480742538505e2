"""What happened to decisions and records after they were made: dated facts, never changed, only followed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from .kinds import EventKind


class DatedEvent(models.Model):
    """Việc có ngày, căn cứ và người ghi. A mistaken event is answered by a further one; none is edited or deleted."""

    kind = models.CharField("việc", max_length=20, choices=EventKind)
    on = models.DateField("có hiệu lực từ ngày", default=timezone.localdate)
    source = models.CharField(
        "căn cứ",
        max_length=300,
        help_text="Văn bản hoặc đề nghị làm căn cứ, ví dụ: Công văn số 21/SNV-TĐKT ngày 05/5/2026",
    )
    source_file = models.ForeignKey(
        "attachments.Attachment",
        verbose_name="tệp của căn cứ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    public_note = models.CharField("nội dung công khai", max_length=500, blank=True)
    changes = models.JSONField(default=dict, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    Kind = EventKind

    class Meta:
        abstract = True
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} ngày {self.on:%d/%m/%Y}"

    @property
    def lines(self) -> list[str]:
        """What was changed, one sentence for each field (for staff)."""
        made = []
        for name, (before, after) in self.changes.items():
            field = self.subject_model._meta.get_field(name)
            words = dict(field.flatchoices)
            label = str(field.verbose_name)
            shown = [_shown(words.get(value, value) if isinstance(value, str) else value) for value in (before, after)]
            made.append(f"{label[:1].upper()}{label[1:]}: “{shown[0]}” thành “{shown[1]}”")
        return made


class DecisionEvent(DatedEvent):
    """Việc xảy ra với cả quyết định: a correction of its facts, its annulment, its restoration."""

    decision = models.ForeignKey(
        "awards.Decision", on_delete=models.CASCADE, related_name="events", verbose_name="quyết định"
    )

    class Meta(DatedEvent.Meta):
        verbose_name = "việc của quyết định"
        verbose_name_plural = "việc của quyết định"

    @property
    def subject_model(self):
        """The model whose fields ``changes`` names."""
        return self._meta.get_field("decision").related_model


class AwardEvent(DatedEvent):
    """Việc xảy ra với một lượt khen thưởng: correction, revocation, exchange, re-issue, change of publicity."""

    record = models.ForeignKey(
        "awards.AwardRecord", on_delete=models.CASCADE, related_name="events", verbose_name="lượt khen thưởng"
    )
    whole = models.ForeignKey(
        DecisionEvent,
        verbose_name="việc của cả quyết định",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="parts",
    )
    certificate_number = models.CharField("số bằng mới", max_length=60, blank=True)
    certificate_on = models.DateField("ngày cấp bằng mới", null=True, blank=True)
    # A re-issued certificate names the place as the first one did, whatever the place is called now.
    certificate_place = models.CharField("địa danh ghi trên bằng", max_length=300, blank=True)

    class Meta(DatedEvent.Meta):
        verbose_name = "việc của lượt khen thưởng"
        verbose_name_plural = "việc của lượt khen thưởng"
        indexes = [models.Index(fields=["record", "kind"])]

    @property
    def subject_model(self):
        """The model whose fields ``changes`` names."""
        return self._meta.get_field("record").related_model


def plain(value: Any) -> Any:
    """A field's value as an event keeps it."""
    return value if value is None or isinstance(value, (str, int, bool, list)) else str(value)


def _shown(value) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "trống"
    if isinstance(value, bool):  # before the numbers: 1 == True
        return "có" if value else "không"
    return {None: "chưa ghi", "": "trống"}.get(value, str(value))
