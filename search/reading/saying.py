"""How what was read is told back, in words that stand inside a sentence."""

from collections.abc import Callable
from datetime import date

from search.text import TYPE_LABELS, DocNumber, Span

_QUARTERS = ("I", "II", "III", "IV")


def day_label(day: date) -> str:
    """ "19/8/2021", as documents write it."""
    return f"{day.day}/{day.month}/{day.year}"


def years_label(first: int, last: int) -> str:
    """ "năm 2023", "từ năm 2020 đến năm 2023", "đến năm 1974"."""
    if first == last:
        return f"năm {first}"
    told = [f"từ năm {first}" if first > 1 else "", f"đến năm {last}" if last < 9998 else ""]
    return " ".join(filter(None, told))


def span_label(span: Span) -> str:
    """A span of time."""
    token, year = span.token, span.start.year
    last = date.fromordinal(span.end.toordinal() - 1)
    part = token.rpartition("-")[2]
    told: dict[str, Callable[[], str]] = {
        "d": lambda: f"ngày {day_label(span.start)}",
        "m": lambda: f"tháng {span.start.month}/{year}",
        "q": lambda: f"quý {_QUARTERS[int(part) - 1]}/{year}",
        "h": lambda: f"6 tháng {'đầu' if part == '1' else 'cuối'} năm {year}",
        "n": lambda: f"{part} tháng đầu năm {year}",
        "l": lambda: f"{part} tháng cuối năm {year}",
        "t": lambda: f"từ ngày {day_label(span.start)} đến ngày {day_label(last)}",
        "p": lambda: f"giai đoạn {token[1:]}",
    }
    return told[token[0]]() if token[0] in told else years_label(year, last.year)


def number_label(number: DocNumber) -> str:
    """ "quyết định số 1657", "văn bản số 57 năm 2018"."""
    label = TYPE_LABELS.get(number.type or "", "văn bản").lower()
    year = f" năm {number.year}" if number.year else ""
    return f"{label} số {number.shown}{number.letter}{year}"


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
