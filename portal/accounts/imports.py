"""Reads a list of people to be invited: unit, name, address, role; says of every row what is wrong with it."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from registrations.tables.confirmed import ConfirmedList, pasted_lines, uploaded_lines
from registrations.tables.errors import UnreadableList
from registrations.tables.grids import Line
from registrations.tables.limits import Limits
from registrations.units.directory import Directory
from registrations.units.models import Membership, Unit
from search.text import fold, tidy

from .models import Invitation

LIMITS = Limits(file_size=2 * 1024 * 1024, unpacked_size=20 * 1024 * 1024, rows=500, columns=20, cell_length=400)
COLUMNS = ("unit", "full_name", "email", "role")
LABELS = {"unit": "đơn vị", "full_name": "họ tên", "email": "thư điện tử", "role": "vai trò"}
HEADS = {
    fold(head): column
    for column, heads in {
        "unit": ["Đơn vị", "Tên đơn vị", "Xã, phường"],
        "full_name": ["Họ tên", "Họ và tên", "Người dùng"],
        "email": ["Thư điện tử", "Địa chỉ thư", "Email", "E-mail"],
        "role": ["Vai trò"],
    }.items()
    for head in heads
}
ROLES = {
    fold(text): role
    for role, texts in {
        Membership.Role.DRAFTER: ["Người nhập", "Nhập", "Người soạn"],
        Membership.Role.SIGNATORY: ["Người ký duyệt", "Ký duyệt", "Người duyệt", "Người ký"],
    }.items()
    for text in texts
}


@dataclass(slots=True)
class Row:
    """One person of the list, as read."""

    number: int
    texts: dict[str, str]
    unit: Unit | None = None
    role: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def invitation(self):
        """Keywords for `actions.invite`."""
        return {
            "unit": self.unit,
            "full_name": self.texts["full_name"],
            "email": self.texts["email"],
            "role": self.role,
        }


class Reading(ConfirmedList):
    """The whole list, as read."""

    columns = COLUMNS


def read_upload(data, filename):
    """Read a workbook or CSV file. Raises UnreadableList with a text fit for the screen."""
    return _read(uploaded_lines(data, filename, LIMITS))


def read_text(text):
    """Read pasted lines. Raises UnreadableList."""
    return _read(pasted_lines(text, LIMITS))


def _read(lines: list[Line]) -> Reading:
    lines = [line for line in lines if line.own()]
    places, lines = _places(lines)
    rows = [
        Row(line.number, {name: tidy(line.text(places.get(name)).replace("\n", " ")) for name in COLUMNS})
        for line in lines
    ]
    if not rows:
        raise UnreadableList("Danh sách chưa có dòng nào.")
    if len(rows) > LIMITS.rows:
        raise UnreadableList(f"Danh sách có hơn {LIMITS.rows} dòng. Mời chia nhỏ rồi gửi từng phần.")
    directory = Directory()
    for row in rows:
        _judge(row, directory)
    _judge_together(rows)
    return Reading(rows)


def _places(lines):
    """Which column holds what: by the first line that reads like heads, else in the order of COLUMNS."""
    for at, line in enumerate(lines[:5]):
        found = {HEADS[fold(text)]: column for column, text in line.own().items() if fold(text) in HEADS}
        if len(found) >= 2:
            return found, lines[at + 1 :]
    return dict(zip(COLUMNS, range(len(COLUMNS)), strict=True)), lines


def _judge(row, directory):
    texts = row.texts
    for name in ("unit", "full_name", "email", "role"):
        if not texts[name]:
            row.errors.append(f"Thiếu {LABELS[name]}.")
    if texts["unit"]:
        row.unit, wrong = directory.find(texts["unit"])
        if wrong:
            row.errors.append(wrong)
    if len(texts["full_name"]) > 150:
        row.errors.append("Họ tên dài quá 150 ký tự.")
    if texts["email"]:
        texts["email"] = texts["email"].lower()
        try:
            validate_email(texts["email"])
        except ValidationError:
            row.errors.append("Địa chỉ thư chưa đúng dạng, ví dụ ten@donvi.gov.vn.")
    if texts["role"]:
        row.role = ROLES.get(fold(texts["role"]), "")
        if not row.role:
            row.errors.append("Vai trò là “người nhập” hoặc “người ký duyệt”.")


def _judge_together(rows):
    """What only shows beside the other rows and beside the database; two queries for the whole list."""
    emails = {row.texts["email"] for row in rows}
    members = set(
        Membership.objects.at(timezone.now()).filter(user__email__in=emails).values_list("user__email", "unit_id")
    )
    invited = set(Invitation.objects.unanswered().filter(email__in=emails).values_list("email", "unit_id"))
    seen = {}
    for row in rows:
        if row.unit is None or not row.texts["email"]:
            continue
        pair = (row.texts["email"], row.unit.pk)
        if pair in seen:
            row.errors.append(f"Trùng với dòng {seen[pair]}.")
        elif pair in members:
            row.errors.append("Người này đang là thành viên của đơn vị.")
        elif pair in invited:
            row.errors.append("Người này đã có lời mời đang chờ.")
        seen.setdefault(pair, row.number)
