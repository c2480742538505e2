"""Rows that are written once."""

from __future__ import annotations

from django.db import models


class AppendOnlyError(TypeError):
    """Something tried to change or remove a row of the register."""


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses every way in which Django changes or removes rows."""

    def update(self, **kwargs):
        raise AppendOnlyError("Rows of the register are never changed.")

    def delete(self):
        raise AppendOnlyError("Rows of the register are never removed.")

    def bulk_update(self, *args, **kwargs):
        raise AppendOnlyError("Rows of the register are never changed.")

    def bulk_create(self, *args, **kwargs):
        raise AppendOnlyError("Rows of the register are appended one by one, each to the one before it.")

    def update_or_create(self, *args, **kwargs):
        raise AppendOnlyError("Rows of the register are never changed.")
