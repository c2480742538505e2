"""What this room adds to the officer's page of a consultation."""

from django.urls import reverse

from registrations.consultations.overview import Addition

from . import rules


def on_consultation(consultation, user, now):
    """How many comments came in and the way to them."""
    lines = []
    if consultation.opened_at and rules.may_read_comments(user):
        inbox = f"{reverse('y-kien:index')}?consultation={consultation.pk}"
        lines.append((f"{consultation.comments.count()} ý kiến đã nhận.", inbox, "Mở hộp ý kiến"))
    return Addition(lines)
