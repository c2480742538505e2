"""The steps of a registration, in the order in which a clerk walks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from registrations.titles.models import RecipientKind


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key in the database and in the address, its name in the bar, its heading.

    Steps of one key are the same step, whatever a campaign calls them.
    """

    key: str
    slug: str = field(compare=False)
    name: str = field(compare=False)
    heading: str = field(compare=False)


UNIT = Step("unit", "don-vi", "Đơn vị", "Kiểm tra thông tin đơn vị")
COLLECTIVES = Step("collectives", "tap-the", "Tập thể", "Tập thể đăng ký danh hiệu thi đua")
PERSONS = Step("persons", "ca-nhan", "Cá nhân", "Cá nhân đăng ký danh hiệu thi đua")
TARGETS = Step("targets", "chi-tieu", "Chỉ tiêu, giao ước", "Chỉ tiêu và giao ước thi đua")
FILES = Step("files", "tep-kem", "Tệp kèm", "Tệp kèm theo")
SEND = Step("send", "gui", "Kiểm tra và gửi", "Kiểm tra và gửi bản đăng ký")

STEPS = (UNIT, COLLECTIVES, PERSONS, TARGETS, FILES, SEND)
EDITED = STEPS[:-1]
OPTIONAL = (COLLECTIVES, PERSONS, TARGETS, FILES)
BY_KEY = {step.key: step for step in STEPS}
BY_SLUG = {step.slug: step for step in STEPS}
ROW_KINDS = {COLLECTIVES.key: RecipientKind.COLLECTIVE, PERSONS.key: RecipientKind.PERSON}

MAX_ROWS = 500
MAX_FILES = 10


# A document is handed in with the same steps, without the lists of collectives and persons.
DOCUMENT_STEPS = (
    UNIT,
    Step(TARGETS.key, TARGETS.slug, "Văn bản", "Số và ngày của văn bản"),
    Step(FILES.key, FILES.slug, "Tệp văn bản", "Tệp văn bản"),
    Step(SEND.key, SEND.slug, "Kiểm tra và gửi", "Kiểm tra và gửi văn bản"),
)


def steps_of(campaign: Any) -> tuple[Step, ...]:
    """The steps of a campaign, by what its units hand in, without those that its officers left out."""
    walk = DOCUMENT_STEPS if campaign.is_document else STEPS
    return tuple(step for step in walk if step not in OPTIONAL or step.key not in campaign.left_out)


def asks(campaign: Any, step: Step) -> bool:
    """Whether a campaign has a step."""
    return step in steps_of(campaign)


def after(step: Step, steps: Sequence[Step] = STEPS) -> Step:
    """The step that follows; the last one follows itself."""
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def before(step: Step, steps: Sequence[Step] = STEPS) -> Step | None:
    """The step before, or None at the first."""
    at = steps.index(step)
    return steps[at - 1] if at else None
