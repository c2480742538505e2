"""News: categories, the index and articles."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.pictures import with_pictures
from cms_pages.core.sections import SectionMixin
from themes.base import outward

PER_PAGE = 20
RELATED = 3


class NewsCategory(models.Model):
    """Chuyên mục tin."""

    name = models.CharField("tên chuyên mục", max_length=80, unique=True)
    slug = models.SlugField("đường dẫn", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "chuyên mục tin"
        verbose_name_plural = "chuyên mục tin"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class NewsIndexPage(SectionMixin, BasePage):
    """Trang tin tức: all articles, newest first, by category and year."""

    template = "cms_pages/news/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_news.ArticlePage"]
    child_related = ("category", "picture")
    max_count = 1

    class Meta:
        verbose_name = "mục tin tức"
        verbose_name_plural = "mục tin tức"

    def articles(self):
        """Public articles of this section."""
        return ArticlePage.objects.live().public().filter(path__startswith=self.path, depth=self.depth + 1)

    @staticmethod
    def shelves(articles):
        """How many articles each year and category holds: {(year, category): number}, in one query."""
        rows = (
            articles.order_by()
            .values_list("published_on__year", "category_id", "category__name", "category__slug", "category__order")
            .annotate(number=models.Count("pk"))
        )
        return {
            (year, NewsCategory(pk=pk, name=name, slug=slug, order=order) if pk else None): number
            for year, pk, name, slug, order, number in rows
        }

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = self.articles()
        shelves = self.shelves(articles)
        categories = sorted({found for _, found in shelves if found}, key=lambda found: (found.order, found.name))
        years = sorted({found for found, _ in shelves}, reverse=True)
        category = next((found for found in categories if found.slug == request.GET.get("muc", "")), None)
        year = next((found for found in years if str(found) == request.GET.get("nam", "")), None)
        articles = with_pictures(articles).select_related("picture", "category").defer("body")
        articles = articles.order_by("-published_on", "-pk")
        if category:
            articles = articles.filter(category=category.pk)
        if year:
            articles = articles.filter(published_on__year=year)
        count = sum(
            number
            for (of_year, of_category), number in shelves.items()
            if year in {None, of_year} and category in {None, of_category}
        )
        context |= {
            "articles": page_of(request, articles, PER_PAGE, count),
            "categories": categories,
            "category": category,
            "years": years,
            "year": year,
        }
        chosen = {"muc": category.slug if category else "", "nam": year}
        return context | {"listing": outward.listing(context["articles"], **chosen)}

    def structured_data(self):
        return self.described("CollectionPage")


class ArticlePage(BasePage):
    """Bài viết, tin."""

    published_on = models.DateTimeField("ngày đăng", default=timezone.now, db_index=True)
    category = models.ForeignKey(
        NewsCategory, verbose_name="chuyên mục", null=True, on_delete=models.PROTECT, related_name="articles"
    )
    byline = models.CharField("người viết", max_length=150, blank=True)
    copied = models.BooleanField(
        "đăng lại từ nguồn khác", default=False, help_text="Khi đăng lại, cần ghi tên nguồn; nên có cả địa chỉ bài gốc."
    )
    source_name = models.CharField(
        "tên nguồn", max_length=150, blank=True, help_text="Ví dụ: Báo và phát thanh, truyền hình Lạng Sơn."
    )
    source_url = models.URLField("địa chỉ nguồn", blank=True, help_text="Địa chỉ bài gốc, bắt đầu bằng https://")
    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)

    template = "cms_pages/news/article.html"
    search_kind = "news"
    begins_with_text = True
    parent_page_types = ["cms_news.NewsIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("body"), index.FilterField("published_on")]
    content_panels = BasePage.content_panels + [
        FieldRowPanel([FieldPanel("category", widget=forms.Select), FieldPanel("published_on")]),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("byline"), FieldPanel("copied"), FieldPanel("source_name"), FieldPanel("source_url")],
            "Người viết và nguồn",
        ),
    ]

    class Meta:
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"

    def clean(self):
        super().clean()
        if self.copied and not self.source_name:
            raise ValidationError({"source_name": "Bài đăng lại cần ghi tên nguồn."})

    def related(self):
        """The newest other articles of the same category."""
        return (
            ArticlePage.objects.live()
            .public()
            .filter(category_id=self.category_id)
            .exclude(pk=self.pk)
            .defer("body")
            .select_related("category")
            .order_by("-published_on", "-pk")[:RELATED]
        )

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"related": self.related()}

    def structured_data(self):
        """https://schema.org/NewsArticle; of an article taken over from elsewhere also what it is based on."""
        return self.described(
            "NewsArticle",
            headline=self.title,
            datePublished=self.published_on,
            author=outward.author(self.byline),
            articleSection=self.category.name if self.category else "",
            isBasedOn=self.source_url,
            creditText=self.source_name,
        )

    def entry_date(self):
        return timezone.localtime(self.published_on)

    def entry_fields(self):
        return {"body": matter_text(self.body)}
