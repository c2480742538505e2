"""Outcomes that were published by the real actions. All words are invented."""

from registrations.summaries import actions

from .consultations import officer


def outcome(consultation, *, conclusions="Đa số nhất trí.", by=None, now=None):
    """The outcome of a consultation that is over, published at an instant."""
    by = by or officer("publish_outcome")
    return actions.publish_outcome(consultation, conclusions=conclusions, by=by, now=now)
