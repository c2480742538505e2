"""The room's place in the back office and the words of its log."""

from django.urls import reverse
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from registrations.awards.staff import MENU, RECORD_LINKS

from . import rules
from .models import RecipientRecord, Step
from .staff import RecipientViewSet
from .staff_proposals import ProposalViewSet


@hooks.register(MENU)
def awards_menu():
    return [ProposalViewSet, RecipientViewSet]


@hooks.register(RECORD_LINKS)
def recipient_of_record(record, user):
    """The way from one award to all of its recipient."""
    link = RecipientRecord.objects.filter(record=record).select_related("recipient").first()
    if link is None or not rules.may_view(user):
        return None
    return reverse("nguoi-duoc-khen:inspect", args=[link.recipient_id]), f"Các lượt của {link.recipient.name}"


class _Formatter(LogFormatter):
    """What was done, with how many awards, and why."""

    def format_message(self, log_entry):
        data = log_entry.data or {}
        said = f"{self.label}: {data.get('count', 0)} lượt"
        return f"{said}. {data['why']}" if data.get("why") else said


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for kind in Step.Kind:
        formatter = type("Formatter", (_Formatter,), {"label": str(kind.label)})
        actions.register_action(f"recipients.{kind.value}")(formatter)
