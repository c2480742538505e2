"""Nominations, for tests."""

import uuid
from datetime import timedelta
from functools import cache

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from registrations.attachments.actions import store
from registrations.nominations import queries, unit_actions
from registrations.nominations.models import Case, CaseKind, Nomination, PaperRule
from registrations.units.models import Membership

from .files import pdf
from .signing import confirmed
from .titles import TitleFactory
from .units import MembershipFactory, UnitFactory


@cache
def _page() -> bytes:
    return pdf("Tờ trình đề nghị khen thưởng")


def proposal(name="to-trinh.pdf"):
    """The signed proposal as a file."""
    return SimpleUploadedFile(name, _page(), content_type="application/pdf")


class NominationFactory(factory.django.DjangoModelFactory):
    """A draft with nothing filled in."""

    class Meta:
        model = Nomination

    unit = factory.SubFactory(UnitFactory)
    organising_body = factory.SelfAttribute("unit.organising_body")
    year = factory.LazyFunction(lambda: timezone.localdate().year)


class CaseFactory(factory.django.DjangoModelFactory):
    """A person proposed for the province's certificate of merit, with everything that sending asks for."""

    class Meta:
        model = Case

    nomination = factory.SubFactory(NominationFactory)
    order = factory.Sequence(lambda n: n + 1)
    kind = CaseKind.PERSON
    name = factory.Sequence(lambda n: f"Nông Văn Mẫu {n}")
    workplace = "Xã Mẫu"
    title = factory.SubFactory(TitleFactory)
    summary = "Vận động bà con hiến đất mở đường liên thôn."


class CompleteNominationFactory(NominationFactory):
    """A draft that may be sent, with one case."""

    class Meta:
        skip_postgeneration_save = True

    proposal_number = "128/TTr-UBND"
    proposed_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=3))
    contact_name = "Lý Thị Mẫu"
    contact_phone = "0912 000 000"
    proposal_file = factory.LazyFunction(lambda: store(proposal()))

    @factory.post_generation
    def case(self, create, name, **kwargs):
        if create:
            CaseFactory(nomination=self, **({"name": name} if name else {}), **kwargs)


class PaperRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PaperRule

    name = factory.Sequence(lambda n: f"Giấy tờ mẫu {n}")


def signatory_of(nomination):
    """Somebody who signs for the unit."""
    found = Membership.objects.filter(unit=nomination.unit, role="signatory").first()
    return (found or MembershipFactory(unit=nomination.unit, role="signatory")).user


def send(nomination, by=None):
    """Send it, for the first time or again."""
    nomination.refresh_from_db()
    by = by or signatory_of(nomination)
    confirmed(unit_actions.matter_of(queries.full(nomination.pk)), by)
    return unit_actions.submit(nomination.pk, version=nomination.version, form_key=uuid.uuid4(), by=by)


def title_that_needs_comment(**given):
    """An order that the public is asked about first."""
    return TitleFactory(
        code="hc-mau",
        name="Huân chương Mẫu",
        requires_comment="bat-buoc",
        min_comment_days=10,
        **given,
    )
