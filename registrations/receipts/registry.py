"""Rooms say here how the receipts of their kind are shown on the look-up page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .models import Receipt


@dataclass(frozen=True, slots=True)
class Step:
    """One step of what happens to what was sent in; `when` is ready text such as "20/11/2026"."""

    name: str
    state: Literal["done", "now", "next"]
    when: str = ""


@dataclass(frozen=True, slots=True)
class StatusView:
    """What the look-up page may say about one receipt. Nothing private belongs here: anyone with the code reads it.

    title: heading of the sheet, e.g. "Giấy xác nhận tiếp nhận ý kiến".
    state: where the matter stands now, one short phrase, e.g. "Đã tiếp nhận".
    steps: the way it goes. lines: pairs of label and value on the sheet.
    note: closing sentence of the sheet. back: (text, address) of the page to return to.
    """

    title: str
    state: str
    steps: Sequence[Step] = ()
    lines: Sequence[tuple[str, str]] = ()
    note: str = ""
    back: tuple[str, str] | None = None


_status: dict[str, Callable[[Receipt], StatusView]] = {}


def register(kind: str, *, status: Callable[[Receipt], StatusView]) -> None:
    """Show receipts of a kind with `status`. Called from a room's AppConfig.ready."""
    _status[kind] = status


def status_of(receipt: Receipt) -> StatusView:
    """How a receipt is shown; a kind nobody registered gets the bare sheet."""
    show = _status.get(receipt.kind)
    return show(receipt) if show else StatusView(title="Giấy xác nhận tiếp nhận", state="Đã tiếp nhận")
