"""A list of people pasted from Excel or Word, a person a line: who they are, whatever the order of the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from search.text import fold, tidy

MOST = 300
NAME, POSITION, PHONE, EMAIL = 150, 200, 30, 254
_PHONE = re.compile(r"\+?[0-9][0-9 .()\-]{7,20}")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
_HEADS = re.compile(
    r"(?:stt|tt|so tt|ho va ten|ho ten|ten|chuc vu|chuc danh|nhiem vu|email|e-mail|thu dien tu|dien thoai|so dien thoai|sdt|don vi|ghi chu)(?:[ ,/(].*)?"
)


@dataclass(slots=True)
class Pasted:
    """What was read: people as `enrol_many` takes them, and what is wrong, each with its line."""

    people: list[dict[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_people(text: str) -> Pasted:
    """Read lines of cells parted by tabs, bars or semicolons; an address and a telephone number are known by their form.

    The first of the other cells is the name, those after it make up the position ("Phó Trưởng phòng, Phòng Nội vụ").
    A line of headings and empty lines are passed over.
    """
    found, seen = Pasted(), set()
    for at, line in enumerate(text.split("\n"), start=1):
        cells = [tidy(cell) for cell in re.split(r"[\t|;]", line)]
        cells = [cell for cell in cells if cell]
        if not cells or _is_heading(cells):
            continue
        person = _person(cells)
        if fault := _fault(person, seen):
            found.faults.append(f"Dòng {at}: {fault}")
            continue
        seen.add(person["email"].lower())
        found.people.append(person)
    if len(found.people) > MOST:
        found.faults.append(f"Mỗi lần đăng ký nhiều nhất {MOST} người; danh sách có {len(found.people)} người.")
    return found


def _is_heading(cells):
    return len(cells) > 1 and all(_HEADS.fullmatch(fold(cell)) for cell in cells)


def _person(cells):
    person = {"name": "", "position": "", "email": "", "phone": ""}
    words = []
    for at, cell in enumerate(cells):
        if "@" in cell and not person["email"]:
            person["email"] = cell
        elif _PHONE.fullmatch(cell) and not person["phone"] and sum(map(str.isdigit, cell)) > 7:
            person["phone"] = cell
        elif not (at == 0 and _NUMBER.fullmatch(cell)):
            words.append(cell)
    person["name"], person["position"] = "".join(words[:1]), ", ".join(words[1:])
    return person


def _fault(person, seen):
    name = person["name"]
    if not name or len(name.split()) < 2 or any(map(str.isdigit, name)):
        return "chưa thấy họ và tên đầy đủ."
    if len(name) > NAME or len(person["position"]) > POSITION:
        return "họ tên hoặc chức vụ dài quá mức nhận."
    if email := person["email"]:
        try:
            validate_email(email)
        except ValidationError:
            return f"“{email[:60]}” chưa đúng là địa chỉ thư điện tử."
        if len(email) > EMAIL:
            return "địa chỉ thư điện tử dài quá 254 ký tự."
        if email.lower() in seen:
            return f"địa chỉ {email} có ở hai dòng."
    return ""
