"""What units and citizens sent and an officer has to take up: each by name, the longest waiting first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils import timezone

from cms_pages.guidance import queries as officer_questions
from cms_pages.guidance.rules import may_answer
from registrations.campaigns.board import waiting_for as waiting_units
from registrations.campaigns.models import Registration
from registrations.comments import rules as comment_rules
from registrations.comments.models import Comment
from registrations.exemplars.models import Proposal
from registrations.initiatives.models import Initiative
from registrations.nominations.models import Nomination
from registrations.nominations.states import State as NominationState
from registrations.reports.models import UnitReport

from .heaps import LOOKED_AT, Heap, Task

_SENT = Max("submissions__submitted_at")
# Name of the heap, permission, model, states in which it waits, what else its name is made of, screen of one.
SORTS = (
    ("Hồ sơ đề nghị khen thưởng", "nominations.handle_nomination", Nomination,
     (NominationState.SENT, NominationState.MENDED), ("unit",), "nominations_desk:nomination"),
    ("Bản đăng ký thi đua", "campaigns.review_registration", Registration,
     (Registration.State.SUBMITTED,), ("unit", "campaign"), "campaigns_desk:registration"),
    ("Báo cáo thi đua", "reports.review_unitreport", UnitReport,
     (UnitReport.State.SENT,), ("unit", "period"), "reports_desk:report"),
    ("Sáng kiến", "initiatives.judge_initiative", Initiative,
     (Initiative.State.SUBMITTED,), ("unit",), "initiatives_desk:initiative"),
    ("Đề xuất gương điển hình", "exemplars.judge_proposal", Proposal,
     (Proposal.State.SUBMITTED,), ("unit",), "exemplars_desk:proposal"),
)  # fmt: skip


def sent_in(user: Any) -> Iterator[Heap]:
    """Heap after heap, each of what this officer may take up; some may be empty."""
    if user.has_perm("campaigns.review_registration"):
        yield Heap("Đăng ký thi đua giao cho ông, bà", _handed_to(user))
    for name, permission, model, states, also, screen in SORTS:
        if user.has_perm(permission):
            waiting = model.objects.filter(state__in=states).select_related(*also).annotate(last_sent=_SENT)
            rows = waiting.order_by("last_sent", "pk")[:LOOKED_AT]
            yield Heap(
                f"{name} chờ tiếp nhận",
                [Task(str(row), reverse(screen, args=[row.pk]), _note(row, row.last_sent)) for row in rows],
            )
    if user.has_perm("comments.handle_comment"):
        yield Heap("Ý kiến chưa xử lý", _comments(user))
    if may_answer(user):
        yield Heap("Câu hỏi của cán bộ chờ trả lời", _questions())


def _note(row: Any, at: Any) -> str:
    """From whom, unless its own name says so, and since when."""
    since = f"gửi ngày {timezone.localtime(at):%d/%m/%Y}" if at else "chờ tiếp nhận"
    return since.capitalize() if str(row.unit) in str(row) else f"{row.unit} {since}"


def _handed_to(user: Any) -> list[Task]:
    """The campaigns in which units that this officer follows have sent, or are late."""
    tasks = []
    for campaign, sent, late in waiting_units(user, timezone.now()):
        url = f"{reverse('campaigns_desk:board', args=[campaign.pk])}?nguoi=toi"
        told = [f"{sent} bản chờ tiếp nhận"] if sent else []
        told += [f"{late} đơn vị quá hạn"] if late else []
        tasks.append(Task(campaign.name, url, ", ".join(told).capitalize()))
    return tasks


def _comments(user: Any) -> list[Task]:
    """Consultations with comments that nobody took up yet; those of the restricted register for who may read it."""
    comments = Comment.objects.filter(state=Comment.State.RECEIVED)
    if not comment_rules.may_read_restricted(user):
        comments = comments.ordinary()
    rows = comments.order_by().values("consultation", "consultation__title")
    tasks = []
    for row in rows.annotate(number=Count("pk"), since=Min("received_at")).order_by("since")[:LOOKED_AT]:
        url = f"{reverse('y-kien:index')}?consultation={row['consultation']}&state={Comment.State.RECEIVED}"
        words = f"{row['number']} ý kiến, sớm nhất nhận ngày {timezone.localtime(row['since']):%d/%m/%Y}"
        tasks.append(Task(row["consultation__title"], url, words))
    return tasks


def _questions() -> list[Task]:
    rows = officer_questions.waiting()[:LOOKED_AT]
    return [
        Task(
            row.subject,
            reverse("officer_questions:inspect", args=[row.pk]),
            f"{row.unit or row.asked_by} hỏi ngày {timezone.localtime(row.asked_at):%d/%m/%Y}",
        )
        for row in rows
    ]
