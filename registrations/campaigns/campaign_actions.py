"""Setting a campaign up."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from .models import Campaign


@transaction.atomic
def save_campaign(form: Any, *, by: Any) -> Campaign:
    """Save a campaign from its checked form; the form has computed the instants."""
    is_new = form.instance.pk is None
    campaign = form.save()
    log(campaign, "wagtail.create" if is_new else "wagtail.edit", user=by, content_changed=True)
    return campaign


@transaction.atomic
def save_questions(campaign: Campaign, formset: Any, *, by: Any) -> None:
    """Save the questions of a campaign from their checked formset."""
    formset.save()
    log(campaign, "campaigns.questions", user=by)
