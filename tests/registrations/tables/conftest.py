"""Office files made for a test, and the reading of one."""

from collections.abc import Callable

import pytest

from registrations.tables.reading import read_list
from registrations.tables.records import ListReading
from tests.registrations.tables.builders import build_docx, build_xlsx, build_zip


@pytest.fixture
def xlsx() -> Callable[..., bytes]:
    """Bytes of a workbook."""
    return build_xlsx


@pytest.fixture
def docx() -> Callable[..., bytes]:
    """Bytes of a Word document."""
    return build_docx


@pytest.fixture
def zipped() -> Callable[..., bytes]:
    """Bytes of a zip file."""
    return build_zip


@pytest.fixture
def read_rows() -> Callable[..., ListReading]:
    """Read a single sheet given as rows."""

    def read(rows: list, merges: list | None = None, **options: object) -> ListReading:
        return read_list(build_xlsx({"Sheet1": rows}, {"Sheet1": merges or []}), "ds.xlsx", **options)

    return read
