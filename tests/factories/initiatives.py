"""Initiatives, for tests."""

import uuid

import factory
from django.utils import timezone

from registrations.initiatives import actions
from registrations.initiatives.models import Author, Initiative
from registrations.units.models import Membership

from .signing import confirmed
from .units import MembershipFactory, UnitFactory

PROBLEM = (
    "Trước đây mỗi trưởng thôn phải đến trụ sở xã để hỏi từng loại giấy tờ, nhiều lần đi lại vì thiếu giấy, "
    "người dân ở thôn xa mất cả buổi cho một việc nhỏ và cán bộ phải trả lời cùng một câu hỏi nhiều lần trong ngày."
)
SOLUTION = (
    "Làm một cuốn sổ tay bỏ túi, mỗi thủ tục một trang, ghi giấy tờ cần có bằng hình vẽ và chữ lớn, có số điện thoại "
    "của người phụ trách; mỗi quý in lại những trang đã thay đổi và phát cho trưởng thôn tại buổi giao ban."
)


class InitiativeFactory(factory.django.DjangoModelFactory):
    """A draft that may be sent."""

    class Meta:
        model = Initiative
        skip_postgeneration_save = True

    unit = factory.SubFactory(UnitFactory)
    organising_body = factory.SelfAttribute("unit.organising_body")
    year = factory.LazyFunction(lambda: timezone.localdate().year)
    title = "Sổ tay tra cứu thủ tục cho trưởng thôn"
    field = "hanh-chinh"
    problem = PROBLEM
    solution = SOLUTION
    effect = "Số lần đi lại của người dân giảm một nửa sau sáu tháng áp dụng tại mười hai thôn."
    applied_where = "Các thôn của xã"

    @factory.post_generation
    def author(self, create, name, **kwargs):
        if create:
            Author.objects.create(initiative=self, order=1, name=name or "Hoàng Thị Mẫu", share=100)
            self.save()


def send(initiative):
    """Send it as the unit's signatory."""
    found = Membership.objects.filter(unit=initiative.unit, role="signatory").first()
    by = (found or MembershipFactory(unit=initiative.unit, role="signatory")).user
    initiative.refresh_from_db()
    confirmed(actions.matter_of(initiative), by)
    return actions.submit(initiative.pk, version=initiative.version, form_key=uuid.uuid4(), by=by)


def recognise(initiative, by, **given):
    """Enter a decision that recognises it."""
    usual = {
        "number": "12/QĐ-UBND",
        "on": timezone.localdate(),
        "body": "UBND tỉnh",
        "reach": "tinh",
        "is_public": True,
    }
    return actions.recognise(initiative.pk, by=by, **(usual | given))
