"""The room's place in the back office: its templates, and a step on the page of every decision."""

from django.urls import reverse
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from registrations.awards.staff import MENU, NEXT_STEPS

from . import rules
from .staff import TemplateViewSet


@hooks.register(MENU)
def awards_menu():
    return [TemplateViewSet]


@hooks.register(NEXT_STEPS)
def draft_step(decision, user):
    """The way to drafting, as long as the decision has not been published."""
    if not rules.may_draft(user) or decision.is_published():
        return None
    return {"label": "Soạn dự thảo", "url": reverse("mau-van-ban:draft", args=[decision.pk]), "post": False}


class _Made(LogFormatter):
    label = "Soạn dự thảo"

    def format_message(self, log_entry):
        data = log_entry.data or {}
        return f"Soạn dự thảo bản {data.get('version', '')}: {data.get('rows', 0)} trường hợp"


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("drafting.make")(_Made)
