"""Units and the people who act for them, for tests."""

from datetime import UTC, date, datetime

import factory

from registrations.units.models import Membership, OrganisingBody, Succession, Unit, UnitName

from .accounts import UserFactory


class OrganisingBodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OrganisingBody
        django_get_or_create = ("slug",)

    name = "Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn"
    short_name = "Hội đồng tỉnh"
    slug = "tinh"


class UnitFactory(factory.django.DjangoModelFactory):
    """A commune that has stood since 01/07/2025."""

    class Meta:
        model = Unit

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    code = factory.Sequence(lambda n: f"mau-{n:04}")
    kind = Unit.Kind.COMMUNE
    short_name = factory.Sequence(lambda n: f"Mẫu {n}")
    name = factory.LazyAttribute(lambda unit: f"Xã {unit.short_name}")
    effective_from = date(2025, 7, 1)


class UnitNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UnitName

    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda n: f"Tên cũ {n}")


class SuccessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Succession

    predecessor = factory.SubFactory(UnitFactory, effective_from=None, effective_to=date(2025, 7, 1))
    successor = factory.SubFactory(UnitFactory)
    on = date(2025, 7, 1)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    unit = factory.SubFactory(UnitFactory)
    user = factory.SubFactory(UserFactory)
    role = Membership.Role.DRAFTER
    since = datetime(2025, 7, 1, tzinfo=UTC)
