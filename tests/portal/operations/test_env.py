"""Environment variables: typed, checked at once, documented."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.settings.env import VARIABLES, BadEnvironment, read, secret_key


def test_defaults_need_nothing_from_outside():
    values = read({})

    assert values["DEBUG"] is False
    assert values["DATABASE_URL"] == ""
    assert values["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost"]
    assert values["UPLOAD_MAX_MB"] == 20


def test_all_wrong_values_are_told_at_once_in_vietnamese():
    with pytest.raises(BadEnvironment) as refused:
        read({"DEBUG": "maybe", "UPLOAD_MAX_MB": "-3", "DATABASE_URL": "mongodb://x", "SITE_URL": "tdkt"})

    told = str(refused.value)
    assert [name for name in ("DEBUG", "UPLOAD_MAX_MB", "DATABASE_URL", "SITE_URL") if name not in told] == []
    assert told.startswith("Biến môi trường chưa đúng")


def test_limits_of_open_forms_are_read_for_all_and_for_one():
    given = read({"OPEN_FORM_LIMITS": "line=30 feedback.line=40 feedback.same_texts=9"})["OPEN_FORM_LIMITS"]
    assert given == {"": {"line": 30}, "feedback": {"line": 40, "same_texts": 9}}
    for wrong in ("line", "line=0", "line=-1", "lines=3", "khac.line=3", "line=٣"):
        with pytest.raises(BadEnvironment, match="OPEN_FORM_LIMITS"):
            read({"OPEN_FORM_LIMITS": wrong})


def test_people_on_duty_are_named_by_their_mail():
    assert read({"ADMINS": "truc@tdkt.example, may-chu@tdkt.example"})["ADMINS"] == [
        ("truc", "truc@tdkt.example"),
        ("may-chu", "may-chu@tdkt.example"),
    ]
    assert read({})["ADMINS"] == []
    for wrong in ("truc", "Trực <truc@tdkt.example>", "truc@tdkt", "a@b.example;c@d.example"):
        with pytest.raises(BadEnvironment, match="ADMINS"):
            read({"ADMINS": wrong})


def test_every_variable_is_documented_with_its_default():
    page = (Path(settings.BASE_DIR) / "docs" / "cau-hinh.md").read_text()

    assert [v.name for v in VARIABLES if f"| `{v.name}` |" not in page or v.meaning not in page] == []


def test_secret_key_is_made_once_and_kept_private(tmp_path):
    first = secret_key("", tmp_path)

    assert secret_key("", tmp_path) == first
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert secret_key("given", tmp_path) == "given"
