"""Questions about nominations and their content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from registrations.holders import holders
from registrations.titles.models import RecipientKind, Title
from registrations.units.acting import acting_for
from registrations.units.models import Membership, Unit

from .models import Case, CaseKind, FilingPlace, Nomination, PaperRule

PROPOSAL, CASES, SEND = "to-trinh", "truong-hop", "gui"
MAX_CASES = 300


def full(nomination_id: Any) -> Nomination | None:
    """A nomination with its cases, their titles and papers."""
    cases = Case.objects.select_related("title", "initiative").prefetch_related("papers")
    return Nomination.objects.with_all().prefetch_related(Prefetch("cases", cases)).filter(pk=nomination_id).first()


def titles_for(kind: str, on: date, also: int | None = None) -> list[Title]:
    """Titles in force on a day that a kind of case may be proposed for; `also` keeps one that was chosen before."""
    wanted = CaseKind(kind).recipient_kind
    found = [
        title
        for title in Title.objects.in_force(on).order_by("order", "name")
        if not title.recipient_kinds or wanted in title.recipient_kinds
    ]
    if also and also not in {title.pk for title in found}:
        found += list(Title.objects.filter(pk=also))
    return found


def day_of(nomination: Nomination, now: datetime) -> date:
    """The day whose catalogue counts: that of the proposal, until it has one today."""
    return nomination.proposed_on or timezone.localdate(now)


def papers_in_force(on: date) -> list[PaperRule]:
    """The papers that dossiers need on a day."""
    return list(PaperRule.objects.on(on))


def papers_for(case: Case, kind: str, rules: Iterable[PaperRule]) -> list[PaperRule]:
    """Which of these papers belong to the dossier of a case."""
    return [rule for rule in rules if case.title and rule.concerns(case.title, kind)]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before a nomination can be sent, and where it is filled in."""

    step: str
    text: str
    case_id: int | None = None


def gaps(nomination: Nomination, now: datetime) -> list[Gap]:
    """What is missing; empty when the nomination may be sent. Papers are a checklist, no condition."""
    found = []
    if not nomination.proposal_number:
        found.append(Gap(PROPOSAL, "Chưa có số tờ trình."))
    if nomination.proposed_on is None:
        found.append(Gap(PROPOSAL, "Chưa có ngày tờ trình."))
    elif nomination.proposed_on > timezone.localdate(now):
        found.append(Gap(PROPOSAL, "Ngày tờ trình ở sau hôm nay."))
    if nomination.proposal_file is None:
        found.append(Gap(PROPOSAL, "Chưa có tệp tờ trình đã ký."))
    elif nomination.proposal_file.scan_state == "infected":
        found.append(Gap(PROPOSAL, "Tệp tờ trình mang mã độc. Mời gửi tệp khác."))
    if not nomination.contact_name or not nomination.contact_phone:
        found.append(Gap(PROPOSAL, "Chưa có người liên hệ và điện thoại."))
    cases = list(nomination.cases.all())
    if not any(not case.left_as for case in cases):
        found.append(Gap(CASES, "Chưa có trường hợp nào trong danh sách."))
    in_force = set(Title.objects.in_force(day_of(nomination, now)).values_list("pk", flat=True))
    for case in cases:
        if not case.left_as:
            found.extend(Gap(CASES, text, case.pk) for text in _case_gaps(case, in_force))
    return found


def _case_gaps(case: Case, in_force: set[int]):
    if not case.name:
        yield f"{case}: chưa có tên."
    if case.title is None:
        yield f"{case}: chưa chọn danh hiệu, hình thức."
    elif case.title_id not in in_force:
        yield f"{case}: “{case.title.name}” không có hiệu lực vào ngày tờ trình, mời chọn lại."
    elif case.title.recipient_kinds and CaseKind(case.kind).recipient_kind not in case.title.recipient_kinds:
        yield f"{case}: “{case.title.name}” không dành cho đối tượng {case.get_kind_display().lower()}."
    elif case.title.classes and not case.award_class:
        yield f"{case}: chưa chọn hạng của {case.title.name}."
    if not case.summary.strip():
        yield f"{case}: chưa có tóm tắt thành tích."


def content(nomination: Nomination) -> dict[str, Any]:
    """Exactly what is sent, as plain data: the snapshot, the hash and the officer's page are all made from it."""
    day = nomination.proposed_on or timezone.localdate()
    rules = papers_in_force(day)
    file = nomination.proposal_file
    return {
        "kind": nomination.kind,
        "year": nomination.year,
        "unit": {"code": nomination.unit.code, "name": nomination.unit.name},
        "proposal": {
            "number": nomination.proposal_number,
            "date": nomination.proposed_on.isoformat() if nomination.proposed_on else "",
            "dossier_code": nomination.dossier_code,
            "file": {"name": file.original_name, "size": file.size, "sha256": file.sha256} if file else None,
        },
        "contact": {"name": nomination.contact_name, "phone": nomination.contact_phone},
        "cases": [_case(case, nomination.kind, rules) for case in nomination.cases.all() if not case.left_as],
    }


def _case(case: Case, kind: str, rules: Sequence[PaperRule]) -> dict[str, Any]:
    ready = {paper.pk for paper in case.papers.all()}
    return {
        "id": case.pk,
        "kind": case.kind,
        "kind_name": case.get_kind_display(),
        "name": case.name,
        "birth_year": case.birth_year,
        "gender": case.get_gender_display() if case.gender else "",
        "position": case.position,
        "workplace": case.workplace,
        "place": case.place,
        "small_collective": case.small_collective,
        "direct_worker": case.direct_worker,
        "title": case.title.name if case.title else "",
        "title_code": case.title.code if case.title else "",
        "award": case.award,
        "period": case.period,
        "summary": case.summary,
        "words": case.words,
        "note": case.note,
        "initiative": _initiative(case),
        "papers": [
            {"name": rule.name, "ready": rule.pk in ready, "law": rule.verified}
            for rule in papers_for(case, kind, rules)
        ],
    }


def _initiative(case: Case) -> str:
    """The recognised initiative of a case, with its decision; "" for none."""
    if not case.initiative:
        return ""
    return f"{case.initiative.title} (quyết định công nhận số {case.initiative.decision_number})"


def filing_places(nomination: Nomination, on: date) -> list[FilingPlace]:
    """Where the dossiers of this nomination are filed: pages for its kind and for the levels of its titles."""
    levels = {case.title.level for case in nomination.cases.all() if case.title}
    return [
        place
        for place in FilingPlace.objects.on(on)
        if (not place.kind or place.kind == nomination.kind)
        and (not place.level or not levels or place.level in levels)
    ]


def members_of(unit: Unit, now: datetime, role: str | None = None) -> list[Any]:
    """The people who act for a unit; for one that has ended, those who did and still have its papers."""
    if unit.stands_on(timezone.localdate(now)):
        return [each.membership.user for each in acting_for(unit, now) if role is None or each.role == role]
    members = Membership.objects.at(now).filter(unit=unit).select_related("user")
    return [each.user for each in members if role is None or each.role == role]


def officers():
    """Active people who may be given a nomination to handle."""
    return holders("nominations.handle_nomination")


def recipient_kind(case: Case) -> RecipientKind:
    """The kind under which a case goes on into consultations and awards."""
    return RecipientKind(CaseKind(case.kind).recipient_kind)
