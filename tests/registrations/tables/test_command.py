"""manage.py read_list."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

LIST = Path(__file__).parent / "files" / "danh-sach-nganh-giao-duc-2025.docx"


def test_json_has_a_row_for_each_recipient():
    out = io.StringIO()
    call_command("read_list", str(LIST), "--json", stdout=out)
    data = json.loads(out.getvalue())
    assert data["count"] == len(data["rows"]) == 38
    row = data["rows"][8]
    keys = {
        "name",
        "kind",
        "position",
        "unit",
        "award",
        "award_class",
        "merit",
        "birth_year",
        "source",
        "doubts",
        "because",
    }
    assert keys <= row.keys()
    assert (row["kind"], row["award"], row["birth_year"]) == ("individual", "Chiến sĩ thi đua cấp tỉnh", None)


def test_text_names_the_decision_and_the_rows():
    out = io.StringIO()
    call_command("read_list", str(LIST), stdout=out)
    text = out.getvalue()
    assert "Quyết định số 1777/QĐ-UBND ngày 02/10/2025" in text
    assert "8 tập thể, 30 cá nhân" in text
    assert "Chiến sĩ thi đua cấp tỉnh" in text


@pytest.mark.parametrize("name", ["thieu.xlsx", "rong.xlsx"])
def test_unreadable_files_end_with_a_message(tmp_path, name):
    (tmp_path / "rong.xlsx").write_bytes(b"")
    with pytest.raises(CommandError, match=r"[à-ỹ].*\."):
        call_command("read_list", str(tmp_path / name))
