"""The home page."""

import re

from django.core.cache import caches
from django.db import models
from wagtail.admin.panels import FieldPanel

from cms_pages.core.models import BasePage
from cms_pages.home import front

SECTION_SLUG = re.compile(r"[a-z0-9-]{1,80}")
KIND_KEPT_SECONDS = 60


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

    def route(self, request, path_components):
        """A section in one query instead of two: of which kind it is, is remembered; the row is read each time."""
        if not path_components or not SECTION_SLUG.fullmatch(path_components[0]):
            return super().route(request, path_components)
        slug, *rest = path_components
        key = f"section-kind:{self.pk}:{slug}"
        kind = caches["local"].get(key)
        section = kind.objects.child_of(self).filter(slug=slug).first() if kind else None
        if section is None:
            child = self.get_children().filter(slug=slug).first()
            if child is None:
                return super().route(request, path_components)
            section = child.specific
            caches["local"].set(key, type(section), KIND_KEPT_SECONDS)
        return section.route(request, rest)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | front.context()
