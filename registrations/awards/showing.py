"""What may be shown of an award record. Every public page, file, feed, search entry, export and API asks here.

Two rules stand behind it. A record that is not public, or whose decision is not
published, is not shown at all: read records through ``AwardRecord.objects.public()``.
Of a child under 16 only the name, the school and the award are shown (Law on
Children, art. 21), and of an award that was revoked the merit is not repeated.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from registrations.titles.models import AwardClass

from .kinds import CertificateAs, ended_label
from .models import AwardRecord

# Fields of a record that are empty in everything that shows a child.
HIDDEN_OF_MINORS = frozenset(
    {
        "honorific",
        "birth_year",
        "position",
        "unit",
        "unit_id",
        "place_then",
        "merit",
        "period",
        "posthumous",
        "small_collective",
        "direct_worker",
        "worker_farmer",
        "female",
        "target_groups",
        "book_entry",
        "certificate_as",
        "certificate_number",
        "certificate_on",
    }
)
__all__ = [
    "PublicView",
    "award_name",
    "certificate_label",
    "ended_label",
    "hidden_fields",
    "public_values",
    "public_view",
]

HIDDEN_WHEN_ENDED = frozenset({"merit"})
_EMPTY: dict[str, Any] = {
    "birth_year": None,
    "unit": None,
    "unit_id": None,
    "posthumous": False,
    "small_collective": None,
    "direct_worker": None,
    "worker_farmer": None,
    "female": None,
    "target_groups": (),
    "certificate_on": None,
}


@dataclass(frozen=True, slots=True)
class PublicView:
    """A record as everyone may see it; what may not be shown is empty.

    ``unit_wording`` is the unit as the list writes it, for a child the school.
    ``ended_label`` says since when the award no longer stands, "" while it does.
    ``certificate_label`` says what came of the certificate, "" while it is the first one.
    """

    public_id: str
    url: str
    is_minor: bool
    honorific: str
    name: str
    recipient_kind: str
    birth_year: int | None
    position: str
    unit_id: int | None
    unit_wording: str
    place_then: str
    award_name: str
    award_wording: str
    award_class: str
    form: str
    kind: str
    level: str
    authority: str
    year: int
    period: str
    merit: str
    posthumous: bool
    small_collective: bool | None
    direct_worker: bool | None
    worker_farmer: bool | None
    female: bool | None
    target_groups: tuple[str, ...]
    book_entry: str
    section: str
    order: int
    ended_on: date | None
    ended_as: str
    ended_label: str
    certificate_as: str
    certificate_number: str
    certificate_on: date | None
    certificate_label: str

    @property
    def where(self) -> str:
        """Position and unit in one line."""
        return ", ".join(filter(None, [self.position, self.unit_wording]))


def hidden_fields(*, is_minor: bool, ended_on: date | None) -> frozenset[str]:
    """Names of the fields that are not shown of a record in this state (for rows read as plain values)."""
    hidden = HIDDEN_OF_MINORS if is_minor else frozenset()
    return hidden | HIDDEN_WHEN_ENDED if ended_on else hidden


def public_view(record: AwardRecord) -> PublicView:
    """What may be shown of a public record. Costs no query when ``title`` was selected with it."""
    hidden = hidden_fields(is_minor=record.is_minor, ended_on=record.ended_on)

    def shown(name: str):
        return _EMPTY.get(name, "") if name in hidden else getattr(record, name)

    return PublicView(
        public_id=record.public_id,
        url=record.get_absolute_url(),
        is_minor=record.is_minor,
        name=record.name,
        recipient_kind=record.recipient_kind,
        unit_wording=record.unit_wording,
        award_name=record.award_name,
        award_wording=record.award_wording,
        award_class=record.award_class,
        form=record.form,
        kind=record.kind,
        level=record.level,
        authority=record.authority,
        year=record.year,
        section=record.section,
        order=record.order,
        ended_on=record.ended_on,
        ended_as=record.ended_as,
        ended_label=ended_label(record.ended_as, record.ended_on),
        certificate_label=certificate_label(*(shown(f"certificate_{name}") for name in ("as", "number", "on"))),
        target_groups=tuple(shown("target_groups")),
        **{name: shown(name) for name in _PLAIN},
    )


_PLAIN = tuple(sorted(HIDDEN_OF_MINORS - {"unit", "target_groups"}))


def public_values(row: dict[str, Any]) -> dict[str, Any]:
    """The same rule for a row read with ``values()``: what may not be shown is emptied.

    The row must hold ``is_minor`` and ``ended_on``; raises KeyError otherwise, so
    that an export cannot forget them.
    """
    hidden = hidden_fields(is_minor=row["is_minor"], ended_on=row["ended_on"])
    return {name: _EMPTY.get(name, "") if name in hidden else value for name, value in row.items()} if hidden else row


def certificate_label(certificate_as: str, number: str, on: date | None) -> str:
    """“Đã cấp đổi, số 12/CĐ ngày 05/5/2026”; "" while the first certificate stands."""
    if not certificate_as:
        return ""
    words = str(CertificateAs(certificate_as).label)
    said = f"{words[:1].upper()}{words[1:]}"
    if number:
        said += f", số {number}"
    return f"{said} ngày {on:%d/%m/%Y}" if on else said


def award_name(title_name: str | None, wording: str, award_class: str) -> str:
    """The award in full for a row read as plain values; the same words as ``AwardRecord.award_name``."""
    if not title_name:
        return wording
    return f"{title_name} {AwardClass(award_class).label}" if award_class else title_name
