"""A whole list of people: shown as read first, then everybody is invited or nobody."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.accounts.imports import read_text
from portal.accounts.models import Invitation
from tests.factories.accounts import InvitationFactory, SuperuserFactory, UserFactory
from tests.factories.units import MembershipFactory, UnitFactory, UnitNameFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    lien = UnitFactory(name="Xã Hữu Liên", short_name="Hữu Liên")
    van_hoa = UnitFactory(name="Sở Văn hóa, Thể thao và Du lịch", short_name="Sở VHTTDL", kind="department")
    return lien, van_hoa


@pytest.fixture
def staff(client):
    user = SuperuserFactory()
    client.force_login(user)
    return user


def url():
    return reverse("invitation:bulk")


GOOD = (
    "Đơn vị\tHọ và tên\tThư điện tử\tVai trò\n"
    "xa huu lien\tNông Thị Lan\tlan@xa.example\tngười nhập\n"
    "Sở Văn hóa, Thể thao và Du lịch\tVi Văn Sơn\tSON@so.example\tNgười ký duyệt\n"
)


def test_a_good_list_is_shown_first_and_sent_on_confirmation(
    client, staff, units, mailoutbox, django_capture_on_commit_callbacks
):
    shown = client.post(url(), {"text": GOOD})
    assert shown.status_code == 200
    assert "Gửi 2 lời mời" in shown.content.decode()
    assert not Invitation.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url(), {"text": shown.context["reading"].as_text(), "confirm": "1"})

    assert answer.status_code == 302
    assert {(i.email, i.unit, i.role) for i in Invitation.objects.all()} == {
        ("lan@xa.example", units[0], "drafter"),
        ("son@so.example", units[1], "signatory"),
    }
    assert len(mailoutbox) == 2


def test_one_wrong_row_stops_the_whole_list_and_says_where(client, staff, units):
    text = GOOD + "Xã Không Có\tAi Đó\tai-do\tsếp\n"

    for data in ({"text": text}, {"text": text, "confirm": "1"}):
        answer = client.post(url(), data)

        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Chưa gửi lời mời nào" in page
        assert "Chưa có đơn vị này" in page
        assert "Địa chỉ thư chưa đúng dạng" in page
        assert "người ký duyệt" in page
        assert "Nông Thị Lan" in page  # nothing typed is lost
    assert not Invitation.objects.exists()


def test_rows_are_judged_beside_each_other_and_the_database(units):
    lien, _ = units
    member = MembershipFactory(unit=lien).user
    pending = InvitationFactory(unit=lien)
    text = (
        "Hữu Liên;A;a@xa.example;người nhập\n"
        "Xã Hữu Liên;A;A@xa.example;ký duyệt\n"
        f"Xã Hữu Liên;B;{member.email};người nhập\n"
        f"Xã Hữu Liên;C;{pending.email};người nhập\n"
    )

    rows = read_text(text).rows

    assert [row.errors for row in rows] == [
        [],
        ["Trùng với dòng 1."],
        ["Người này đang là thành viên của đơn vị."],
        ["Người này đã có lời mời đang chờ."],
    ]


def test_names_of_units_that_are_shared_or_gone_are_not_guessed():
    from datetime import date

    UnitFactory(name="Xã Chi Lăng", short_name="Chi Lăng")
    UnitFactory(name="Phường Chi Lăng", short_name="Chi Lăng", kind="ward")
    UnitFactory(name="Xã Đào Viên", short_name="Đào Viên", effective_from=None, effective_to=date(2025, 7, 1))
    known = UnitNameFactory(name="Sở cũ").unit

    rows = read_text("Chi Lăng;A;a@xa.example;nhập\nxã Đào Viên;B;b@xa.example;nhập\nSở cũ;C;c@xa.example;nhập\n").rows

    assert "nhiều đơn vị" in rows[0].errors[0]
    assert "không còn hoạt động" in rows[1].errors[0]
    assert rows[2].unit == known


def workbook(rows):
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return data.getvalue()


def test_a_workbook_is_read_whatever_the_order_of_its_columns(client, staff, units):
    data = workbook(
        [
            ["DANH SÁCH CÁN BỘ"],
            ["Vai trò", "Thư điện tử", "Họ và tên", "Đơn vị"],
            ["Người nhập", "lan@xa.example", "Nông Thị Lan", "Xã Hữu Liên"],
        ]
    )

    answer = client.post(url(), {"file": SimpleUploadedFile("danh-sach.xlsx", data)})

    assert answer.status_code == 200
    assert answer.context["reading"].rows[0].texts["full_name"] == "Nông Thị Lan"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"MZ\x90\x00 not a workbook"),
        ("a.csv", b""),
        ("a.csv", b"\x00" * 5000),
        ("a.exe", b"MZ\x90\x00"),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.pdf", b"%PDF-1.7"),
    ],
)
def test_what_is_no_list_is_told_and_nothing_happens(client, staff, name, data):
    answer = client.post(url(), {"file": SimpleUploadedFile(name, data)})

    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_hostile_cells_stay_text(client, staff, units):
    answer = client.post(
        url(), {"text": "Xã Hữu Liên;<script>alert(1)</script>;=HYPERLINK@x.example;' OR 1=1\n" + ";;;\n" + "x" * 9000}
    )

    assert answer.status_code == 422
    assert "<script>alert(1)</script>" not in answer.content.decode()


def test_too_many_rows_are_refused(client, staff):
    answer = client.post(url(), {"text": "Xã A;B;c@d.example;người nhập\n" * 700})

    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_only_those_who_may_invite_members_reach_it(client):
    client.force_login(UserFactory(groups=["Biên tập viên"]))

    assert client.get(url()).status_code in {302, 403}
    assert client.post(url(), {"text": GOOD, "confirm": "1"}).status_code in {302, 403}
    assert not Invitation.objects.exists()
