"""The yearly plans that departments hand in, in several states: accepted, waiting, returned, begun, not begun."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.demo.moments import at
from registrations.attachments import actions as attachments
from registrations.campaigns.campaign_actions import DOCUMENT_QUESTIONS
from registrations.campaigns.models import Answer, Campaign, Question, Registration, RegistrationFile
from registrations.campaigns.wording import closing_instant
from registrations.units.models import Unit

if TYPE_CHECKING:
    from portal.demo.filing import Filing

REASON = "Bản chụp thiếu trang có chữ ký và dấu. Mời gửi lại đủ các trang."
ACCEPTED, SENT, RETURNED, BEGUN = 4, 6, 7, 9  # so many, counted on


def add(filing: Filing, year: int) -> None:
    """A campaign in which departments hand in their plan of a year."""
    now, today = filing.demo.now, filing.demo.today
    opens = at(today - timedelta(days=12))
    campaign = Campaign.objects.create(
        organising_body=filing.body,
        year=year,
        name=f"Kế hoạch công tác thi đua, khen thưởng năm {year}",
        purpose=Campaign.Purpose.DOCUMENT,
        opens_at=opens,
        closing=Campaign.Closing.BEFORE,
        closes_at=closing_instant(today + timedelta(days=25), Campaign.Closing.BEFORE),
        unit_kinds=[str(Unit.Kind.DEPARTMENT)],
        guidance="Gửi kế hoạch đã ký của đơn vị. Chưa có chữ ký số thì gửi bản chụp có dấu.",
    )
    asked = [Question.objects.create(campaign=campaign, **each) for each in DOCUMENT_QUESTIONS]
    departments = [unit for unit in filing.others if unit.kind == Unit.Kind.DEPARTMENT]
    for number, unit in enumerate(departments[:BEGUN]):
        begun = opens + timedelta(days=1 + number % 3, hours=number)
        registration = _draft(filing, campaign, asked, unit, begun, whole=number < RETURNED)
        when = begun + timedelta(days=2, hours=3)
        if number < ACCEPTED:
            filing.plan_sending(registration, when, accepted=when + timedelta(days=1))
        elif number < SENT:
            filing.plan_sending(registration, when)
        elif number < RETURNED:
            filing.plan_sending(registration, when, returned=now - timedelta(days=1))


def _draft(filing, campaign, asked, unit, when, *, whole) -> Registration:
    clerk = filing.clerk(unit)
    registration = Registration.objects.create(
        campaign=campaign,
        unit=unit,
        contact_name=clerk.full_name,
        contact_phone=clerk.phone,
        version=3,
        step_versions={"unit": 1, "targets": 2},
        changed_by=clerk,
        changed_at=when,
        created_at=when,
    )
    number = f"{unit.pk % 90 + 10}/KH-{unit.short_name or unit.code}"[:60]
    Answer.objects.bulk_create(
        Answer(registration=registration, question=question, value=value)
        for question, value in zip(asked[:2], (number, f"{when:%Y-%m-%d}"), strict=True)
    )
    if whole:
        body = _pdf(unit.name.upper(), f"Số: {number}", campaign.name)
        stored = attachments.store(SimpleUploadedFile("ke-hoach.pdf", body, "application/pdf"), by=clerk)
        RegistrationFile.objects.create(registration=registration, attachment=stored, question=asked[2])
    return registration


def _pdf(*lines: str) -> bytes:
    text = "\n\n".join(lines)
    return typst.compile(f'#set page(paper: "a5")\n{text}'.encode(), ignore_system_fonts=True)
