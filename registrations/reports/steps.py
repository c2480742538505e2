"""The steps of a report, in the order in which a clerk walks them."""

from __future__ import annotations

from registrations.campaigns.steps import Step

FIGURES = Step("figures", "so-lieu", "Số liệu", "Kết quả theo chỉ tiêu")
PASSAGES = Step("passages", "noi-dung", "Nội dung", "Nội dung báo cáo")
FILES = Step("files", "tep-kem", "Tệp kèm", "Tệp kèm theo")
SEND = Step("send", "gui", "Kiểm tra và gửi", "Kiểm tra và gửi báo cáo")

STEPS = (FIGURES, PASSAGES, FILES, SEND)
BY_SLUG = {step.slug: step for step in STEPS}
BY_KEY = {step.key: step for step in STEPS}

MAX_FILES = 10


def after(step: Step) -> Step:
    """The step that follows; the last one follows itself."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: Step) -> Step | None:
    """The step before, or None at the first."""
    at = STEPS.index(step)
    return STEPS[at - 1] if at else None
