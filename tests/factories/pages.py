"""Pages that editors write."""

import datetime

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.rich_text import RichText

from cms_pages.blanks.models import BlankKind, BlankPage
from cms_pages.bonus.models import BonusLevel, BonusTablePage
from cms_pages.documents.models import DocumentFile, DocumentPage, DocumentType
from cms_pages.exemplars.models import Consent, ExemplarPage, Field, SubjectKind
from cms_pages.guidance.models import FaqPage, GuidancePage
from cms_pages.news.models import ArticlePage, NewsCategory
from registrations.exemplars.kinds import Way


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


def consented(page, **given):
    """Somebody consented to a page: to the name, to pictures and to films."""
    usual = {
        "subject_name": page.subject_name,
        "consent_name": "Người Đồng Ý",
        "consent_on": datetime.date(2026, 1, 5),
        "consent_way": Way.ELECTRONIC,
        "consent_reference": "Thư ngày 05/01/2026",
        "consents_name": True,
        "consents_picture": True,
        "consents_film": True,
        "born_on": datetime.date(1970, 2, 3) if page.subject_kind == SubjectKind.PERSON else None,
    }
    return Consent.objects.create(page=page, **usual | given)


class ExemplarFactory(wagtail_factories.PageFactory):
    """A story; one that is live has the consent of its subject."""

    class Meta:
        model = ExemplarPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        live = kwargs.pop("live", True)
        page = super()._create(model_class, *args, live=False, **kwargs)
        if live:
            consented(page)
            page.live, page.has_unpublished_changes = True, False
            page.save()
        return page

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

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        """`file` is the one file of the document."""
        file = kwargs.pop("file", None)
        return kwargs | ({"files": [DocumentFile(file=file)]} if file else {})


class BlankFactory(wagtail_factories.PageFactory):
    class Meta:
        model = BlankPage

    title = factory.Sequence(lambda n: f"Mẫu báo cáo thành tích {n}")
    slug = factory.Sequence(lambda n: f"mau-bao-cao-{n}")
    code = factory.Sequence(lambda n: f"BM-{n:03}")
    kind = BlankKind.ACHIEVEMENT


class BonusTableFactory(wagtail_factories.PageFactory):
    class Meta:
        model = BonusTablePage

    title = factory.Sequence(lambda n: f"Mức thưởng lần {n}")
    slug = factory.Sequence(lambda n: f"muc-thuong-{n}")
    effective_from = datetime.date(2019, 1, 1)
    levels = factory.LazyFunction(
        lambda: [BonusLevel(contest="Thi học sinh giỏi quốc gia", result="Giải Nhất", amount=20_000_000)]
    )


class GuidanceFactory(wagtail_factories.PageFactory):
    class Meta:
        model = GuidancePage

    title = factory.Sequence(lambda n: f"Cách viết báo cáo thành tích {n}")
    slug = factory.Sequence(lambda n: f"cach-viet-{n}")
    body = factory.LazyFunction(lambda: paragraphs("Viết ngắn, có số liệu."))


class FaqFactory(wagtail_factories.PageFactory):
    class Meta:
        model = FaqPage

    title = factory.Sequence(lambda n: f"Hồ sơ gửi khi nào, lần {n}")
    slug = factory.Sequence(lambda n: f"ho-so-gui-khi-nao-{n}")
    question = "Hồ sơ gửi trước ngày nào?"
    body = factory.LazyFunction(lambda: paragraphs("Trước ngày 15 tháng 11."))
