"""A list of 5,000 recipients: preview and import, in a process of its own so that its memory can be told.

`python -m tests.benchmarks.lists` works on the data folder in DATA_DIR and prints JSON: seconds of the preview and of
the import, peak memory of the whole process in MB. Names are made of common family and given names.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import time

ROWS = int(os.environ.get("BENCH_LIST_ROWS", "5000"))
_FAMILY = "Nông Lý Hoàng Vi Triệu Bế Chu Dương Lương Hứa Đàm Mã Lộc Phùng Vy La".split()
_MIDDLE = "Văn Thị Đức Minh Thu Ngọc Hồng Quang".split()
_GIVEN = "An Bình Chi Dũng Giang Hà Hùng Khánh Lan Mai Nam Oanh Phúc Quân Sơn Tâm Uyên Vân Xuân Yến".split()
_AWARDS = ("Bằng khen của Chủ tịch UBND tỉnh", "CSTĐ cơ sở", "Lao động tiên tiến", "Bằng khen xuất xắc")


def workbook(rows: int, units: list[str]) -> bytes:
    """A workbook as an office sends it."""
    from openpyxl import Workbook

    chance = random.Random(5)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
    sheet.append(["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức khen thưởng", "Thành tích"])
    for number in range(1, rows + 1):
        name = f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(_GIVEN)} {chance.choice(_GIVEN)}"
        unit = chance.choice(("", "Trường THCS ", "Trạm Y tế ")) + chance.choice(units)
        merit = "Có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2025"
        sheet.append([number, name, chance.randint(1955, 2000), "Giáo viên", unit, chance.choice(_AWARDS), merit])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def measure(rows: int) -> dict[str, float]:
    """Preview and import one list into a decision of its own."""
    from datetime import date

    from django.contrib.auth import get_user_model
    from django.core.files.uploadedfile import SimpleUploadedFile
    from wagtail.log_actions import registry

    from registrations.awards.import_actions import confirm_import
    from registrations.awards.imports import preview_upload
    from registrations.awards.models import Decision
    from registrations.units.models import OrganisingBody, Unit

    units = list(Unit.objects.in_force(date(2026, 6, 1)).values_list("name", flat=True)[:80])
    officer, _ = get_user_model().objects.get_or_create(
        email="do-luong@tdkt.example", defaults={"is_superuser": True, "full_name": "Đo lường"}
    )
    decision = Decision.objects.create(
        organising_body=OrganisingBody.objects.first(),
        number=f"{random.randint(10**6, 10**7)}/QĐ-UBND",
        signed_on=date(2026, 6, 1),
        authority="chu-tich-ubnd-tinh",
        subject="Danh sách để đo",
    )
    uploaded = SimpleUploadedFile("danh-sach.xlsx", workbook(rows, units))
    registry.scan_for_actions()  # a worker that runs has done this long ago
    began = time.perf_counter()
    batch = preview_upload(decision, uploaded, officer)
    read = time.perf_counter()
    made = confirm_import(batch, officer, doubts_seen=True)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": made, "preview": round(read - began, 2), "import": round(done - read, 2), "peak_mb": round(peak)}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    print(json.dumps(measure(ROWS)))
