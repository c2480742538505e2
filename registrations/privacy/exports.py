"""The file that is given to a person who asked what is kept of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from registrations.office_word import BOTH, LEFT, line, new_document, to_bytes, write
from themes.base.vietnamese import datetime_text

from .actions import Part
from .models import SubjectRequest

NOTHING = "Trang không giữ dữ liệu nào của ông, bà theo mã tiếp nhận, điện thoại, thư điện tử đã ghi."


def as_json(row: SubjectRequest, parts: Iterable[Part], now: datetime) -> bytes:
    """The data for another program."""
    told = {
        "ma_yeu_cau": row.receipt.code,
        "lap_luc": now.isoformat(timespec="seconds"),
        "du_lieu": [{"muc": title, "noi_dung": dict(lines)} for title, lines in parts],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def as_docx(row: SubjectRequest, parts: Iterable[Part], now: datetime) -> bytes:
    """The data on paper."""
    document = new_document(size=13)
    line(document, "DỮ LIỆU CÁ NHÂN TRANG ĐANG GIỮ", bold=True, size=14)
    line(document, f"Trả lời yêu cầu mã {row.receipt.code}, lập lúc {datetime_text(now)}", italic=True, after=8)
    written = False
    for title, lines in parts:
        line(document, title, bold=True, align=LEFT, before=10, keep=True)
        for label, value in lines:
            first, *more = (value or "không ghi").splitlines() or [""]
            paragraph = line(document, f"{label}: ", align=BOTH, before=3, italic=True)
            write(paragraph, first)
            for rest in more:
                line(document, rest, align=BOTH)
        written = True
    if not written:
        line(document, NOTHING, align=BOTH, before=8)
    return to_bytes(document)


WRITERS = {"docx": as_docx, "json": as_json}
