"""Numbers of people: what a page should not tell about anybody without need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms_pages.core.models import OfficeSettings
from registrations.feedback.private_shapes import What, fold_in_place, places

from .reading import Matter
from .registry import Hint

TOLD = {
    What.IDENTITY: "số giấy tờ tùy thân",
    What.PHONE: "số điện thoại",
    What.ACCOUNT: "số tài khoản",
}
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def private(matter: Matter) -> Iterator[Hint]:
    """Numbers of identity cards, telephones and accounts; those of the office itself stand at the foot of every page."""
    known = {
        _digits(each) for told in OfficeSettings.objects.values_list("phone", flat=True) for each in told.split(";")
    }
    for piece in matter.pieces:
        folded = fold_in_place(piece.text)
        for what, (start, end) in places(piece.text, folded):
            seen = piece.text[start:end].strip()
            if what not in TOLD or _GROUPS.fullmatch(seen) or _digits(seen) in known:
                continue
            advice = "Mời bỏ hoặc che bớt, trừ khi đây là số của cơ quan và cần cho người đọc."
            yield Hint("private", f"Có vẻ là {TOLD[what]}: “{seen}”", advice, piece.where, piece.spot)
