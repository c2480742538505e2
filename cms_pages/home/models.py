"""The home page."""

from wagtail.admin.panels import FieldPanel

from django.db import models

from cms_pages.core.models import BasePage


class HomePage(BasePage):
    """Trang chủ: the archive's search first, then what is open, new and due."""

    headline = models.CharField(
        "câu mở đầu", max_length=150, default="Tìm người và tập thể được khen thưởng của Lạng Sơn"
    )

    template = "cms_pages/home/home.html"
    max_count = 1
    content_panels = BasePage.content_panels + [FieldPanel("headline")]

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"
