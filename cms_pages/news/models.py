"""News: categories, the section and its archive, articles."""

import re
from collections import Counter

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.http import Http404
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms_pages.core import choices
from cms_pages.core.blocks import MatterBlock
from cms_pages.core.choosers import UnitChooser
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, Topic, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.pictures import load_renditions
from cms_pages.core.sections import SectionMixin
from cms_pages.core.walking import pictures_in
from cms_pages.news.about import RELATED, about_draft, about_published, borne, related_to
from cms_pages.news.querysets import ArticleQuerySet, by_year
from registrations.movements.models import Movement
from registrations.units.models import Unit
from search.text import asked_words
from themes.base import outward

PER_PAGE = 20
ARCHIVE = "luu-tru"
WEB = URLValidator(schemes=["http", "https"], message="Địa chỉ cần bắt đầu bằng https:// hoặc http://.")


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


def _asked(request, name):
    """What an address asks for; PostgreSQL refuses to be asked for a NUL."""
    return asked_words(request.GET.get(name), 120)


class NewsIndexPage(SectionMixin, BasePage):
    """Trang tin tức: all articles, newest first, by category, topic, movement, unit and year; and their archive."""

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
        return ArticlePage.objects.open_to_all().filter(path__startswith=self.path, depth=self.depth + 1)

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

    def route(self, request, path_components):
        """The archive stands below the section: luu-tru/, luu-tru/2026/, luu-tru/2026/11/."""
        if path_components[:1] == [ARCHIVE]:
            if not self.live:
                raise Http404
            return RouteResult(self, kwargs={"archive": _month_of(path_components[1:])})
        return super().route(request, path_components)

    def get_template(self, request, *args, archive=None, **kwargs):
        return "cms_pages/news/archive.html" if archive else self.template

    def get_context(self, request, *args, archive=None, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | (self._archive(request, *archive) if archive else self._list(request))

    def _list(self, request):
        about = {
            "topic": borne(Topic).filter(slug=_asked(request, "chude")),
            "movement": borne(Movement).filter(slug=_asked(request, "phongtrao")),
            "unit": Unit.objects.filter(code=_asked(request, "donvi")),
        }
        asked = {"topic": "chude", "movement": "phongtrao", "unit": "donvi"}
        chosen = {name: found.first() if request.GET.get(asked[name]) else None for name, found in about.items()}
        articles = self.articles().about(**chosen)
        shelves = self.shelves(articles)
        categories = sorted({found for _, found in shelves if found}, key=lambda found: (found.order, found.name))
        years = sorted({found for found, _ in shelves}, reverse=True)
        category = next((found for found in categories if found.slug == request.GET.get("muc", "")), None)
        year = next((found for found in years if str(found) == request.GET.get("nam", "")), None)
        count = sum(
            number
            for (of_year, of_category), number in shelves.items()
            if year in {None, of_year} and category in {None, of_category}
        )
        found = articles.about(category=category).in_month(year).listed().newest_first()
        shown = page_of(request, found, PER_PAGE, count)
        groups = choices.worth_showing(self._choices(shelves, category, year, chosen))
        about_one = [(asked[name], chosen[name].name) for name in ("movement", "unit") if chosen[name]]
        chips = [*about_one, *choices.chips(groups)]
        told = {"muc": category and category.slug, "nam": year}
        told |= {asked[name]: one and request.GET[asked[name]] for name, one in chosen.items()}
        return chosen | {
            "articles": shown,
            "listing": outward.listing(shown, **told),
            "category": category,
            "year": year,
            "choices": groups,
            "chips": chips,
        }

    def _choices(self, shelves, category, year, chosen):
        """Categories, topics and years that hold articles under all other choices."""
        of_category, of_year = Counter(), Counter()
        for (held_in, held_by), number in shelves.items():
            of_category[held_by] += number if year in {None, held_in} else 0
            of_year[held_in] += number if category in {None, held_by} else 0
        named = sorted(filter(None, of_category), key=lambda found: (found.order, found.name))
        articles = self.articles().about(category=category, movement=chosen["movement"], unit=chosen["unit"])
        topics = Topic.objects.filter(articles__in=articles.in_month(year).values("pk"))
        counted = list(topics.annotate(number=models.Count("articles", distinct=True)))
        topic = chosen["topic"]
        if topic and topic not in counted:
            topic.number = 0
            counted.append(topic)
        years = [(str(each), str(each), of_year[each]) for each in sorted(of_year, reverse=True)]
        return [
            choices.group(
                "muc",
                "Chuyên mục",
                [(each.slug, each.name, of_category[each]) for each in named],
                category.slug if category else "",
            ),
            choices.group(
                "chude",
                "Chủ đề",
                [(each.slug, each.name, each.number) for each in counted],
                topic.slug if topic else "",
            ),
            choices.group("nam", "Năm", years, str(year or "")),
        ]

    def _archive(self, request, year, month):
        months = self.articles().months()
        if year and not any(year == of_year and month in (None, of_month) for of_year, of_month in months):
            raise Http404
        context = {"archive_years": by_year(months), "year": year, "month": month} | self._archive_names(year, month)
        if year:
            count = sum(
                number
                for (of_year, of_month), number in months.items()
                if of_year == year and month in (None, of_month)
            )
            found = self.articles().in_month(year, month).listed().newest_first()
            held = sorted(months)
            place = held.index((year, month)) if month else None
            shown = page_of(request, found, PER_PAGE, count)
            context |= {
                "articles": shown,
                "listing": outward.listing(shown),
                "count": count,
                "months": next(held for of_year, _, held in context["archive_years"] if of_year == year),
                "earlier": held[place - 1] if place else None,
                "later": held[place + 1] if place is not None and place + 1 < len(held) else None,
            }
        return context

    def _archive_names(self, year, month):
        """Title, way back and name of a page of the archive."""
        here = f"Tháng {month}" if month else f"Năm {year}" if year else "Lưu trữ"
        trail = [*self.crumbs(), (self.title, self.url_path_here)]
        if year:
            trail.append(("Lưu trữ", f"{self.url_path_here}{ARCHIVE}/"))
        if month:
            trail.append((f"Năm {year}", f"{self.url_path_here}{ARCHIVE}/{year}/"))
        when = f", tháng {month} năm {year}" if month else f", năm {year}" if year else ""
        return {"meta_title": f"Lưu trữ tin tức{when}", "trail": trail, "here": here}


def _month_of(components):
    """(year, month) of the rest of an address in the archive; raises Http404 for anything else."""
    patterns = (r"[12]\d{3}", r"0[1-9]|1[0-2]")
    if len(components) > 2 or not all(map(re.fullmatch, patterns, components)):
        raise Http404
    year, month, *_ = [*map(int, components), None, None]
    return year, month


class ArticlePage(BasePage):
    """Bài viết, tin."""

    published_on = models.DateTimeField("ngày đăng", default=timezone.now, db_index=True)
    category = models.ForeignKey(
        NewsCategory, verbose_name="chuyên mục", null=True, on_delete=models.PROTECT, related_name="articles"
    )
    topics = ParentalManyToManyField(Topic, verbose_name="chủ đề", blank=True, related_name="articles")
    movements = ParentalManyToManyField(
        "movements.Movement", verbose_name="phong trào thi đua", blank=True, related_name="articles"
    )
    byline = models.CharField("người viết", max_length=150, blank=True)
    copied = models.BooleanField(
        "đăng lại từ nguồn khác", default=False, help_text="Khi đăng lại, cần ghi tên nguồn; nên có cả địa chỉ bài gốc."
    )
    source_name = models.CharField(
        "tên nguồn", max_length=150, blank=True, help_text="Ví dụ: Báo và phát thanh, truyền hình Lạng Sơn."
    )
    source_url = models.URLField(
        "địa chỉ nguồn", max_length=500, blank=True, help_text="Địa chỉ bài gốc, bắt đầu bằng https://"
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)

    objects = PageManager.from_queryset(ArticleQuerySet)()

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
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("movements", widget=forms.CheckboxSelectMultiple),
                MultipleChooserPanel("article_units", chooser_field_name="unit", heading="Đơn vị", label="đơn vị"),
            ],
            "Bài nói về",
            help_text="Người đọc lọc tin và nhận tin qua RSS theo các mục này.",
        ),
        MultipleChooserPanel(
            "related_links",
            chooser_field_name="other",
            heading="Bài liên quan do ban biên tập chọn",
            label="bài",
            help_text="Chọn thì hiện trước; còn chỗ thì trang tự thêm bài cùng chủ đề, phong trào, đơn vị, chuyên mục.",
            max_num=RELATED,
        ),
    ]

    class Meta:
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"

    def clean(self):
        super().clean()
        wrong = {}
        if self.slug == ARCHIVE:
            wrong["slug"] = "Địa chỉ này dành cho lưu trữ tin. Mời ghi địa chỉ khác."
        if self.copied and not self.source_name:
            wrong["source_name"] = "Bài đăng lại cần ghi tên nguồn."
        elif self.source_url and not self.source_name:
            wrong["source_name"] = "Có địa chỉ nguồn thì cần ghi cả tên nguồn."
        if self.source_url:
            try:
                WEB(self.source_url)
            except ValidationError as error:
                wrong["source_url"] = error.messages
        if wrong:
            raise ValidationError(wrong)

    @property
    def units(self):
        """Units that the article is about, in the order the editor chose."""
        return [link.unit for link in self.article_units.select_related("unit").all()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        about = about_draft(self) if getattr(request, "is_preview", False) else about_published(self)
        load_renditions([self.picture, *pictures_in(self)])
        return context | about._asdict() | {"related": related_to(self, about)}

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
        about = [*self.topics.all(), *self.movements.all(), *(unit.name for unit in self.units)]
        return {"body": ". ".join([matter_text(self.body), *map(str, about)])}


class ArticleUnit(Orderable):
    """A unit that an article is about."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_units")
    unit = models.ForeignKey(
        "units.Unit", verbose_name="đơn vị", on_delete=models.CASCADE, related_name="article_links"
    )

    panels = [FieldPanel("unit", widget=UnitChooser)]

    class Meta(Orderable.Meta):
        verbose_name = "đơn vị trong bài"
        verbose_name_plural = "đơn vị trong bài"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "unit"], name="news_unit_once", violation_error_message="Đơn vị này đã chọn rồi."
            )
        ]


class ArticleRelated(Orderable):
    """A page that the editor shows beside an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_links")
    other = models.ForeignKey(
        "wagtailcore.Page", verbose_name="bài liên quan", on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("other")]

    class Meta(Orderable.Meta):
        verbose_name = "bài liên quan"
        verbose_name_plural = "bài liên quan"

    def clean(self):
        super().clean()
        if self.other_id and self.other_id == self.page_id:
            raise ValidationError({"other": "Bài không thể liên quan đến chính nó. Mời chọn bài khác."})
