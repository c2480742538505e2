"""Pages that editors write."""

import datetime

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.rich_text import RichText

from cms_pages.documents.models import DocumentPage, DocumentType
from cms_pages.exemplars.models import ExemplarPage, Field, SubjectKind
from cms_pages.news.models import ArticlePage, NewsCategory


def paragraphs(*texts):
    """A page's matter made of paragraphs."""
    return [("text", RichText("".join(f"<p>{text}</p>" for text in texts)))]


class ArticleFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Tin thi đua số {n}")
    slug = factory.Sequence(lambda n: f"tin-{n}")
    lead = "Tóm tắt của tin."
    published_on = factory.LazyFunction(timezone.now)
    category = factory.LazyFunction(NewsCategory.objects.first)
    body = factory.LazyFunction(lambda: paragraphs("Một đoạn văn.", "Đoạn nữa."))


class ExemplarFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ExemplarPage

    title = factory.Sequence(lambda n: f"Người giữ rừng số {n}")
    slug = factory.Sequence(lambda n: f"nguoi-giu-rung-{n}")
    subject_name = "Lộc Thị Mỷ"
    subject_kind = SubjectKind.PERSON
    field = Field.PRODUCTION
    place = "xã Cai Kinh"
    lead = "Giữ rừng hồi hai mươi năm."
    told_on = datetime.date(2026, 11, 1)
    body = factory.LazyFunction(lambda: paragraphs("Chuyện bắt đầu từ một gốc hồi."))


class DocumentFactory(wagtail_factories.PageFactory):
    class Meta:
        model = DocumentPage

    title = factory.Sequence(lambda n: f"Kế hoạch công tác thi đua lần {n}")
    slug = factory.Sequence(lambda n: f"ke-hoach-{n}")
    document_type = DocumentType.PLAN
    number = factory.Sequence(lambda n: f"{n + 1}/KH-UBND")
    issuer = "Ủy ban nhân dân tỉnh"
    issued_on = datetime.date(2026, 1, 15)
