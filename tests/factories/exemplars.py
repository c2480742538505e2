"""Proposals of exemplars, for tests."""

import io
import uuid
from datetime import date

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from registrations.exemplars import actions
from registrations.exemplars.kinds import Way
from registrations.exemplars.models import Proposal
from registrations.units.models import Membership

from .units import MembershipFactory, UnitFactory

STORY = (
    "Bà Mẫu gùi đất lên hốc đá trồng na từ năm 1995, mỗi ngày hai gùi, ròng rã mười năm mới phủ kín sườn núi.\n\n"
    "Đến nay một trăm hộ trong vùng đã học theo, bốn mươi hộ thoát nghèo; vườn nhà bà thành lớp học của cả xã."
)


def photograph(name="anh.jpg", size=(640, 480), kind="JPEG"):
    """A picture as a phone would send it."""
    out = io.BytesIO()
    Image.new("RGB", size, "#3a6b5a").save(out, kind)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


class ProposalFactory(factory.django.DjangoModelFactory):
    """A draft that may be sent."""

    class Meta:
        model = Proposal

    unit = factory.SubFactory(UnitFactory)
    organising_body = factory.SelfAttribute("unit.organising_body")
    subject_name = "Hứa Thị Mẫu"
    role = "Nông dân"
    place = "thôn Lân Đặt"
    field = "san-xuat"
    target_groups = ["nong-dan"]
    lead = "Ba mươi năm trồng na trên núi đá."
    story = STORY
    consent_name = "Hứa Thị Mẫu"
    consent_on = date(2026, 2, 3)
    consent_way = Way.ELECTRONIC
    consent_reference = "Thư ngày 03/02/2026"
    consents_name = True
    consents_picture = True
    born_on = date(1970, 5, 6)


def add_picture(proposal, name="anh.jpg", alt="Bà Mẫu bên vườn na", by=None):
    """A picture with its words."""
    by = by or MembershipFactory(unit=proposal.unit, role="drafter").user
    actions.add_pictures(proposal.pk, [photograph(name)], by=by)
    picture = proposal.pictures.order_by("-order").first()
    portrait = proposal.pictures.get(is_portrait=True).pk
    actions.describe_pictures(proposal.pk, {picture.pk: (alt, "")}, portrait, by=by)
    return picture


def send(proposal):
    """Send it as the unit's signatory."""
    found = Membership.objects.filter(unit=proposal.unit, role="signatory").first()
    by = (found or MembershipFactory(unit=proposal.unit, role="signatory")).user
    proposal.refresh_from_db()
    return actions.submit(proposal.pk, version=proposal.version, form_key=uuid.uuid4(), by=by)
