"""What this room adds to the officer's page of a consultation."""

from django.urls import reverse

from registrations.consultations.overview import Addition

from . import queries, rules


def on_consultation(consultation, user, now):
    """Once the window is over: what is left to do until the outcome, and the way there."""
    if consultation.opened_at is None or now < consultation.closes_at or not rules.may_see_desk(user):
        return Addition()
    progress = queries.progress(consultation, now)
    address = reverse("tong-hop:consultation", args=[consultation.pk])
    words = f"Tổng hợp ý kiến: còn {progress.left} việc." if progress.left else "Tổng hợp ý kiến: đã xong."
    if progress.is_late:
        words = f"Quá hạn công bố kết quả (hạn {progress.due:%d/%m/%Y}): còn {progress.left} việc."
    return Addition(lines=[(words, address, "Xem việc còn lại")], buttons=[("Tổng hợp ý kiến", address)])
