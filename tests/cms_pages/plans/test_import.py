"""A plan enters as a whole, beside its doubts, and may be read again without losing what was done."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms_pages.plans.models import Task, TaskAgency, TaskLink, WorkPlan
from tests.factories.accounts import UserFactory
from tests.factories.units import OrganisingBodyFactory, UnitFactory

pytestmark = pytest.mark.django_db
URL = "/quan-tri/ke-hoach/nhap/"
PLAN = Path(__file__).parents[2] / "registrations/tables/plans/files/ke-hoach-tdkt-2022-lang-son.docx"
TEXT = """KẾ HOẠCH\nCông tác năm 2026\n
TT\tNội dung\tCơ quan chủ trì\tPhối hợp\tThời hạn
1\tPhát động phong trào thi đua\tSở Nội vụ\tCác cơ quan liên quan\tTrước 15/02/2026
2\tSơ kết sáu tháng\tSở Nội vụ\tBáo Lạng Sơn\tQuý II
4\tTổng kết năm\tSở Ngoại vụ\t\tTháng 12
"""


@pytest.fixture
def officer(client):
    user = UserFactory(groups=["Chuyên viên TĐKT"])
    client.force_login(user)
    return user


def upload(client, data, name="ke-hoach.txt", **extra):
    body = OrganisingBodyFactory()
    data = data.encode() if isinstance(data, str) else data
    return client.post(URL, {"organising_body": body.pk, "file": SimpleUploadedFile(name, data), **extra})


def answers(response, **changes):
    """What the browser sends back when everything stays as it was shown."""
    facts, rows = response.context["facts"], response.context["rows"]
    data = {"confirm": "1", "version": response.context["version"]}
    for form in (facts, rows.management_form, *rows):
        for field in form:
            value = field.value()
            if value not in (None, False):
                data[field.html_name] = getattr(value, "pk", value)
    return {**data, **changes}


def test_plan_of_the_province_enters_as_26_tasks_with_every_agency(client, officer):
    unit = UnitFactory(name="Sở Nội vụ", short_name="Sở NV", kind="department", organising_body=OrganisingBodyFactory())
    shown = upload(client, PLAN.read_bytes(), PLAN.name)
    assert "Đã đọc 26 nhiệm vụ" in shown.content.decode()
    assert not WorkPlan.objects.exists()

    kept = client.post(URL, answers(shown))
    plan = WorkPlan.objects.get()
    assert kept.status_code == 302
    assert (plan.year, plan.published_at, plan.tasks.count()) == (2022, None, 26)
    assert [plan.tasks.filter(quarters__0=n).count() for n in (1, 2, 3, 4)] == [10, 5, 4, 7]
    assert TaskAgency.objects.count() == 68
    assert set(TaskAgency.objects.filter(name="Sở Nội vụ").values_list("unit", flat=True)) == {unit.pk}


def test_doubts_stand_beside_their_rows_and_corrections_are_kept(client, officer):
    shown = upload(client, TEXT)
    text = shown.content.decode()
    assert "có thể thiếu số 3" in text
    assert "Sở Ngoại vụ”: chưa có đơn vị này" in text
    way = re.search(r'cần xem lại:</strong> <a href="#(dong-\d+)">', text)
    assert f'<fieldset id="{way[1]}" class="imp-card is-doubt">' in text
    client.post(URL, answers(shown, **{"row-2-number": "3", "row-1-skip": "on", "row-0-lead": "Sở Nội vụ\nUBND tỉnh"}))
    tasks = list(Task.objects.all())
    assert [(t.number, t.quarters, str(t.due_on)) for t in tasks] == [
        ("1", [1], "2026-02-14"),
        ("3", [4], "2026-12-31"),
    ]
    assert [a.name for a in tasks[0].agencies.filter(role="lead")] == ["Sở Nội vụ", "UBND tỉnh"]


def test_a_wrong_row_keeps_the_whole_plan_out_and_loses_nothing(client, officer):
    shown = upload(client, TEXT)
    again = client.post(URL, answers(shown, **{"row-1-quarters": "5", "row-2-text": ""}))
    text = again.content.decode()
    assert again.status_code == 422
    assert not WorkPlan.objects.exists()
    assert "Mời ghi số từ 1 đến 4" in text
    assert 'Ở nhiệm vụ: <a href="#dong-2">2</a> <a href="#dong-3">4</a>' in text
    assert "có thể thiếu số 3" in text
    assert "Phát động phong trào thi đua" in text


def test_read_again_shows_what_changed_and_keeps_what_was_done(client, officer, office):
    client.post(URL, answers(upload(client, TEXT)))
    plan = WorkPlan.objects.get()
    first, second, third = plan.tasks.all()
    Task.objects.filter(pk=first.pk).update(status="done", done_on="2026-02-01", result="Đã phát động")
    TaskLink.objects.create(task=first, page=office.home)
    shown = upload(
        client, TEXT.replace("Trước 15/02/2026", "Trước 20/02/2026").replace("2\tSơ kết sáu tháng", "2\tHọp cụm")
    )
    text = shown.content.decode()
    assert "Trước 15/02/2026 → Trước 20/02/2026" in text
    assert "Nhiệm vụ mới." in text
    assert "1 nhiệm vụ không còn trong tệp" in text

    client.post(URL, answers(shown))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.result, str(first.due_on), first.links.count()) == (
        "done",
        "Đã phát động",
        "2026-02-19",
        1,
    )
    assert second.status == "dropped"
    assert list(plan.tasks.exclude(status="dropped").values_list("text", flat=True)) == [
        "Phát động phong trào thi đua", "Họp cụm", "Tổng kết năm",
    ]  # fmt: skip
    # The same form sent once more from an old tab changes nothing.
    stale = client.post(URL, answers(shown))
    assert stale.status_code == 409
    assert "vừa được người khác sửa" in stale.content.decode()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [(b"", "a.docx", "trống"), (b"%PDF-1.7", "a.pdf", "hỏng"), ("Thư mời họp\n", "a.txt", "Không tìm thấy nhiệm vụ")],
)
def test_files_that_are_no_plans_are_refused_beside_the_field(client, officer, data, name, words):
    answer = upload(client, data, name)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_hostile_words_and_forms_end_in_no_fault(client, officer):
    shown = upload(client, TEXT.replace("Tổng kết năm", "<script>alert(1)</script> =cmd"))
    assert "<script>alert(1)" not in shown.content.decode()
    for changes in (
        {"row-TOTAL_FORMS": "999999"}, {"row-0-told": "[["}, {"row-0-told": "[1]"}, {"row-0-task": "x"}, {"version": "²"},
        {"row-0-quarters": "²"}, {"year": "99999999999"}, {"row-0-text": "a\0b"}, {"row-0-due_on": "31/02/2026"},
    ):  # fmt: skip
        assert client.post(URL, answers(shown, **changes)).status_code in (302, 409, 422)


def test_others_may_not_import(client):
    for groups in ([], ["Biên tập viên"], ["Người duyệt"]):
        client.force_login(UserFactory(groups=groups))
        assert client.get(URL).status_code in (302, 403)
        assert client.post(URL, {}).status_code in (302, 403)
