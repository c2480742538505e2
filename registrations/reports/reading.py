"""Numbers as Vietnamese offices write them, what they say beside last period's, and what looks odd. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from search.text import fold
from themes.base.vietnamese import number_text

PLACES = 4
MOST = Decimal(10) ** 12
TIMES = 10
_SIGNS = str.maketrans(dict.fromkeys("−–‒‐‑﹣", "-"))
_PLAIN = re.compile(r"-?[0-9]{1,20}")
_VIETNAMESE = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]{1,20})(?:,[0-9]{1,12})?")
_ENGLISH = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]{1,12}|-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
_POINT = re.compile(r"-?[0-9]{1,20}\.[0-9]{1,12}")
_WITH_MEASURE = re.compile(r"(.*[0-9])\s*([^0-9\s].*)")
_SPACED = re.compile(r"(?<=\d)[ '\u2019](?=\d{3}(?!\d))")


class BadNumber(ValueError):
    """What was written is no number; the message says so in Vietnamese."""


def read_number(text: str, measure: str = "") -> Decimal | None:
    """A number out of what somebody typed or pasted; None for nothing. Raises BadNumber.

    A dot parts thousands and a comma decimals: "1.234.567,8". A single dot
    that cannot part thousands is taken for the comma ("98.5"), and what only
    English can mean is read so ("1,234.5"). A sign of percent and the measure
    of the indicator ("12 hộ") are passed over.
    Full-width digits, any minus sign and blanks between thousands are known.
    """
    plain = unicodedata.normalize("NFKC", text.replace("\x00", "")).translate(_SIGNS)
    plain = " ".join(re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", plain).split())
    plain = re.sub(r"\s*%$", "", plain)
    if measure and (parted := _WITH_MEASURE.fullmatch(plain)) and fold(parted[2]) == fold(measure):
        plain = parted[1]
    plain = re.sub(r"^([+-])\s+", r"\1", plain).removeprefix("+")
    plain = _SPACED.sub("", plain)
    if not plain:
        return None
    number = _decimal(plain)
    if number is None:
        raise BadNumber("Mời ghi bằng chữ số, ví dụ 1.234 hoặc 98,5.")
    if abs(number) >= MOST:
        raise BadNumber("Số này quá lớn để là kết quả của một đơn vị. Mời xem lại đơn vị tính.")
    if number != number.quantize(Decimal(1).scaleb(-PLACES)):
        raise BadNumber(f"Mời ghi tối đa {PLACES} chữ số sau dấu phẩy.")
    return number + 0  # no minus zero


def _decimal(plain: str) -> Decimal | None:
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    if _VIETNAMESE.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    return Decimal(plain) if _POINT.fullmatch(plain) else None


def shown(number: Decimal | None, measure: str = "") -> str:
    """A figure with its unit of measure: "1.234,5 hộ", "98,5 %"; nothing for None."""
    return "" if number is None else f"{number_text(number)} {measure}".strip()


def rounded(number: Decimal, places: int = 2) -> Decimal:
    """Half up, as the office rounds."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Change:
    """A result beside the one before: the difference, the same in per cent (None where there is none), in words."""

    difference: Decimal
    percent: Decimal | None
    words: str


def change(
    now: Decimal | None, before: Decimal | None, measure: str = "", *, is_percent: bool = False
) -> Change | None:
    """How a result changed; None where one of the two is missing.

    Of a percentage the difference is in points and nothing is computed in per
    cent of it. From zero nothing can be computed in per cent either, which is said.
    """
    if now is None or before is None:
        return None
    difference = now - before
    if not difference:
        return Change(difference, Decimal(0) if before and not is_percent else None, "không đổi")
    verb = "tăng" if difference > 0 else "giảm"
    if is_percent:
        return Change(difference, None, f"{verb} {number_text(abs(difference))} điểm phần trăm")
    size = shown(abs(difference), measure)
    if not before:
        return Change(difference, None, f"{verb} {size}; kỳ trước bằng 0 nên không tính tỷ lệ")
    percent = difference / abs(before) * 100
    told = rounded(abs(percent))
    rate = f"{number_text(told)} %" if told else "dưới 0,01 %"
    return Change(difference, percent, f"{verb} {size} ({rate})")


def against_target(
    now: Decimal | None, target: Decimal | None, better: str, measure: str = ""
) -> tuple[bool, str] | None:
    """(reached, in words) of a result beside its target; None where one is missing or neither way is better."""
    if now is None or target is None or better not in {"cao", "thap"}:
        return None
    reached = now >= target if better == "cao" else now <= target
    if reached:
        share = f", bằng {number_text(rounded(now / target * 100, 1))} %" if better == "cao" and target > 0 else ""
        return True, f"đạt mục tiêu{share if measure != '%' else ''}"
    gap = shown(abs(target - now), "điểm phần trăm" if measure == "%" else measure)
    return False, f"chưa đạt, còn {'thiếu' if better == 'cao' else 'vượt'} {gap}"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that looks odd about a figure; never a reason to refuse it. `indicator` is its primary key."""

    indicator: int
    text: str


def hints(
    indicators: Sequence[Any], now: Mapping[int, Decimal | None], before: Mapping[int, Decimal | None]
) -> list[Hint]:
    """What the clerk may want to look at again before sending, in the order of the indicators."""
    found = []
    for each in indicators:
        number = now.get(each.pk)
        if number is not None and each.is_figure:
            found += [Hint(each.pk, text) for text in _odd(each, number, before.get(each.pk))]
            found += [Hint(each.pk, text) for text in _odd_beside(each, number, indicators, now)]
    return found


def _odd(indicator: Any, number: Decimal, before: Decimal | None):
    if indicator.kind == "percent" and number > 100 and not (indicator.highest and indicator.highest > 100):
        yield "Tỷ lệ này vượt 100 %."
    if indicator.highest is not None and number > indicator.highest:
        yield f"Số này cao hơn mức thường gặp ({number_text(indicator.highest)})."
    if indicator.lowest is not None and number < indicator.lowest:
        yield f"Số này thấp hơn mức thường gặp ({number_text(indicator.lowest)})."
    elif number < 0 and indicator.lowest is None:
        yield "Số này nhỏ hơn 0."
    if before and indicator.kind == "number":
        if abs(number) >= TIMES * abs(before):
            yield f"Số này gấp {number_text(rounded(abs(number / before), 1))} lần kỳ trước ({number_text(before)})."
        elif number and abs(number) * TIMES <= abs(before):
            yield f"Số này chưa bằng một phần mười kỳ trước ({number_text(before)})."


def _odd_beside(indicator: Any, number: Decimal, indicators: Sequence[Any], now: Mapping[int, Decimal | None]):
    parts = [now.get(each.pk) for each in indicators if each.part_of_id == indicator.pk]
    given = [each for each in parts if each is not None]
    if given and sum(given) > number:
        yield f"Các phần cộng lại được {number_text(sum(given))}, lớn hơn số chung {number_text(number)}."
    if indicator.part_id and indicator.whole_id:
        part, whole = now.get(indicator.part_id), now.get(indicator.whole_id)
        if part and whole == 0:
            yield "Mẫu số đang bằng 0 nên tỷ lệ này chưa có cơ sở. Mời xem lại hai số đã ghi."
        elif part is not None and whole:
            share = part / whole * 100
            if abs(rounded(share) - number) > Decimal("0.05"):
                yield f"Theo hai số đã ghi thì tỷ lệ này là {number_text(rounded(share))} %."
