"""Drafting the text and annex of a decision, out of its list or out of a consultation that is over."""

import io
import os
from dataclasses import replace

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document
from docx.shared import Mm

from registrations.attachments import access
from registrations.drafting import actions, content, defaults
from registrations.drafting.forms import DraftForm
from registrations.drafting.models import Draft, DraftTemplate
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.names import Kind
from registrations.tables.reading import read_list
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.consultations import ConsultationFactory
from tests.registrations.drafting.test_templates import docx, words_of

pytestmark = pytest.mark.django_db
KINDS = {
    Kind.INDIVIDUAL: "ca-nhan",
    Kind.COLLECTIVE: "tap-the",
    Kind.HOUSEHOLD: "ho-gia-dinh",
    Kind.ENTERPRISE: "tap-the",
}


@pytest.fixture
def decision():
    return DecisionFactory(proposal="Tờ trình số 318/TTr-SNV ngày 09/11/2026")


def drafted(decision, officer, **more):
    return actions.make_draft(decision, DraftForm(decision).initial, officer, **more)


def bytes_of(attachment):
    with attachment.file.open("rb") as file:
        return file.read()


def test_a_draft_counts_names_and_cites_as_the_office_does(officer, decision):
    AwardRecordFactory.create_batch(2, decision=decision)
    AwardRecordFactory(decision=decision, recipient_kind="tap-the", honorific="", name="Thôn Nà Mẫu")

    text = words_of(bytes_of(drafted(decision, officer).text_file))

    assert "Khen thưởng 01 tập thể và 02 cá nhân đã có thành tích xuất sắc" in text
    assert "1. Bằng khen của Chủ tịch UBND tỉnh: 01 tập thể và 02 cá nhân;" in text
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;" in text
    assert "tờ trình số 318/TTr-SNV ngày 09/11/2026." in text
    assert "Lộc Văn Quyền" in text


def test_the_annex_is_read_back_to_the_same_records(officer, decision):
    same = {"decision": decision, "merit": ""}
    made = [
        AwardRecordFactory(**same, recipient_kind="tap-the", honorific="", name="Thôn Nà Mẫu, xã Mẫu Sơn", position="",
                           unit_wording="", place_then=""),
        AwardRecordFactory(**same, name="Lương Thị Mẫu", birth_year=1979),
        AwardRecordFactory(**same, name="Vi Văn Mẫu & Con <1>", honorific="Ông", position="Giám đốc",
                           unit_wording="Công ty TNHH “Mẫu” & Bạn", place_then=""),
        AwardRecordFactory(**same, name="Hộ gia đình ông Nông Văn Mẫu", recipient_kind="ho-gia-dinh", honorific="",
                           position="", unit_wording="thôn Nà Mẫu"),
        AwardRecordFactory(**same, name="Hoàng Thị Mẫu", form="huan-chuong", award_class="ba", level="nha-nuoc",
                           award_wording="Huân chương Lao động"),
    ]  # fmt: skip

    reading = read_list(bytes_of(drafted(decision, officer).annex_file), "danh-sach.docx")

    read = {
        (row.name, KINDS[row.kind], row.honorific, row.position, row.unit, row.address, row.birth_year, row.award,
         {"Nhất": "nhat", "Nhì": "nhi", "Ba": "ba"}.get(row.award_class, ""))
        for row in reading.rows
    }  # fmt: skip
    expected = {
        (r.name, r.recipient_kind, r.honorific, r.position, r.unit_wording, r.place_then, r.birth_year, r.award_wording,
         r.award_class)
        for r in made
    }  # fmt: skip
    assert read == expected
    assert reading.decision_number == decision.number


def test_merits_stand_in_a_column_of_their_own_where_the_list_has_them(officer, decision):
    merit = "Hiến 1.200 m² đất làm đường; vận động 14 hộ cùng làm."
    AwardRecordFactory(decision=decision, name="Lương Thị Mẫu", merit=merit)
    AwardRecordFactory(decision=decision, name="Vi Thị Mẫu", merit="")
    first = bytes_of(drafted(decision, officer).annex_file)
    assert "Thành tích" in words_of(first)
    assert [row.merit for row in read_list(first, "danh-sach.docx").rows] == [merit, ""]
    decision.records.update(merit="")
    assert "Thành tích" not in words_of(bytes_of(drafted(decision, officer).annex_file))


@pytest.mark.parametrize("more", [{}, {"places": True}, {"birth_years": True, "places": True, "merits": True}])
def test_an_annex_is_never_wider_than_its_page(more):
    document = Document(io.BytesIO(defaults.annex(**more)))
    page = document.sections[0]
    widths = sum(cell.width for cell in document.tables[0].rows[0].cells)
    assert widths <= page.page_width - page.left_margin - page.right_margin + Mm(1)


def test_five_thousand_rows_are_drafted_and_read_back_in_time(officer, decision):
    made = [AwardRecordFactory.build(decision=decision, name=f"Nông Văn Mẫu {n}", order=n) for n in range(5000)]
    for record in made:
        record.fill_keys()
    decision.records.model.objects.bulk_create(made)
    began = sum(os.times()[:4])

    draft = drafted(decision, officer)

    assert sum(os.times()[:4]) - began < 10  # of this process and the one that fills the file, whoever else works
    reading = read_list(bytes_of(draft.annex_file), "danh-sach.docx", limits=replace(DEFAULT_LIMITS, rows=20000))
    assert [row.name for row in reading.rows] == [record.name for record in made]


def test_every_draft_is_kept_as_a_version(officer, decision):
    AwardRecordFactory(decision=decision)

    versions = [drafted(decision, officer).version for _ in range(3)]

    assert versions == [1, 2, 3]
    assert decision.drafts.filter(made_by=officer).count() == 3


def test_an_empty_list_is_not_drafted(officer, decision):
    with pytest.raises(actions.Refused, match="trống"):
        drafted(decision, officer)


def test_nominees_are_drafted_once_the_consultation_is_over(officer, decision):
    opened = timezone.make_aware(timezone.datetime(2026, 11, 2, 8))
    with time_machine.travel(opened, tick=False):
        consultation = ConsultationFactory(opened=opened)
        chosen = list(content.choosable(consultation))
        with pytest.raises(actions.Refused, match="chưa kết thúc"):
            drafted(decision, officer, consultation=consultation, nominees=[chosen[0].pk])

    with time_machine.travel(consultation.closes_at, tick=False):
        draft = drafted(decision, officer, consultation=consultation, nominees=[chosen[0].pk])

    annex = words_of(bytes_of(draft.annex_file))
    assert draft.row_count == 1
    assert chosen[0].name in annex
    assert all(other.name not in annex for other in chosen[1:])


def test_the_offices_own_template_is_used_and_a_bad_one_never_kept(client, officer, decision):
    AwardRecordFactory(decision=decision)
    client.force_login(officer)
    wrong = {
        "kind": "quyet-dinh",
        "name": "Mẫu sai",
        "valid_from": "01/01/2025",
        "upload": SimpleUploadedFile("m.docx", docx("{{ so_ki_hieu }}")),
    }

    answer = client.post("/quan-tri/mau-van-ban/new/", wrong)

    assert answer.status_code == 422
    assert "Có phải “so_ky_hieu”?" in answer.content.decode()
    assert not DraftTemplate.objects.exists()

    right = wrong | {
        "name": "Mẫu của Sở",
        "upload": SimpleUploadedFile("m.docx", docx("Số {{ so_ky_hieu }} của riêng ta")),
    }
    assert client.post("/quan-tri/mau-van-ban/new/", right).status_code == 302
    template = DraftTemplate.objects.get()
    assert template.fields == ["so_ky_hieu"]

    draft = drafted(decision, officer, text_template=template)
    assert f"Số {decision.number} của riêng ta" in words_of(bytes_of(draft.text_file))


def test_an_officer_drafts_on_the_screen_of_a_decision(client, officer, decision):
    AwardRecordFactory(decision=decision, name="Lương Thị <Mẫu>")
    client.force_login(officer)
    address = f"/quan-tri/mau-van-ban/du-thao/{decision.pk}/"
    assert address in client.get(f"/quan-tri/quyet-dinh/inspect/{decision.pk}/").content.decode()
    form = client.get(address).context["form"]

    empty = client.post(address, {})
    answer = client.post(address, form.initial, follow=True)

    assert empty.status_code == 422
    assert "Nội dung đã điền vẫn được giữ nguyên" in empty.content.decode()
    page = answer.content.decode()
    assert "bản 1" in page
    assert "Điều 1." in page
    draft = Draft.objects.get()
    assert b"".join(client.get(draft.annex_file.get_absolute_url()).streaming_content).startswith(b"PK")
    assert client.get(address).context["versions"][0] == draft
    assert client.get("/quan-tri/mau-van-ban/cac-truong/").status_code == 200
    for kind in ("quyet-dinh", "danh-sach"):
        assert Document(io.BytesIO(client.get(f"/quan-tri/mau-van-ban/co-san/{kind}/").content)).tables


def test_hostile_parameters_of_the_screen_are_answered(client, officer, decision):
    client.force_login(officer)
    address = f"/quan-tri/mau-van-ban/du-thao/{decision.pk}/"
    for value in ("9" * 40, "-1", "x'--", "\x00"):
        assert client.get(address, {"tu": value}).status_code == 200


def test_drafts_are_nobody_elses(officer, decision):
    AwardRecordFactory(decision=decision)
    draft, stranger = drafted(decision, officer), UserFactory()

    with pytest.raises(PermissionDenied):
        actions.make_draft(decision, {}, stranger)
    assert not access.may_read(stranger, draft.text_file)
    assert access.may_read(officer, draft.annex_file)
