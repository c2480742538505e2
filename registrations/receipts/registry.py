"""What rooms above tell the register about their kinds of events: words, state, and how their content is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from django.apps import apps

if TYPE_CHECKING:
    from .models import Entry, Receipt


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


Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a room told about a kind; see `register` and `register_event`."""

    label: str = ""
    receipts: bool = True
    status: Callable[[Receipt], StatusView] | None = None
    content_of: Callable[[Any], Content | None] | None = None
    contents_of: Callable[[Sequence[Any]], Mapping[int, Content]] | None = None
    commitment_of: Callable[[Entry], str | None] | None = None
    tally_of: Callable[[Entry], Mapping[str, int] | None] | None = None
    tallies: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()
    private: bool = False

    @property
    def is_checked(self) -> bool:
        """Whether the content of this kind can be compared with what the register committed to."""
        return bool(self.content_of or self.contents_of or self.commitment_of)

    def contents(self, rows: Sequence[Any]) -> Mapping[int, Content]:
        """Contents of receipts (or of events) by primary key; what the room no longer has is absent."""
        if self.contents_of:
            return self.contents_of(rows)
        found = {row.pk: self.content_of(row) for row in rows} if self.content_of else {}
        return {key: content for key, content in found.items() if content is not None}


_kinds: dict[str, Kind] = {}
_windows: dict[str, Callable[[datetime], datetime | None]] = {}


def register(
    kind: str,
    *,
    status: Callable[[Receipt], StatusView] | None = None,
    label: str = "",
    content_of: Callable[[Receipt], Content | None] | None = None,
    contents_of: Callable[[Sequence[Receipt]], Mapping[int, Content]] | None = None,
) -> None:
    """Tell how receipts of a kind are shown and checked. Called from a room's AppConfig.ready.

    `label`: what the public register calls such an event, "Ý kiến được tiếp nhận".
    `content_of(receipt)`: the very content `issue` was given, made again from
    the room's rows, or None when these are gone. It is asked only while the key
    of the receipt exists (or for content that is not private); a content that
    differs is named as changed, one that is gone as lost. `contents_of` answers
    the same for up to 500 receipts at once, by their primary keys.
    """
    _kinds[kind] = Kind(label=label, status=status, content_of=content_of, contents_of=contents_of)


def register_event(
    kind: str,
    *,
    label: str,
    content_of: Callable[[Entry], Content | None] | None = None,
    contents_of: Callable[[Sequence[Entry]], Mapping[int, Content]] | None = None,
    commitment_of: Callable[[Entry], str | None] | None = None,
    tally_of: Callable[[Entry], Mapping[str, int] | None] | None = None,
    tallies: Iterable[str] = (),
    closes: Iterable[str] = (),
    private: bool = False,
) -> None:
    """Tell about events that nobody gets a receipt for (`actions.append` with a content): opened, corrected, counted.

    `content_of(entry)` is as in `register`; a room that appended a commitment of
    its own makes that again in `commitment_of(entry)`, None when it is lost. ``private``: such events are always
    appended with a key, so that one without it has lost it. For the event that publishes a
    result, `tallies` names the kinds it counts and `tally_of(entry)` says how
    many of each, of the same subject: {"consultation-comment": 128}. The
    register compares that with its own entries before it, and tells every
    sender so. An event that ends something names in `closes` the kinds that do
    not follow it for the same subject; one that follows all the same, and claims
    an earlier instant, is named.
    """
    _kinds[kind] = Kind(
        label=label,
        receipts=False,
        content_of=content_of,
        contents_of=contents_of,
        commitment_of=commitment_of,
        tally_of=tally_of,
        tallies=frozenset(tallies),
        closes=frozenset(closes),
        private=private,
    )


def kept_in(model: str, field: str = "content") -> Callable[[Sequence[Receipt]], Mapping[int, Content]]:
    """`contents_of` for a room whose rows keep exactly what their receipt was given for.

    ``model`` ("label.Model") has a foreign key ``receipt``; ``field`` holds the content as JSON.
    """

    def contents_of(receipts: Sequence[Receipt]) -> Mapping[int, Content]:
        rows = apps.get_model(model)._default_manager.filter(receipt__in=[receipt.pk for receipt in receipts])
        return {key: content for key, content in rows.values_list("receipt", field) if content is not None}

    return contents_of


def register_window(room: str, open_since: Callable[[datetime], datetime | None]) -> None:
    """Keep numbers back while a window of a room is open: only the head of the chain is public then.

    `open_since(now)`: when the earliest window that is open now began, or None.
    """
    _windows[room] = open_since


def quiet_since(now: datetime) -> datetime | None:
    """The instant from which on no number of the register is public now, or None when all may be told."""
    begun = [since for open_since in _windows.values() if (since := open_since(now))]
    return min(begun, default=None)


def kind_of(name: str) -> Kind:
    """What is known of a kind; one nobody registered is an empty `Kind`."""
    return _kinds.get(name, Kind())


def kinds() -> Mapping[str, Kind]:
    """Every registered kind by its name."""
    return dict(_kinds)


def label_of(name: str) -> str:
    """What the public register calls a kind; kinds without words of their own are told as one."""
    return kind_of(name).label or "Việc khác được ghi sổ"


def status_of(receipt: Receipt) -> StatusView:
    """How a receipt is shown; a kind nobody registered gets the bare sheet."""
    show = kind_of(receipt.kind).status
    return show(receipt) if show else StatusView(title="Giấy xác nhận tiếp nhận", state="Đã tiếp nhận")
