"""Setting a campaign up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from .models import Campaign, CampaignDeadline, Question

# What is asked of every document; the officer may change it on the page of questions.
DOCUMENT_QUESTIONS = (
    {"order": 1, "text": "Số, ký hiệu văn bản", "kind": Question.Kind.TEXT, "hint": "Ví dụ 12/KH-UBND."},
    {"order": 2, "text": "Ngày văn bản", "kind": Question.Kind.DATE},
    {"order": 3, "text": "Văn bản đã ký, đóng dấu", "kind": Question.Kind.FILE},
)


@transaction.atomic
def save_campaign(form: Any, *, by: Any) -> Campaign:
    """Save a campaign from its checked form; the form has computed the instants.

    A new one for documents gets its three questions: number, date, signed copy.
    """
    is_new = form.instance.pk is None
    campaign = form.save()
    _keep_deadlines(campaign, form.cleaned_data["own_deadlines"])
    if is_new and campaign.is_document:
        Question.objects.bulk_create(Question(campaign=campaign, **each) for each in DOCUMENT_QUESTIONS)
    log(campaign, "wagtail.create" if is_new else "wagtail.edit", user=by, content_changed=True)
    return campaign


def _keep_deadlines(campaign: Campaign, own: dict[str, tuple[datetime, str]]) -> None:
    campaign.deadlines.exclude(kind__in=own).delete()
    for kind, (closes_at, closing) in own.items():
        CampaignDeadline.objects.update_or_create(
            campaign=campaign, kind=kind, defaults={"closes_at": closes_at, "closing": closing}
        )
    vars(campaign).pop("own_deadlines", None)
