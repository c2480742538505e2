"""What the press wrote and what radio and television broadcast about emulation in the province."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.forms import CheckboxSelectMultiple, Select
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms_pages.core import choices
from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, Topic, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.sections import SectionMixin
from cms_pages.press.querysets import PressQuerySet
from search.text import tidy
from themes.base import outward

PER_PAGE = 20
WEB = URLValidator(schemes=["http", "https"], message="Địa chỉ cần bắt đầu bằng https:// hoặc http://.")


class Kind(models.TextChoices):
    """Where an item appeared."""

    PRESS = "bao-chi", "Báo chí"
    TELEVISION = "truyen-hinh", "Truyền hình"
    RADIO = "phat-thanh", "Phát thanh"


class Programme(models.Model):
    """Chuyên mục phát sóng, such as “Thi đua yêu nước”, twice a week.

    A new one is seen only where a published item names it; a change waits for a second person (`cms_pages/changes`).
    """

    name = models.CharField("tên chuyên mục", max_length=120, help_text="Ví dụ: Thi đua yêu nước.")
    slug = models.SlugField("đường dẫn", max_length=120, unique=True)
    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.TELEVISION)
    outlet = models.CharField("cơ quan báo chí, đài", max_length=150)
    schedule = models.CharField(
        "lịch phát", max_length=200, blank=True, help_text="Ví dụ: 20 giờ 15 phút thứ Ba và thứ Sáu hằng tuần."
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "chuyên mục phát sóng"
        verbose_name_plural = "chuyên mục phát sóng"
        ordering = ["order", "name"]

    def __str__(self):
        return f"{self.name} ({self.get_kind_display().lower()})"

    def save(self, *args, **kwargs):
        self.name, self.outlet, self.schedule = tidy(self.name), tidy(self.outlet), tidy(self.schedule)
        super().save(*args, **kwargs)


class PressIndexPage(SectionMixin, BasePage):
    """Mục báo chí, phát thanh, truyền hình."""

    template = "cms_pages/press/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_press.PressItemPage"]
    child_related = ("programme", "picture")
    max_count = 1

    class Meta:
        verbose_name = "mục báo chí, phát thanh, truyền hình"
        verbose_name_plural = "mục báo chí, phát thanh, truyền hình"

    def items(self):
        """Public items of this section."""
        return PressItemPage.objects.open_to_all().filter(path__startswith=self.path, depth=self.depth + 1)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        held = list(
            self.items()
            .order_by()
            .values_list("kind", "appeared_on__year", "programme_id")
            .annotate(number=models.Count("pk"))
        )
        programmes = {each.pk: each for each in Programme.objects.filter(pk__in={of for _, _, of, _ in held if of})}
        years = sorted({year for _, year, _, _ in held}, reverse=True)
        kinds = [choice for choice in Kind.choices if choice[0] in {kind for kind, *_ in held}]
        asked = request.GET
        kind = next((value for value, _ in kinds if value == asked.get("loai")), None)
        year = next((year for year in years if str(year) == asked.get("nam")), None)
        programme = next((each for each in programmes.values() if each.slug == asked.get("chuongtrinh")), None)
        chosen = {"kind": kind, "appeared_on__year": year, "programme": programme}
        items = self.items().filter(**{name: value for name, value in chosen.items() if value}).listed()
        count = sum(
            number
            for of_kind, of_year, of_programme, number in held
            if kind in {None, of_kind} and year in {None, of_year} and (not programme or programme.pk == of_programme)
        )
        shown = page_of(request, items, PER_PAGE, count)
        groups = choices.worth_showing(self._choices(held, programmes, kind, year, programme))
        told = {"loai": kind, "chuongtrinh": programme and programme.slug, "nam": year}
        return context | {
            "items": shown,
            "listing": outward.listing(shown, **told),
            "kind": kind,
            "kind_name": dict(kinds).get(kind, ""),
            "year": year,
            "programme": programme,
            "choices": groups,
            "chips": choices.chips(groups),
        }

    @staticmethod
    def _choices(held, programmes, kind, year, programme):
        """Kinds, programmes and years of what appeared, each counted under the other choices."""
        of_kind, of_year, of_programme = Counter(), Counter(), Counter()
        pk = programme and programme.pk
        for its_kind, its_year, its_programme, number in held:
            fits = (kind in {None, its_kind}, year in {None, its_year}, pk in {None, its_programme})
            of_kind[its_kind] += number if fits[1] and fits[2] else 0
            of_year[its_year] += number if fits[0] and fits[2] else 0
            of_programme[its_programme] += number if fits[0] and fits[1] else 0
        named = sorted(programmes.values(), key=lambda each: (each.order, each.name))
        years = sorted(of_year, reverse=True)
        return [
            choices.group(
                "loai", "Nơi đăng, phát", [(value, label, of_kind[value]) for value, label in Kind.choices], kind or ""
            ),
            choices.group(
                "chuongtrinh",
                "Chuyên mục phát sóng",
                [(each.slug, str(each), of_programme[each.pk]) for each in named],
                programme.slug if programme else "",
            ),
            choices.group("nam", "Năm", [(str(each), str(each), of_year[each]) for each in years], str(year or "")),
        ]


class PressItemPage(BasePage):
    """Tin, bài, buổi phát của báo đài: outlet, day and link; published by four eyes like every page."""

    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.PRESS)
    outlet = models.CharField(
        "cơ quan báo chí, đài", max_length=150, help_text="Ví dụ: Báo và phát thanh, truyền hình Lạng Sơn."
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name="chuyên mục phát sóng",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
    )
    appeared_on = models.DateField("ngày đăng, ngày phát", default=timezone.localdate, db_index=True)
    broadcast_at = models.TimeField("giờ phát", null=True, blank=True, help_text="Chỉ với phát thanh, truyền hình.")
    link = models.URLField("địa chỉ bài hoặc buổi phát", max_length=500, blank=True, help_text="Bắt đầu bằng https://")
    topics = ParentalManyToManyField(Topic, verbose_name="chủ đề", blank=True, related_name="press_items")
    movements = ParentalManyToManyField(
        "movements.Movement", verbose_name="phong trào thi đua", blank=True, related_name="press_items"
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung thêm", blank=True)

    objects = PageManager.from_queryset(PressQuerySet)()

    template = "cms_pages/press/item.html"
    search_kind = "news"
    parent_page_types = ["cms_press.PressIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("body"), index.SearchField("outlet")]
    content_panels = BasePage.content_panels + [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("outlet")]),
                FieldPanel("programme", widget=Select),
                FieldRowPanel([FieldPanel("appeared_on"), FieldPanel("broadcast_at")]),
                FieldPanel("link"),
            ],
            "Nơi đăng, phát",
        ),
        FieldPanel("picture"),
        FieldPanel("body", help_text="Ví dụ phim của buổi phát khi được phép đăng lại."),
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=CheckboxSelectMultiple),
                FieldPanel("movements", widget=CheckboxSelectMultiple),
            ],
            "Nói về",
        ),
    ]

    class Meta:
        verbose_name = "tin báo đài"
        verbose_name_plural = "tin báo đài"

    def clean(self):
        super().clean()
        wrong = {}
        if self.link:
            try:
                WEB(self.link)
            except ValidationError as error:
                wrong["link"] = error.messages
        elif self.kind == Kind.PRESS:
            wrong["link"] = "Bài báo cần có địa chỉ để người đọc mở xem."
        elif not self.programme_id and not len(self.body):
            wrong["link"] = "Cần địa chỉ của buổi phát, hoặc chọn chuyên mục phát sóng, hoặc thêm phim vào nội dung."
        if self.programme_id and self.programme.kind != self.kind:
            wrong["programme"] = f"Chuyên mục này thuộc loại {self.programme.get_kind_display().lower()}."
        if self.broadcast_at and self.kind == Kind.PRESS:
            wrong["broadcast_at"] = "Bài báo không có giờ phát."
        if wrong:
            raise ValidationError(wrong)

    @property
    def place(self):
        """Where it appeared: "Thi đua yêu nước, Đài …" or just the outlet."""
        return f"{self.programme.name}, {self.outlet}" if self.programme_id else self.outlet

    def structured_data(self):
        """https://schema.org/NewsArticle or https://schema.org/Clip, told where it was published first."""
        kind = "NewsArticle" if self.kind == Kind.PRESS else "Clip"
        return self.described(
            kind,
            headline=self.title if self.kind == Kind.PRESS else "",
            datePublished=self.appeared_on,
            author=outward.node("Organization", name=self.outlet),
            isBasedOn=self.link,
            sourceOrganization=outward.node("Organization", name=self.outlet),
        )

    def entry_date(self):
        return self.appeared_on

    def entry_fields(self):
        about = [self.place, *self.topics.all(), *self.movements.all()]
        return {"body": ". ".join([matter_text(self.body), *map(str, about)])}

    def get_context(self, request, *args, **kwargs):
        told = {"topics": list(self.topics.all()), "movements": list(self.movements.all())}
        return super().get_context(request, *args, **kwargs) | told
