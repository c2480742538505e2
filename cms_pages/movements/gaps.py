"""What a movement has to show everybody, and what of it is missing. It asks no table: the rows are handed to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cms_pages.movements.facts import differ

ASKED = {
    "page": "Trang giới thiệu",
    "span": "Thời gian",
    "launch": "Văn bản phát động",
    "criteria": "Tiêu chí",
    "mid": "Sơ kết",
    "final": "Tổng kết",
}


@dataclass(slots=True)
class Gap:
    """Something missing: which of `ASKED` (or "changed"), and what to do about it."""

    key: str
    words: str


@dataclass(slots=True)
class Standing:
    """How a movement stands: what is asked of it by now, and what of that is missing."""

    asked: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    @property
    def missing(self) -> set[str]:
        """Keys of what is missing."""
        return {gap.key for gap in self.gaps}

    @property
    def whole(self) -> bool:
        """Is nothing missing?"""
        return not self.gaps

    @property
    def there(self) -> int:
        """How many of those asked are there."""
        return len(self.asked) - len(self.missing.intersection(self.asked))


def may_see(user) -> bool:
    """The marks are for staff who look after movements or their pages."""
    return user is not None and user.is_authenticated and user.has_perm("wagtailadmin.access_admin")


def middle(starts_on: date, ends_on: date) -> date:
    """The day on which half of the time is over."""
    return starts_on + (ends_on - starts_on) / 2


def of_movement(movement, page, kinds, today: date, *, live: bool) -> Standing:
    """What `movement` misses; `page` is its page or None, `kinds` are the kinds of reviews the page tells of."""
    told = Standing()

    def ask(key, there, words):
        told.asked.append(key)
        if not there:
            told.gaps.append(Gap(key, words))

    ask("page", live, "Trang phong trào chưa đăng." if page else "Chưa có trang giới thiệu phong trào.")
    ask("span", movement.starts_on, "Chưa ghi thời gian của phong trào.")
    launched = bool(page and page.launch_document_id)
    words = "Văn bản phát động mới ghi số, chưa gắn với mục Văn bản."
    ask("launch", launched, words if movement.launch_number else "Chưa có văn bản phát động.")
    ask("criteria", movement.criteria.strip(), "Chưa có tiêu chí thi đua.")
    starts, ends = movement.starts_on, movement.ends_on
    final = "tong-ket" in kinds
    if starts and ends and middle(starts, ends) < today:
        half = f"Đã qua nửa thời gian ({middle(starts, ends):%d/%m/%Y}) mà chưa có sơ kết."
        ask("mid", final or "so-ket" in kinds, half)
    if ends and ends < today:
        ask("final", final, f"Đã kết thúc ({ends:%d/%m/%Y}) mà chưa có tổng kết.")
    return told


def of_page(page, today: date) -> list[Gap]:
    """What a version of a page misses; facts that changed since it was handed in come last."""
    movement = page.movement
    kinds = {each.kind for each in page.reviews.all()}
    missing = of_movement(movement, page, kinds, today, live=page.live).gaps
    if page.facts and differ(page.facts, movement):
        words = "Dữ liệu phong trào đã đổi sau khi trang được duyệt. Mời mở trang, xem lại rồi gửi duyệt."
        missing = [*missing, Gap("changed", words)]
    return missing
