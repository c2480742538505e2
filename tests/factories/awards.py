"""Decisions and award records, for tests. All names are invented."""

from datetime import UTC, date, datetime

import factory

from registrations.awards.models import AwardKind, AwardRecord, Decision
from registrations.titles.models import Authority, Form, Level, RecipientKind

from .units import OrganisingBodyFactory


class DecisionFactory(factory.django.DjangoModelFactory):
    """A decision that is not published yet."""

    class Meta:
        model = Decision

    class Params:
        published = factory.Trait(published_at=datetime(2025, 6, 20, tzinfo=UTC), public_url="/quyet-dinh/mau/")

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    # Far from the numbers that tests write themselves: however many went before, none meets one of theirs.
    number = factory.Sequence(lambda n: f"{20_000 + n}/QĐ-UBND")
    signed_on = date(2025, 6, 12)
    authority = Authority.PROVINCE_CHAIR
    signer = "Lộc Văn Quyền"
    signer_position = "Phó Chủ tịch UBND tỉnh"
    subject = "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    kind = AwardKind.TOPIC
    legal_grounds = "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\nTheo đề nghị của Giám đốc Sở Nội vụ."


class AwardRecordFactory(factory.django.DjangoModelFactory):
    """One person's certificate of merit."""

    class Meta:
        model = AwardRecord

    decision = factory.SubFactory(DecisionFactory, published=True)
    award_wording = "Bằng khen của Chủ tịch UBND tỉnh"
    form = Form.CERTIFICATE_OF_MERIT
    level = Level.PROVINCE
    authority = factory.SelfAttribute("decision.authority")
    kind = factory.SelfAttribute("decision.kind")
    year = factory.LazyAttribute(lambda record: record.decision.signed_on.year)
    recipient_kind = RecipientKind.PERSON
    honorific = "Bà"
    name = factory.Sequence(lambda n: f"Lương Thị Mẫu {n}")
    position = "Trưởng thôn"
    unit_wording = "xã Mẫu Sơn"
    place_then = "xã Mẫu Sơn, huyện Lộc Bình"
    merit = "Có thành tích trong phong trào thi đua."
    section = "Cá nhân"
    order = factory.Sequence(int)
