"""What a consent needs to count: who gave it, when, how, for what; for a child, who stands for it.

Legal ground: Law 91/2025/QH15 on personal data (consent is expressed for a
stated purpose, can be proved and can be withdrawn; for a child the legal
representative consents, from seven years of age the child too). The line at
which somebody needs a guardian here is 18 years, as everywhere in civil law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .kinds import SubjectKind, Way

ADULT, ASKED_TOO = 18, 7
FIELDS = (
    "consent_name",
    "consent_on",
    "consent_way",
    "consent_reference",
    "consents_name",
    "consents_picture",
    "consents_film",
    "born_on",
    "guardian_name",
    "guardian_relation",
    "child_agrees",
)


def age_on(born: date, on: date) -> int:
    """Whole years of age on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_child(born_on: date | None, on: date | None) -> bool:
    """Whether the subject had no say of their own on the day of the consent."""
    return bool(born_on and on and age_on(born_on, on) < ADULT)


def gaps(facts: Mapping[str, Any], *, kind: str, has_file: bool, today: date) -> Iterator[tuple[str, str]]:
    """(field, what is missing) of a consent; nothing when it counts."""
    if not facts["consent_name"]:
        yield "consent_name", "Chưa ghi ai ký đồng ý."
    if not facts["consent_on"]:
        yield "consent_on", "Chưa ghi ngày đồng ý."
    elif facts["consent_on"] > today:
        yield "consent_on", "Ngày đồng ý ở sau hôm nay. Mời xem lại."
    if facts["consent_way"] not in Way.values:
        yield "consent_way", "Chưa chọn cách đồng ý."
    elif facts["consent_way"] == Way.PAPER and not has_file:
        yield "file", "Chưa có bản chụp phiếu đồng ý có chữ ký."
    elif facts["consent_way"] == Way.ELECTRONIC and not (has_file or facts["consent_reference"]):
        yield "consent_reference", "Mời ghi thư, biểu mẫu điện tử đã dùng, hoặc kèm tệp."
    if not facts["consents_name"]:
        yield "consents_name", "Chưa đồng ý nêu tên; bài nêu tên nên không đăng được."
    yield from _of_child(facts, kind, today)


def _of_child(facts: Mapping[str, Any], kind: str, today: date) -> Iterator[tuple[str, str]]:
    if kind != SubjectKind.PERSON:
        return
    born, on = facts["born_on"], facts["consent_on"] or today
    if not born:
        yield "born_on", "Chưa ghi ngày sinh; cần để biết người trong bài đã đủ 18 tuổi hay chưa."
    elif born > on:
        yield "born_on", "Ngày sinh ở sau ngày đồng ý. Mời xem lại."
    elif is_child(born, on):
        if not facts["guardian_name"]:
            yield "guardian_name", "Người trong bài dưới 18 tuổi: cần họ tên cha, mẹ hoặc người giám hộ đã đồng ý."
        if not facts["guardian_relation"]:
            yield "guardian_relation", "Chưa ghi quan hệ của người đồng ý thay với trẻ."
        if age_on(born, on) >= ASKED_TOO and not facts["child_agrees"]:
            yield "child_agrees", "Trẻ từ đủ 7 tuổi cũng cần được hỏi và đồng ý."


def facts_of(row: Any) -> dict[str, Any]:
    """The facts of whatever row keeps them."""
    return {name: getattr(row, name) for name in FIELDS}
