"""The pledge as a PDF, fit for printing and filing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from registrations.receipts import drawing
from themes.base.vietnamese import datetime_text

from .queries import Signing

FOLDER = Path(settings.BASE_DIR) / "themes" / "base" / "typst"


def pdf(signing: Signing, office: dict[str, str]) -> bytes:
    """A4 pages with the text, the targets and the table of signatures. Every text enters as data."""
    version = signing.version
    receipt = version.receipt
    matter: dict[str, Any] = {
        "office": office,
        "cluster": version.content["cluster"]["name"],
        "title": version.content["title"],
        "number": version.number,
        "paragraphs": [line for line in version.content["text"].split("\n") if line],
        "targets": [[each["text"], each["level"]] for each in version.content["targets"]],
        "signatures": [_row(line) for line in signing.lines],
        "state": f"Đã ký {signing.signed} trên {len(signing.lines)} đơn vị.",
        "code": receipt.code if receipt else "",
        "hash": drawing.grouped_hash(receipt.content_hash) if receipt else "",
        "address": drawing.address(receipt) if receipt else "",
        "qr": drawing.qr_svg(drawing.address(receipt)).decode() if receipt else "",
    }
    return typst.compile(
        str(FOLDER / "pledge.typ"),
        root=str(FOLDER),
        sys_inputs={"matter": json.dumps(matter, ensure_ascii=False)},
        ignore_system_fonts=True,
    )


def _row(line):
    if line.signature is None:
        return [line.member.unit.name, line.member.seat.part, "", "Chưa ký"]
    each = line.signature
    person = f"{each.name}, {each.position}" if each.position else each.name
    return [each.unit_name, line.member.seat.part, person, datetime_text(each.at)]
