"""The catalogue in the back office."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from registrations.titles.models import Title
from tests.factories.accounts import UserFactory
from tests.factories.titles import TitleFactory

pytestmark = pytest.mark.django_db

FIELDS = {
    "code": "bk-tinh",
    "name": "Bằng khen của Chủ tịch UBND tỉnh",
    "short_name": "BK tỉnh",
    "other_names": "Bằng khen\nBK UBND tỉnh\n",
    "form": "bang-khen",
    "level": "tinh",
    "authority": "chu-tich-ubnd-tinh",
    "recipient_kinds": ["ca-nhan", "tap-the"],
    "requires_comment": "khong",
    "effective_from": "01/01/2024",
    "legal_source": "Luật 06/2022/QH15",
    "order": "10",
}


@pytest.fixture
def staff(client, groups, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"]))
    return client


def test_an_officer_edits_a_row_and_it_becomes_theirs(staff):
    title = TitleFactory()
    later = TitleFactory(effective_from=date(2026, 10, 1))
    Title.objects.filter(pk=title.pk).update(effective_to=date(2026, 10, 1))
    answer = staff.post(reverse("danh-hieu:edit", args=[title.pk]), FIELDS | {"effective_to": "01/10/2026"})
    assert answer.status_code == 302
    title.refresh_from_db()
    later.refresh_from_db()
    assert title.other_names == ["Bằng khen", "BK UBND tỉnh"]
    assert title.effective_from == date(2024, 1, 1)
    assert title.edited_by_staff
    assert later.edited_by_staff
    assert ModelLogEntry.objects.filter(action="wagtail.edit", object_id=title.pk).exists()


def test_a_row_that_overlaps_is_told_beside_its_date(staff):
    TitleFactory(effective_from=date(2020, 1, 1))
    page = staff.post(reverse("danh-hieu:add"), FIELDS).content.decode()
    assert "Thời gian hiệu lực trùng với mục đã có" in page
    assert Title.objects.count() == 1


def test_the_list_filters_by_what_is_in_force(staff):
    TitleFactory(effective_to=date(2024, 6, 1), name="Mục đã hết hiệu lực")
    TitleFactory(code="khac", name="Mục còn hiệu lực")
    page = staff.get(reverse("danh-hieu:index"), {"in_force_today": "true"}).content.decode()
    assert "Mục còn hiệu lực" in page
    assert "Mục đã hết hiệu lực" not in page
