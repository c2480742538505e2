"""What officers do with comments that weighs: each leaves its event in the register.

Nothing is deleted and nothing that was sent is changed. What takes a comment
out of the count, lets a paper count or takes a comment out of the restricted
register needs a second officer.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.notices.actions import queue_to_address
from registrations.refusals import demand

from . import rules
from .emails import ANSWERED
from .models import Answer, Comment, Event, Forwarding, Proposal, Step
from .noting import note

Kind = Proposal.Kind


def _locked(comments):
    """The comments afresh, locked, with what the rules ask about them."""
    keys = [comment.pk for comment in comments]
    found = Comment.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(found.select_related("receipt", "consultation__outcome").defer("text").order_by("pk"))


def _said(reason: str, field: str = "reason") -> str:
    reason = reason.strip()
    if not reason:
        raise ValidationError({field: "Ghi lý do."})
    return reason[:500]


def _demand_open_count(comments):
    """Numbers that were published stay as they are."""
    if any(comment.consultation.has_outcome for comment in comments):
        raise ValidationError("Kết quả đã công bố nên số liệu không thay đổi được nữa.")


@transaction.atomic
def propose_aside(comments, *, classification, reason, by, now=None) -> int:
    """Propose that comments do not count; they count until a second officer agrees. Returns how many are proposed.

    Those set aside or proposed before are passed over. Raises PermissionDenied,
    or ValidationError without a reason or after the outcome.
    """
    comments, reason, now = _locked(comments), _said(reason), now or timezone.now()
    demand(classification in Comment.SETTING_ASIDE and all(rules.may_handle(by, each) for each in comments))
    _demand_open_count(comments)
    waiting = set(
        Proposal.objects.waiting().filter(kind=Kind.SET_ASIDE, comment__in=comments).values_list("comment", flat=True)
    )
    fresh = [each for each in comments if each.set_aside_at is None and each.pk not in waiting]
    facts = {"kind": Kind.SET_ASIDE, "classification": classification, "reason": reason, "by": by, "at": now}
    Proposal.objects.bulk_create(Proposal(comment=comment, **facts) for comment in fresh)
    _log(fresh, "comments.propose", by, {"what": Kind.SET_ASIDE.label})
    return len(fresh)


@transaction.atomic
def propose_release(comment, *, reason, by, now=None) -> Proposal:
    """Propose that a comment leaves the restricted register; a second officer decides. Raises PermissionDenied."""
    (comment,), reason = _locked([comment]), _said(reason)
    demand(comment.restricted_at and rules.may_read_restricted(by))
    facts = {"reason": reason, "by": by, "at": now or timezone.now()}
    proposal, _ = Proposal.objects.get_or_create(comment=comment, kind=Kind.RELEASE, decided_at=None, defaults=facts)
    log(instance=comment, action="comments.propose", user=by, data={"what": Kind.RELEASE.label})
    return proposal


@transaction.atomic
def decide(proposals, *, agreed, by, answer="", now=None) -> int:
    """Agree to proposals of another officer, or not; what was agreed takes effect at once. Returns how many.

    Proposals that were decided meanwhile are passed over, so that a double
    click does nothing twice. Raises PermissionDenied for the proposer and for
    those not entitled, ValidationError after the outcome or for a refusal
    without a word.
    """
    now = now or timezone.now()
    answer = answer.strip()[:500] if agreed else _said(answer, "answer")
    found = list(
        Proposal.objects.select_for_update(of=("self",))
        .waiting()
        .filter(pk__in=[proposal.pk for proposal in proposals])
        .select_related("comment__receipt", "comment__consultation__outcome", "by")
        .defer("comment__text")
    )
    demand(all(rules.may_decide(by, proposal) for proposal in found))
    _demand_open_count([each.comment for each in found if each.kind != Kind.RELEASE])
    keys = [proposal.pk for proposal in found]
    Proposal.objects.filter(pk__in=keys).update(agreed=agreed, decided_by=by, decided_at=now, answer=answer)
    sets: dict[tuple, list[Proposal]] = {}
    for proposal in found:
        sets.setdefault((proposal.kind, proposal.classification, proposal.by_id, proposal.reason), []).append(proposal)
    for (kind, *_rest), some in sets.items():
        _take_effect(kind, some, agreed=agreed, by=by, answer=answer, now=now)
    _log([each.comment for each in found], "comments.decide", by, {"result": "đồng ý" if agreed else "không đồng ý"})
    return len(found)


def _take_effect(kind, proposals, *, agreed, by, answer, now):
    first, comments = proposals[0], [proposal.comment for proposal in proposals]
    told = {"by": first.by, "second": by, "reason": first.reason, "at": now}
    rows = Comment.objects.filter(pk__in=[comment.pk for comment in comments])
    if kind == Kind.PAPER:
        if agreed:
            rows.update(confirmed_at=now)
        event = Event.Kind.PAPER_CONFIRMED if agreed else Event.Kind.PAPER_REFUSED
        note(event, comments, **told, facts={"answer": answer})
    elif agreed and kind == Kind.SET_ASIDE:
        rows.update(set_aside_at=now, classification=first.classification)
        note(Event.Kind.SET_ASIDE, comments, **told, facts={"classification": first.classification})
    elif agreed and kind == Kind.RELEASE:
        rows.update(restricted_at=None, classification="")
        note(Event.Kind.RELEASED, comments, **told)


@transaction.atomic
def restore(comment, *, reason, by, now=None) -> Comment:
    """Let a comment count again that was set aside; one officer is enough. Raises PermissionDenied, ValidationError."""
    (comment,), reason = _locked([comment]), _said(reason)
    demand(rules.may_handle(by, comment))
    _demand_open_count([comment])
    if comment.set_aside_at is None:
        return comment
    comment.set_aside_at, comment.classification = None, Comment.Classification.NONE
    comment.save(update_fields=["set_aside_at", "classification"])
    note(Event.Kind.RESTORED, [comment], by=by, reason=reason, at=now)
    log(instance=comment, action="comments.restore", user=by)
    return comment


@transaction.atomic
def restrict(comments, *, reason, by, now=None) -> int:
    """Move what alleges wrongdoing into the restricted register. Returns how many moved; those there stay.

    Who may handle a comment may move it in, and reads it no more without the
    special permission. Raises PermissionDenied, ValidationError without a reason.
    """
    comments, reason, now = _locked(comments), _said(reason), now or timezone.now()
    moving = [comment for comment in comments if comment.restricted_at is None]
    demand(all(rules.may_handle(by, comment) for comment in moving))
    rows = Comment.objects.filter(pk__in=[comment.pk for comment in moving])
    rows.update(restricted_at=now, classification=Comment.Classification.ALLEGATION)
    if moving:
        note(Event.Kind.RESTRICTED, moving, by=by, reason=reason, at=now)
        _log(moving, "comments.restrict", by, {})
    return len(moving)


@transaction.atomic
def forward(comment, *, authority, document_number, forwarded_on: date, by, internal_note="", now=None) -> Forwarding:
    """Record that the matter of a restricted comment was forwarded; told twice it is recorded once.

    Raises PermissionDenied, or ValidationError for a day that cannot be.
    """
    (comment,), now = _locked([comment]), now or timezone.now()
    demand(comment.restricted_at and rules.may_read_restricted(by) and rules.may_handle(by, comment))
    if not timezone.localdate(comment.received_at) <= forwarded_on <= timezone.localdate(now):
        raise ValidationError({"forwarded_on": "Ngày chuyển nằm từ ngày nhận ý kiến đến hôm nay."})
    facts = {"authority": authority.strip(), "document_number": document_number.strip()}
    forwarding, created = Forwarding.objects.get_or_create(
        comment=comment, **facts, defaults={"forwarded_on": forwarded_on, "note": internal_note, "by": by, "at": now}
    )
    if created:
        _advance(comment, Comment.State.REVIEWING, by, now)
        note(Event.Kind.FORWARDED, [comment], by=by, facts=facts | {"on": forwarded_on.isoformat()}, at=now)
        log(instance=comment, action="comments.forward", user=by)
    return forwarding


def gives_away(comment, text) -> bool:
    """Whether a sentence for the look-up page names the sender."""
    lowered = " ".join(text.lower().split())
    digits = "".join(sign for sign in text if sign.isdigit())
    private = [comment.sender_name, comment.sender_email, comment.sender_address]
    named = any(len(words) > 3 and " ".join(words.lower().split()) in lowered for words in private)
    return named or bool(comment.sender_phone and comment.sender_phone in digits)


@transaction.atomic
def answer(comment, *, text, public_text, by, now=None) -> Answer:
    """Answer the sender: by mail where an address was left, by letter where only a postal one was.

    The look-up page shows ``public_text`` alone. Answered twice it is answered
    once. Raises PermissionDenied, or ValidationError when the sentence for the
    page names the sender.
    """
    (comment,), now = _locked([comment]), now or timezone.now()
    demand(rules.may_handle(by, comment))
    known = Answer.objects.filter(comment=comment).first()
    if known:
        return known
    if gives_away(comment, public_text):
        raise ValidationError(
            {"public_text": "Câu này nêu tên hoặc cách liên hệ của người gửi. Ai có mã cũng đọc được; mời viết chung."}
        )
    way = Answer.Way.PAGE
    if comment.sender_email:
        way = Answer.Way.MAIL
    elif comment.sender_address:
        way = Answer.Way.LETTER
    made = Answer.objects.create(comment=comment, text=text, public_text=public_text, way=way, by=by, at=now)
    _advance(comment, Comment.State.ANSWERED, by, now)
    note(Event.Kind.ANSWERED, [comment], by=by, facts={"text": text, "public": public_text, "way": way}, at=now)
    if way == Answer.Way.MAIL:
        told = {"comment": comment, "text": text}
        queue_to_address(ANSWERED, comment.sender_email, context=told, about=comment.receipt.code, confidential=True)
    log(instance=comment, action="comments.answer", user=by)
    return made


def _advance(comment, state, by, now):
    """Move a comment on to a state, never back."""
    states = Comment.State.values
    if states.index(state) > states.index(comment.state):
        comment.state = state
        comment.save(update_fields=["state"])
        Step.objects.create(comment=comment, state=state, by=by, at=now)


@transaction.atomic
def assign(comments, *, assignee, by) -> int:
    """Give comments to an officer, or to nobody. Returns how many changed hands. Raises PermissionDenied."""
    comments = [comment for comment in _locked(comments) if comment.assignee_id != (assignee.pk if assignee else None)]
    demand(all(rules.may_handle(by, comment) for comment in comments))
    if assignee and not all(rules.may_handle(assignee, comment) for comment in comments):
        raise PermissionDenied
    Comment.objects.filter(pk__in=[comment.pk for comment in comments]).update(assignee=assignee)
    _log(comments, "comments.handle", by, {"assignee": assignee.pk if assignee else None})
    return len(comments)


@transaction.atomic
def classify(comments, *, classification, by) -> int:
    """Put comments into a class of the closed list that leaves them in the count. Returns how many changed.

    Raises PermissionDenied for classes that need more than one officer's word.
    """
    demand(classification in rules.plain_classifications())
    comments = [each for each in _locked(comments) if each.counts and each.classification != classification]
    demand(all(rules.may_handle(by, comment) for comment in comments))
    Comment.objects.filter(pk__in=[comment.pk for comment in comments]).update(classification=classification)
    _log(comments, "comments.handle", by, {"classification": classification})
    return len(comments)


def _log(comments, action, by, data):
    """One line in the audit log for each comment; many at once are told by their first, with the number."""
    if len(comments) == 1:
        log(instance=comments[0], action=action, user=by, data=data)
    elif comments:
        codes = [comment.receipt.code for comment in comments[:500]]
        log(instance=comments[0], action=action, user=by, data=data | {"comments": len(comments), "codes": codes})
