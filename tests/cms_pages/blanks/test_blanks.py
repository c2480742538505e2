"""Blank forms: the version in force first, old ones kept, what happens when the law behind them ends."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.documents.models import Document

from cms_pages.blanks.models import BlankKind, BlankPage, BlankVersion
from cms_pages.blanks.versions import State, shown_versions
from tests.factories.pages import DocumentFactory

DAY = datetime.date
DAYS = st.dates(DAY(2020, 1, 1), DAY(2030, 1, 1))


@given(starts=st.lists(DAYS, min_size=1, max_size=5, unique=True), day=DAYS)
def test_at_most_one_version_is_in_force_and_it_comes_first(starts, day):
    versions = [BlankVersion(number=str(at), effective_from=start) for at, start in enumerate(starts)]

    shown = shown_versions(versions, day)

    assert len(shown) == len(versions)
    now = [each for each in shown if each.state == State.IN_FORCE]
    begun = [start for start in starts if start <= day]
    assert [each.version.effective_from for each in now] == ([max(begun)] if begun else [])
    if now:
        assert shown[0] is now[0]


def make(office, code="BM-01", versions=(), **fields):
    page = BlankPage(title=f"Báo cáo thành tích {code}", code=code, kind=BlankKind.ACHIEVEMENT, **fields)
    for number, (start, basis) in enumerate(versions, start=1):
        file = Document(title=f"Mẫu {code}.{number}", file=ContentFile(b"x" * 2048, name=f"mau-{number}.docx"))
        file.file_size = 2048
        file.save()
        page.versions.add(BlankVersion(number=str(number), effective_from=start, file=file, basis=basis))
    office.blanks.refresh_from_db()
    return office.blanks.add_child(instance=page)


@pytest.fixture
def blank(office, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    law = DocumentFactory(
        parent=office.documents, number="15/2025/TT-BNV", issued_on=DAY(2025, 8, 4), effective_to=DAY(2026, 12, 1)
    )
    return make(office, versions=[(DAY(2024, 1, 1), None), (DAY(2026, 11, 1), law)])


def body(client, address):
    return client.get(address).content.decode()


@pytest.mark.django_db
def test_the_version_in_force_is_offered_as_the_days_pass(client, blank):
    with time_machine.travel("2026-10-31 23:59 +07:00", tick=False):
        before = body(client, blank.url_path_here)
    with time_machine.travel("2026-11-01 00:00 +07:00", tick=False):
        after, listed = body(client, blank.url_path_here), body(client, "/bieu-mau/")

    first, rest = before.split("Các phiên bản khác")
    assert "Phiên bản 1" in first
    assert "Chưa áp dụng" in rest
    first, rest = after.split("Các phiên bản khác")
    assert "Phiên bản 2" in first
    assert "áp dụng từ 01/11/2026" in first
    assert "Phiên bản 1" in rest
    assert "Bản cũ, không còn dùng" in rest
    assert "Tệp của bản cũ" in rest
    assert "Tải bản đang dùng" in listed
    assert "Phiên bản 2" in listed


@pytest.mark.django_db
def test_a_form_whose_law_has_ended_says_so(client, blank):
    with time_machine.travel("2026-11-30 23:59 +07:00", tick=False):
        before = body(client, blank.url_path_here)
    with time_machine.travel("2026-12-01 00:00 +07:00", tick=False):
        after, listed = body(client, blank.url_path_here), body(client, "/bieu-mau/")

    told = "Kế hoạch 15/2025/TT-BNV hết hiệu lực từ 01/12/2026"
    assert "không còn hiệu lực:" not in before
    assert "Căn cứ của biểu mẫu này không còn hiệu lực:" in after
    assert told in after
    assert told in listed


@pytest.mark.django_db
def test_list_narrows_and_costs_few_queries(client, office, blank, django_assert_max_num_queries):
    for number in range(2, 8):
        make(office, f"BM-0{number}", [(DAY(2024, 1, number), None)])
    other = make(office, "BM-99", [(DAY(2024, 1, 1), None)])
    BlankPage.objects.filter(pk=other.pk).update(kind=BlankKind.LAUNCH, title="Phát động phong trào")
    client.get("/bieu-mau/")

    with django_assert_max_num_queries(12):
        everything = body(client, "/bieu-mau/")
    with django_assert_max_num_queries(12):
        client.get(blank.url_path_here)

    assert "Phát động phong trào</a>" in everything
    assert "BM-02" not in body(client, "/bieu-mau/?viec=phat-dong")
    found = body(client, "/bieu-mau/?q=bao cao bm 02")
    assert ">BM-02<" in found
    assert ">BM-03<" not in found


def test_a_version_ends_after_it_began():
    with pytest.raises(ValidationError, match="sau ngày áp dụng"):
        BlankVersion(effective_from=DAY(2026, 1, 1), effective_to=DAY(2026, 1, 1)).clean()
