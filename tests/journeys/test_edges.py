"""What can go wrong between people, clocks and machines, seen from the browser."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.utils import timezone

from registrations.awards.models import AwardRecord
from registrations.campaigns.models import Registration, Submission
from registrations.comments.models import Comment
from registrations.consultations import actions
from registrations.receipts.models import Receipt
from registrations.titles.models import Title
from search.service import search
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import CompleteRegistrationFactory, mailed_code
from tests.factories.consultations import ConsultationFactory, NomineeFactory, officer
from tests.factories.units import MembershipFactory

from . import people, public
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).parents[2]
PROGRAM = {"name": "don-de-nghi.docx", "mimeType": "application/msword", "buffer": b"MZ\x90\x00" + b"\x00" * 400}


@pytest.fixture
def consultation(served):
    made = ConsultationFactory(title="Danh sách đề nghị tặng Huân chương Lao động")
    order = Title.objects.get(code="hc-lao-dong", effective_to=None)
    NomineeFactory(consultation=made, name="Đàm Thị Lường", title=order)
    return actions.open_window(made, by=officer("open_consultation"), now=timezone.now())


def filled(citizen, consultation):
    """The comment form, filled in whole, not yet sent."""
    citizen.open(consultation.get_absolute_url())
    citizen.page.get_by_role("radio", name="Đàm Thị Lường").check()
    citizen.page.get_by_role("radio", name="Ý kiến khác").check()
    citizen.fill("Nội dung ý kiến", public.WORDS)
    citizen.page.get_by_label("Tôi không ghi tên").check()
    return citizen


def test_two_people_send_the_same_registration(visitor):
    unit = people.commune()
    record = CompleteRegistrationFactory(campaign=people.campaign(question=False), unit=unit.unit)
    deputy = MembershipFactory(unit=unit.unit, role="signatory", user__full_name="Nông Thị Phó").user
    first = visitor().sign_in(unit.signatory, second_factor=False)
    second = visitor().sign_in(deputy, second_factor=False)
    codes = []
    for each in (first, second):
        each.open(f"{record.get_absolute_url()}gui/")
        each.press("Nhận mã qua thư điện tử")
        each.page.get_by_label("Mã xác nhận").wait_for()
        codes.append(mailed_code())
    first.fill("Mã xác nhận", codes[0])
    second.fill("Mã xác nhận", codes[1])
    first.press("Ký duyệt và gửi")
    first.page.get_by_text("Hội đồng đã nhận bản đăng ký.").wait_for()
    second.press("Ký duyệt và gửi")
    second.page.get_by_role("heading", name="Bản đăng ký đã được gửi").wait_for()
    code = Submission.objects.get().receipt.code
    assert code in second.text
    assert "Vi Văn Ký" in second.text
    second.look("đã có người gửi")
    assert Receipt.objects.count() == 1
    assert Registration.objects.get().state == Registration.State.SUBMITTED


def test_a_stale_tab_after_closing_gets_its_words_back(visitor, consultation):
    citizen = filled(visitor(), consultation)
    with time_machine.travel(consultation.closes_at + timedelta(seconds=1)):
        citizen.press("Gửi ý kiến")
        citizen.page.get_by_text(public.WORDS).wait_for()
    assert "Thời hạn lấy ý kiến đã hết" in citizen.text
    citizen.look("đã hết hạn")
    assert not Comment.objects.exists()


def test_a_program_dressed_as_a_document_is_refused_with_a_comment(visitor, consultation):
    citizen = filled(visitor(), consultation)
    citizen.page.set_input_files("#id_files", PROGRAM)
    citizen.press("Gửi ý kiến")
    citizen.page.get_by_text("Ý kiến chưa gửi được").wait_for()
    assert citizen.page.locator("#id_text").input_value() == public.WORDS
    citizen.look("tệp không nhận")
    assert not Comment.objects.exists()


def test_a_program_dressed_as_a_list_is_refused(visitor):
    clerk = visitor(viewport=DESK).sign_in(people.staff().officer, second_factor=True)
    decision = DecisionFactory()
    clerk.open(f"/quan-tri/quyet-dinh/{decision.pk}/nhap-danh-sach/")
    clerk.page.set_input_files("#id_file", PROGRAM)
    clerk.press("Đọc danh sách")
    clerk.page.get_by_text("Chưa đọc được danh sách. Chưa có gì được nhập.").wait_for()
    assert not AwardRecord.objects.exists()


HOSTILE = [
    '"""',
    "'; DROP TABLE awards_awardrecord; --",
    "100% %s %(x)s %d",
    "(((*** AND OR NOT ~^\\",
    "Lươ" + "ng",
    "Lu\u031bo\u031bng Thi\u0323 Ma\u0302\u0303u",
    "L\u200bư\u200dơ\ufeffng",
    "\x00\x01\x1f",
    "<script>alert(1)</script>",
    "a" * 10_000,
    "số " * 2_500,
    "😀" * 300,
    "\u202eđảo ngược",
]


@pytest.mark.parametrize("path", ["/tim-kiem/", "/so-vang/"])
def test_hostile_queries_are_answered_fast(client, served, path):
    AwardRecordFactory.create_batch(3, decision=DecisionFactory(published=True))
    client.get(path, {"q": "khởi động"})
    for query in HOSTILE:
        began = time.process_time()  # other work on this machine does not count
        answer = client.get(path, {"q": query, "trang": "99999999999", "nam": query[:50], "loai": query[:50]})
        assert answer.status_code in {200, 400, 414}, query[:40]
        assert time.process_time() - began < 5, query[:40]
        assert "<script>alert" not in answer.content.decode()


PUBLISH_AND_DIE = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
settings.SEARCH_INDEX_DIR = sys.argv[2]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from search.outbox import actions as outbox
outbox.drain = lambda *args, **options: os.kill(os.getpid(), signal.SIGKILL)
from registrations.awards.actions import publish_decision
from registrations.awards.models import Decision
publish_decision(Decision.objects.get(), url="/quyet-dinh/mau/")
"""

SWEEP = """
import sys
import django
django.setup()
from django.conf import settings
settings.SEARCH_INDEX_DIR = sys.argv[2]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from django.core.management import call_command
call_command("sweep_index")
"""


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="hands the test database to another process by its file")
def test_killed_between_saving_and_indexing_the_next_sweep_indexes(served):
    record = AwardRecordFactory(decision=DecisionFactory(published_at=None), name="Triệu Thị Sống Sót")
    arguments = [str(connection.settings_dict["NAME"]), settings.SEARCH_INDEX_DIR]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}

    def run(program):
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    died = run(PUBLISH_AND_DIE)
    assert died.returncode == -signal.SIGKILL, died.stderr
    record.decision.refresh_from_db()
    assert record.decision.published_at
    assert not search("trieu thi song sot").hits
    swept = run(SWEEP)
    assert swept.returncode == 0, swept.stderr
    assert [hit.key for hit in search("trieu thi song sot").hits] == [str(record.pk)]
