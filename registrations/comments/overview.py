"""What this room adds to the officer's page of a consultation."""

from django.urls import reverse

from registrations.consultations.overview import Addition

from . import rules
from .paper import takes_paper


def on_consultation(consultation, user, now):
    """How many comments came in and the way to them."""
    lines, buttons = [], []
    if consultation.opened_at and rules.may_read_comments(user):
        inbox = f"{reverse('y-kien:index')}?consultation={consultation.pk}"
        lines.append((f"{consultation.comments.count()} ý kiến đã nhận.", inbox, "Mở hộp ý kiến"))
    if rules.may_enter_paper(user) and takes_paper(consultation, now):
        buttons.append(("Nhập bản giấy", reverse("y-kien:paper", args=[consultation.pk])))
    return Addition(lines, buttons)
