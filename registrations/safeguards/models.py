"""What the portal remembers of senders without an account: counts, for as long as a limit looks back, never who."""

from django.db import models


class Tally(models.Model):
    """Bộ đếm: how often something happened in one slice of time; under a keyed hash, so that nobody is named by it.

    Kept in the database, so that a restart forgets nothing, all server
    processes count together, and no full cache drops a count in a flood.
    """

    key = models.CharField("khóa", max_length=32)
    slice = models.BigIntegerField("lát thời gian")
    count = models.PositiveIntegerField("số lần", default=0)
    until = models.DateTimeField("giữ đến", db_index=True)

    class Meta:
        verbose_name = "bộ đếm"
        verbose_name_plural = "bộ đếm"
        constraints = [models.UniqueConstraint(fields=["key", "slice"], name="one_tally_per_slice")]

    def __str__(self):
        return f"{self.key}: {self.count}"


class SpentProof(models.Model):
    """Lượt kiểm tra đã dùng: the hash of a proof of work that was taken once and is worth nothing a second time."""

    digest = models.CharField("mã", max_length=64, primary_key=True)
    until = models.DateTimeField("giữ đến", db_index=True)

    class Meta:
        verbose_name = "lượt kiểm tra đã dùng"
        verbose_name_plural = "lượt kiểm tra đã dùng"

    def __str__(self):
        return self.digest[:12]
