"""Campaigns and registrations, for tests."""

import re
import uuid
from datetime import timedelta

import factory
from django.core import mail
from django.utils import timezone

from registrations.campaigns import queries, submit_actions
from registrations.campaigns.models import Campaign, Question, Registration, RegistrationRow
from registrations.movements.models import Movement
from registrations.signing.models import Confirmation
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


def confirmed(registration, by):
    """The person has confirmed the registration, as it stands, with a second factor."""
    matter = submit_actions.matter_of(queries.full(registration.pk))
    facts = {"purpose": matter.purpose, "subject": matter.subject, "content_hash": matter.content_hash}
    return Confirmation.objects.create(user=by, method="totp", proved_at=timezone.now(), **facts)


def sending(registration, **more):
    """What the last page of the form posts: it is for exactly the content that stands now."""
    full = queries.full(registration.pk)
    content_hash = submit_actions.matter_of(full).content_hash
    return {"version": full.version, "form_key": str(uuid.uuid4()), "hash": content_hash} | more


def send(registration, by, *, key=None, version=None):
    """Confirm and send a registration, as its signatory does."""
    confirmed(registration, by)
    version = version or Registration.objects.values_list("version", flat=True).get(pk=registration.pk)
    return submit_actions.submit(registration.pk, version=version, form_key=key or uuid.uuid4(), by=by)


def mailed_code():
    """The code that stands in the newest mail about one."""
    body = next(each.body for each in reversed(mail.outbox) if each.subject == "Mã xác nhận ký duyệt")
    return "".join(re.search(r"^ +(\d{3}) (\d{3})$", body, re.M).groups())
