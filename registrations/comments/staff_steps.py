"""The steps that an officer may take with one comment: form, rule, action and the words afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import actions, handling, rules
from .models import Comment, Proposal
from .staff_forms import AnswerForm, AsideForm, DecisionForm, ForwardForm, HandlingForm, ReasonForm

Kind = Proposal.Kind


@dataclass(frozen=True, slots=True)
class Step:
    """``allowed(user, comment)`` says whether it is offered; the action asks its own rules again."""

    name: str
    heading: str
    button: str
    form: type
    allowed: Callable[[Any, Comment], bool]
    take: Callable[..., Any]
    done: str
    help: str = ""


def _waiting(comment, *kinds):
    return [each for each in comment.proposals.all() if each.decided_at is None and (not kinds or each.kind in kinds)]


def _to_decide(user, comment):
    return [each for each in _waiting(comment) if rules.may_decide(user, each)]


def _may_aside(user, comment):
    return (
        rules.may_handle(user, comment)
        and comment.counts
        and rules.may_count_change(comment.consultation)
        and not _waiting(comment, Kind.SET_ASIDE)
    )


def _decide(comment, *, by, **facts):
    handling.decide(_to_decide(by, comment), by=by, **facts)


STEPS = [
    Step(
        "quyet-dinh",
        "Quyết định đề xuất",
        "Ghi quyết định",
        DecisionForm,
        lambda user, comment: bool(_to_decide(user, comment)),
        _decide,
        "Đã ghi quyết định.",
    ),
    Step(
        "xu-ly",
        "Xử lý",
        "Ghi việc xử lý",
        HandlingForm,
        rules.may_handle,
        actions.handle_comment,
        "Đã ghi việc xử lý.",
    ),
    Step(
        "tra-loi",
        "Trả lời người gửi",
        "Trả lời",
        AnswerForm,
        lambda user, comment: rules.may_handle(user, comment) and not hasattr(comment, "answer"),
        handling.answer,
        "Đã trả lời.",
        "Có thư điện tử thì trang gửi thư ngay; không có thì in thư giấy. Đã gửi thì không sửa được.",
    ),
    Step(
        "chuyen",
        "Chuyển cơ quan có thẩm quyền",
        "Ghi việc chuyển",
        ForwardForm,
        lambda user, comment: bool(comment.restricted_at) and rules.may_handle(user, comment),
        handling.forward,
        "Đã ghi việc chuyển. Người gửi thấy cơ quan nhận, số văn bản và ngày, không thấy nội dung.",
    ),
    Step(
        "de-rieng",
        "Để riêng, không tính",
        "Đề xuất để riêng",
        AsideForm,
        _may_aside,
        lambda comment, **facts: handling.propose_aside([comment], **facts),
        "Đã đề xuất. Ý kiến vẫn được tính đến khi người thứ hai đồng ý.",
        "Ý kiến vẫn được giữ. Chỉ không tính khi người thứ hai đồng ý.",
    ),
    Step(
        "tinh-lai",
        "Tính lại ý kiến này",
        "Tính lại",
        ReasonForm,
        lambda user, comment: (
            bool(comment.set_aside_at)
            and rules.may_handle(user, comment)
            and rules.may_count_change(comment.consultation)
        ),
        handling.restore,
        "Ý kiến được tính lại.",
    ),
    Step(
        "han-che",
        "Chuyển vào sổ hạn chế",
        "Chuyển vào sổ hạn chế",
        ReasonForm,
        lambda user, comment: comment.restricted_at is None and rules.may_handle(user, comment),
        lambda comment, **facts: handling.restrict([comment], **facts),
        "Đã chuyển vào sổ hạn chế. Ở hộp ý kiến chỉ còn mã tiếp nhận.",
        "Dành cho ý kiến nêu hành vi vi phạm. Sau khi chuyển, chỉ người có quyền riêng đọc được.",
    ),
    Step(
        "dua-ra",
        "Đưa ra khỏi sổ hạn chế",
        "Đề xuất đưa ra",
        ReasonForm,
        lambda user, comment: (
            bool(comment.restricted_at) and rules.may_read_restricted(user) and not _waiting(comment, Kind.RELEASE)
        ),
        handling.propose_release,
        "Đã đề xuất. Người thứ hai có quyền đọc sổ hạn chế quyết định.",
    ),
]
BY_NAME = {step.name: step for step in STEPS}
