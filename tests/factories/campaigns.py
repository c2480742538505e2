"""Campaigns and registrations, for tests."""

from datetime import timedelta

import factory
from django.utils import timezone

from registrations.campaigns.models import Campaign, Question, Registration, RegistrationRow
from registrations.movements.models import Movement
from registrations.titles.models import Form, Level, RecipientKind, Title

from .units import OrganisingBodyFactory, UnitFactory


class MovementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Movement

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    name = factory.Sequence(lambda n: f"Phong trào mẫu {n}")
    slug = factory.Sequence(lambda n: f"phong-trao-mau-{n}")


class AimedTitleFactory(factory.django.DjangoModelFactory):
    """A title that a person may aim at."""

    class Meta:
        model = Title

    code = factory.Sequence(lambda n: f"danh-hieu-mau-{n}")
    name = factory.Sequence(lambda n: f"Danh hiệu mẫu {n}")
    form = Form.EMULATION_TITLE
    level = Level.BASE
    authority = "thu-truong"
    recipient_kinds = factory.LazyFunction(lambda: [RecipientKind.PERSON])


class CampaignFactory(factory.django.DjangoModelFactory):
    """Open since yesterday, for communes, with one title for persons and one for collectives."""

    class Meta:
        model = Campaign
        skip_postgeneration_save = True

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    year = 2027
    name = "Đăng ký thi đua năm 2027"
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    unit_kinds = factory.LazyFunction(lambda: ["commune", "ward"])

    @factory.post_generation
    def titles(self, create, given, **kwargs):
        if create:
            self.titles.set(
                given
                or [
                    AimedTitleFactory(name="Chiến sĩ thi đua cơ sở", short_name="CSTĐCS"),
                    AimedTitleFactory(name="Tập thể lao động tiên tiến", recipient_kinds=[RecipientKind.COLLECTIVE]),
                ]
            )


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Question

    campaign = factory.SubFactory(CampaignFactory)
    text = "Tỷ lệ gia đình văn hóa"
    kind = Question.Kind.PERCENT


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A draft with nothing filled in."""

    class Meta:
        model = Registration

    campaign = factory.SubFactory(CampaignFactory)
    unit = factory.SubFactory(UnitFactory)


class CompleteRegistrationFactory(RegistrationFactory):
    """A draft that may be sent."""

    class Meta:
        skip_postgeneration_save = True

    contact_name = "Lý Thị Mẫu"
    contact_phone = "0912 000 000"
    pledge = "Hoàn thành tốt mọi chỉ tiêu được giao."

    @factory.post_generation
    def person(self, create, name, **kwargs):
        if create:
            RegistrationRow.objects.create(
                registration=self,
                kind=RecipientKind.PERSON,
                order=1,
                name=name or "Nông Văn Mẫu",
                position="Trưởng thôn",
                title=self.campaign.titles.get(name="Chiến sĩ thi đua cơ sở"),
            )
