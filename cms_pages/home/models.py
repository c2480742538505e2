"""The home page."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from cms_pages.core.models import BasePage
from cms_pages.home import front


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

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | front.context()
