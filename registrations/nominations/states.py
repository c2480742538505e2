"""The states of a nomination and every move between them, as one table. No model, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models


class State(models.TextChoices):
    """Trạng thái của đề nghị."""

    DRAFT = "nhap", "Nháp"
    SENT = "da-gui", "Đã gửi"
    ASKED = "can-bo-sung", "Yêu cầu bổ sung"
    MENDED = "da-bo-sung", "Đã bổ sung"
    RECEIVED = "tiep-nhan", "Đã tiếp nhận"
    VERIFYING = "tham-dinh", "Đang thẩm định"
    CONSULTING = "lay-y-kien", "Đang lấy ý kiến"
    COUNCIL = "cho-hoi-dong", "Chờ Hội đồng"
    PASSED = "thong-qua", "Đã thông qua"
    NOT_PASSED = "khong-thong-qua", "Không thông qua"
    AWAITING = "cho-quyet-dinh", "Chờ quyết định"
    FORWARDED = "trinh-cap-tren", "Đã trình cấp trên"
    DECIDED = "co-quyet-dinh", "Đã có quyết định"
    PUBLISHED = "cong-bo", "Đã công bố"
    ARCHIVED = "luu-tru", "Đã lưu trữ"
    WITHDRAWN = "da-rut", "Đã rút hồ sơ"
    GIVEN_BACK = "da-tra", "Đã trả hồ sơ"
    SUSPENDED = "tam-dung", "Tạm dừng"
    REVOKED = "thu-hoi", "Đã thu hồi"


class Role(models.TextChoices):
    """Vai trò: in whose hands a move lies."""

    DRAFTER = "nguoi-nhap", "Người nhập của đơn vị"
    SIGNATORY = "nguoi-ky", "Người ký duyệt của đơn vị"
    OFFICER = "chuyen-vien", "Chuyên viên"
    APPROVER = "nguoi-duyet", "Người duyệt"


S = State
_UNIT, _OFFICE, _SENIOR = (Role.SIGNATORY,), (Role.OFFICER,), (Role.APPROVER,)


@dataclass(frozen=True, slots=True)
class Move:
    """One move: from which states it starts, where it leads, who may make it.

    target None goes back to where a suspension began. reason: whether words
    are asked for; told: whether the unit reads them; mail: whether the unit is
    written to. By hand: whether it has a button on the desk.
    """

    key: str
    label: str
    sources: Sequence[State]
    target: State | None
    roles: Sequence[Role]
    reason: bool = False
    told: bool = True
    mail: bool = True
    by_hand: bool = True


# What may be suspended or given back: everything between the unit's hand and the decision.
AT_WORK = (S.RECEIVED, S.VERIFYING, S.CONSULTING, S.COUNCIL)
BEFORE_DECISION = (*AT_WORK, S.PASSED, S.AWAITING, S.FORWARDED)

TABLE = (
    Move("gui", "Gửi đề nghị", (S.DRAFT,), S.SENT, _UNIT, by_hand=False),
    Move("gui-lai", "Gửi bản bổ sung", (S.ASKED,), S.MENDED, _UNIT, by_hand=False),
    Move("rut", "Rút hồ sơ", (S.SENT, S.ASKED, S.MENDED, *AT_WORK), S.WITHDRAWN, _UNIT, reason=True, by_hand=False),
    Move("yeu-cau", "Yêu cầu bổ sung", (S.SENT, S.MENDED, S.VERIFYING), S.ASKED, _OFFICE, reason=True),
    Move("tiep-nhan", "Tiếp nhận", (S.SENT, S.MENDED), S.RECEIVED, _OFFICE),
    Move("tham-dinh", "Bắt đầu thẩm định", (S.RECEIVED,), S.VERIFYING, _OFFICE),
    Move("lay-y-kien", "Chuyển lấy ý kiến nhân dân", (S.VERIFYING,), S.CONSULTING, _OFFICE),
    Move("trinh-hoi-dong", "Trình Hội đồng", (S.VERIFYING, S.CONSULTING), S.COUNCIL, _OFFICE),
    Move("thong-qua", "Hội đồng thông qua", (S.COUNCIL,), S.PASSED, _OFFICE),
    Move("khong-thong-qua", "Hội đồng không thông qua", (S.COUNCIL,), S.NOT_PASSED, _OFFICE, reason=True),
    Move("cho-quyet-dinh", "Chờ quyết định của tỉnh", (S.PASSED,), S.AWAITING, _OFFICE, mail=False),
    Move("trinh-cap-tren", "Trình cấp trên", (S.PASSED,), S.FORWARDED, _OFFICE),
    Move("co-quyet-dinh", "Ghi đã có quyết định", (S.AWAITING, S.FORWARDED), S.DECIDED, _OFFICE),
    Move("cong-bo", "Ghi đã công bố", (S.DECIDED,), S.PUBLISHED, _OFFICE),
    Move(
        "luu-tru",
        "Lưu trữ",
        (S.PUBLISHED, S.NOT_PASSED, S.GIVEN_BACK, S.WITHDRAWN, S.REVOKED),
        S.ARCHIVED,
        _OFFICE,
        mail=False,
    ),
    Move("tra", "Trả hồ sơ", (S.SENT, S.MENDED, *AT_WORK), S.GIVEN_BACK, _OFFICE, reason=True),
    # What somebody complained of is nobody's business but the office's: the unit hears of a pause, not of its reason.
    Move("tam-dung", "Tạm dừng (có đơn thư)", BEFORE_DECISION, S.SUSPENDED, _OFFICE, reason=True, told=False),
    Move("tiep-tuc", "Tiếp tục xử lý", (S.SUSPENDED,), None, _OFFICE, reason=True, told=False),
    Move("thu-hoi", "Thu hồi", (S.DECIDED, S.PUBLISHED, S.ARCHIVED), S.REVOKED, _SENIOR, reason=True),
)
MOVES = {move.key: move for move in TABLE}

EDITABLE = (S.DRAFT, S.ASKED)
OVER = (S.NOT_PASSED, S.ARCHIVED, S.WITHDRAWN, S.GIVEN_BACK, S.REVOKED)

CHIPS = {
    S.DRAFT: "soon",
    S.ASKED: "error",
    S.PASSED: "ok",
    S.DECIDED: "ok",
    S.PUBLISHED: "ok",
    S.ARCHIVED: "quiet",
    S.WITHDRAWN: "quiet",
    S.GIVEN_BACK: "quiet",
    S.NOT_PASSED: "quiet",
    S.REVOKED: "quiet",
}


def chip(state: str) -> tuple[str, str]:
    """(colour, words) of a state for the `status` tag; words always stand beside the colour."""
    return CHIPS.get(State(state), "wait"), str(State(state).label)
