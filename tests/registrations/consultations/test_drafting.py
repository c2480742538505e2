"""How officers build a draft: nominees by hand and from lists, articles, files; two of them at once."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from registrations.consultations import actions, draft_actions, imports
from registrations.consultations.models import Consultation, DraftFile, Nominee, Passage
from registrations.consultations.passages import split_articles
from tests.factories.consultations import (
    ConsultationFactory,
    DocumentRuleFactory,
    DraftConsultationFactory,
    LabourOrderFactory,
    NomineeFactory,
    officer,
)
from tests.factories.privacy import ConsentTextFactory
from tests.factories.units import OrganisingBodyFactory

WRITES = ("add_consultation", "change_consultation", "view_consultation")
PASTED = (
    "STT\tHọ và tên\tChức vụ\tĐơn vị\tĐịa chỉ\tHình thức khen thưởng\tThành tích\n"
    "1\tBà Nông Thị Lương\tY sĩ\tTrạm Y tế xã Kiên Mộc\txã Bính Xá, nay là xã Kiên Mộc\tHuân chương Lao động hạng Ba\tBa mươi năm\n"
    "2\tÔng Hoàng Viết Tạ\tGiáo viên\tTrường THCS Mẫu Sơn\txã Mẫu Sơn\tHuân chương Mây Trời\tHai mươi năm\n"
)


@pytest.fixture
def staff(db, client, settings):
    """Sign in as somebody; the second factor is proved elsewhere."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SecondFactor" not in name]

    def sign_in(*permissions):
        user = officer(*permissions)
        client.force_login(user)
        return user

    return sign_in


@pytest.fixture
def draft(db):
    LabourOrderFactory()
    return ConsultationFactory(opens_on=date(2026, 11, 12))


def url(name, *args):
    return reverse(f"lay-y-kien:{name}", args=args)


def nominee_form(**facts):
    return {"name": "Nông Thị Lương", "kind": "ca-nhan", "title": LabourOrderFactory().pk, "award_class": "ba"} | facts


def hidden(html, name):
    return html.split(f'name="{name}" value="')[1].split('"')[0]


def test_the_list_is_put_in_order_by_places_award_or_name(client, staff, draft):
    staff(*WRITES)
    rows = [NomineeFactory(consultation=draft, name=name, sort_order=at) for at, name in enumerate("DBCA")]
    places = {f"place-{row.pk}": at for at, row in enumerate(rows, start=1)}

    def order(**changed):
        answer = client.post(url("order", draft.pk), {"by": "so"} | places | changed)
        return answer.status_code, "".join(draft.nominees.order_by("sort_order").values_list("name", flat=True))

    assert client.get(url("order", draft.pk)).status_code == 200
    assert order(**{f"place-{rows[3].pk}": 1}) == (302, "ADBC")  # up to a taken place: before its holder
    draft.nominees.filter(pk=rows[3].pk).update(sort_order=9)
    assert order(**{f"place-{rows[3].pk}": 4, f"place-{rows[0].pk}": 3}) == (302, "BCDA")  # down: after it
    assert order(by="ten") == (302, "ABCD")
    assert order(**{f"place-{rows[0].pk}": "đầu"}) == (422, "ABCD")
    NomineeFactory(consultation=draft, name="E")
    assert order(by="ten")[0] == 422  # a colleague added one meanwhile
    with pytest.raises(actions.Stale):
        draft_actions.order_nominees(draft, [row.pk for row in rows], by=officer(*WRITES))


def test_nominees_are_added_changed_and_taken_out_one_by_one(client, staff, draft):
    user = staff(*WRITES)
    assert client.post(url("add_nominee", draft.pk), nominee_form(award_class="")).status_code == 422
    assert client.post(url("add_nominee", draft.pk), nominee_form()).status_code == 302
    nominee = draft.nominees.get()

    page = client.get(url("edit_nominee", draft.pk, nominee.pk)).content.decode()
    changed = nominee_form(position="Y sĩ trưởng", seen=hidden(page, "seen"))
    assert client.post(url("edit_nominee", draft.pk, nominee.pk), changed).status_code == 302
    assert Nominee.objects.get().position == "Y sĩ trưởng"
    assert list(draft.drafters.all()) == [user]

    assert client.post(url("remove_nominee", draft.pk, nominee.pk)).status_code == 302
    assert not Nominee.objects.exists()


def test_what_a_colleague_changed_meanwhile_is_not_written_over(client, staff, draft):
    nominee = NomineeFactory(consultation=draft, position="Y sĩ")
    staff(*WRITES)
    page = client.get(url("edit_nominee", draft.pk, nominee.pk)).content.decode()
    Nominee.objects.update(position="Bác sĩ")

    for _ in range(2):
        answer = client.post(
            url("edit_nominee", draft.pk, nominee.pk), nominee_form(position="Điều dưỡng", seen=hidden(page, "seen"))
        )
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "vừa được người khác sửa" in page
        assert "Đang lưu: “Bác sĩ”" in page
        assert "Điều dưỡng" in page
    assert Nominee.objects.get().position == "Bác sĩ"


def general(draft, **facts):
    return {
        "organising_body": draft.organising_body_id,
        "title": draft.title,
        "lead": draft.lead,
        "proposing_body": draft.proposing_body,
        "submission_number": draft.submission_number,
        "submitted_on": "11/11/2026",
        "opens_on": "12/11/2026",
        "working_days": "10",
        "counting": "lam-viec",
        "identity": "khong-bat-buoc",
        **facts,
    }


def test_two_officers_write_on_the_general_part(client, staff, draft):
    staff(*WRITES)
    page = client.get(url("edit", draft.pk)).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    first = client.post(url("edit", draft.pk), general(draft, title="Tiêu đề của người thứ nhất", seen=seen))
    assert first.status_code == 302, first.content.decode()[:2000]

    second = client.post(url("edit", draft.pk), general(draft, title="Tiêu đề của người thứ hai", seen=seen))

    assert second.status_code == 422
    assert "Bản thảo vừa được" in second.content.decode()
    assert "Tiêu đề của người thứ hai" in second.content.decode()
    assert Consultation.objects.get().title == "Tiêu đề của người thứ nhất"


def test_the_council_before_the_end_is_refused_where_it_is_written(client, staff, draft):
    staff(*WRITES)

    answer = client.post(url("edit", draft.pk), general(draft, council_meets_on="20/11/2026"))

    assert answer.status_code == 422
    assert "Ngày họp sớm nhất có thể chọn: 30/11/2026" in answer.content.decode()


def test_a_pasted_list_is_shown_with_its_doubts_and_taken_after_confirming(client, staff, draft):
    staff(*WRITES)
    answer = client.post(url("list", draft.pk), {"text": PASTED})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not Nominee.objects.exists()
    assert "Huân chương Mây Trời" in page
    assert "nay là “xã Kiên Mộc”, trước đây là “xã Bính Xá”" in page

    sent = {"reading": hidden(page, "reading"), "take-0": "on", "take-1": "on"}
    refused = client.post(url("list", draft.pk), sent)
    assert refused.status_code == 422
    assert "Mời chọn hình thức, danh hiệu" in refused.content.decode()
    assert not Nominee.objects.exists()

    order = LabourOrderFactory()
    answer = client.post(url("list", draft.pk), sent | {"award-0": f"{order.pk}:nhi", "looked": "on"})
    assert answer.status_code == 302, answer.context["confirm"].errors
    first, second = draft.nominees.all()
    assert (first.name, first.address, first.place, first.place_old) == (
        "Nông Thị Lương",
        "ba",
        "xã Kiên Mộc",
        "xã Bính Xá",
    )
    assert (first.award_class, second.award_class, second.title) == ("ba", "nhi", order)


def test_a_row_that_is_not_ticked_is_left_out(client, staff, draft):
    staff(*WRITES)
    page = client.post(url("list", draft.pk), {"text": PASTED}).content.decode()

    client.post(url("list", draft.pk), {"reading": hidden(page, "reading"), "take-0": "on", "looked": "on"})

    assert [nominee.name for nominee in draft.nominees.all()] == ["Nông Thị Lương"]


def test_a_preview_that_was_tampered_with_or_is_of_another_draft_is_refused(client, staff, draft):
    staff(*WRITES)
    page = client.post(url("list", draft.pk), {"text": PASTED}).content.decode()
    other = ConsultationFactory()

    for target, reading in ((draft, "x" + hidden(page, "reading")), (other, hidden(page, "reading")), (draft, "\x00")):
        answer = client.post(url("list", target.pk), {"reading": reading, "take-0": "on", "looked": "on"})
        assert answer.status_code == 422
    assert not Nominee.objects.exists()


def workbook():
    book, out = openpyxl.Workbook(), io.BytesIO()
    for line in PASTED.strip().split("\n"):
        book.active.append(line.split("\t"))
    book.save(out)
    return out.getvalue()


def document():
    made, out = Document(), io.BytesIO()
    lines = [line.split("\t") for line in PASTED.strip().split("\n")]
    table = made.add_table(len(lines), len(lines[0]))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "make"), [("ds.xlsx", workbook), ("ds.docx", document)])
def test_the_list_of_the_submission_is_read_from_its_file(client, staff, draft, name, make):
    staff(*WRITES)

    page = client.post(url("list", draft.pk), {"file": SimpleUploadedFile(name, make())}).content.decode()

    assert "Trang đọc được 2 dòng" in page
    assert "Nông Thị Lương" in page


@pytest.mark.parametrize(
    "sent",
    [{}, {"text": "một câu văn không phải danh sách"}, {"file": b"MZ\x90\x00"}, {"text": "\x00\u202e"}],
)
def test_what_is_no_list_is_refused_in_words(client, staff, draft, sent):
    staff(*WRITES)
    sent = {name: SimpleUploadedFile("a.xlsx", value) if name == "file" else value for name, value in sent.items()}

    answer = client.post(url("list", draft.pk), sent)

    assert answer.status_code == 422
    assert not Nominee.objects.exists()


def test_a_name_that_is_on_the_list_already_is_a_doubt(draft):
    NomineeFactory(consultation=draft, name="Nông Thị Lương")

    first, _ = imports.from_paste(PASTED, date(2026, 11, 12), draft.nominees.select_related("title"))

    assert any("đã có trong danh sách" in doubt for doubt in first.doubts)


def test_long_lists_are_taken_whole(client, staff, draft):
    head, row, _ = PASTED.split("\n", 2)
    text = "\n".join([head, *(row.replace("Nông Thị Lương", f"Nông Thị Số {n}") for n in range(500))])
    staff(*WRITES)
    page = client.post(url("list", draft.pk), {"text": text}).content.decode()
    sent = {"reading": hidden(page, "reading"), "looked": "on", **{f"take-{at}": "on" for at in range(500)}}

    assert client.post(url("list", draft.pk), sent).status_code == 302

    assert draft.nominees.count() == 500
    assert client.get(url("inspect", draft.pk)).content.decode().count("Nông Thị Số") <= 50 * 4


def test_nobody_writes_what_is_open_or_without_the_right(client, staff, draft, consultation):
    nominee = consultation.nominees.first()
    staff(*WRITES)
    for name, args in (
        ("add_nominee", [consultation.pk]),
        ("edit_nominee", [consultation.pk, nominee.pk]),
        ("remove_nominee", [consultation.pk, nominee.pk]),
        ("list", [consultation.pk]),
        ("articles", [draft.pk]),
        ("add_file", [draft.pk]),
    ):
        assert client.post(url(name, *args), nominee_form()).status_code in {302, 403}, name
    assert consultation.nominees.count() == 2
    with pytest.raises(PermissionDenied):
        draft_actions.remove_nominee(nominee, by=officer("change_consultation", "open_consultation"))
    with pytest.raises(PermissionDenied):
        draft_actions.save_nominee(NomineeFactory.build(consultation=draft), by=officer("view_consultation"))


def document_form(rule, **facts):
    formset = {f"{name}-{part}": "0" for name in ("drafts", "passages") for part in ("INITIAL_FORMS", "MIN_NUM_FORMS")}
    return {
        "organising_body": OrganisingBodyFactory().pk,
        "title": "Lấy ý kiến dự thảo Quy chế",
        "lead": "Mời đọc.",
        "proposing_body": "Sở Nội vụ",
        "opens_on": "12/11/2026",
        "working_days": "20",
        "counting": "lien-tuc",
        "identity": "khong-bat-buoc",
        **formset,
        "drafts-TOTAL_FORMS": "1",
        "drafts-MAX_NUM_FORMS": "1",
        "drafts-0-rule": rule.pk,
        "drafts-0-title": "Quy chế xét tặng",
        "drafts-0-drafting_body": "Sở Nội vụ",
        "drafts-0-id": "",
        "passages-TOTAL_FORMS": "0",
        "passages-MAX_NUM_FORMS": "1000",
        **facts,
    }


def test_a_draft_of_a_document_is_written_and_opened(client, staff, opened_at, settings, tmp_path):
    ConsentTextFactory()
    with time_machine.travel(opened_at - timedelta(days=1), tick=False):
        staff(*WRITES)
        answer = client.post(url("add_draft"), document_form(DocumentRuleFactory()))
        assert answer.status_code == 302, answer.content.decode()[:3000]
        consultation = Consultation.objects.get()
        assert consultation.of_draft
        text = "CĂN CỨ\nĐiều 1. Phạm vi\nToàn tỉnh, theo\nĐiều 5 của Luật.\nĐiều 2. Đối tượng\nMọi người."
        assert client.post(url("articles", consultation.pk), {"text": text}).status_code == 302
        assert [str(one) for one in consultation.passages.all()] == ["CĂN CỨ", "Điều 1. Phạm vi", "Điều 2. Đối tượng"]
        file = SimpleUploadedFile("du-thao.docx", document())
        assert client.post(url("add_file", consultation.pk), {"file": file, "label": "Dự thảo"}).status_code == 302
        assert "Nông Thị Lương" in DraftFile.objects.get().text
        for name in ("inspect", "edit"):
            assert client.get(url(name, consultation.pk)).status_code == 200
        address = reverse("consultations:file", args=[consultation.slug, DraftFile.objects.get().pk])
        client.logout()
        assert client.get(address).status_code == 404

    with time_machine.travel(opened_at, tick=False):
        staff("open_consultation", "view_consultation")
        page = client.get(url("open", consultation.pk)).content.decode()
        assert "Mức tối thiểu của dự thảo này: 20 ngày" in page
        sent = {"confirmed": "on", "seen": hidden(page, "seen")}
        assert client.post(url("open", consultation.pk), sent).status_code == 302
        client.logout()
        assert "Quy chế xét tặng" in client.get(consultation.get_absolute_url()).content.decode()
        assert client.get(address)["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<html><script>alert(1)</script>", b""])
def test_only_documents_become_files_of_a_draft(client, staff, content):
    draft = DraftConsultationFactory()
    staff(*WRITES)

    answer = client.post(url("add_file", draft.pk), {"file": SimpleUploadedFile("a.pdf", content)})

    assert answer.status_code == 422
    assert not DraftFile.objects.exists()


def test_a_file_is_taken_out_of_a_draft(client, staff):
    draft = DraftConsultationFactory()
    user = staff(*WRITES)
    file = draft_actions.add_file(draft, SimpleUploadedFile("a.docx", document()), label="", by=user)
    assert file.label == "a.docx"

    twice = client.post(url("add_file", draft.pk), {"file": SimpleUploadedFile("b.docx", file.attachment.file.read())})
    assert "đã có trong dự thảo" in twice.content.decode()
    assert client.post(url("remove_file", draft.pk, file.pk)).status_code == 302
    assert not DraftFile.objects.exists()


def test_an_approver_who_wrote_alone_reads_why_somebody_else_opens(client, staff, draft, opened_at):
    ConsentTextFactory()
    staff("open_consultation", *WRITES)
    client.post(url("add_nominee", draft.pk), nominee_form())

    with time_machine.travel(opened_at, tick=False):
        assert "Mời người duyệt khác mở" in client.get(url("open", draft.pk)).content.decode()
        assert client.post(url("open", draft.pk), {"confirmed": "on"}).status_code == 422
    assert Consultation.objects.get().opened_at is None


def test_notice_and_articles_are_corrected_on_their_screens(client, staff, opened_at, during):
    consultation = DraftConsultationFactory(opened=opened_at)
    passage = consultation.passages.first()
    staff("open_consultation", "view_consultation")
    with time_machine.travel(during, tick=False):
        sent = {"field": "council_meets_on", "value": "01/12/2026", "reason": "Đổi lịch"}
        assert client.post(url("correct_notice", consultation.pk), sent).status_code == 422
        sent["value"] = "04/12/2026"
        assert client.post(url("correct_notice", consultation.pk), sent).status_code == 302
        sent = {"field": "text", "value": "Cả tỉnh.", "reason": "Lỗi chữ"}
        assert client.post(url("correct_passage", consultation.pk, passage.pk), sent).status_code == 302
        page = client.get(consultation.get_absolute_url()).content.decode()
    assert "Cả tỉnh." in page
    assert "Lỗi chữ" in page
    assert "04/12/2026" in page


def test_rules_by_type_are_kept_by_officers(client, staff):
    staff("add_documentrule", "change_documentrule", "view_documentrule")
    facts = {
        "name": "Quyết định quy phạm",
        "code": "quyet-dinh",
        "min_days": "20",
        "counting": "lien-tuc",
        "effective_from": "01/04/2025",
    }
    assert client.post(reverse("thoi-han-van-ban:add"), facts).status_code == 302
    assert "Mời sửa dòng đã có" in client.post(reverse("thoi-han-van-ban:add"), facts).content.decode()
    assert client.get(reverse("thoi-han-van-ban:index")).status_code == 200


def test_the_list_of_windows_says_what_comes_next(client, staff, opened_at, closes_at, db):
    ConsultationFactory(title="Chờ mở", opens_on=date(2026, 11, 1))
    ConsultationFactory(title="Quá hạn", opened=opened_at)
    with time_machine.travel(closes_at + timedelta(days=31), tick=False):
        staff("view_consultation")
        page = client.get(url("index")).content.decode()
    assert "đã qua, cần chọn lại" in page
    assert "Quá hạn công bố kết quả" in page


@given(st.text(alphabet=st.sampled_from("Điều 1234.\nđiềuabc :"), max_size=200))
def test_cutting_at_articles_loses_no_word(text):
    pieces = split_articles(text)

    kept = " ".join(f"{one.number} {one.heading} {one.text}" for one in pieces)
    plain = [sign for sign in text.lower() if sign.isalnum()]
    assert [sign for sign in kept.lower() if sign.isalnum()] == plain


def test_stale_is_told_to_whoever_calls_the_action(draft):
    nominee = NomineeFactory(consultation=draft)

    with pytest.raises(actions.Stale):
        draft_actions.save_nominee(nominee, by=officer("change_consultation"), seen="0" * 64)
    assert Passage.objects.count() == 0
