"""The text of a consultation as it is frozen when it opens: a plain file anybody can hash again.

Every item is a line "name: value"; further lines of a value are indented, so
that no value can pass for another item. SHA-256 of the file's bytes (UTF-8)
is the hash that the page shows and the public register keeps.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from .models import Change, Consultation, DraftDocument, DraftFile, Nominee, Passage

FROZEN_FIELDS = (
    "title",
    "kind",
    "lead",
    "proposing_body",
    "submission_number",
    "submitted_on",
    "legal_basis",
    "council_meets_on",
    "other_ways",
    "opens_on",
    "opens_at",
    "closes_at",
    "working_days",
    "counting",
    "identity",
)
NOMINEE_FIELDS = (
    "address",
    "name",
    "kind",
    "birth_year",
    "position",
    "unit",
    "place",
    "place_old",
    "merit",
    "period",
)


def frozen_text(consultation: Consultation, nominees: Iterable[Nominee] = ()) -> str:
    """The public text of a consultation, nominees not for the public left out; they come with their titles."""
    lines = ["LẤY Ý KIẾN", f"Hội đồng: {consultation.organising_body}", *_items(consultation, FROZEN_FIELDS)]
    if consultation.consent:
        lines += _item(f"lời đồng ý, phiên bản {consultation.consent.version}", consultation.consent.text)
    if consultation.of_draft:
        lines += _draft(consultation)
    else:
        shown = [nominee for nominee in nominees if nominee.is_public]
        for number, nominee in enumerate(shown, start=1):
            lines += ["", f"TRƯỜNG HỢP {number}", *_items(nominee, NOMINEE_FIELDS), *_item("đề nghị", nominee.award)]
    return "\n".join(lines) + "\n"


def public_text(consultation: Consultation) -> str:
    """The frozen text as it may still be given out: what was said of a nominee who was withdrawn is left out of it.

    "" when the parts of the text can no longer be told apart by the list. Of
    the whole text the hash stays on the page and in the register.
    """
    listed = list(consultation.nominees.filter(is_public=True).order_by("sort_order", "pk"))
    if not any(nominee.withdrawn_at for nominee in listed):
        return consultation.frozen
    head, *parts = re.split(r"(?m)^(?=TRƯỜNG HỢP \d+$)", consultation.frozen)
    if len(parts) != len(listed):
        return ""
    for at, nominee in enumerate(listed):
        if nominee.withdrawn_at:
            day = timezone.localdate(nominee.withdrawn_at)
            parts[at] = f"TRƯỜNG HỢP {at + 1}\nĐã rút đề nghị ngày {day:%d/%m/%Y}; phần này không còn công khai.\n\n"
    note = (
        "Bản này thiếu phần của trường hợp đã rút, nên không cho ra mã kiểm chứng của bản lúc mở:\n"
        f"{consultation.text_hash}\n\n"
    )
    return note + head + "".join(parts)


def _draft(consultation: Consultation) -> Iterator[str]:
    draft = consultation.draft
    if draft:
        yield from ("", "DỰ THẢO", *_item("loại văn bản", draft.rule.name))
        yield from _items(draft, ("title", "drafting_body", "explanation"))
    for number, passage in enumerate(consultation.passages.all(), start=1):
        yield from ("", f"PHẦN {number}", *_items(passage, ("number", "heading", "text")))
    for number, file in enumerate(consultation.draft_files.select_related("attachment"), start=1):
        yield from ("", f"TỆP {number}", *_items(file, ("label",)))
        yield from _item("mã SHA-256 của tệp", file.attachment.sha256)


def _items(row: Any, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        field = row._meta.get_field(name)
        value = getattr(row, f"get_{name}_display")() if field.choices else getattr(row, name)
        yield from _item(str(field.verbose_name), value)


def _item(name: str, value: Any) -> Iterator[str]:
    if value in (None, ""):
        return
    first, *more = _words(value).splitlines() or [""]
    yield f"{name[0].upper()}{name[1:]}: {first}"
    yield from (f"    {line}" for line in more)


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def text_hash(text: str) -> str:
    """SHA-256 of a frozen text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def change_text(change: Change) -> str:
    """One change after opening, as the public register keeps it by its hash."""
    lines = [f"Cuộc lấy ý kiến: {change.consultation.text_hash}", f"Loại: {change.get_kind_display()}"]
    for name, value in (
        ("trường hợp", change.nominee_id),
        ("điều, mục", change.passage_id),
        ("mục", change.field),
        ("trước", change.before),
        ("sau", change.after),
        ("lý do", change.reason),
        ("lúc", change.at),
    ):
        lines += _item(name, value)
    return "\n".join(lines) + "\n"


def change_hash(change: Change) -> str:
    """SHA-256 of the text of a change, in hexadecimal."""
    return text_hash(change_text(change))


_OWN = ("organising_body_id", *FROZEN_FIELDS)


def draft_token(consultation: Consultation) -> str:
    """What tells one state of a whole draft from the next; read afresh from the database."""
    parts: list[Any] = [list(Consultation.objects.filter(pk=consultation.pk).values_list(*_OWN))]
    for model in (Nominee, DraftDocument, Passage, DraftFile):
        parts.append(list(model.objects.filter(consultation=consultation.pk).order_by("pk").values_list()))
    return _digest(parts)


def own_token(row: Any) -> str:
    """What tells one state of a single row (the facts of a consultation, a nominee) from the next."""
    names = _OWN if isinstance(row, Consultation) else tuple(field.attname for field in row._meta.concrete_fields)
    parts: list[Any] = [list(type(row).objects.filter(pk=row.pk).values_list(*names))]
    if isinstance(row, Consultation):
        for model in (DraftDocument, Passage):
            parts.append(list(model.objects.filter(consultation=row.pk).order_by("pk").values_list()))
    return _digest(parts)


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, cls=DjangoJSONEncoder).encode()).hexdigest()
