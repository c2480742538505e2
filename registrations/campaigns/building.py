"""Building a campaign: its questions in order and in versions, and a copy for the new year."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import Conflict, NotAllowed, Refused

from . import rules
from .models import Answer, Campaign, CampaignDeadline, Question, Registration, RegistrationFile, Submission
from .steps import FILES, TARGETS
from .wording import closing_day, closing_instant

MOST_QUESTIONS = 60
WORDING = ("text", "hint", "required")
MEANING = ("text", "kind", "measure", "choices", "word_limit", "columns", "max_rows", "file_kinds")
COPIED = ("order", "hint", "required", *MEANING)


def answered_by(question: Question) -> int:
    """How many units have answered this version."""
    told = Q(answers__in=Answer.objects.filter(question=question).exclude(value=""))
    return Registration.objects.filter(told | Q(files__question=question)).distinct().count()


def is_frozen(question: Question) -> bool:
    """Whether somebody answered this version, or sent a registration that asked it."""
    if answered_by(question):
        return True
    asked = Q(submitted_at__gte=question.made_at, registration__campaign=question.campaign_id)
    return Submission.objects.filter(asked).exists()


def fingerprint(question: Question) -> str:
    """What an officer saw when the form was opened: changes with every edit."""
    seen = [str(getattr(question, name)) for name in (*COPIED, "version", "retired_at")]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]


def _require_builder(by: Any) -> None:
    if not rules.may_build(by):
        raise NotAllowed("Tài khoản này không có quyền soạn đợt đăng ký.")


def _locked(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update().get(pk=campaign.pk)


def _log(campaign: Campaign, what: str, question: Question, by: Any) -> None:
    log(campaign, "campaigns.question", user=by, data={"what": what, "question": question.text})


def _ask_again(campaign: Campaign, question: Question) -> None:
    """A part that the campaign did without comes back with a question that belongs there."""
    part = FILES if question.kind == Question.Kind.FILE else TARGETS
    if part.key in campaign.left_out:
        campaign.left_out = [key for key in campaign.left_out if key != part.key]
        campaign.save(update_fields=["left_out"])


def _renumber(campaign: Campaign, questions: list[Question]) -> None:
    for order, question in enumerate(questions, start=1):
        if question.order != order:
            question.order = order
            question.save(update_fields=["order"])


@transaction.atomic
def add_question(campaign: Campaign, question: Question, *, by: Any) -> Question:
    """Put a question, checked by its form, at the end. Raises NotAllowed or Refused (too many)."""
    _require_builder(by)
    _ask_again(_locked(campaign), question)
    asked = campaign.questions.current()
    if asked.count() >= MOST_QUESTIONS:
        raise Refused(f"Mỗi đợt có tối đa {MOST_QUESTIONS} câu hỏi.")
    question.campaign = campaign
    question.order = (asked.aggregate(last=Max("order"))["last"] or 0) + 1
    question.save(force_insert=True)
    _log(campaign, "Thêm câu hỏi", question, by)
    return question


@transaction.atomic
def change_question(question: Question, *, seen: str, keep: bool, by: Any, now: datetime | None = None) -> Question:
    """Keep a question as its form has changed it; once it is answered, as a new version.

    `seen` is the fingerprint under which the form was opened; `keep` hands the
    answers of units that have not sent on to the new version, allowed where
    only the wording differs. Raises NotAllowed, Conflict (another officer was
    faster) or Refused.
    """
    _require_builder(by)
    campaign = _locked(question.campaign)
    stored = Question.objects.get(pk=question.pk)
    if fingerprint(stored) != seen or stored.retired_at:
        raise Conflict("Câu hỏi này vừa được người khác sửa. Mời xem lại bản mới; nội dung đã nhập vẫn ở dưới đây.")
    _ask_again(campaign, question)
    changed = {name for name in COPIED if getattr(question, name) != getattr(stored, name)}
    if not changed:
        return stored
    if not changed & set(MEANING) or not is_frozen(stored):
        question.save()
        _log(campaign, "Sửa câu hỏi", question, by)
        return question
    if keep and not changed <= set(WORDING):
        raise Refused("Cách trả lời đã đổi nên không giữ được câu trả lời cũ. Mời chọn để đơn vị trả lời lại.")
    return _new_version(stored, question, keep, by, now or timezone.now())


def _new_version(stored: Question, changed: Question, keep: bool, by: Any, now: datetime) -> Question:
    newest = stored.campaign.questions.filter(key=stored.key).aggregate(n=Max("version"))["n"]
    new = Question(campaign=stored.campaign, key=stored.key, version=newest + 1, made_at=now)
    for name in COPIED:
        setattr(new, name, getattr(changed, name))
    new.save(force_insert=True)
    stored.retired_at = now
    stored.save(update_fields=["retired_at"])
    if keep:
        Answer.objects.filter(question=stored).update(question=new)
        RegistrationFile.objects.filter(question=stored).update(question=new)
    _log(stored.campaign, f"Soạn lại câu hỏi, lần {new.version}", new, by)
    return new


@transaction.atomic
def move_question(question: Question, step: int, *, by: Any) -> None:
    """Move a question one place up (-1) or down (1); at the end nothing happens."""
    _require_builder(by)
    campaign = _locked(question.campaign)
    asked = list(campaign.questions.current())
    at = next((number for number, each in enumerate(asked) if each.pk == question.pk), None)
    if at is None or not 0 <= at + step < len(asked):
        return
    asked[at], asked[at + step] = asked[at + step], asked[at]
    _renumber(campaign, asked)


@transaction.atomic
def duplicate_question(question: Question, *, by: Any) -> Question:
    """A further question like this one, right below it. Raises NotAllowed or Refused."""
    _require_builder(by)
    campaign = _locked(question.campaign)
    asked = list(campaign.questions.current())
    if len(asked) >= MOST_QUESTIONS:
        raise Refused(f"Mỗi đợt có tối đa {MOST_QUESTIONS} câu hỏi.")
    new = Question(campaign=campaign)
    for name in COPIED:
        setattr(new, name, getattr(question, name))
    new.text = f"{question.text[:280]} (bản chép)"
    new.save(force_insert=True)
    at = next((number for number, each in enumerate(asked, start=1) if each.pk == question.pk), len(asked))
    _renumber(campaign, [*asked[:at], new, *asked[at:]])
    _log(campaign, "Nhân đôi câu hỏi", question, by)
    return new


@transaction.atomic
def delete_question(question: Question, *, by: Any) -> None:
    """Take a question away that nobody has answered. Raises NotAllowed or Refused."""
    _require_builder(by)
    campaign = _locked(question.campaign)
    if is_frozen(question) or question.version > 1:
        raise Refused(
            f"“{question.text}” đã có {answered_by(question)} đơn vị trả lời hoặc đã nằm trong bản đăng ký được gửi, "
            "không xóa được. Muốn thôi hỏi từ nay thì bấm Thôi hỏi."
        )
    Answer.objects.filter(question=question).delete()
    _log(campaign, "Xóa câu hỏi", question, by)
    question.delete()


@transaction.atomic
def retire_question(question: Question, *, by: Any, now: datetime | None = None) -> None:
    """Ask a question no more from now on; what was answered stays. Raises NotAllowed."""
    _require_builder(by)
    campaign = _locked(question.campaign)
    campaign.questions.current().filter(pk=question.pk).update(retired_at=now or timezone.now())
    _log(campaign, "Thôi hỏi", question, by)


# --- a new year -----------------------------------------------------------------


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


def _opening(at: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(_next_year(timezone.localtime(at).date()), time.min))


def _closing(at: datetime, closing: str) -> datetime:
    return closing_instant(_next_year(closing_day(at, closing)), closing)


@transaction.atomic
def copy_to_next_year(campaign: Campaign, *, by: Any, now: datetime | None = None) -> tuple[Campaign, list[str]]:
    """The same campaign a year later, with its questions as they stand, and notes on what could not come along.

    Titles that will no longer be in force on the opening day stay behind, or
    give way to the row that follows them in the catalogue. Raises NotAllowed,
    or Refused when that year has such a campaign already.
    """
    if not rules.may_start_campaigns(by):
        raise NotAllowed("Tài khoản này không có quyền mở đợt đăng ký.")
    campaign = _locked(campaign)
    year = campaign.year + 1
    name = campaign.name.replace(str(campaign.year), str(year))
    if Campaign.objects.filter(organising_body=campaign.organising_body, year=year, name=name).exists():
        raise Refused(f"Năm {year} đã có đợt “{name}”.")
    new = Campaign.objects.get(pk=campaign.pk)
    new.pk, new._state.adding = None, True
    new.year, new.name, new.opens_at = year, name, _opening(campaign.opens_at)
    new.closes_at = _closing(campaign.closes_at, campaign.closing)
    new.late_until = _closing(campaign.late_until, "het") if campaign.late_until else None
    opens_on = timezone.localdate(new.opens_at)
    notes = []
    if new.movement and new.movement.ends_on and new.movement.ends_on < opens_on:
        notes.append(f"Phong trào “{new.movement}” khi đó đã kết thúc nên để trống.")
        new.movement = None
    new.save(force_insert=True)
    CampaignDeadline.objects.bulk_create(
        CampaignDeadline(campaign=new, kind=kind, closing=closing, closes_at=_closing(at, closing))
        for kind, (at, closing) in campaign.own_deadlines.items()
    )
    notes += _copy_titles(campaign, new, opens_on)
    for question in campaign.questions.current():
        fields = {each: getattr(question, each) for each in COPIED}
        Question.objects.create(campaign=new, key=question.key, made_at=now or timezone.now(), **fields)
    log(new, "campaigns.copied", user=by, data={"source": campaign.name})
    return new, notes


def _copy_titles(campaign: Campaign, new: Campaign, opens_on: date) -> list[str]:
    chosen = list(campaign.titles.order_by("order", "name"))
    catalogue = type(chosen[0]).objects if chosen else None
    in_force = {title.code: title for title in catalogue.in_force(opens_on)} if catalogue else {}
    notes, taken = [], []
    for title in chosen:
        successor = in_force.get(title.code)
        if successor is None:
            notes.append(
                f"Danh hiệu “{title.name}” không còn hiệu lực vào ngày {opens_on:%d/%m/%Y} nên không chép sang."
            )
        else:
            taken.append(successor)
            if successor.pk != title.pk:
                notes.append(f"Danh hiệu “{title.name}” được thay bằng quy định mới: “{successor.name}”.")
    new.titles.set(taken)
    return notes
