"""Files as the office's management software writes them, for tests."""

import io
import json

import xlsxwriter

from registrations.exchange.masters import FORMAT, VERSION


def decision(**values):
    """One decision of the other software, with its records under ``records``."""
    return {
        "external_id": "QD-1",
        "number": "77/QĐ-UBND",
        "signed_on": "2025-03-10",
        "authority": "chu-tich-ubnd-tinh",
        "subject": "Về việc tặng Bằng khen",
        "kind": "chuyen-de",
        "records": [],
    } | values


def record(**values):
    """One person of the other software."""
    return {
        "external_id": "KT-1",
        "name": "Lộc Thị Mẫu",
        "honorific": "Bà",
        "recipient_kind": "ca-nhan",
        "position": "Giáo viên",
        "unit": "Trường Tiểu học Mẫu Sơn",
        "award": "Bằng khen của Chủ tịch UBND tỉnh",
    } | values


def as_json(*decisions, **head):
    """The bytes of a JSON file."""
    document = {"format": FORMAT, "version": VERSION, "decisions": list(decisions)} | head
    return json.dumps(document, ensure_ascii=False).encode()


def as_workbook(*decisions):
    """The same as a workbook, by hand: what another program would write."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        _sheet(book.add_worksheet("Quyết định"), [{k: v for k, v in d.items() if k != "records"} for d in decisions])
        rows = [{"decision_external_id": d["external_id"]} | r for d in decisions for r in d["records"]]
        _sheet(book.add_worksheet("Lượt khen thưởng"), rows)
    return out.getvalue()


def _sheet(sheet, rows):
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["external_id", "name"]
    for column, name in enumerate(names):
        sheet.write_string(0, column, name)
        for line, row in enumerate(rows, start=1):
            sheet.write_string(line, column, str(row.get(name, "")))
