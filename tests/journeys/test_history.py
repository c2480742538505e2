"""Whatever happened is told in the report of all that happened."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from registrations.privacy.models import ConsentText
from search import lexicon
from tests.factories.accounts import InvitationFactory, SuperuserFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, groups, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = str(tmp_path / "index")
    by = SuperuserFactory()
    client.force_login(by)
    client.by = by
    yield client
    lexicon.forget()


def test_the_site_history_opens_whatever_it_holds(reader):
    consultation = ConsultationFactory(opened=timezone.now())
    for thing, action in (
        (ConsentText.objects.get(), "wagtail.create"),
        (comment(consultation, consultation.opens_at), "comments.handle"),
        (InvitationFactory(), "wagtail.create"),
    ):
        log(thing, action, user=reader.by)
    answer = reader.get("/quan-tri/reports/site-history/")
    assert answer.status_code == 200
    assert "Đã phân loại, giao hoặc cập nhật ý kiến" in answer.content.decode()


@pytest.mark.parametrize("data", [None, {}, {"name": "Xã Mẫu cũ"}])
def test_the_history_of_a_unit_tells_every_event(reader, data):
    unit = UnitFactory()
    for action in ("units.name", "units.name_removed", "units.succession", "units.succession_removed", "units.joined"):
        log(unit, action, user=reader.by, data=data)
    for address in ("/quan-tri/reports/site-history/", reverse("unit:history", args=[unit.pk])):
        answer = reader.get(address)
        assert answer.status_code == 200
        # An entry of before that lacks what the sentence names is told by its label.
        assert ("Đã lưu tên khác: Xã Mẫu cũ" if data else "Tên khác") in answer.content.decode()
