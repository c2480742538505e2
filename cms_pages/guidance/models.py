"""Know-how of the field (Nghiệp vụ): guidance articles, answered questions, and questions among officers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.documents.library import open_to_all
from registrations.folded import holding
from registrations.units.models import Unit
from search.text import asked_words, fold
from themes.base import outward

from .audience import Audience, AudienceMixin, is_officer

PER_PAGE = 20
ARTICLES = 12
ALIKE = 5
MOST_FOLDED = 20_000


class GuidanceIndexPage(BasePage):
    """Mục nghiệp vụ."""

    template = "cms_pages/guidance/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_guidance.GuidancePage", "cms_guidance.FaqPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục nghiệp vụ"
        verbose_name_plural = "mục nghiệp vụ"

    def structured_data(self):
        return self.described("CollectionPage")

    def _shown(self, model, officer, words):
        pages = model.objects.live().filter(path__startswith=self.path, depth=self.depth + 1)
        if not officer:
            pages = pages.filter(open_to_all(), audience=Audience.EVERYONE)
        return holding(pages, words).defer("body").order_by("-first_published_at", "-pk")

    def get_context(self, request, *args, **kwargs):
        officer = is_officer(request.user)
        typed = asked_words(request.GET.get("q"), 200).strip()
        words = fold(typed)
        asked = self._shown(FaqPage, officer, words).select_related("field")
        by_field = [F("field__order").asc(nulls_last=True), "field__name", "-first_published_at", "-pk"]
        faqs = page_of(request, asked.order_by(*by_field), PER_PAGE)
        articles = list(self._shown(GuidancePage, officer, words))
        return super().get_context(request, *args, **kwargs) | {
            "officer": officer,
            "typed": typed if words else "",
            "faqs": faqs,
            "listing": outward.listing(faqs),
            "found_articles": len(articles),
            # Said once, on the first leaf: the newest with what they are about, the others by their titles.
            "articles": articles[:ARTICLES] if faqs.number == 1 else [],
            "more_articles": articles[ARTICLES:] if faqs.number == 1 else [],
        }


class GuidancePage(AudienceMixin, BasePage):
    """Bài hướng dẫn nghiệp vụ."""

    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)
    folded = models.TextField(editable=False, default="")

    template = "cms_pages/guidance/article.html"
    search_kind = "page"
    begins_with_text = True
    parent_page_types = ["cms_guidance.GuidanceIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("body")]
    content_panels = [*BasePage.content_panels, FieldPanel("audience"), FieldPanel("body")]

    class Meta:
        verbose_name = "bài hướng dẫn nghiệp vụ"
        verbose_name_plural = "bài hướng dẫn nghiệp vụ"

    def clean(self):
        super().clean()
        self.folded = fold(f"{self.title} {self.lead} {matter_text(self.body)}")[:MOST_FOLDED]

    def get_context(self, request, *args, **kwargs):
        others = GuidancePage.objects.live().filter(open_to_all()).exclude(pk=self.pk)
        return super().get_context(request, *args, **kwargs) | {
            "others": others.defer("body").order_by("-first_published_at", "-pk")[:ALIKE]
        }

    def structured_data(self):
        return self.described("TechArticle", headline=self.title)

    def entry_fields(self):
        return {"body": matter_text(self.body)}


class FaqPage(AudienceMixin, BasePage):
    """Câu hỏi nghiệp vụ thường gặp: one question, one answer."""

    question = models.TextField(
        "câu hỏi", max_length=5000, help_text="Không ghi tên người, số điện thoại, tên đơn vị đã hỏi."
    )
    body = MatterField(MatterBlock(), verbose_name="trả lời", blank=True)
    field = models.ForeignKey(
        "cms_documents.DocumentField",
        verbose_name="lĩnh vực",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Cùng các lĩnh vực của văn bản. Những câu hỏi cùng lĩnh vực đứng thành một nhóm ở mục Nghiệp vụ.",
    )
    folded = models.TextField(editable=False, default="")
    source = models.ForeignKey(
        "cms_guidance.OfficerQuestion",
        verbose_name="lấy từ câu hỏi của cán bộ",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="faqs",
    )

    template = "cms_pages/guidance/faq.html"
    search_kind = "page"
    begins_with_text = True
    parent_page_types = ["cms_guidance.GuidanceIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("question"), index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels[:-1],
        FieldRowPanel([FieldPanel("field"), FieldPanel("audience")]),
        FieldPanel("question"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "câu hỏi nghiệp vụ"
        verbose_name_plural = "câu hỏi nghiệp vụ"

    def clean(self):
        super().clean()
        self.folded = fold(f"{self.title} {self.question} {matter_text(self.body)}")[:MOST_FOLDED]

    def get_context(self, request, *args, **kwargs):
        alike = FaqPage.objects.live().filter(open_to_all(), field=self.field_id).exclude(pk=self.pk)
        return super().get_context(request, *args, **kwargs) | {
            "alike": alike.defer("body").order_by("-first_published_at", "-pk")[:ALIKE] if self.field_id else [],
        }

    def structured_data(self):
        """One question that the office itself answers: https://schema.org/FAQPage."""
        answer = outward.node("Answer", text=matter_text(self.body))
        asked = outward.node("Question", name=self.title, text=self.question, acceptedAnswer=answer)
        return self.described("FAQPage", mainEntity=[asked])

    def entry_fields(self):
        return {"body": f"{self.question} {matter_text(self.body)}", "summary": self.question[:300]}


class OfficerQuestion(models.Model):
    """Câu hỏi của cán bộ: asked by a member of a unit or of the staff, read by officers only, never public."""

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người hỏi")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    subject = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung")
    folded = models.TextField(editable=False)
    asked_at = models.DateTimeField("lúc hỏi", db_index=True)
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    hidden_at = models.DateTimeField("gỡ lúc", null=True, editable=False)
    hidden_reason = models.CharField("lý do gỡ", max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = "câu hỏi của cán bộ"
        verbose_name_plural = "câu hỏi của cán bộ"
        ordering = ["-asked_at", "-pk"]
        permissions = [("answer_question", "Trả lời câu hỏi nghiệp vụ của cán bộ, đưa vào mục Nghiệp vụ")]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("guidance:question", args=[self.pk])


class OfficerAnswer(models.Model):
    """Trả lời của cơ quan thường trực cho câu hỏi của cán bộ; a later one adds to those before it."""

    question = models.ForeignKey(OfficerQuestion, models.PROTECT, related_name="answers", verbose_name="câu hỏi")
    text = models.TextField("nội dung trả lời")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người trả lời")
    at = models.DateTimeField("lúc trả lời")

    class Meta:
        verbose_name = "trả lời câu hỏi của cán bộ"
        verbose_name_plural = "trả lời câu hỏi của cán bộ"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"Trả lời: {self.question}"
