"""What is asked when comments are summed up: numbers, what is left to do, what may be published."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils import timezone

from registrations.comments.actions import RECEIPT_KIND
from registrations.comments.models import Comment, Proposal
from registrations.comments.paper import PAPER_KIND
from registrations.comments.queries import Tally, counts
from registrations.consultations.models import Consultation, Outcome

from . import numbers, rules
from .models import Point, Summary

NUMBERS = ("total", *numbers.STANCES)


@dataclass(slots=True)
class Target:
    """A nominee, a passage or the whole, with the numbers of comments on it."""

    kind: str
    key: int | None
    label: str
    tally: Tally
    award: str = ""
    note: str = ""
    is_public: bool = True
    points: list[Point] = field(default_factory=list)


def targets(consultation, tallies=None) -> list[Target]:
    """Everything that could be commented on, in its order, the whole last."""
    tallies = tallies or counts(consultation)
    found = [
        Target(
            "nominee",
            nominee.pk,
            nominee.name,
            tallies.nominees.get(nominee.pk, Tally()),
            award=nominee.award,
            note=f"Đã rút đề nghị ngày {timezone.localtime(nominee.withdrawn_at):%d/%m/%Y}: {nominee.withdrawn_reason}"
            if nominee.withdrawn_at
            else "",
            is_public=nominee.is_public,
        )
        for nominee in consultation.nominees.select_related("title")
    ]
    found += [
        Target("passage", passage.pk, str(passage), tallies.passages.get(passage.pk, Tally()))
        for passage in consultation.passages.all()
    ]
    whole = "Cả dự thảo" if consultation.of_draft else "Cả danh sách"
    return [*found, Target("whole", None, whole, tallies.whole)]


def summary_of(consultation) -> Summary | None:
    """What an officer has written of the outcome so far."""
    return Summary.objects.filter(consultation=consultation).select_related("written_by").first()


def unread(consultation):
    """Comments that count and that nobody has taken up yet."""
    return consultation.comments.counted().filter(state=Comment.State.RECEIVED)


def undecided(consultation):
    """What still waits for a second officer: paper to confirm, comments proposed to be set aside."""
    waits = {Proposal.Kind.PAPER, Proposal.Kind.SET_ASIDE}
    return Proposal.objects.waiting().filter(comment__consultation=consultation, kind__in=waits)


def ungrouped(consultation):
    """Comments with words that stand in no point yet."""
    return consultation.comments.counted().filter(points__isnull=True).exclude(text="")


def public_numbers(consultation, detail: str, small_number: int) -> list[dict[str, Any]]:
    """The numbers by nominee or passage as they would be published; [] where only the sums are.

    Names do not stand in them: a page puts them there, for as long as they may be shown.
    """
    if detail == Summary.Detail.TOTAL:
        return []
    found = targets(consultation)
    lines = [
        {"kind": target.kind, "key": target.key} | {name: getattr(target.tally, name) for name in NUMBERS}
        for target in found
        if target.is_public
    ]
    secret = sum(target.tally.total for target in found if not target.is_public)
    return numbers.public_lines(lines, 0 if detail == Summary.Detail.FULL else small_number, secret)


def outcome_content(outcome) -> dict[str, Any]:
    """What the register commits to when an outcome is published."""
    numbers_told = (
        "received",
        "received_on_paper",
        *NUMBERS,
        "anonymous",
        "paper",
        "set_aside",
        "unread",
        "small_number",
    )
    words_told = ("conclusions", "unread_reason", "lines")
    told = {name: getattr(outcome, name) for name in (*numbers_told, *words_told)}
    return {"consultation": outcome.consultation_id} | told


def outcome_of(entry):
    """The outcome that an event of the register tells of, or None."""
    return Outcome.objects.filter(content_hash=entry.commitment).first()


def content_of(entry) -> dict[str, Any] | None:
    """What was committed to, made again from the outcome's row; for the check of the register."""
    outcome = outcome_of(entry)
    return outcome and outcome_content(outcome)


def tally_of(entry) -> dict[str, int] | None:
    """How many comments the outcome had before it: the register must hold as many receipts of them."""
    outcome = outcome_of(entry)
    if outcome is None:
        return None
    # What came on paper was entered as an event of its own kind.
    paper = outcome.received_on_paper
    return {RECEIPT_KIND: outcome.received - paper} | ({PAPER_KIND: paper} if paper else {})


@dataclass(frozen=True, slots=True)
class Task:
    """One step on the way to the outcome. ``state``: done, now (may be done), next (waits for another), late."""

    name: str
    state: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the summing up of one consultation stands."""

    tasks: list[Task]
    due: date | None
    is_late: bool
    blocking: list[str]

    @property
    def left(self) -> int:
        """How many steps are not done."""
        return sum(task.state != "done" for task in self.tasks)


def blocking(consultation, summary) -> list[str]:
    """What stands in the way of publishing, in words; empty when the outcome may be published."""
    found = []
    waiting = undecided(consultation).count()
    if waiting:
        found.append(f"{waiting} đề xuất còn chờ người thứ hai quyết định (bản giấy hoặc để riêng).")
    left = unread(consultation).count()
    if left and not (summary and summary.unread_reason):
        found.append(
            f"{left} ý kiến chưa được xem xét. Mời xem xét hết, hoặc nêu lý do khi soạn kết quả; "
            "số lượng và lý do sẽ được công bố."
        )
    return found


def progress(consultation, now) -> Progress:
    """Every step from the end of the window to the removal of details, with what is left to do."""
    summary = summary_of(consultation)
    published = consultation.has_outcome
    due = rules.outcome_due(consultation)
    late = bool(due and not published and timezone.localdate(now) > due)
    left, waiting = unread(consultation).count(), undecided(consultation).count()
    loose = ungrouped(consultation).count()
    points = consultation.points.count()
    reports = list(consultation.reports.order_by("-version"))
    frozen = next((each for each in reports if each.is_frozen), None)
    settled = published or frozen  # what was not grouped by then stays as it is
    tasks = [
        Task(
            "Xem xét từng ý kiến",
            "done" if not left else "now",
            f"Còn {left} ý kiến chưa ai xem xét." if left else "Mọi ý kiến đã được xem xét.",
            "inbox",
        ),
        Task(
            "Người thứ hai quyết định các đề xuất",
            "done" if not waiting else "now",
            f"Còn {waiting} đề xuất chờ quyết định." if waiting else "Không còn đề xuất nào chờ.",
            "inbox",
        ),
        Task(
            "Nhóm ý kiến, ghi nhận định",
            "done" if not loose or settled else "now",
            _grouped(points, loose, settled),
            "points",
        ),
        Task(
            "Lập báo cáo tổng hợp",
            "done" if reports else "now",
            f"Đã lập {len(reports)} bản." if reports else "Chưa lập bản nào.",
            "report",
        ),
        Task(
            "Trình Hội đồng",
            "done" if frozen else "now" if reports else "next",
            f"Đã trình bản {frozen.version}." if frozen else "Bản đã trình được giữ nguyên, có mã kiểm chứng.",
            "report",
        ),
        Task(
            "Soạn kết quả, gửi duyệt",
            "done" if published or (summary and summary.sent_at) else "now",
            _written(summary, published),
            "outcome",
        ),
        Task(
            "Công bố kết quả", _publish_state(summary, published, late), _published(consultation, due, late), "publish"
        ),
    ]
    return Progress(tasks, due, late, [] if published else blocking(consultation, summary))


def _grouped(points, loose, settled):
    if settled and loose:
        return f"Đã có {points} nhóm; {loose} ý kiến để riêng lẻ, có trong phụ lục của báo cáo."
    if not loose:
        return f"Đã có {points} nhóm. Không còn ý kiến rời."
    # What one person said once needs no group; it is the officer who decides.
    return f"Đã có {points} nhóm. Còn {loose} ý kiến rời; ý kiến nào không cần nhóm thì để nguyên, phụ lục vẫn ghi đủ."


def _written(summary, published):
    if published:
        return "Đã có kết quả."
    if summary and summary.sent_at:
        return f"{summary.written_by} gửi duyệt ngày {timezone.localtime(summary.sent_at):%d/%m/%Y}."
    if summary and summary.returned_reason:
        return f"Được trả lại: {summary.returned_reason}"
    return "Đang soạn." if summary and summary.conclusions else "Chưa soạn."


def _publish_state(summary, published, late):
    if published:
        return "done"
    if late:
        return "late"
    return "now" if summary and summary.sent_at else "next"


def _published(consultation, due, late):
    if consultation.has_outcome:
        return f"Đã công bố ngày {timezone.localtime(consultation.outcome.published_at):%d/%m/%Y}."
    if due is None:
        return "Người có quyền công bố duyệt; không phải người soạn."
    return f"Đã quá hạn: hạn là {due:%d/%m/%Y}." if late else f"Hạn công bố: hết ngày {due:%d/%m/%Y}."


def awaiting(now):
    """Consultations that are over and have no outcome yet, the oldest first."""
    found = Consultation.objects.closed(now).filter(outcome__isnull=True).select_related("organising_body")
    return found.order_by("closes_at", "pk")


def late(now):
    """(consultation, day on which its outcome was due) of those that are late; a handful at any time."""
    today = timezone.localdate(now)
    for consultation in awaiting(now):
        due = rules.outcome_due(consultation)
        if due and today > due:
            yield consultation, due


def plain(tally: Tally) -> dict[str, int]:
    """A tally as data."""
    return asdict(tally)


def points_of(consultation):
    """Points with how many comments each gathers."""
    found = consultation.points.select_related("nominee", "passage", "written_by")
    return found.annotate(number=Count("comments"))
