"""Figures and targets in the back office: who sees what, and how it is marked."""

import io
import re

import pytest
import python_calamine
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.accounts.groups import ADMINISTRATORS, APPROVERS, CONTRIBUTORS, COUNCIL, OFFICERS
from registrations.statistics.models import TargetRatio, TargetSet
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import OrganisingBodyFactory

pytestmark = pytest.mark.django_db
CANARY = "Kín Canary Văn Mẫu"
REPORT, RECORDS, TARGETS = (f"statistics_{name}" for name in ("report", "records", "targets"))
HIDDEN = "ca-khong-cong-khai"


@pytest.fixture
def sign_in(client, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    call_command("setup_groups", verbosity=0)

    def _sign_in(group):
        client.force_login(UserFactory(groups=[group]))
        return client

    return _sign_in


@pytest.fixture
def some():
    """One public record, one that is not, one of a decision that is not published yet."""
    OrganisingBodyFactory()
    call_command("load_targets", verbosity=0)
    decision = DecisionFactory(published=True)
    AwardRecordFactory(decision=decision, direct_worker=True)
    AwardRecordFactory(decision=decision, name=CANARY, is_public=False)
    AwardRecordFactory(name="Nông Chưa Công Bố", decision=DecisionFactory())


def text(client, name, query="", status=200):
    answer = client.get(reverse(name) + query)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize(
    ("group", "sees"), [(OFFICERS, True), (COUNCIL, True), (APPROVERS, True), (CONTRIBUTORS, False)]
)
def test_who_sees_the_report(sign_in, some, group, sees):
    client = sign_in(group)
    for name in (REPORT, RECORDS, TARGETS):
        assert (client.get(reverse(name)).status_code == 200) is sees, name
    assert (client.get(reverse("statistics_download", args=["csv"])).status_code == 200) is sees


def test_strangers_are_led_to_the_sign_in(client, some):
    for name in (REPORT, RECORDS, TARGETS):
        assert client.get(reverse(name)).status_code == 302


def test_the_switch_counts_what_is_hidden_and_says_so(sign_in, some):
    client = sign_in(OFFICERS)
    public, inside = text(client, REPORT), text(client, REPORT, f"?{HIDDEN}=1")
    assert "<strong>1 lượt" in public
    assert "Gồm cả bản ghi không công khai" in public
    assert "<strong>3 lượt" in inside
    assert "Số liệu nội bộ" in inside
    names = text(client, RECORDS, f"?{HIDDEN}=1")
    assert CANARY in names
    assert "chưa công bố" in names
    assert CANARY not in text(client, RECORDS)


def test_every_link_of_the_report_keeps_the_switch_and_opens_its_number(sign_in, some):
    client = sign_in(OFFICERS)
    page = text(client, REPORT, f"?{HIDDEN}=1")
    links = re.findall(rf'<a href="({re.escape(reverse(RECORDS))}[^"]*)">(?:<strong>)?([\d.]+)', page)
    assert len(links) > 10
    for address, number in links:
        answer = client.get(address.replace("&amp;", "&")).content.decode()
        assert f"<strong>{number} lượt khen thưởng</strong>" in answer, address


@pytest.mark.parametrize("group", [COUNCIL, APPROVERS])
def test_the_switch_is_for_those_who_decide_what_is_public(sign_in, some, group):
    client = sign_in(group)
    assert "<strong>1 lượt" in text(client, REPORT, f"?{HIDDEN}=1")
    assert CANARY not in text(client, RECORDS, f"?{HIDDEN}=1")
    assert "Gồm cả bản ghi" not in text(client, REPORT)
    assert "NỘI BỘ" not in client.get(reverse("statistics_download", args=["csv"]) + f"?{HIDDEN}=1").content.decode()


def test_the_file_says_that_it_is_internal(sign_in, some):
    client = sign_in(OFFICERS)
    answer = client.get(reverse("statistics_download", args=["xlsx"]) + f"?{HIDDEN}=1&theo=cap")
    assert "noi-bo" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert "NỘI BỘ" in book.get_sheet_by_index(0).to_python()[1][1]
    assert "Chỉ tiêu 2021–2025" in book.sheet_names


def test_hostile_parameters_are_left_out(sign_in, some):
    client = sign_in(OFFICERS)
    for name in (REPORT, RECORDS, TARGETS):
        text(client, name, f"?cap=%00&tu=abc&donvi=%27;DROP&p=-3&{HIDDEN}=x&nhom=<b>")


# --- targets ------------------------------------------------------------------------


def test_the_office_sees_targets_before_they_are_released(sign_in, some):
    client = sign_in(OFFICERS)
    page = text(client, TARGETS)
    assert "chưa công khai kết quả" in page
    assert "từ 5 % trở lên" in page
    assert "Sửa bộ chỉ tiêu" in page
    assert "từ 5 % trở lên" not in client.get("/thong-ke/chi-tieu/").content.decode()


def test_an_officer_releases_a_set_and_the_log_knows(sign_in, some):
    client, target_set = sign_in(OFFICERS), TargetSet.objects.get()
    page = client.get(reverse("bo-chi-tieu:edit", args=[target_set.pk])).content.decode()
    assert "công khai kết quả" in page.lower()
    fields = ("organising_body_id", "code", "name", "year_from", "year_to", "source", "note")
    data = {name.removesuffix("_id"): getattr(target_set, name) for name in fields}
    client.post(reverse("bo-chi-tieu:edit", args=[target_set.pk]), {**data, "released": "on"})
    target_set.refresh_from_db()
    assert (target_set.released, target_set.edited_by_staff) == (True, True)
    assert ModelLogEntry.objects.filter(action="wagtail.edit", content_type__app_label="statistics").exists()
    assert "từ 5 % trở lên" in client.get("/thong-ke/chi-tieu/").content.decode()


def ratio_data(ratio, **changes):
    return {
        "target_set": ratio.target_set_id,
        "order": ratio.order,
        "name": ratio.name,
        "denominator": ["cap=nha-nuoc", "doituong=ca-nhan"],
        "numerator": ["congnong=co"],
        "operator": ratio.operator,
        "threshold": "5",
        "places": "2",
    } | changes


def test_the_operator_and_the_rule_are_edited_by_ticking(sign_in, some):
    client, ratio = sign_in(OFFICERS), TargetRatio.objects.get(order=3)
    url = reverse("chi-tieu:edit", args=[ratio.pk])
    page = client.get(url).content.decode()
    assert 'value="cap=nha-nuoc"' in page
    client.post(url, ratio_data(ratio, operator=">", numerator=["congnong=co", "nu=co"]))
    ratio.refresh_from_db()
    assert ratio.goal == "trên 5 %"
    assert ratio.numerator == {"congnong": ["co"], "nu": ["co"]}
    assert ratio.target_set.edited_by_staff


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"numerator": []}, "ít nhất một điều kiện"),
        ({"numerator": ["cap=xa"]}, "nằm ngoài mẫu số"),
        ({"denominator": ["cap=<script>"]}, "denominator"),
        ({"threshold": "101"}, "threshold"),
        ({"operator": "<"}, "operator"),
        ({"base_denominator": "0"}, "base_denominator"),
    ],
)
def test_a_wrong_rule_is_refused_beside_its_field(sign_in, some, changes, words):
    client, ratio = sign_in(OFFICERS), TargetRatio.objects.get(order=3)
    answer = client.post(reverse("chi-tieu:edit", args=[ratio.pk]), ratio_data(ratio, **changes))
    assert answer.status_code in {200, 422}
    assert words in answer.content.decode()
    before = (ratio.numerator, ratio.denominator, ratio.threshold, ratio.operator)
    ratio.refresh_from_db()
    assert (ratio.numerator, ratio.denominator, ratio.threshold, ratio.operator) == before


def test_the_council_reads_targets_but_does_not_edit_them(sign_in, some):
    client, ratio = sign_in(COUNCIL), TargetRatio.objects.first()
    assert "Sửa bộ chỉ tiêu" not in text(client, TARGETS)
    for url in (reverse("chi-tieu:edit", args=[ratio.pk]), reverse("bo-chi-tieu:edit", args=[ratio.target_set_id])):
        assert client.post(url, ratio_data(ratio)).status_code in {302, 403}
    ratio.refresh_from_db()
    assert not ratio.target_set.edited_by_staff


def test_a_set_is_never_deleted(sign_in, some):
    client, target_set = sign_in(ADMINISTRATORS), TargetSet.objects.get()
    client.post(reverse("bo-chi-tieu:delete", args=[target_set.pk]))
    assert TargetSet.objects.filter(pk=target_set.pk).exists()


def test_the_reports_menu_leads_to_both(sign_in, some):
    page = sign_in(OFFICERS).get("/quan-tri/").content.decode()
    assert reverse(REPORT) in page
    assert reverse(TARGETS) in page
