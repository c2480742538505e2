"""A heading in two languages is read by what both say, or by the office's own half where they part."""

import pytest

from registrations.tables.headings import classify


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Position / Chức vụ", "position"),
        ("Department / Bộ phận", "sub_unit"),
        ("Chức vụ / Department", "position"),
        ("Full name / Họ và tên", "name"),
        ("Đơn vị / Năm sinh", ""),  # two things in one column: never guessed
        ("Foo / Bar", ""),
    ],
)
def test_two_languages_in_one_heading(heading, field):
    assert classify(heading) == field
