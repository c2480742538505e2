"""Lists of the back office are searched without marks, by words in any order."""

import pytest
from django.urls import reverse

from tests.factories.accounts import InvitationFactory, SuperuserFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.titles import TitleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SecondFactor" not in name]
    client.force_login(SuperuserFactory())
    return lambda name, query: client.get(reverse(f"{name}:index"), {"q": query}).content.decode()


@pytest.mark.parametrize("query", ["Cờ thi đua", "co thi dua", "DUA thi CO", "Co\u031b\u0300 thi đua"])
def test_titles(desk, query):
    TitleFactory(code="co-mau", name="Cờ thi đua kiểu mẫu")
    TitleFactory(code="huy-hieu-mau", name="Huy hiệu kiểu mẫu")
    page = desk("danh-hieu", query)
    assert "Cờ thi đua kiểu mẫu" in page
    assert "Huy hiệu kiểu mẫu" not in page


def test_invitations_and_consultations(desk):
    InvitationFactory(full_name="Nông Văn Thử")
    ConsultationFactory(title="Danh sách đề nghị tặng Huân chương")
    assert "Nông Văn Thử" in desk("invitation", "thu nong")
    assert "Nông Văn Thử" not in desk("invitation", "thu hoang")
    assert "Danh sách đề nghị tặng Huân chương" in desk("lay-y-kien", "huan chuong")


@pytest.mark.parametrize("query", ["%", "'", "\x00", "\u200b", "a" * 5000])
def test_odd_queries_are_answered(desk, query):
    assert "danh hiệu" in desk("danh-hieu", query)
