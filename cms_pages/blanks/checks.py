"""Content check of blank forms: marks in a Word file that the portal cannot fill in."""

import difflib

from cms_pages.blanks import filling
from cms_pages.blanks.models import BlankPage
from cms_pages.core.checks.registry import Hint


def unknown_marks(matter):
    """A hint for each mark that the portal does not know; reads the .docx files of the page."""
    if not isinstance(matter.page, BlankPage):
        return
    for at, version in enumerate(matter.page.versions.all()):
        if not version.file_id:
            continue
        for mark in filling.marks_of(version.file):
            if mark in filling.MARKS:
                continue
            near = difflib.get_close_matches(mark, filling.MARKS, 1)
            meant = f"Có phải “{near[0]}”? " if near else ""
            yield Hint(
                "unknown-mark",
                f"Tệp của phiên bản {version.number} có chỗ điền “{mark}” mà Trang không biết",
                f"{meant}Trang để nguyên chỗ này. Các chỗ điền Trang biết: {', '.join(filling.MARKS)}.",
                "Các phiên bản",
                f"#id_versions-{at}-file",
            )
