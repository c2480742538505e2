"""Private words planted in every private field, and the whole public portal read for them.

Also as a signed-in member of another unit: what belongs to one unit stays with it.
"""

import datetime
import re
from hashlib import sha256

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import QuerySet
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms_pages.decisions.actions import draft_page
from cms_pages.exemplars.models import ExemplarAward
from portal.accounts.groups import ADMINISTRATORS, APPROVERS, GROUP_NAMES, OFFICERS
from registrations.attachments.models import Attachment
from registrations.awards.event_actions import set_publicity
from registrations.awards.models import AwardEvent, AwardRecord, Decision, RecipientImport
from registrations.campaigns.models import DeskNote, DeskRun, Registration, RegistrationRow, Review
from registrations.comments.models import Comment, Step
from registrations.consultations.models import Nominee
from registrations.pledges.models import Pledge, Signature
from registrations.privacy.models import SubjectRequest
from registrations.recipients.models import Recipient
from registrations.scoring.models import Entry, Sheet
from registrations.units.models import Membership
from search.service import search
from search.text import fold
from tests.factories import files
from tests.factories.accounts import InvitationFactory, SuperuserFactory, UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import CompleteRegistrationFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, NomineeFactory
from tests.factories.pages import ArticleFactory, DocumentFactory, ExemplarFactory
from tests.factories.pledges import opened_pledge, sign_all
from tests.factories.recipients import RecipientRecordFactory
from tests.factories.scoring import ROWS, scored_cluster, self_score, settle
from tests.factories.subject_requests import subject_request
from tests.factories.units import MembershipFactory, UnitFactory
from tests.portal.crawling import crawl, public_addresses, questions

pytestmark = [pytest.mark.django_db, pytest.mark.long]
CANARY = "Kênhkênhđen"
SECOND = "Vịtgiờinâu"  # the other half of hidden names: never typed, so that it is no echo
OPENED = timezone.make_aware(datetime.datetime(2026, 11, 9, 8))
NOW = "2026-11-18 09:00 +07:00"


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
        request = plant_voice()
        decision, page = plant_awards(office)
        registration = CompleteRegistrationFactory(unit=UnitFactory(name="Xã Kín"))
        Registration.objects.update(contact_name=f"{CANARY} liên hệ", contact_phone=CANARY, pledge=f"{CANARY} giao ước")
        RegistrationRow.objects.update(name=f"{CANARY} đăng ký")
        plant_desk(registration)
        plant_contest()
        InvitationFactory(full_name=f"{CANARY} được mời", email="kenhkenhden@moi.example")
        owner = UserFactory(full_name=f"{CANARY} tài khoản", email="kenhkenhden@tai.example", phone=CANARY)
        MembershipFactory(unit=registration.unit, user=owner, role=Membership.Role.DRAFTER)
        attachment = Attachment.objects.create(
            original_name=f"{CANARY}.pdf", kind="pdf", size=3, sha256="0" * 64, file="x/none.pdf"
        )
        ArticleFactory(parent=office.news, title="Tin công khai")
        ArticleFactory(parent=office.news, title=f"{CANARY} bài nháp", live=False)
        plant_documents(office)
        call_command("read_files", verbosity=0)
        call_command("rebuild_index", verbosity=0)
        call_command("make_open_data", verbosity=0)
        yield {
            "receipt": receipt,
            "request": request,
            "registration": registration,
            "attachment": attachment,
            "opened": opened,
            "decision": decision,
            "page": page,
        }


def plant_voice():
    """What the office notes about a comment, who opened it, and a request about personal data."""
    kept = Comment.objects.get()
    Comment.objects.update(suspicion=f"{CANARY} dấu hiệu")
    officer = SuperuserFactory()
    Step.objects.create(comment=kept, state=kept.state, by=officer, note=f"{CANARY} ghi chú nội bộ")
    request = subject_request(timezone.now(), code=kept.receipt.code)
    SubjectRequest.objects.update(
        name=f"{CANARY} chủ thể",
        phone=CANARY,
        email="kenhkenhden@chuthe.example",
        text=f"{CANARY} yêu cầu",
        answer=f"{CANARY} trả lời",
        identity_note=CANARY,
        suspicion=CANARY,
    )
    return request


def plant_contest():
    """A cluster whose pledge is not signed by all and whose scores nobody has approved."""
    group = scored_cluster("Đua Một", "Đua Hai", "Đua Ba")
    opened_pledge(group, text=f"{CANARY} giao ước chung")
    sign_all(group, upto=2)
    Pledge.objects.update(publicity=Pledge.Publicity.SIGNERS)
    QuerySet(Signature).update(name=f"{CANARY} người ký", position=CANARY)
    self_score(group, 1, "50", "30")
    settle(group, *ROWS)
    Entry.objects.update(self_note=CANARY, cross_note=CANARY, cluster_note=CANARY)
    Sheet.objects.update(unranked=CANARY)


def plant_awards(office):
    """A published decision with somebody everyone may see, a child, one revoked, one corrected, and hidden ones."""
    with time_machine.travel("2026-06-10 09:00 +07:00", tick=False):
        decision = DecisionFactory(
            number="1234/QĐ-UBND",
            signed_on=datetime.date(2026, 6, 1),
            signed_file=a_file("ky.pdf", f"{CANARY} {SECOND} trong bản ký"),
            public_file=None,
        )
        public = AwardRecordFactory(decision=decision, name="Nông Thị Công Khai", unit=UnitFactory(name="Xã Công Khai"))
        hidden = AwardRecordFactory(
            decision=decision,
            name=f"{CANARY} {SECOND}",
            position=f"{CANARY} {SECOND} chức vụ",
            merit=f"{CANARY} {SECOND} thành tích",
            unit_wording=f"{CANARY} {SECOND} nơi làm",
            place_then=f"{CANARY} {SECOND} nơi ở",
            unit=UnitFactory(name="Đơn vị chỉ có người kín"),
            is_public=False,
            book_entry=CANARY,
        )
        AwardRecordFactory(decision=decision, is_public=False, name=f"{CANARY} {SECOND}", birth_year=1988)
        AwardRecordFactory(
            decision=DecisionFactory(subject=f"{CANARY} chưa công bố", number="9999/QĐ-KĐ"), name=f"{CANARY} {SECOND}"
        )
        AwardRecordFactory(
            decision=decision,
            name="Vi Văn Bé",
            is_minor=True,
            birth_year=2013,
            unit_wording="Trường Mẫu",
            **dict.fromkeys(("merit", "place_then", "position", "period", "book_entry"), f"{CANARY} trẻ em kín"),
        )
        revoked = AwardRecordFactory(decision=decision, name="Hoàng Văn Thu Hồi", merit=f"{CANARY} đã bị thu hồi")
        for record, kind in ((hidden, "dinh-chinh"), (revoked, "thu-hoi"), (public, "khong-cong-khai")):
            AwardEvent.objects.create(record=record, kind=kind, source=CANARY, public_note=CANARY)
        AwardRecord.objects.filter(pk=revoked.pk).update(ended_on=datetime.date(2026, 6, 5), ended_as="thu-hoi")
        for record in (public, hidden):
            link = RecipientRecordFactory(record=record)
            Recipient.objects.filter(pk=link.recipient_id).update(note=CANARY)
        exemplar = ExemplarFactory(parent=office.exemplars)
        for record in (public, hidden):
            exemplar.awards.add(ExemplarAward(record=record))
        exemplar.save()
        RecipientImport.objects.create(decision=decision, file_name=f"{CANARY}.xlsx", file_hash="x")
        page = draft_page(decision, SuperuserFactory())
        page.save_revision().publish(skip_permission_checks=True)
        page.refresh_from_db()
        return decision, page


def plant_desk(registration):
    """What the office keeps about a registration: a note, a reason, a marked place, what came of a run."""
    officer = SuperuserFactory()
    common = {"by": officer, "at": timezone.now()}
    DeskNote.objects.create(campaign=registration.campaign, unit=registration.unit, text=f"{CANARY} ghi chú", **common)
    mark = {"part": "persons", "row": 1, "name": f"{CANARY} dòng", "field": "", "note": f"{CANARY} cần sửa"}
    judged = {"outcome": "returned", "reason": f"{CANARY} lý do", "marks": [mark]}
    Review.objects.create(registration=registration, **judged, **common)
    left = [{"unit": registration.unit_id, "name": registration.unit.name, "why": CANARY}]
    DeskRun.objects.create(campaign=registration.campaign, work="nhac", left_out=left, **common)


def a_file(name, words):
    """A real PDF, so that its words could be read and found."""
    data = files.pdf(words)
    attachment = Attachment(original_name=name, kind="pdf", size=len(data), sha256=sha256(data).hexdigest())
    attachment.file.save(name, ContentFile(data), save=True)
    return attachment


def plant_documents(office):
    """Files that no public page offers: of a draft, behind a password, in an inner collection, linked nowhere."""
    inner = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=inner, restriction_type="groups")
    draft, closed, restricted, _ = (
        Document.objects.create(title=f"Tệp {n}", file=ContentFile(files.pdf(f"{CANARY} {SECOND} tệp {n}"), f"{n}.pdf"))
        for n in range(4)
    )
    Document.objects.filter(pk=restricted.pk).update(collection=inner)
    pages = [
        DocumentFactory(parent=office.documents, title="Bản nháp của tôi", file=draft, live=False),
        DocumentFactory(parent=office.documents, title="Bản có mật khẩu", file=closed),
        DocumentFactory(parent=office.documents, title="Văn bản có tệp nội bộ", file=restricted),
    ]
    PageViewRestriction.objects.create(page=pages[1], restriction_type="password", password="x")
    return pages


def addresses(planted):
    """Every route filled with everything, the papers of what was planted, and searches in every spelling but whole."""
    registration, code = planted["registration"], planted["receipt"].code
    return [
        *public_addresses(),
        f"/tra-cuu/{code}/giay-xac-nhan.pdf",
        f"/tra-cuu/{planted['request'].receipt.code}/",
        f"/tra-cuu/{planted['request'].receipt.code}/giay-xac-nhan.pdf",
        f"/don-vi/dang-ky/{registration.pk}/",
        planted["opened"].get_absolute_url(),
        "/so-vang/?q=nong",
        "/tim-kiem/?q=xã+kín",
        "/tim-kiem/?q=kênh+đen",
    ]


def test_a_stranger_reads_no_private_word_anywhere(client, planted):
    read = crawl(client, addresses(planted))

    assert read.saying(CANARY) == []
    assert len(read.pages) > 150


def test_a_member_of_another_unit_reads_no_private_word_anywhere(client, planted):
    other = UserFactory()
    MembershipFactory(unit=UnitFactory(name="Xã Khác"), user=other, role=Membership.Role.SIGNATORY)
    client.force_login(other)

    read = crawl(client, ["/don-vi/", "/tai-khoan/", *addresses(planted)])

    assert read.saying(CANARY) == []
    assert len(read.pages) > 150


DESKS = ["y-kien", "yeu-cau-du-lieu", "nhat-ky-mo-du-lieu", "lan-xoa"]


@pytest.mark.parametrize("group", GROUP_NAMES)
def test_the_back_office_shows_each_group_no_more_than_it_may_see(client, planted, group):
    """Senders never show before they are opened, to nobody; what was written, only to those who read comments."""
    call_command("setup_groups", verbosity=0)
    person = UserFactory(is_staff=True)
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)
    pk, request = Comment.objects.get().pk, planted["request"].pk
    words = [
        client.get(address).content.decode()
        for address in [
            *(reverse(f"{desk}:index") for desk in DESKS),
            reverse("y-kien:inspect", args=[pk]),
            reverse("yeu-cau-du-lieu:inspect", args=[request]),
            "/quan-tri/",
            "/quan-tri/reports/site-history/",
        ]
    ]
    said = "\n".join(words)

    assert [word for word in ("người gửi", "chủ thể", "địa chỉ") if f"{CANARY} {word}" in said] == []
    assert "kenhkenhden@" not in said
    assert (f"{CANARY} ý kiến" in said) is (group in (APPROVERS, OFFICERS))
    assert (f"{CANARY} yêu cầu" in said) is (group in (OFFICERS, ADMINISTRATORS))


def test_what_is_sent_stands_in_no_log_and_no_mail(client, planted, caplog, mailoutbox):
    """Taken or sent back with errors: the words go nowhere but into their row."""
    caplog.set_level("DEBUG")
    address = planted["opened"].get_absolute_url()
    sent = {"nominee": "ca-danh-sach", "stance": "y-kien-khac", "text": CANARY, "name": CANARY, "phone": "0912000777"}
    sent |= {"address": CANARY, "consent": "on", "email": "kenhkenhden@nhatky.example"}
    with time_machine.travel(NOW, tick=False):
        assert client.post(address, sent).status_code == 302
        assert client.post(address, sent | {"phone": CANARY}).status_code == 422
        about = {"kind": "xoa", "text": CANARY, "name": CANARY, "phone": "0912000777"}
        assert client.post("/du-lieu-ca-nhan/yeu-cau/", about).status_code == 302
        assert client.post("/du-lieu-ca-nhan/yeu-cau/", about | {"phone": CANARY}).status_code == 422

    # Statements of the database are logged in development alone.
    lines = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert [line for line in lines if CANARY in line] == []
    assert [mail for mail in mailoutbox if CANARY in mail.body or CANARY in mail.subject] == []


@pytest.mark.parametrize("where", ["/tim-kiem/", "/so-vang/"])
@pytest.mark.parametrize("typed", [CANARY, "kenhkenhden", f"{CANARY} khong cong khai", "kenhkenhden@rieng.example"])
def test_searching_for_a_private_word_finds_nothing(client, planted, where, typed):
    page = client.get(where, {"q": typed})
    without_echo = re.sub(r'value="[^"]*"|<title>.*?</title>|<h1[^>]*>.*?</h1>', "", page.content.decode(), flags=re.S)
    results = re.findall(r'<ol class="results.*?</ol>|<ul class="results.*?</ul>', without_echo, flags=re.S)

    assert page.status_code == 200
    assert not any("công khai" in block.lower() or "kênhkênh" in block.lower() for block in results)


def test_no_box_that_can_be_typed_into_gives_a_private_word_away(client, planted):
    """A search for half of a hidden name shows nothing of the other half, and never offers the name as a suggestion."""
    half, almost = CANARY, fold(CANARY)[:-1]
    read = crawl(client, public_addresses())
    bare = [address for address in read.pages if "?" not in address]
    answers = questions(client, bare, [half, fold(half), almost])

    assert len(answers) > 20
    assert [address for address, words in answers.items() if fold(SECOND) in fold(words)] == []
    assert [
        address for address, words in answers.items() if address.endswith(almost) and fold(CANARY) in fold(words)
    ] == []


def test_the_canary_would_be_noticed(client, planted):
    """The control: once public, the same words are found by the same crawl in pages, files, exports and API."""
    for record in AwardRecord.objects.filter(name__contains=SECOND, decision__published_at__isnull=False):
        set_publicity(record, True, SuperuserFactory(), "Kiểm tra")
    decision = planted["decision"]
    Decision.objects.filter(pk=decision.pk).update(public_file=decision.signed_file_id)
    call_command("read_files", verbosity=0)
    call_command("rebuild_index", verbosity=0)
    call_command("make_open_data", "--all", verbosity=0)
    assert any(hit.file for hit in search("trong bản ký").hits)

    found = crawl(client, public_addresses()).saying(SECOND)

    for start in ("/so-vang/", "/quyet-dinh/", "/du-lieu-mo/tep/", "/du-lieu-mo/quyet-dinh/", "/api/v1/"):
        assert any(address.startswith(start) for address in found), start
    asked = questions(client, ["/tim-kiem/", "/so-vang/"], [CANARY])
    assert all(fold(SECOND) in fold(words) for address, words in asked.items() if address.endswith(f"?q={CANARY}"))


def test_nothing_public_depends_on_what_is_not(client, planted):
    """Counts, orders, suggestions, files: with and without the hidden records every address says the same."""
    starts = public_addresses()
    with_them = crawl(client, starts)
    hidden = AwardRecord.objects.exclude(pk__in=AwardRecord.objects.public())
    assert hidden.count() >= 3
    hidden.delete()
    call_command("rebuild_index", verbosity=0)
    call_command("make_open_data", "--all", verbosity=0)
    without = crawl(client, starts)

    assert set(with_them.pages) == set(without.pages)
    assert {a: told for a in starts if (told := difference(with_them.pages[a], without.pages[a]))} == {}


FRESH = r'name="(?:csrfmiddlewaretoken|form_key|stamp|giu-tep)" value="[^"]*"|nonce="[^"]*"|"(?:salt|challenge|signature)": ?"[^"]*"'


def difference(before, after):
    """Lines that are not in both, but for what is new each time it is made."""
    before, after = (set(re.sub(FRESH, "", words).splitlines()) for words in (before, after))
    return sorted(before ^ after)


def test_an_unpublished_decision_leaves_every_address_at_once(client, planted):
    decision = planted["decision"]
    read = crawl(client, public_addresses())
    assert len(read.saying("Nông Thị Công Khai")) > 5

    with TestCase.captureOnCommitCallbacks(execute=True):
        planted["page"].unpublish()

    after = crawl(client, [*public_addresses(), *(address for address in read.pages if "q=" not in address)])
    assert after.saying("Nông Thị Công Khai", "Vi Văn Bé", decision.number, CANARY) == []
    answers = questions(client, ["/", "/tim-kiem/", "/so-vang/", "/api/v1/awards"], ["cong khai", "nong thi cong"])
    assert [address for address, words in answers.items() if "Nông Thị Công Khai" in words] == []


def test_of_a_child_no_address_says_more_than_name_school_and_award(client, planted):
    read = crawl(client, public_addresses())

    assert len(read.saying("Vi Văn Bé")) > 3
    assert read.saying("trẻ em kín", "2013") == []
