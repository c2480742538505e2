"""The targets that the province registered, with the results beside them; flags are read from the records."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms_pages.core.entries import page_entry
from cms_pages.targets.models import FlagCandidate, Target, TargetsPage
from registrations.titles.models import Title
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import OrganisingBodyFactory, UnitFactory

pytestmark = pytest.mark.django_db
SPRING = datetime(2026, 3, 1, 3, tzinfo=UTC)


@pytest.fixture
def page(office):
    OrganisingBodyFactory()
    page = TargetsPage(
        title="Chỉ tiêu đăng ký của tỉnh năm 2025", slug="nam-2025", year=2025, registered_on=date(2025, 2, 1)
    )
    page.targets.add(Target(text="Hồ sơ đúng hạn", measure="%", level="trên 98", result="98,6", outcome="dat"))
    page.targets.add(Target(text="Xã nông thôn mới", measure="xã", level="6"))
    page.candidates.add(FlagCandidate(unit=UnitFactory(name="Xã Ba Sơn")))
    page.candidates.add(FlagCandidate(name="Hợp tác xã Nà Mười", flag="co-thi-dua-tinh"))
    return office.targets.add_child(instance=page)


@time_machine.travel(SPRING, tick=False)
def test_targets_results_and_flags_stand_beside_each_other(
    client, page, groups, catalogue, django_assert_max_num_queries
):
    unit = page.candidates.get(name="").unit
    flag = Title.objects.filter(code="co-thi-dua-chinh-phu", effective_to=None).get()
    decision = DecisionFactory(published=True, number="310/QĐ-TTg", signed_on=date(2026, 2, 2))
    AwardRecordFactory(decision=decision, unit=unit, title=flag, recipient_kind="tap-the", period="năm 2025", year=2026)
    client.get("/chi-tieu/nam-2025/")
    with django_assert_max_num_queries(12):
        text = client.get("/chi-tieu/nam-2025/").content.decode()
    for words in ("trên 98", "98,6", "Đạt", "1 trong 2 chỉ tiêu", "Xã Ba Sơn", "Hợp tác xã Nà Mười", "310/QĐ-TTg"):
        assert words in text
    assert text.count("Được tặng") == 1
    assert "còn thiếu" not in text
    client.force_login(UserFactory(groups=["Biên tập viên"], is_staff=True))
    assert "còn 1 chỉ tiêu chưa ghi kết quả" in client.get("/chi-tieu/nam-2025/").content.decode()
    decision.withdrawn_at = datetime(2026, 2, 20, tzinfo=UTC)
    decision.save()
    assert "Được tặng" not in client.get("/chi-tieu/nam-2025/").content.decode()
    listed = client.get("/chi-tieu/").content.decode()
    assert "2 chỉ tiêu" in listed
    body = page_entry(page).body
    assert "Hồ sơ đúng hạn" in body
    assert "Hợp tác xã Nà Mười" in body


def form(**changes):
    data = {
        "title": "Chỉ tiêu năm 2025", "lead": "", "slug": "", "year": "2025", "registered_on": "01/02/2025",
        "registered_with": "Trung ương", "document": "", "file": "", "organising_body": OrganisingBodyFactory().pk,
        "results_on": "", "body": streamfield([]), "seo_title": "", "search_description": "", "go_live_at": "",
        "expire_at": "", "comments": inline_formset([]), "picture": "",
        "targets": inline_formset([{"text": "Hồ sơ", "measure": "%", "level": "98", "result": "", "outcome": ""}]),
        "candidates": inline_formset([]),
    }  # fmt: skip
    return nested_form_data(data | changes)


@time_machine.travel(SPRING, tick=False)
def test_an_officer_writes_it_and_wrong_entries_are_told_at_their_place(client, office, groups):
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
    url = f"/quan-tri/pages/add/cms_targets/targetspage/{office.targets.pk}/"
    target = {"text": "Hồ sơ", "measure": "%", "level": "98", "result": "", "outcome": "dat"}
    candidate = {"flag": "co-thi-dua-tinh", "unit": "", "name": "", "note": "x"}
    for wrong, told in (
        ({"registered_on": "01/02/2027"}, "ngày này chưa đến"),
        ({"results_on": "01/01/2025"}, "bằng hoặc sau ngày đăng ký"),
        ({"year": "20\x0026"}, ""),
        ({"targets": inline_formset([target])}, "Mời ghi kết quả cuối năm"),
        ({"candidates": inline_formset([candidate])}, "Mời chọn đơn vị trong danh mục"),
    ):
        answer = client.post(url, form(**wrong))
        assert answer.status_code in (200, 422)
        assert told in answer.content.decode()
    assert not TargetsPage.objects.exists()
    assert client.post(url, form()).status_code == 302
    made = TargetsPage.objects.get()
    assert not made.live
    assert "Năm này đã có trang chỉ tiêu" in client.post(url, form()).content.decode()
    client.logout()
    assert client.get(made.url_path_here).status_code == 404
