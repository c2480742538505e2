"""What happens to the summary of a period: drafted, released by a second person, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed, Refused, WrongState

from . import rollup, rules, summaries
from .models import ReportPeriod, Summary


@transaction.atomic
def draft(
    period: ReportPeriod,
    *,
    title: str,
    text: str,
    indicators: Iterable[int],
    by: Any,
    summary: Summary | None = None,
    now: datetime | None = None,
) -> Summary:
    """Draft a summary, or draft one anew that is not released; its figures are those of the accepted reports at `now`.

    Who drafted last is who may not release it. Raises NotAllowed, WrongState
    (released already) or Refused (no figure that may be told).
    """
    if not rules.may_summarise(by):
        raise NotAllowed("Tài khoản này không có quyền soạn bản tổng hợp.")
    now = now or timezone.now()
    if summary is not None:
        summary = Summary.objects.select_for_update().get(pk=summary.pk)
        if summary.released_at:
            raise WrongState("Bản tổng hợp này đã công bố. Mời soạn bản mới.")
    content = summaries.content_of(rollup.roll_up(period, now, accepted_only=True), set(indicators))
    if not content["lines"]:
        raise Refused("Chưa có chỉ tiêu nào đủ số liệu của ba đơn vị đã được tiếp nhận.")
    summary = summary or Summary(period=period)
    summary.title, summary.text, summary.content = title, text, content
    summary.counted_at, summary.made_by = now, by
    summary.save()
    log(summary, "reports.draft_summary", user=by, timestamp=now)
    return summary


@transaction.atomic
def release(summary_id: Any, *, seen: str, by: Any, now: datetime | None = None) -> Summary:
    """Publish a summary exactly as the second person saw it; `seen` is its `token`.

    Raises NotAllowed (no right, or one's own draft), WrongState (released
    already, drafted anew since) or Refused (no movement on whose page it would stand).
    """
    summary = Summary.objects.select_for_update().get(pk=summary_id)
    if not rules.may_release(by, summary):
        raise NotAllowed("Bản tổng hợp do người khác với người soạn công bố.")
    if summary.released_at:
        raise WrongState("Bản tổng hợp này đã công bố.")
    if token(summary) != seen:
        raise WrongState("Bản tổng hợp vừa được soạn lại. Mời xem bản mới rồi công bố.")
    if summary.period.movement_id is None:
        raise Refused("Kỳ báo cáo chưa gắn với phong trào nào nên chưa có trang để công bố.")
    summary.released_by, summary.released_at = by, now or timezone.now()
    summary.save(update_fields=["released_by", "released_at"])
    log(summary, "reports.release_summary", user=by, timestamp=summary.released_at)
    return summary


@transaction.atomic
def withdraw(summary_id: Any, *, by: Any, now: datetime | None = None) -> Summary:
    """Take a published summary back; one that was published before it stands again. Raises NotAllowed or WrongState."""
    summary = Summary.objects.select_for_update().get(pk=summary_id)
    if not rules.may_withdraw(by):
        raise NotAllowed("Tài khoản này không có quyền rút bản tổng hợp.")
    if not summary.released_at or summary.withdrawn_at:
        raise WrongState("Bản tổng hợp này không còn công bố.")
    summary.withdrawn_at = now or timezone.now()
    summary.save(update_fields=["withdrawn_at"])
    log(summary, "reports.withdraw_summary", user=by, timestamp=summary.withdrawn_at)
    return summary


def token(summary: Summary) -> str:
    """What tells one drafting from the next."""
    return summary.counted_at.isoformat()
