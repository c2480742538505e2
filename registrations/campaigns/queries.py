"""Questions about campaigns, registrations and their content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from registrations.initiatives.models import Initiative
from registrations.titles.models import RecipientKind, Title
from registrations.units.acting import Party, acting_for
from registrations.units.models import Membership, Unit
from registrations.units.queries import current_units

from .answers import table_gaps
from .deadlines import Deadline, deadline_for
from .models import Answer, Campaign, PaperEntry, Question, Registration, RegistrationFile, Review, Submission
from .rules import standing
from .steps import COLLECTIVES, FILES, PERSONS, ROW_KINDS, TARGETS, UNIT, asks, steps_of

PAST_SHOWN = 60
INITIATIVES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Duty:
    """What one unit has to do in one campaign."""

    unit: Unit
    campaign: Campaign
    registration: Registration | None
    standing: str
    due: Deadline
    role: str


def duties_and_past(acting: Party, now: datetime) -> tuple[list[Duty], list[Registration]]:
    """Everything that units file, for those who act for them, and what units that are no more had filed or begun.

    Campaigns that have opened, this year's first; of the past the newest first, for its people and their successors.
    """
    units = {each.unit_id: each for each in acting}
    bodies = {each.unit.organising_body_id for each in acting}
    begun = Campaign.objects.begun(now).filter(organising_body__in=bodies)
    campaigns = {each.pk: each for each in begun.prefetch_related("deadlines")[:60]}
    former = acting.former | acting.ended
    wanted = Q(unit__in=units, campaign__in=campaigns) | Q(unit__in=former)
    found = Registration.objects.filter(wanted).select_related("campaign", "unit")
    found = list(found.order_by("-campaign__year", "unit__sort_key", "pk")) if units or former else []
    registrations = {(each.unit_id, each.campaign_id): each for each in found}
    duties = []
    for campaign in campaigns.values():
        for unit_id, member in units.items():
            registration = registrations.get((unit_id, campaign.pk))
            if registration is None and member.unit.kind not in campaign.unit_kinds:
                continue
            if registration is not None:
                registration.campaign, registration.unit = campaign, member.unit
            due = registration.due if registration else deadline_for(campaign, member.unit.kind)
            state = standing(campaign, registration, now, member.unit.kind)
            duties.append(Duty(member.unit, campaign, registration, state, due, member.role))
    return duties, [each for each in found if each.unit_id in former][:PAST_SHOWN]


def full(registration_id: Any) -> Registration | None:
    """A registration with its campaign, unit, rows, answers and files."""
    return (
        Registration.objects.with_all()
        .prefetch_related(
            "rows__title",
            "rows__recognised",
            Prefetch("answers", Answer.objects.select_related("question")),
            Prefetch("files", RegistrationFile.objects.select_related("attachment", "question")),
            Prefetch("campaign__questions", Question.objects.current()),
            "campaign__deadlines",
        )
        .filter(pk=registration_id)
        .first()
    )


def questions_of(campaign: Campaign) -> list[Question]:
    """The questions that a campaign asks now, in order."""
    return [each for each in campaign.questions.all() if each.retired_at is None]


def earlier_answers(registration: Registration) -> dict[int, Answer]:
    """Question asked now → what the unit had answered before the question was changed and not yet anew."""
    answers = [each for each in registration.answers.all() if each.value]
    answered = {each.question_id for each in answers}
    old: dict[Any, Answer] = {}
    for each in sorted(answers, key=lambda answer: answer.question.version):
        if each.question.retired_at is not None:
            old[each.question.key] = each
    asked = questions_of(registration.campaign)
    return {each.pk: old[each.key] for each in asked if each.key in old and each.pk not in answered}


def files_for(registration: Registration, question: Question | None) -> list[RegistrationFile]:
    """The files that answer a question; None asks for those that answer none."""
    wanted = question.pk if question else None
    return [each for each in registration.files.all() if each.question_id == wanted]


def rows_of(registration: Registration, kind: str) -> list:
    """The rows of one kind, in order, out of the prefetched ones."""
    return [row for row in registration.rows.all() if row.kind == kind]


def titles_for(campaign: Campaign, kind: str, now: datetime) -> list[Title]:
    """Titles of the campaign that a kind of recipient may aim at and that are in force."""
    wanted = {kind} if kind == RecipientKind.PERSON else {RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD}
    in_force = campaign.titles.in_force(timezone.localdate(now)).order_by("order", "name")
    return [title for title in in_force if not title.recipient_kinds or wanted & set(title.recipient_kinds)]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before a registration can be sent: the step and the place in it where it is filled in."""

    step: str
    text: str
    place: str = ""


def gaps(registration: Registration, now: datetime) -> list[Gap]:
    """What is missing, step by step; empty when the registration may be sent."""
    found = []
    if not registration.contact_name:
        found.append(Gap(UNIT.key, "Chưa có họ tên người liên hệ.", "id_contact_name"))
    if not registration.contact_phone:
        found.append(Gap(UNIT.key, "Chưa có điện thoại liên hệ.", "id_contact_phone"))
    if not registration.campaign.is_document:
        found.extend(_row_gaps(registration, now))
    found.extend(_question_gaps(registration))
    if (
        asks(registration.campaign, TARGETS)
        and not registration.campaign.is_document
        and not registration.pledge.strip()
    ):
        found.append(Gap(TARGETS.key, "Chưa có nội dung giao ước thi đua.", "id_pledge"))
    if any(each.attachment.scan_state == "infected" for each in registration.files.all()):
        found.append(Gap(FILES.key, "Có tệp mang mã độc. Mời bỏ tệp đó và gửi tệp khác."))
    walked = {step.key for step in steps_of(registration.campaign)}
    return [gap for gap in found if gap.step in walked]


def _question_gaps(registration: Registration):
    answered = {answer.question_id: answer.value for answer in registration.answers.all() if answer.value}
    before = earlier_answers(registration)
    for question in questions_of(registration.campaign):
        place = f"div_id_q{question.pk}" if question.kind == Question.Kind.TABLE else f"id_q{question.pk}"
        if question.kind == Question.Kind.FILE:
            if question.required and not files_for(registration, question):
                yield Gap(FILES.key, f"Chưa nộp tệp: {question.text}", f"cau-{question.pk}")
        elif question.pk in before and question.required:
            yield Gap(TARGETS.key, f"Câu hỏi đã được sửa, mời trả lời lại: {question.text}", place)
        elif question.pk not in answered:
            if question.required:
                yield Gap(TARGETS.key, f"Chưa trả lời: {question.text}", place)
        elif question.kind == Question.Kind.TABLE:
            lacking = table_gaps(question.columns, answered[question.pk])
            more = f" và {len(lacking) - 3} chỗ khác" if len(lacking) > 3 else ""
            if lacking:
                yield Gap(TARGETS.key, f"{question.text}: {', '.join(lacking[:3])}{more}.", place)


def why_not(title: Title, now: datetime) -> str:
    """Why a title cannot be aimed at any more."""
    today = timezone.localdate(now)
    if title.effective_to and title.effective_to <= today:
        return f"hết hiệu lực từ ngày {title.effective_to:%d/%m/%Y}"
    if title.effective_from and title.effective_from > today:
        return f"có hiệu lực từ ngày {title.effective_from:%d/%m/%Y}"
    return "không có trong đợt này"


def _row_gaps(registration: Registration, now: datetime):
    asked = [step for step in (COLLECTIVES, PERSONS) if asks(registration.campaign, step)]
    rows = [row for step in asked for row in rows_of(registration, ROW_KINDS[step.key])]
    if not rows and asked:
        who = " hoặc ".join(step.name.lower() for step in asked)
        yield Gap(asked[0].key, f"Chưa có {who} nào đăng ký danh hiệu.")
    in_force = registration.campaign.titles.in_force(timezone.localdate(now))
    offered = set(in_force.values_list("pk", flat=True))
    for row in rows:
        step, what = (PERSONS, "cá nhân") if row.kind == RecipientKind.PERSON else (COLLECTIVES, "tập thể")
        place = f"dong-{row.order - 1}-dong"
        if not row.name:
            yield Gap(step.key, f"Dòng {row.order} của phần {what} chưa có tên.", place)
        elif row.title is None:
            yield Gap(step.key, f"{row.name}: chưa chọn danh hiệu.", place)
        elif row.title_id not in offered:
            text = f"{row.name}: danh hiệu “{row.title.name}” {why_not(row.title, now)}, mời chọn danh hiệu khác."
            yield Gap(step.key, text, place)


def recognised_initiatives(unit: Unit) -> list[Initiative]:
    """The newest initiatives of a unit that have been recognised: what a row may name."""
    found = Initiative.objects.filter(unit=unit, state=Initiative.State.RECOGNISED)
    return list(found.order_by("-decided_on", "title")[:INITIATIVES_SHOWN])


def recognition_words(initiative: Initiative) -> str:
    """By which decision an initiative was recognised, and how far it reaches."""
    day = f"{initiative.decided_on:%d/%m/%Y}"
    return f"Công nhận theo {initiative.decision_number}, {day}; {initiative.get_reach_display().lower()}"


def content(registration: Registration) -> dict[str, Any]:
    """Exactly what is sent, as plain data: the snapshot, the hash and the officer's page are all made from it."""

    def rows(step):
        kind = ROW_KINDS[step.key]
        return [
            {
                "name": row.name,
                "position": row.position,
                "title": row.title.name if row.title else "",
                "title_code": row.title.code if row.title else "",
                "initiative": row.initiative,
                **({"direct_worker": True} if row.direct_worker else {}),
                **({"recognised": recognition_words(row.recognised)} if row.recognised else {}),
            }
            for row in (rows_of(registration, kind) if asks(registration.campaign, step) else ())
        ]

    return {
        "campaign": {
            "id": registration.campaign_id,
            "name": registration.campaign.name,
            "year": registration.campaign.year,
        },
        "unit": {"code": registration.unit.code, "name": registration.unit.name},
        "contact": {"name": registration.contact_name, "phone": registration.contact_phone},
        "collectives": rows(COLLECTIVES),
        "persons": rows(PERSONS),
        "answers": _answers(registration),
        "pledge": registration.pledge,
        "files": [
            {"name": each.attachment.original_name, "size": each.attachment.size, "sha256": each.attachment.sha256}
            | ({"question": each.question.text} if each.question else {})
            for each in registration.files.all()
        ],
    }


def _answers(registration: Registration) -> list[dict[str, Any]]:
    values = {answer.question_id: answer.value for answer in registration.answers.all()}
    said = []
    for each in questions_of(registration.campaign):
        answer = {"question": each.text, "kind": each.kind, "measure": each.measure, "value": values.get(each.pk, "")}
        answer |= {"key": str(each.key), "version": each.version}
        if each.kind == Question.Kind.TABLE:
            answer["columns"] = each.columns
        if each.kind == Question.Kind.FILE:
            answer["value"] = ", ".join(one.attachment.original_name for one in files_for(registration, each))
        said.append(answer)
    return said


def open_return(registration: Registration) -> Review | None:
    """The review by which a registration was given back and for which the unit has not sent again; None else."""
    if registration.state != Registration.State.RETURNED:
        return None
    return registration.reviews.filter(outcome=Review.Outcome.RETURNED).select_related("by").first()


def paper_of(submission: Submission | None) -> PaperEntry | None:
    """The paper from which a submission was entered, if it was."""
    if submission is None or "paper" not in submission.content:
        return None
    return PaperEntry.objects.filter(submission=submission).select_related("scan", "answered_by").first()


def version_seen(registration: Registration, step: str, version: int) -> dict[str, Any] | None:
    """What a step held for whoever opened it with this token; None when that is no longer kept."""
    seen = registration.versions.filter(step=step, version__lte=version).first()
    if seen is None:
        return None
    data = dict(seen.data)
    if "answers" in data:  # keys of JSON are texts
        data["answers"] = {int(pk): value for pk, value in data["answers"].items()}
    return data


def saved_by_others(registration: Registration, version: int, user: Any):
    """What colleagues saved since a version, newest first."""
    later = registration.versions.filter(version__gt=version, by__isnull=False).exclude(by=user)
    return later.select_related("by")[:60]


def units_of_campaign(campaign: Campaign, now: datetime):
    """Units that are asked to register, and those that did although they are not."""
    asked = Q(organising_body=campaign.organising_body_id, kind__in=campaign.unit_kinds)
    standing_units = current_units(timezone.localdate(now)).filter(asked).values("pk")
    return Unit.objects.filter(Q(pk__in=standing_units) | Q(registrations__campaign=campaign)).distinct().in_order()


def members_of(unit: Unit, now: datetime, role: str | None = None) -> list[Any]:
    """The people who act for a unit; for one that has ended, those who did and still have its papers."""
    if unit.stands_on(timezone.localdate(now)):
        return [each.membership.user for each in acting_for(unit, now) if role is None or each.role == role]
    members = Membership.objects.at(now).filter(unit=unit).select_related("user")
    return [each.user for each in members if role is None or each.role == role]
