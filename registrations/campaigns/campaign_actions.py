"""Setting a campaign up."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from .models import Campaign, Question

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
    if is_new and campaign.is_document:
        Question.objects.bulk_create(Question(campaign=campaign, **each) for each in DOCUMENT_QUESTIONS)
    log(campaign, "wagtail.create" if is_new else "wagtail.edit", user=by, content_changed=True)
    return campaign


@transaction.atomic
def save_questions(campaign: Campaign, formset: Any, *, by: Any) -> None:
    """Save the questions of a campaign from their checked formset."""
    formset.save()
    log(campaign, "campaigns.questions", user=by)
