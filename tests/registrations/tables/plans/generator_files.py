"""Writes an invented plan as the file an office would send."""

import random
import unicodedata
from xml.sax.saxutils import escape

from tests.registrations.tables.builders import build_docx, build_xlsx
from tests.registrations.tables.generator_files import to_tcvn3, to_vni
from tests.registrations.tables.plans.generator import Plan


def write(chance: random.Random, plan: Plan) -> tuple[bytes, str]:
    form = plan.style.form
    width = len(plan.style.columns)
    rows = [[*row, *[""] * (width - len(row))] for row in plan.rows]
    if form in ("docx", "xlsx", "csv", "tabs", "html", "prose"):
        rows = [[_disturbed(chance, text) for text in row] for row in rows]
    if form == "docx":
        return _docx(plan, rows), "ke-hoach.docx"
    if form in ("xlsx", "tcvn3", "vni"):
        code = {"tcvn3": to_tcvn3, "vni": to_vni}.get(form, str)
        merges = [(r, 0, r, width - 1) for r in sorted(plan.wide)] if width > 1 and form == "xlsx" else []
        sheet = [[code(text) or None for text in row] for row in rows]
        return build_xlsx({"Sheet1": sheet}, merges={"Sheet1": merges}), "ke-hoach.xlsx"
    if form == "csv":
        text = "\n".join(";".join(f'"{cell}"' if set(cell) & set(';"') else cell for cell in row) for row in rows)
        return text.replace('"""', '"" ""').encode("utf-8-sig"), "ke-hoach.csv"
    text = {"tabs": _tabs, "bars": _bars, "blanks": _blanks, "html": _html, "prose": _prose}[form](plan, rows)
    return text.encode(), "ke-hoach.txt"


def _disturbed(chance: random.Random, text: str) -> str:
    if chance.random() < 0.2:
        text = unicodedata.normalize("NFD", text)
    if chance.random() < 0.1:
        text = text.replace(" ", "\xa0", 1)
    return f" {text}\u200b" if text and chance.random() < 0.05 else text


def _docx(plan: Plan, rows: list[list[str]]) -> bytes:
    """Paragraphs, then one table for each page."""
    tables: list[list[list[object]]] = []
    for at, row in enumerate(rows[2:], start=2):
        if at in plan.headers:
            tables.append([])
        tables[-1].append([(row[0], {"span": len(row)})] if at in plan.wide else list(row))
    return build_docx(
        "KẾ HOẠCH",
        rows[1][0],
        *tables,
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Các cơ quan thực hiện.",
        "Nơi nhận:",
        "- Lưu: VT.",
    )


def _tabs(plan: Plan, rows: list[list[str]]) -> str:
    lines = [row[0] if at < 2 else "\t".join(row) for at, row in enumerate(rows)]
    for at in reversed(plan.headers):
        lines.insert(at, "")
    return "\n".join(lines) + "\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Giao Sở Nội vụ theo dõi.\n\nNơi nhận:\n- Lưu: VT.\n"


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.replace("\n", " ").split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _set(row: list[str], widths: list[int], start: str, gap: str, end: str) -> list[str]:
    cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    high = max(map(len, cells))
    return [
        start + gap.join((c[i] if i < len(c) else "").ljust(w) for c, w in zip(cells, widths, strict=True)) + end
        for i in range(high)
    ]


def _widths(plan: Plan) -> list[int]:
    return [{"number": 6, "text": 34, "time": 22, "quarter": 8}.get(column, 28) for column in plan.style.columns]


def _bars(plan: Plan, rows: list[list[str]]) -> str:
    widths = _widths(plan)
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = [rows[0][0], rows[1][0], "", rule]
    for row in rows[2:]:
        lines += [*_set(row, widths, "| ", " | ", " |"), rule]
    return "\n".join(lines) + "\n"


def _blanks(plan: Plan, rows: list[list[str]]) -> str:
    widths = _widths(plan)
    lines = [rows[0][0].center(90), rows[1][0].center(90), ""]
    for at, row in enumerate(rows[2:], start=2):
        lines += [row[0].center(90)] if at in plan.wide else _set(row, widths, "", "   ", "")
    return "\n".join(lines) + "\n"


def _html(plan: Plan, rows: list[list[str]]) -> str:
    body = ""
    for at, row in enumerate(rows[2:], start=2):
        cells = (
            f'<td colspan="{len(row)}">{row[0]}</td>'
            if at in plan.wide
            else "".join(f"<td>{escape(c)}</td>" for c in row)
        )
        body += f"<tr>{cells}</tr>\n"
    return f"<html><body><p>{rows[0][0]}</p><p>{rows[1][0]}</p><table>{body}</table></body></html>"


def _prose(plan: Plan, rows: list[list[str]]) -> str:
    lines = [rows[0][0], rows[1][0], "", "I. MỤC ĐÍCH, YÊU CẦU", "1. Bảo đảm thiết thực.", "", "II. NỘI DUNG", ""]
    number, text, lead, others = (plan.style.columns.index(c) for c in ("number", "text", "lead", "with"))
    for at, row in enumerate(rows[3:], start=3):
        if at in plan.wide:
            lines += ["", f"* {row[0]}:"]
            continue
        lines.append(f"{row[number]}. {row[text]}")
        lines.append(f"- Cơ quan chủ trì: {row[lead]}")
        lines += [f"- Cơ quan phối hợp: {row[others]}"] if row[others] else []
    return "\n".join(lines) + "\n\nIII. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan triển khai.\n\nNơi nhận:\n- Lưu: VT.\n"
