"""The QR code and the PDF of a receipt."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path

import segno
import typst
from django.conf import settings

from themes.base import vietnamese

from .models import Receipt
from .registry import StatusView

THEME = Path(settings.BASE_DIR) / "themes" / "base"


def address(receipt: Receipt) -> str:
    """The full address of the look-up page of a receipt, as the QR code holds it."""
    return settings.SITE_URL + receipt.get_absolute_url()


@lru_cache(maxsize=256)
def qr_svg(text: str) -> bytes:
    """A QR code of a text as an SVG with a quiet zone, dark on white in every theme."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", scale=6, border=3, dark="#000", light="#fff", xmldecl=False, omitsize=True
    )
    return out.getvalue()


def grouped_hash(digest: str) -> str:
    """64 hexadecimal digits in groups of four, as people compare them."""
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def received_words(receipt: Receipt) -> str:
    """ "9 giờ 41 phút 07 giây, thứ Sáu, ngày 20/11/2026"."""
    local = vietnamese.local(receipt.issued_at)
    weekday = vietnamese.weekday_text(local.date())
    return f"{local.hour} giờ {local.minute:02d} phút {local.second:02d} giây, {weekday}, ngày {local:%d/%m/%Y}"


def pdf(receipt: Receipt, view: StatusView, office: dict[str, str]) -> bytes:
    """The receipt as one A4 page. Every text enters as data, so nothing in it is read as layout."""
    matter = {
        "office": office,
        "title": view.title,
        "code": receipt.code,
        "received": received_words(receipt),
        "lines": [list(line) for line in view.lines],
        "hash": grouped_hash(receipt.content_hash),
        "note": view.note,
        "address": address(receipt),
        "qr": qr_svg(address(receipt)).decode(),
        "mark": _mark(),
    }
    return typst.compile(
        str(THEME / "typst" / "receipt.typ"),
        root=str(THEME / "typst"),
        sys_inputs={"matter": json.dumps(matter, ensure_ascii=False)},
        ignore_system_fonts=True,
    )


@lru_cache(maxsize=1)
def _mark() -> str:
    return (THEME / "assets" / "motifs" / "mark.svg").read_text()
