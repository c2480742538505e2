"""Items of press, radio and television."""

import datetime

import factory
import wagtail_factories

from cms_pages.press.models import Kind, PressItemPage, Programme


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    name = "Thi đua yêu nước"
    slug = factory.Sequence(lambda n: f"thi-dua-yeu-nuoc-{n}")
    kind = Kind.TELEVISION
    outlet = "Đài mẫu tỉnh"
    schedule = "20 giờ 15 phút thứ Ba và thứ Sáu"


class PressItemFactory(wagtail_factories.PageFactory):
    class Meta:
        model = PressItemPage

    title = factory.Sequence(lambda n: f"Bài báo số {n}")
    slug = factory.Sequence(lambda n: f"bai-bao-{n}")
    lead = "Tóm tắt của bài báo."
    kind = Kind.PRESS
    outlet = "Báo mẫu"
    appeared_on = datetime.date(2026, 11, 1)
    link = "https://bao.tdkt.example/bai"
