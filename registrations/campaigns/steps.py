"""The steps of a registration, in the order in which a clerk walks them."""

from __future__ import annotations

from dataclasses import dataclass

from registrations.titles.models import RecipientKind


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key in the database and in the address, its name in the bar, its heading."""

    key: str
    slug: str
    name: str
    heading: str


UNIT = Step("unit", "don-vi", "Đơn vị", "Kiểm tra thông tin đơn vị")
COLLECTIVES = Step("collectives", "tap-the", "Tập thể", "Tập thể đăng ký danh hiệu thi đua")
PERSONS = Step("persons", "ca-nhan", "Cá nhân", "Cá nhân đăng ký danh hiệu thi đua")
TARGETS = Step("targets", "chi-tieu", "Chỉ tiêu, giao ước", "Chỉ tiêu và giao ước thi đua")
FILES = Step("files", "tep-kem", "Tệp kèm", "Tệp kèm theo")
SEND = Step("send", "gui", "Kiểm tra và gửi", "Kiểm tra và gửi bản đăng ký")

STEPS = (UNIT, COLLECTIVES, PERSONS, TARGETS, FILES, SEND)
EDITED = STEPS[:-1]
BY_KEY = {step.key: step for step in STEPS}
BY_SLUG = {step.slug: step for step in STEPS}
ROW_KINDS = {COLLECTIVES.key: RecipientKind.COLLECTIVE, PERSONS.key: RecipientKind.PERSON}

MAX_ROWS = 500
MAX_FILES = 10


def after(step: Step) -> Step:
    """The step that follows; the last one follows itself."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: Step) -> Step | None:
    """The step before, or None at the first."""
    at = STEPS.index(step)
    return STEPS[at - 1] if at else None
