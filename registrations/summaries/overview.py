"""What this room adds to the officer's page of a consultation."""

from django.urls import reverse

from registrations.consultations.overview import Addition
from registrations.consultations.rules import may_publish_outcome


def on_consultation(consultation, user, now):
    """The outcome when it is due."""
    if may_publish_outcome(user, consultation, now):
        return Addition(buttons=[("Công bố kết quả", reverse("tong-hop:outcome", args=[consultation.pk]))])
    return Addition()
