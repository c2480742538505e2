"""The room's place in the back office and the words of its log."""

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from registrations.awards.staff import MENU

from .models import Step
from .staff import RecipientViewSet
from .staff_proposals import ProposalViewSet


@hooks.register(MENU)
def awards_menu():
    return [ProposalViewSet, RecipientViewSet]


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
