"""Everything that happens to questions among officers."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import linebreaks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from cms_pages.core.blocks import TEXT_FEATURES
from cms_pages.core.page_form import first_free
from registrations.refusals import demand
from registrations.units.queries import units_of
from search.text import fold, slug

from . import emails, queries, rules
from .audience import Audience
from .models import FaqPage, GuidanceIndexPage, OfficerAnswer, OfficerQuestion


def ask(*, by, subject, text, unit=None, form_key=None):
    """Keep an officer's question; the same form with the same words sent twice is one question.

    Raises PermissionDenied for who is no officer, or does not act for the unit.
    """
    demand(rules.may_read(by))
    demand(unit is None or units_of(by).filter(pk=unit.pk).exists())
    key = uuid.uuid5(form_key or uuid.uuid4(), "\x1f".join([str(by.pk), subject, text]))
    if known := OfficerQuestion.objects.filter(submission_key=key).first():
        return known
    try:
        return _ask(key, by, subject, text, unit)
    except IntegrityError:  # the same click came twice at once
        return OfficerQuestion.objects.get(submission_key=key)


@transaction.atomic
def _ask(key, by, subject, text, unit):
    question = OfficerQuestion.objects.create(
        asked_by=by,
        unit=unit,
        subject=subject,
        text=text,
        folded=fold(f"{subject} {text}"),
        asked_at=timezone.now(),
        submission_key=key,
    )
    emails.tell("asked", question, queries.answering().exclude(pk=by.pk))
    return question


@transaction.atomic
def answer(question, text, *, by):
    """Answer for the standing body; who asked is told. Raises PermissionDenied, ValidationError where it was taken down."""
    demand(rules.may_answer(by))
    question = OfficerQuestion.objects.select_for_update().get(pk=question.pk)
    if question.hidden_at:
        raise ValidationError("Câu hỏi này đã được gỡ, không trả lời thêm được.")
    made = OfficerAnswer.objects.create(question=question, text=text, by=by, at=timezone.now())
    OfficerQuestion.objects.filter(pk=question.pk).update(folded=f"{question.folded} {fold(text)}")
    log(question, "guidance.answer", user=by)
    if question.asked_by_id != by.pk:
        emails.tell("answered", question, [question.asked_by])
    return made


@transaction.atomic
def take_down(question, reason, *, by):
    """Take a question away from the other officers; who asked still sees it, with the reason."""
    demand(rules.may_answer(by))
    changed = OfficerQuestion.objects.filter(pk=question.pk, hidden_at=None)
    if changed.update(hidden_at=timezone.now(), hidden_reason=reason):
        log(question, "guidance.take_down", user=by, data={"reason": reason})


def _rich(text):
    """Plain text as the editor itself would keep it: else whoever opens it to approve would seem to have changed it."""
    converter = ContentstateConverter(TEXT_FEATURES)
    html = linebreaks(text, autoescape=True)
    return RichText(converter.to_database_format(converter.from_database_format(html)))


@transaction.atomic
def make_faq(question, chosen, *, by, audience=Audience.EVERYONE):
    """Turn a question and one of its answers into a page of the section and send it for approval, in one step.

    The person's name and unit stay behind. Returns the page, which is public once somebody else approves it.
    Raises ValidationError where there is a page already, PermissionDenied for who may not add pages there.
    """
    demand(rules.may_answer(by))
    question = OfficerQuestion.objects.select_for_update().get(pk=question.pk)
    if known := queries.faq_of(question):
        raise ValidationError(f"Câu hỏi này đã có ở mục Nghiệp vụ: “{known.title}”.")
    if question.hidden_at or chosen.question_id != question.pk:
        raise ValidationError("Không đưa được câu hỏi này vào mục Nghiệp vụ.")
    parent = GuidanceIndexPage.objects.get()
    demand(parent.permissions_for_user(by).can_add_subpage())
    page = FaqPage(
        title=question.subject,
        slug=first_free(slug(question.subject), parent),
        question=question.text,
        body=[("text", _rich(chosen.text))],
        audience=audience,
        source=question,
        owner=by,
        live=False,
        has_unpublished_changes=True,
    )
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=False)
    log(instance=page, action="wagtail.create", user=by)
    log(question, "guidance.faq", user=by)
    page.get_workflow().start(page, by)
    return page
