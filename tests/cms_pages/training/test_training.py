"""Classes: units enrol people, seats and waiting list, files, attendance, and forgetting."""

import io
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from wagtail.models import Page

from cms_pages.training import actions
from cms_pages.training.models import Enrolment
from cms_pages.training.queries import ended_before
from registrations.notices.models import Notice
from registrations.units.queries import units_of
from tests.factories import files
from tests.factories.accounts import UserFactory
from tests.factories.council import EnrolmentFactory, TrainingPageFactory
from tests.factories.units import MembershipFactory

pytestmark = pytest.mark.django_db
NOW = "2026-11-21 09:00+07:00"


@pytest.fixture
def training(office):
    return TrainingPageFactory(parent=office.training, slug="lop", title="Tập huấn cấp xã", capacity=1)


@pytest.fixture
def clerk(groups):
    return MembershipFactory().user


def _unit(clerk):
    return units_of(clerk).get()


def person(clerk, **more):
    return {
        "unit": _unit(clerk).pk,
        "name": "Lộc Thị Học",
        "position": "",
        "phone": "",
        "email": "hoc@x.example",
    } | more


def enrol(client, clerk, page, **more):
    client.cookies.clear()
    client.force_login(clerk)
    return client.post(reverse("training:class", args=[page.pk]), person(clerk, **more))


@time_machine.travel(NOW, tick=False)
def test_seats_then_the_waiting_list_and_who_waits_moves_up(client, training, clerk):
    other = MembershipFactory().user
    assert enrol(client, clerk, training).status_code == 302
    assert enrol(client, other, training, email="sau@x.example", name="Vi Văn Chờ").status_code == 302
    first, second = Enrolment.objects.order_by("pk")
    assert first.confirmed_at
    assert not second.confirmed_at
    kinds = list(Notice.objects.order_by("pk").values_list("kind", flat=True))
    assert (kinds.count("training.seated"), kinds.count("training.waiting")) == (2, 2)
    text = client.get(reverse("training:class", args=[training.pk])).content.decode()
    assert "Danh sách chờ" in text
    assert "Lộc Thị Học" not in text
    assert client.post(reverse("training:cancel", args=[training.pk, first.pk])).status_code == 404

    client.force_login(clerk)
    client.post(reverse("training:cancel", args=[training.pk, first.pk]))

    second.refresh_from_db()
    assert second.confirmed_at
    assert Notice.objects.filter(kind="training.seated", address="sau@x.example").count() == 1


@time_machine.travel(NOW, tick=False)
def test_more_seats_on_the_page_are_given_to_those_who_wait(training, clerk):
    data = {"name": "Một", "position": "", "phone": "", "email": "1@x.example"}
    actions.enrol(training, _unit(clerk), data, by=clerk)
    waits = actions.enrol(training, _unit(clerk), data | {"email": "2@x.example"}, by=clerk)
    assert not waits.confirmed_at
    training.capacity = 5
    training.save_revision().publish(skip_permission_checks=True)

    waits.refresh_from_db()
    assert waits.confirmed_at


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"name": " \u200b"}, "Mời ghi họ và tên"),
        ({"email": "không phải thư"}, "Mời ghi đúng địa chỉ thư"),
        ({"email": ""}, "Mời ghi địa chỉ thư"),
        ({"phone": "abc"}, "số điện thoại bằng chữ số"),
        ({"name": "x" * 5000}, "dài 5000 ký tự"),
        ({"unit": "9" * 30}, "đơn vị của ông, bà"),
        ({"email": "a\0b@x.example"}, ""),
    ],
)
def test_bad_input_is_told_beside_the_field(client, training, clerk, more, said):
    answer = enrol(client, clerk, training, **more)

    assert answer.status_code == 422
    assert said in answer.content.decode().replace("5.000", "5000")
    assert not Enrolment.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_one_address_once_and_no_more_than_a_unit_may_send(client, office, clerk):
    page = TrainingPageFactory(parent=office.training, per_unit=1)
    assert enrol(client, clerk, page, email="HOC@x.example").status_code == 302
    assert "đã đăng ký đủ" in enrol(client, clerk, page, email="b@x.example").content.decode()
    other = MembershipFactory().user
    assert "đã có trong danh sách" in enrol(client, other, page).content.decode()
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        ("2026-11-20T23:59:59+07:00", False),
        ("2026-11-21T00:00:00+07:00", True),
        ("2026-11-29T23:59:59+07:00", True),
        ("2026-11-30T00:00:00+07:00", False),
    ],
)
def test_enrolment_is_taken_between_its_instants(client, office, clerk, moment, taken):
    page = TrainingPageFactory(
        parent=office.training,
        enrol_from=datetime(2026, 11, 20, 17, tzinfo=UTC),
        enrol_until=datetime(2026, 11, 29, 17, tzinfo=UTC),
    )
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert enrol(client, clerk, page).status_code == (302 if taken else 422)
        text = client.get(page.get_url()).content.decode()
    assert ("Đăng ký cho đơn vị" in text) == taken


@time_machine.travel(NOW, tick=False)
def test_nobody_else_enrols_and_a_draft_does_not_exist(client, office, training, clerk):
    draft = TrainingPageFactory(parent=office.training, live=False)
    address = reverse("training:class", args=[training.pk])
    assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
    client.force_login(clerk)
    assert client.get(reverse("training:class", args=[draft.pk])).status_code == 404
    stranger = MembershipFactory().unit
    assert client.post(address, person(clerk, unit=stranger.pk)).status_code == 422
    assert not Enrolment.objects.exists()
    assert training.title in client.get("/don-vi/tap-huan/").content.decode()
    assert training.title in client.get("/don-vi/").content.decode()


@time_machine.travel(NOW, tick=False)
def test_files_of_the_class_are_for_units_with_a_seat(client, training, clerk, groups):
    officer = UserFactory(groups=["Chuyên viên TĐKT"])
    client.force_login(officer)
    desk = reverse("training_desk:class", args=[training.pk])
    assert client.post(desk, {"add-file": "1"}).status_code == 422
    upload = SimpleUploadedFile("bai-giang.pdf", files.pdf("Bài giảng"))
    client.post(desk, {"add-file": "1", "title": "Bài giảng", "file": upload})
    address = training.files.get().attachment.get_absolute_url()
    client.force_login(clerk)
    assert client.get(address).status_code == 404

    enrol(client, clerk, training)
    assert client.get(address).status_code == 200
    late = MembershipFactory().user
    enrol(client, late, training, email="cho@x.example")
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code in {302, 404}
    assert "bài giảng" not in client.get("/tap-huan/lop/").content.decode().lower()


@time_machine.travel(NOW, tick=False)
def test_the_list_is_signed_on_paper_and_attendance_is_kept(client, training, groups):
    there = EnrolmentFactory(page=training, name="Nông Thị Có Mặt", phone="0912345678")
    away = EnrolmentFactory(page=training, name="Vi Văn Vắng")
    EnrolmentFactory(page=training, name="Người Chờ", confirmed_at=None)
    desk = reverse("training_desk:class", args=[training.pk])
    for group, status in (("Biên tập viên", 302), ("Thành viên Hội đồng", 302), ("Chuyên viên TĐKT", 200)):
        client.force_login(UserFactory(groups=[group]))
        assert client.get(desk).status_code == status

    paper = Document(io.BytesIO(client.get(reverse("training_desk:list", args=[training.pk])).content))
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert "Nông Thị Có Mặt" in cells
    assert "Người Chờ" not in cells
    client.post(desk, {"attendance": "1", "present": [there.pk, "x", "9" * 40]})
    there.refresh_from_db()
    away.refresh_from_db()
    assert (there.attended, away.attended) == (True, False)


@time_machine.travel(NOW, tick=False)
def test_a_class_with_people_is_not_deleted(client, training, groups):
    EnrolmentFactory(page=training)
    client.force_login(UserFactory(is_superuser=True))

    client.post(reverse("wagtailadmin_pages:delete", args=[training.pk]))

    assert Page.objects.filter(pk=training.pk).exists()


def test_who_was_there_is_forgotten_when_the_term_is_over(office):
    page = TrainingPageFactory(parent=office.training)
    row = EnrolmentFactory(page=page, phone="0912345678", position="Công chức")
    assert list(ended_before(datetime(2026, 12, 10, 0, tzinfo=UTC))) == []
    assert list(ended_before(datetime(2027, 1, 1, tzinfo=UTC))) == [row]

    actions.forget(row)

    row.refresh_from_db()
    assert (row.position, row.phone, row.email) == ("", "", "")
    assert "Lộc" not in row.name
    assert list(ended_before(datetime(2027, 1, 1, tzinfo=UTC))) == []


@time_machine.travel(NOW, tick=False)
def test_public_pages_tell_no_names_and_cost_little(client, training, django_assert_max_num_queries):
    EnrolmentFactory(page=training, name="Lộc Thị Kín", email="kin@x.example")
    for _ in range(5):
        TrainingPageFactory(parent=training.get_parent())
    client.get("/tap-huan/")
    with django_assert_max_num_queries(12):
        listed = client.get("/tap-huan/").content.decode()
    client.get("/tap-huan/lop/")
    with django_assert_max_num_queries(12):
        shown = client.get("/tap-huan/lop/").content.decode()
    calendar = client.get("/tap-huan/lop/lich-ics/").content.decode()

    assert "Đã đủ chỗ" in shown
    assert "Tập huấn cấp xã" in listed
    for text in (listed, shown, calendar):
        assert "Lộc Thị Kín" not in text
        assert "kin@x.example" not in text


LIST = "STT\tHọ và tên\tChức vụ\tEmail\tĐiện thoại\n1\tLộc Thị Một\tVăn thư\tmot@x.example\t0912 345 678\n2\tNông Văn Hai\tPhó Chủ tịch\tUBND xã Mẫu\n\n3\tbà Bế Thị Ba\tba@x.example"


@time_machine.travel(NOW, tick=False)
def test_a_unit_enrols_a_pasted_list_whole_or_not_at_all(client, training, clerk):
    address = reverse("training:class", args=[training.pk])
    client.force_login(clerk)

    def post(people):
        return client.post(address, {"many": "1", "many-unit": _unit(clerk).pk, "many-people": people})

    for odd, told in (
        ("", "Mời dán danh sách."),
        (f"{LIST}\nBốn\t", "Dòng 6: chưa thấy họ và tên đầy đủ."),
        (f"{LIST}\nVi Văn Năm\tnam@", "chưa đúng là địa chỉ thư điện tử"),
        (f"{LIST}\nVi Văn Năm\tMOT@x.example", "có ở hai dòng"),
        ("Vi Văn Năm\n" * 301, "nhiều nhất 300 người"),
        ("=1+1\0\t\u200b", "họ và tên"),
    ):
        answer = post(odd)
        assert answer.status_code == 422
        assert told in answer.content.decode(), odd
    assert "Lộc Thị Một" in post(f"{LIST}\nBốn").content.decode()  # what was pasted is still there
    assert not Enrolment.objects.exists()

    assert post(LIST).status_code == 302

    rows = list(Enrolment.objects.order_by("pk").values_list("name", "position", "email", "phone"))
    assert rows == [
        ("Lộc Thị Một", "Văn thư", "mot@x.example", "0912 345 678"),
        ("Nông Văn Hai", "Phó Chủ tịch, UBND xã Mẫu", "", ""),
        ("bà Bế Thị Ba", "", "ba@x.example", ""),
    ]
    assert Enrolment.objects.seated().count() == 1  # one seat; the others wait
    assert [n.kind for n in Notice.objects.filter(recipient=clerk)] == ["training.many"]
    assert Notice.objects.filter(recipient=None, confidential=True).count() == 2
    assert "Dòng của Lộc Thị Một" in post(LIST).content.decode()


def test_three_hundred_officers_enrol_at_once_and_leave_as_a_workbook(client, office, clerk, groups):
    training = TrainingPageFactory(parent=office.training, slug="dong", hours=8)
    people = "\n".join(
        f"Lộc Thị {'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]} {'uvxy'[n // 100]}" for n in range(300)
    )
    client.force_login(clerk)
    with time_machine.travel(NOW, tick=False):
        client.post(
            reverse("training:class", args=[training.pk]),
            {"many": "1", "many-unit": _unit(clerk).pk, "many-people": people},
        )
    assert training.enrolments.seated().count() == 300
    first = training.enrolments.order_by("pk").first()
    Enrolment.objects.filter(pk=first.pk).update(attended=True, name="=HYPERLINK(1)")

    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"]))
    answer = client.get(reverse("training_desk:workbook", args=[training.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert len(rows) == 300
    (told,) = [row for row in rows if row[1] == "=HYPERLINK(1)"]
    assert told[7:9] == ("Có", 8)
    assert sheet.cell(5, 2).data_type == "s"
    client.force_login(UserFactory(groups=["Biên tập viên"]))
    assert client.get(reverse("training_desk:workbook", args=[training.pk])).status_code == 302


@time_machine.travel(NOW, tick=False)
def test_those_enrolled_hear_once_of_another_time_and_once_that_the_class_is_not_held(client, training, clerk):
    actions.enrol(
        training, _unit(clerk), {"name": "Lộc Thị Học", "position": "", "phone": "", "email": "hoc@x.example"}, by=clerk
    )
    Notice.objects.all().delete()

    def publish(**changes):
        for name, value in changes.items():
            setattr(training, name, value)
        training.save_revision().publish()
        return sorted(Notice.objects.values_list("kind", flat=True))

    assert publish(audience="Cấp xã") == []
    assert publish(place="Trường Chính trị") == ["training.moved"] * 2  # who enrolled, and the person
    assert publish(audience="Cấp xã, phường") == ["training.moved"] * 2
    assert publish(called_off=True) == ["training.called_off"] * 2 + ["training.moved"] * 2
    assert publish(called_off=True) == ["training.called_off"] * 2 + ["training.moved"] * 2
    assert "Lớp này không tổ chức." in client.get("/tap-huan/lop/").content.decode()
    assert not training.takes_now()
    assert len(publish(called_off=False)) == 6  # it takes place after all
