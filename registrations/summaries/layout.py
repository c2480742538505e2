"""A report as a list of plain blocks, the same for Word and for PDF: so that both say the same, word for word.

A block is a dict with ``kind``: heading, text, facts, table, item, note or quote. No text in it is ever read as layout.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from themes.base.vietnamese import date_text, datetime_text, day_in_full, number_text

# What XML has no place for, and marks that turn the direction of writing: they could make a report say something else.
_SIGNS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
Block = dict[str, Any]
COLUMNS = (
    ("total", "Tổng"),
    ("agree", "Nhất trí"),
    ("against", "Không nhất trí"),
    ("amend", "Đề nghị sửa"),
    ("other", "Khác"),
    ("anonymous", "Không ghi tên"),
    ("paper", "Bản giấy"),
)


def safe(value: Any) -> Any:
    """Data whose every text may stand in a document: without control signs and marks of direction."""
    if isinstance(value, str):
        return _SIGNS.sub("", value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if isinstance(value, dict):
        return {name: safe(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [safe(one) for one in value]
    return value


def _numbers(tally: dict[str, int], shown) -> list[str]:
    return [number_text(tally[name]) for name, _ in shown]


def _head(content: dict[str, Any], kind: str, subject: str) -> dict[str, Any]:
    given = content["given"]
    on = date.fromisoformat(given["dated_on"])
    return {
        "parent": given["parent"].upper(),
        "body": given["body"].upper(),
        "number": f"Số: {given['number'] or '        /BC'}",
        "place": f"{given['place']}, {day_in_full(on)}",
        "kind": kind,
        "subject": subject,
        "to": f"Kính gửi: {given['recipient']}." if kind == "BÁO CÁO" else "",
        "signer_title": given["signer_title"].upper(),
        "signer": given["signer"],
        "signed": kind == "BÁO CÁO",
        "digest": "",
    }


def _heading(text: str) -> Block:
    return {"kind": "heading", "text": text}


def _text(text: str) -> Block:
    return {"kind": "text", "text": text}


def report(content: dict[str, Any]) -> dict[str, Any]:
    """Head and blocks of the report: numbers, set-aside ones, points, conclusions. Nothing anybody wrote word for word."""
    blocks = [
        _heading("I. Việc lấy ý kiến"),
        {"kind": "facts", "rows": content["facts"]},
        _heading("II. Số liệu"),
        *_figures(content),
        _heading("III. Ý kiến để riêng, không tính"),
        *_set_aside(content["set_aside"]),
        _heading("IV. Nội dung các ý kiến theo nhóm"),
        *_points(content),
        _heading("V. Kết luận"),
        _text(content["conclusions"] or "Chưa có kết luận."),
        {
            "kind": "small",
            "text": f"Mã kiểm chứng nội dung đã công bố khi lấy ý kiến (SHA-256): {content['text_hash']}",
        },
    ]
    subject = (
        "Tổng hợp ý kiến góp ý đối với dự thảo văn bản"
        if content["of_draft"]
        else "Tổng hợp ý kiến Nhân dân đối với danh sách đề nghị khen thưởng"
    )
    return safe({"head": _head(content, "BÁO CÁO", f"{subject}: {content['title']}"), "blocks": blocks})


def _figures(content: dict[str, Any]) -> list[Block]:
    """What was counted, in words and as a table; what was not, and why."""
    total, of_draft = content["total"], content["of_draft"]
    counted = {name: number_text(number) for name, number in total.items()}
    shown = [column for column in COLUMNS if of_draft or column[0] != "amend"]
    rows = [
        [
            "\n".join(part for part in (each["label"], each["award"], each["note"]) if part),
            *_numbers(each["tally"], shown),
        ]
        for each in content["targets"]
    ]
    head = ["Điều, mục" if of_draft else "Trường hợp", *(label for _, label in shown)]
    blocks = [
        _text(
            f"Tính đến {datetime_text(datetime.fromisoformat(content['counted_at']))}, có {counted['total']} ý kiến được tính: "
            f"{counted['agree']} nhất trí, {counted['against']} không nhất trí, "
            + (f"{counted['amend']} đề nghị sửa đổi, bổ sung, " if of_draft else "")
            + f"{counted['other']} ý kiến khác. Trong số đó {counted['anonymous']} ý kiến không ghi tên, "
            f"chỉ để tham khảo; {counted['paper']} ý kiến gửi bằng bản giấy, do hai người xác nhận."
        ),
        {"kind": "table", "head": head, "wide": True, "rows": [*rows, ["Cộng", *_numbers(total, shown)]]},
    ]
    if total["restricted"]:
        blocks.append(
            _text(
                f"Trong số được tính có {counted['restricted']} ý kiến phản ánh vi phạm, nằm trong sổ hạn chế; "
                "nội dung không kèm theo báo cáo này."
            )
        )
    if total["unconfirmed"]:
        blocks.append(_text(f"Chưa tính {counted['unconfirmed']} bản giấy chưa có người thứ hai xác nhận."))
    return blocks


def _set_aside(rows: list[dict[str, Any]]) -> list[Block]:
    """What two officers agreed not to count, by its numbers in the register."""
    if not rows:
        return [_text("Không có ý kiến nào bị để riêng.")]
    number = number_text(sum(len(row["numbers"]) for row in rows))
    return [
        _text(f"{number} ý kiến được hai cán bộ thống nhất để riêng. Số ghi dưới đây là số trong sổ ghi nối tiếp."),
        {
            "kind": "table",
            "head": ["Số", "Về", "Phân loại", "Lý do", "Ngày"],
            "wide": False,
            "rows": [
                [numbers_text(row["numbers"]), row["about"], row["kind"], row["reason"], row["on"]] for row in rows
            ],
        },
    ]


def _points(content: dict[str, Any]) -> list[Block]:
    """The points with what the standing body makes of them; how many comments stand in none."""
    blocks: list[Block] = []
    for number, point in enumerate(content["points"], start=1):
        told = f"{number}. {point['about']}: {point['gist']} ({number_text(point['count'])} ý kiến)"
        assessment = point["assessment"] or "Chưa ghi."
        blocks += [
            {"kind": "item", "text": told},
            {"kind": "note", "label": "Nhận định của cơ quan thường trực", "text": assessment},
            {"kind": "note", "label": "Hướng xử lý", "text": point["conclusion"]},
        ]
    if not content["points"]:
        blocks.append(_text("Chưa lập nhóm ý kiến nào."))
    if content["loose"] or content["wordless"]:
        loose, wordless = number_text(content["loose"]), number_text(content["wordless"])
        blocks.append(_text(f"{loose} ý kiến có lời chưa xếp vào nhóm nào; {wordless} ý kiến không viết thêm lời."))
    return blocks


def annex(content: dict[str, Any]) -> dict[str, Any]:
    """Head and blocks of the first annex: what people wrote, without the senders."""
    blocks = [
        _text(
            "Lời của người gửi được giữ nguyên; chỗ nêu tên, địa chỉ, số điện thoại, thư điện tử được thay bằng [người gửi]. "
            "Lời giống hệt nhau ghi một lần. Số là số trong sổ ghi nối tiếp."
        )
    ]
    for part in content["annex"]:
        blocks.append(_heading(f"{part['about']}: {part['stance'].lower()}"))
        for row in part["rows"]:
            blocks.append({"kind": "quote", "label": _label(row), "text": row["text"]})
    if not content["annex"]:
        blocks.append(_text("Không có ý kiến nào viết thành lời ngoài sổ hạn chế."))
    return safe({"head": _head(content, "PHỤ LỤC I", f"Nội dung các ý kiến: {content['title']}"), "blocks": blocks})


def numbers_text(numbers: list[int]) -> str:
    """Numbers in order, those that follow one another as one span: "3, 7–12"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in spans)


def _label(row: dict[str, Any]) -> str:
    numbers = row["numbers"]
    named = numbers_text(numbers)
    extra = [
        f"{number_text(row[name])} {words}"
        for name, words in (("anonymous", "không ghi tên"), ("paper", "bản giấy"))
        if row[name]
    ]
    much = f"{number_text(len(numbers))} ý kiến, số {named}" if len(numbers) > 1 else f"Số {named}"
    return "; ".join([much, *extra])


def senders(content: dict[str, Any], rows: list[list[str]], by: str, at: datetime) -> dict[str, Any]:
    """Head and blocks of the second annex: the senders, for those authorised, with who opened it and when."""
    blocks = [
        _text(
            f"Tài liệu hạn chế. {by} mở lúc {datetime_text(at)}; lần mở này đã được ghi vào nhật ký. Không sao chép, không chuyển cho người không có trách nhiệm."
        )
    ]
    if rows:
        blocks.append(
            {"kind": "table", "head": ["Số", "Người gửi", "Liên hệ", "Về", "Ý kiến"], "wide": False, "rows": rows}
        )
    else:
        blocks.append(_text("Không có ý kiến nào ghi tên người gửi."))
    return safe({"head": _head(content, "PHỤ LỤC II", f"Người gửi ý kiến: {content['title']}"), "blocks": blocks})


def footer(digest: str, version: int, dated_on: str) -> str:
    """What stands at the foot of each page: which version this is."""
    return f"Bản {version}, {date_text(date.fromisoformat(dated_on))}. Mã kiểm chứng nội dung (SHA-256): {digest[:16]}…"
