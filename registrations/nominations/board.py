"""The officers' board: nominations that were sent, filtered, with their clocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from search.text import fold

from .clocks import clocks
from .models import Case, Complaint, Nomination, StateTerm, Submission
from .states import OVER, State

GROUPS: tuple[tuple[str, str, tuple[State, ...]], ...] = (
    ("", "Tất cả", ()),
    ("moi", "Chờ tiếp nhận", (State.SENT, State.MENDED)),
    ("bo-sung", "Chờ đơn vị bổ sung", (State.ASKED,)),
    ("tham-dinh", "Thẩm định", (State.RECEIVED, State.VERIFYING)),
    ("y-kien", "Lấy ý kiến", (State.CONSULTING,)),
    ("hoi-dong", "Hội đồng", (State.COUNCIL, State.PASSED)),
    ("quyet-dinh", "Chờ quyết định", (State.AWAITING, State.FORWARDED)),
    ("xong", "Đã có quyết định", (State.DECIDED, State.PUBLISHED)),
    ("tam-dung", "Tạm dừng", (State.SUSPENDED,)),
    ("khac", "Đã kết thúc", tuple(OVER)),
)
STATES = {key: states for key, _, states in GROUPS}
HANDS = (("", "Mọi người"), ("toi", "Của tôi"), ("chua", "Chưa giao"))


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer asked the board for."""

    group: str = ""
    kind: str = ""
    year: int | None = None
    hand: str = ""
    words: str = ""
    overdue: bool = False


def nominations(choice: Choice, user: Any, now: datetime) -> QuerySet[Nomination]:
    """Nominations that were sent at least once, as chosen, the longest waiting first."""
    sent = Submission.objects.filter(nomination=OuterRef("pk"))
    found = Nomination.objects.filter(Exists(sent)).select_related("unit", "organising_body", "assignee")
    if STATES.get(choice.group):
        found = found.filter(state__in=STATES[choice.group])
    if choice.kind:
        found = found.filter(kind=choice.kind)
    if choice.year:
        found = found.filter(year=choice.year)
    if choice.hand == "toi":
        found = found.filter(assignee=user)
    elif choice.hand == "chua":
        found = found.filter(assignee=None)
    for word in fold(choice.words).split()[:8]:
        named = Case.objects.filter(nomination=OuterRef("pk"), name_key__contains=word)
        number = Q(proposal_number__icontains=word)
        found = found.filter(Q(unit__folded__contains=word) | Exists(named) | number)
    if choice.overdue:
        found = found.filter(pk__in=_overdue(found, now))
    return found.order_by("state_since", "pk")


def _overdue(found: QuerySet[Nomination], now: datetime) -> list:
    """Those whose term is over; only states that have a term are looked at."""
    terms = StateTerm.objects.on(timezone.localdate(now)).values_list("state", flat=True)
    candidates = found.filter(state__in=list(terms))[:5_000]
    return [pk for pk, clock in clocks(candidates, now).items() if clock.overdue]


def counts(choice: Choice, user: Any, now: datetime) -> dict[str, int]:
    """How many nominations stand in each group, within the rest of what was chosen."""
    rest = nominations(replace(choice, group=""), user, now).order_by()
    wanted = {f"n{at}": Count("pk", filter=Q(state__in=states)) for at, (_, _, states) in enumerate(GROUPS) if states}
    found = rest.aggregate(n0=Count("pk"), **wanted)
    return {key: found[f"n{at}"] for at, (key, _, _) in enumerate(GROUPS)}


def years() -> list[int]:
    """The years that nominations are of, newest first."""
    return list(Nomination.objects.order_by("-year").values_list("year", flat=True).distinct())


def with_rows(page: list[Nomination], now: datetime) -> list[dict[str, Any]]:
    """What the board shows of each nomination of a page; a fixed number of queries."""
    timed = clocks(page, now)
    pks = [each.pk for each in page]
    sizes = dict(
        Case.objects.standing().filter(nomination__in=pks).values_list("nomination").annotate(Count("pk")).order_by()
    )
    troubled = set(
        Complaint.objects.filter(nomination__in=pks, cleared_at__isnull=True).values_list("nomination", flat=True)
    )
    return [
        {
            "nomination": each,
            "clock": timed.get(each.pk),
            "cases": sizes.get(each.pk, 0),
            "complaint": each.pk in troubled,
        }
        for each in page
    ]
