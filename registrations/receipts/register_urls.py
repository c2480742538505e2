"""Addresses of the public register, below /so-ghi/."""

from django.urls import path, register_converter

from . import register_views


class DayConverter:
    """A day in an address: 2026-11-20; what is no day is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        from datetime import date

        return date.fromisoformat(value)

    def to_url(self, value):
        return f"{value:%Y-%m-%d}"


register_converter(DayConverter, "day")

app_name = "register"
urlpatterns = [
    path("", register_views.index, name="index"),
    path("tat-ca.txt", register_views.all_heads, name="all"),
    path("cach-kiem-chung/", register_views.explained, name="explained"),
    path("<day:day>.txt", register_views.day_file, name="day"),
    path("<day:day>-moi-noi.txt", register_views.chain_file, name="chain"),
]
