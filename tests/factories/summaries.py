"""Outcomes and points made by the real actions. All words are invented."""

from registrations.comments.models import Comment
from registrations.summaries import actions
from registrations.summaries.models import Point, Summary

from .consultations import officer

WRITER = ("write_summary", "view_comment")


def take_up(consultation):
    """Every comment has been looked at."""
    consultation.comments.filter(state=Comment.State.RECEIVED).update(state=Comment.State.REVIEWING)


def outcome(
    consultation, *, conclusions="Đa số nhất trí.", by=None, now=None, detail=Summary.Detail.FULL, unread_reason=""
):
    """The outcome of a consultation that is over, written by one officer and published by another at an instant."""
    take_up(consultation)
    facts = {"conclusions": conclusions, "detail": detail, "unread_reason": unread_reason}
    actions.write_outcome(consultation, by=officer(*WRITER), send=True, now=now, **facts)
    return actions.publish_outcome(consultation, by=by or officer("publish_outcome"), now=now)


def point(consultation, comments=(), **facts):
    """A point that gathers some comments."""
    given = {"gist": "Đề nghị làm rõ thời gian công tác.", "assessment": "Đã hỏi đơn vị, có xác nhận."}
    made = Point.objects.create(consultation=consultation, written_by=officer(*WRITER), **given | facts)
    made.comments.set(comments)
    return made
