"""Private words planted in every private field, and the whole public portal read for them.

Also as a signed-in member of another unit: what belongs to one unit stays with it.
"""

import datetime
import re

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.awards.models import AwardRecord
from registrations.campaigns.models import Registration, RegistrationRow
from registrations.consultations.models import Comment, Nominee
from registrations.units.models import Membership
from tests.factories.accounts import InvitationFactory, UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import CompleteRegistrationFactory
from tests.factories.consultations import ConsultationFactory, NomineeFactory, comment
from tests.factories.pages import ArticleFactory, ExemplarFactory
from tests.factories.units import MembershipFactory, UnitFactory
from tests.portal.routes import EVERYONE, all_routes

pytestmark = pytest.mark.django_db
CANARY = "Kênhkênhđen"
OPENED = timezone.make_aware(datetime.datetime(2026, 11, 9, 8))
NOW = "2026-11-18 09:00 +07:00"
# What a page may reach by its links; the demo tree is far smaller.
MOST_PAGES = 250


@pytest.fixture
def planted(office, settings, tmp_path):
    """A portal with something of everything, each private field holding the canary and the field's name."""
    settings.SEARCH_INDEX_DIR = str(tmp_path / "index")
    with time_machine.travel(NOW, tick=False):
        opened = ConsultationFactory(opened=OPENED)
        NomineeFactory(consultation=ConsultationFactory(title=f"{CANARY} bản nháp"), name=f"{CANARY} chưa mở")
        hidden_nominee = opened.nominees.last()
        Nominee.objects.filter(pk=hidden_nominee.pk).update(is_public=False, name=f"{CANARY} ứng viên", merit=CANARY)
        receipt = comment(opened, timezone.now()).receipt
        Comment.objects.update(
            text=f"{CANARY} ý kiến",
            sender_name=f"{CANARY} người gửi",
            sender_phone=CANARY,
            sender_email="kenhkenhden@rieng.example",
            sender_address=f"{CANARY} địa chỉ",
        )
        public = AwardRecordFactory(name="Nông Thị Công Khai")
        AwardRecordFactory(decision=public.decision, name=f"{CANARY} Không Công Khai", is_public=False, merit=CANARY)
        AwardRecordFactory(decision=DecisionFactory(subject=f"{CANARY} chưa công bố"), name=f"{CANARY} Chưa Công Bố")
        child = AwardRecordFactory(decision=public.decision, name="Vi Văn Bé", is_minor=True)
        AwardRecord.objects.filter(pk=child.pk).update(
            merit=f"{CANARY} trẻ em", place_then=f"{CANARY} nơi ở", birth_year=2015
        )
        registration = CompleteRegistrationFactory(unit=UnitFactory(name="Xã Kín"))
        Registration.objects.update(contact_name=f"{CANARY} liên hệ", contact_phone=CANARY, pledge=f"{CANARY} giao ước")
        RegistrationRow.objects.update(name=f"{CANARY} đăng ký")
        InvitationFactory(full_name=f"{CANARY} được mời", email="kenhkenhden@moi.example")
        owner = UserFactory(full_name=f"{CANARY} tài khoản", email="kenhkenhden@tai.example", phone=CANARY)
        MembershipFactory(unit=registration.unit, user=owner, role=Membership.Role.DRAFTER)
        attachment = Attachment.objects.create(
            original_name=f"{CANARY}.pdf", kind="pdf", size=3, sha256="0" * 64, file="x/none.pdf"
        )
        ArticleFactory(parent=office.news, title="Tin công khai")
        ArticleFactory(parent=office.news, title=f"{CANARY} bài nháp", live=False)
        ExemplarFactory(parent=office.exemplars)
        call_command("rebuild_index", verbosity=0)
        yield {"receipt": receipt, "registration": registration, "attachment": attachment, "opened": opened}


def found(answer):
    """Whether an answer carries the canary in any spelling."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8", "replace")
    return CANARY.lower() in text.lower() or "kenhkenhden" in text.lower()


def crawl(client, starts):
    """Read the portal as a visitor by its links; returns (pages read, addresses with a canary)."""
    waiting, seen, leaks = list(starts), set(), []
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code < 500, address
        if found(answer):
            leaks.append(address)
        if answer.get("Content-Type", "").startswith("text/html") and answer.status_code == 200:
            links = re.findall(r'href="(/[^"#]*)', answer.content.decode())
            waiting += [link.replace("&amp;", "&") for link in links if not link.startswith(("/tinh/", "/quan-tri/"))]
    return seen, leaks


def addresses(planted):
    """Every route for everyone, filled with the keys of what was planted, and searches in every spelling but whole."""
    registration, attachment, code = planted["registration"], planted["attachment"], planted["receipt"].code
    return [
        "/",
        *(route.sample for route in all_routes() if route.who == EVERYONE and not route.pattern.startswith("quan-tri")),
        f"/tra-cuu/{code}/",
        f"/tra-cuu/{code}/giay-xac-nhan.pdf",
        f"/tep-rieng/{attachment.pk}/",
        f"/don-vi/dang-ky/{registration.pk}/",
        planted["opened"].get_absolute_url(),
        "/sitemap.xml",
        "/so-vang/sitemap.xml",
        "/so-vang/?q=nong",
        "/tim-kiem/?q=xã+kín",
        "/tim-kiem/?q=kênh+đen",
        *(record.get_absolute_url() for record in AwardRecord.objects.all()),
    ]


def test_a_stranger_reads_no_private_word_anywhere(client, planted):
    seen, leaks = crawl(client, addresses(planted))

    assert leaks == []
    assert len(seen) > 50


def test_a_member_of_another_unit_reads_no_private_word_anywhere(client, planted):
    other = UserFactory()
    MembershipFactory(unit=UnitFactory(name="Xã Khác"), user=other, role=Membership.Role.SIGNATORY)
    client.force_login(other)

    seen, leaks = crawl(client, ["/don-vi/", "/tai-khoan/", *addresses(planted)])

    assert leaks == []
    assert len(seen) > 50


@pytest.mark.parametrize("where", ["/tim-kiem/", "/so-vang/"])
@pytest.mark.parametrize("typed", [CANARY, "kenhkenhden", f"{CANARY} khong cong khai", "kenhkenhden@rieng.example"])
def test_searching_for_a_private_word_finds_nothing(client, planted, where, typed):
    page = client.get(where, {"q": typed})
    without_echo = re.sub(r'value="[^"]*"|<title>.*?</title>|<h1[^>]*>.*?</h1>', "", page.content.decode(), flags=re.S)
    results = re.findall(r'<ol class="results.*?</ol>|<ul class="results.*?</ul>', without_echo, flags=re.S)

    assert page.status_code == 200
    assert not any("công khai" in block.lower() or "kênhkênh" in block.lower() for block in results)


def test_the_canary_would_be_noticed(client, planted):
    """The control: a public field with the canary is found by the same crawl."""
    AwardRecord.objects.filter(name="Nông Thị Công Khai").update(position=f"{CANARY} chức vụ")
    record = AwardRecord.objects.get(name="Nông Thị Công Khai")

    _, leaks = crawl(client, [record.get_absolute_url()])

    assert record.get_absolute_url() in leaks
