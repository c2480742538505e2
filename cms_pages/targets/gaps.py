"""What the page of a year still misses; told to staff only. It asks no table: the page is handed to it."""

from __future__ import annotations

from datetime import date

from cms_pages.movements.gaps import Gap, may_see

__all__ = ["may_see", "of"]


def of(page, today: date) -> list[Gap]:
    """What a page misses today; results are asked for once the year is over."""
    missing = []
    targets = list(page.targets.all())
    if not (page.document_id or page.file_id):
        missing.append(Gap("file", "Chưa có văn bản hoặc tệp đăng ký."))
    if not targets:
        missing.append(Gap("targets", "Chưa có chỉ tiêu nào."))
    if not page.candidates.all():
        missing.append(Gap("candidates", "Chưa có đơn vị đăng ký cờ thi đua."))
    open_ones = sum(not target.is_assessed for target in targets)
    if page.year and page.year < today.year and open_ones:
        missing.append(Gap("results", f"Năm {page.year} đã hết mà còn {open_ones} chỉ tiêu chưa ghi kết quả."))
    return missing
