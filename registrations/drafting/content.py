"""What is filled into a template: the facts of a decision and its list, from records or from nominees."""

from collections.abc import Iterable
from dataclasses import dataclass

from registrations.awards.models import Decision
from registrations.consultations.models import Consultation, Nominee
from registrations.titles.models import AwardClass, RecipientKind
from themes.base.vietnamese import month_in_full, number_text

_KINDS = (RecipientKind.COLLECTIVE, RecipientKind.PERSON, RecipientKind.HOUSEHOLD)


@dataclass(slots=True)
class Line:
    """One recipient to be."""

    name: str
    kind: str
    honorific: str
    position: str
    unit: str
    place: str
    birth_year: int | None
    award: str
    award_class: str
    merit: str
    period: str

    @property
    def class_text(self) -> str:
        """ "hạng Ba"; "" when the award has no class."""
        return str(AwardClass(self.award_class).label) if self.award_class else ""

    @property
    def award_text(self) -> str:
        """The award with its class."""
        if self.class_text and self.class_text.lower() not in self.award.lower():
            return f"{self.award} {self.class_text}"
        return self.award


def from_records(decision: Decision) -> list[Line]:
    """The lines of a decision's list in its order, public or not: a draft is the office's own paper."""
    records = decision.records.select_related("title").order_by("order", "pk")
    return [
        Line(
            record.name,
            record.recipient_kind,
            record.honorific,
            record.position,
            record.unit_wording,
            record.place_then,
            record.birth_year,
            record.title.name if record.title_id else record.award_wording,
            record.award_class,
            record.merit,
            record.period,
        )
        for record in records.iterator(chunk_size=2000)
    ]


def from_nominees(nominees: Iterable[Nominee]) -> list[Line]:
    """The lines of chosen nominees."""
    return [
        Line(
            nominee.name,
            nominee.kind,
            {"ong": "Ông", "ba": "Bà"}.get(nominee.address, ""),
            nominee.position,
            nominee.unit,
            nominee.place,
            nominee.birth_year,
            nominee.title.name,
            nominee.award_class,
            nominee.merit,
            nominee.period,
        )
        for nominee in nominees
    ]


def choosable(consultation: Consultation):
    """The nominees of a consultation that were not withdrawn, in the order of its list."""
    return consultation.nominees.standing().select_related("title").order_by("sort_order", "pk")


def counts_text(kinds: Iterable[str]) -> str:
    """ "02 tập thể, 15 cá nhân và 01 hộ gia đình": numbers below ten with a nought, as decisions write them."""
    given = list(kinds)
    words = [f"{_two(n)} {kind.label.lower()}" for kind in _KINDS if (n := given.count(kind))]
    return " và ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _two(number: int) -> str:
    return f"{number:02d}" if number < 10 else number_text(number)


def sections(lines: list[Line]) -> list[tuple[str, str, list[Line]]]:
    """(award, kind, lines): awards in the order in which the list first names them, collectives before persons."""
    order: dict[str, dict[str, list[Line]]] = {}
    for line in lines:
        order.setdefault(line.award_text, {}).setdefault(line.kind, []).append(line)
    return [(award, kind, kinds[kind]) for award, kinds in order.items() for kind in map(str, _KINDS) if kind in kinds]


def context(decision: Decision, lines: list[Line], given: dict[str, str]) -> dict:
    """Everything that ``fields.FIELDS`` names."""
    parts = sections(lines)
    made = [
        {
            "so": _roman(number),
            "tieu_de": f"{award} cho {RecipientKind(kind).label.lower()}",
            "hinh_thuc": award,
            "doi_tuong": str(RecipientKind(kind).label),
            "so_luot": number_text(len(found)),
            "dong": [_row(at, line) for at, line in enumerate(found, start=1)],
        }
        for number, (award, kind, found) in enumerate(parts, start=1)
    ]
    signed = decision.signed_on
    return {
        "co_quan": given["issuing_body"],
        "so_ky_hieu": decision.number,
        "dia_danh": given["place"],
        "ngay_ky": f"{signed:%d/%m/%Y}",
        "ngay": f"{signed:%d}",
        "thang": month_in_full(signed),
        "nam": str(signed.year),
        "trich_yeu": decision.subject,
        "tham_quyen": given["authority_line"],
        "can_cu": _grounds(decision),
        "to_trinh": decision.proposal,
        "dip": decision.occasion,
        "ly_do": given["reason"],
        "cac_hinh_thuc": [
            {"hinh_thuc": award, "doi_tuong": counts_text(line.kind for line in lines if line.award_text == award)}
            for award in dict.fromkeys(line.award_text for line in lines)
        ],
        "cac_muc": made,
        "cac_dong": [row for section in made for row in section["dong"]],
        "doi_tuong": counts_text(line.kind for line in lines),
        "so_luot": number_text(len(lines)),
        "thi_hanh": given["executors"],
        "chuc_vu_nguoi_ky": decision.signer_position or given["authority_line"],
        "nguoi_ky": decision.signer,
        "noi_nhan": [line.strip(" -;.") for line in given["copies_to"].splitlines() if line.strip(" -;.")],
    }


def _row(number: int, line: Line) -> dict[str, str]:
    return {
        "tt": str(number),
        "danh_xung": line.honorific,
        "ten": line.name,
        "ten_day_du": f"{line.honorific} {line.name}".strip(),
        "chuc_vu": line.position,
        "don_vi": line.unit,
        "dia_ban": line.place,
        "nam_sinh": str(line.birth_year or ""),
        "hinh_thuc": line.award,
        "hang": line.class_text,
        "doi_tuong": str(RecipientKind(line.kind).label),
        "thanh_tich": line.merit,
        "thoi_gian": line.period,
    }


def _grounds(decision: Decision) -> list[str]:
    """The grounds as a decision writes them: each begins with its word and ends with a semicolon, the last with a stop."""
    lines = [line.rstrip(" ;,.") for line in decision.grounds]
    if decision.proposal and not any(decision.proposal.lower() in line.lower() for line in lines):
        lines.append(f"Theo đề nghị tại {decision.proposal[:1].lower()}{decision.proposal[1:]}")
    starts = ("căn cứ", "theo", "xét", "thực hiện")
    full = [line if line.lower().startswith(starts) else f"Căn cứ {line}" for line in lines]
    return [f"{line}{'.' if number == len(full) else ';'}" for number, line in enumerate(full, start=1)]


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += sign * (number // value)
        number %= value
    return out
