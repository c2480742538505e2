"""Which award came of which nomination."""

from django.db import models


class NominatedAward(models.Model):
    """Lượt khen từ đề nghị: the link of the chain between a case of a nomination and the award it was given."""

    record = models.OneToOneField(
        "awards.AwardRecord", models.CASCADE, related_name="nominated", verbose_name="lượt khen thưởng"
    )
    case = models.ForeignKey(
        "nominations.Case", models.PROTECT, related_name="awards", verbose_name="trường hợp đề nghị"
    )

    class Meta:
        verbose_name = "lượt khen từ đề nghị"
        verbose_name_plural = "lượt khen từ đề nghị"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.record}: {self.case.nomination}"
