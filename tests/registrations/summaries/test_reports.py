"""The report for the council: the same words in Word and PDF, no sender in it, versions kept, frozen when submitted."""

import io
import re
from datetime import date, timedelta

import pypdfium2
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from docx import Document

from registrations.attachments.access import NotReadable, may_read, open_for
from registrations.comments.models import Comment, SenderOpening
from registrations.receipts.actions import verify_chain
from registrations.receipts.models import Entry
from registrations.summaries import layout, report_actions, rules
from registrations.summaries.models import Report, SendersOpening
from tests.factories.comments import comment
from tests.factories.consultations import officer
from tests.factories.summaries import outcome, point

SENDER = {
    "name": "Lục Thị Chimyến",
    "phone": "0987654321",
    "email": "canary@kin.example",
    "address": "thôn Chim Yến, xã Kiên Mộc",
}
CANARIES = ("Chimyến", "0987654321", "0987 654 321", "canary@", "Chim Yến")
HOSTILE = (
    "<script>alert(1)</script> =cmd|'/c calc'!A1 {{ 7*7 }} #set page() $x$ \\ *đậm* [a](b)\n@SUM(A1) \u202eđảo\u202c"
)
GIVEN = {
    "number": "45/BC-SNV",
    "dated_on": date(2026, 12, 3),
    "place": "Lạng Sơn",
    "parent": "Sở Nội vụ",
    "body": "Cơ quan thường trực",
    "recipient": "Hội đồng Thi đua - Khen thưởng tỉnh",
    "signer_title": "Giám đốc",
    "signer": "Nông Văn Ký",
}
OFFICER = ("write_summary", "view_comment", "identify_sender", "open_senders")


def words_of_docx(data):
    document = Document(io.BytesIO(data))
    parts = [node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")]
    return " ".join(parts), document


def words_of_pdf(data):
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document), len(document)
    finally:
        document.close()


def read(attachment):
    with attachment.file.open("rb") as file:
        return file.read()


def plain(words):
    """Words as both formats have them: without the blanks that line ends put in."""
    return re.sub(r"[\s\u200b\ufffe]+", "", words)


@pytest.fixture
def kept(consultation, during):
    first, second = consultation.nominees.all()
    told = f"Tôi là {SENDER['name']}, {SENDER['phone']}. {HOSTILE}"
    named = comment(consultation, during, nominee=first, text=told, **SENDER)
    for number in range(3):
        comment(
            consultation, during, nominee=first, text="Nhất trí cao.", stance="nhat-tri", name=f"Người Gửi {number}"
        )
    comment(consultation, during, text="Ý kiến chung không tên.", stance="y-kien-khac", name="", anonymous=True)
    aside = comment(consultation, during, nominee=second, text="mua hàng giá rẻ", name="Quảng Cáo Rẻ")
    Comment.objects.filter(pk=aside.pk).update(set_aside_at=during, classification="spam")
    aside.proposals.create(
        kind="de-rieng", classification="spam", reason="Quảng cáo hàng hóa", by=officer("handle_comment"), at=during,
        agreed=True, decided_by=officer("handle_comment"), decided_at=during,
    )  # fmt: skip
    point(consultation, [named], nominee=first, gist="Đề nghị làm rõ thời gian công tác.")
    return named


@pytest.fixture
def report(consultation, kept, closes_at):
    return report_actions.make_report(consultation, GIVEN, by=officer(*OFFICER), now=closes_at + timedelta(hours=9))


def test_word_and_pdf_say_the_same_in_office_form(report, kept):
    docx, document = words_of_docx(read(report.docx))
    pdf, pages = words_of_pdf(read(report.pdf))

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 45/BC-SNV",
        "Lạng Sơn, ngày 03 tháng 12 năm 2026",
        "BÁO CÁO",
        "Tổng hợp ý kiến Nhân dân",
        "có 5 ý kiến được tính: 3 nhất trí, 1 không nhất trí, 1 ý kiến khác",
        "1 ý kiến không ghi tên",
        "Quảng cáo hàng hóa",
        "Đề nghị làm rõ thời gian công tác. (1 ý kiến)",
        "GIÁM ĐỐC",
        "Nông Văn Ký",
    ):
        assert plain(words) in plain(docx), words
        assert plain(words) in plain(pdf), words
    for block in layout.report(report.content)["blocks"]:
        for words in (block.get("text", ""), *(cell for row in block.get("rows", ()) for cell in row)):
            assert plain(words) in plain(docx)
            assert plain(words) in plain(pdf)
    assert pages >= 1
    head = document.sections[0].header._element.xml
    assert "PAGE" in head
    assert document.sections[0].left_margin.mm == pytest.approx(30, abs=0.1)


def test_set_aside_ones_are_named_by_number_and_reason_never_by_code(report, consultation):
    aside = consultation.comments.get(classification="spam")
    row = report.content["set_aside"][0]

    assert row["numbers"] == [aside.receipt.entry.sequence]
    assert (row["reason"], row["kind"]) == ("Quảng cáo hàng hóa", "Thư rác")
    everything = str(report.content)
    assert not [each.receipt.code for each in consultation.comments.all() if each.receipt.code in everything]


def test_no_sender_stands_in_anything_but_the_second_annex(report, kept):
    told = [str(report.content)]
    told += [words_of_docx(read(file))[0] for file in (report.docx, report.annex_docx)]
    told += [words_of_pdf(read(file))[0] for file in (report.pdf, report.annex_pdf)]

    assert not [canary for canary in CANARIES for words in told if plain(canary) in plain(words)]
    assert "Người Gửi" not in "".join(told)
    annex = told[2]
    assert "[người gửi]" in annex
    assert "alert(1)" in annex


def test_hostile_words_stay_words(report):
    pdf = words_of_pdf(read(report.annex_pdf))[0]
    docx = words_of_docx(read(report.annex_docx))[0]

    for words in ("<script>alert(1)</script>", "{{ 7*7 }}", "#set page()", "$x$", "*đậm*", "@SUM(A1)"):
        assert plain(words) in plain(docx)
        assert plain(words) in plain(pdf)
    assert "\u202e" not in docx
    assert "\u202e" not in pdf


def test_the_very_same_words_stand_once_with_their_number(report):
    rows = [row for part in report.content["annex"] for row in part["rows"] if row["text"] == "Nhất trí cao."]

    assert [len(row["numbers"]) for row in rows] == [3]


def test_long_texts_run_over_pages(consultation, during, closes_at):
    comment(consultation, during, text=("Lời dài về thành tích. " * 2200)[:50_000], name="Nông Văn Dài")
    made = report_actions.make_report(consultation, GIVEN, by=officer(*OFFICER), now=closes_at)

    words, pages = words_of_pdf(read(made.annex_pdf))
    assert pages > 8
    assert words.count("Lời dài") > 2000


def test_restricted_comments_are_a_number_and_no_words(consultation, during, closes_at):
    kept = comment(consultation, during, text="Ông ấy khai man giấy tờ.", name="Lý A Sếnh")
    Comment.objects.filter(pk=kept.pk).update(restricted_at=during)
    made = report_actions.make_report(consultation, GIVEN, by=officer(*OFFICER), now=closes_at)

    assert "khai man" not in str(made.content)
    assert "1 ý kiến phản ánh vi phạm" in words_of_docx(read(made.docx))[0]
    body = report_actions.open_senders(made, "docx", reason="Xác minh", by=officer(*OFFICER), now=closes_at)
    assert "Lý A Sếnh" not in words_of_docx(body)[0]


def test_versions_are_kept_and_a_submitted_one_is_frozen(report, consultation, closes_at, client):
    by = officer("submit_report")
    report_actions.submit_report(report, by=by, now=closes_at + timedelta(hours=10))
    before = read(Report.objects.get().docx)
    with pytest.raises(PermissionDenied):
        report_actions.submit_report(report, by=by)

    second = report_actions.make_report(consultation, GIVEN, by=officer(*OFFICER), now=closes_at + timedelta(days=1))

    assert second.version == 2
    first = Report.objects.get(version=1)
    assert read(first.docx) == before
    entry = Entry.objects.get(kind=report_actions.REPORT_KIND)
    assert first.entry == entry
    assert verify_chain().ok
    assert report_actions.content_of(entry) == report_actions.told(first)
    Report.objects.filter(pk=first.pk).update(content={**first.content, "conclusions": "khác"})
    assert report_actions.content_of(entry) != report_actions.told(first)


def test_senders_are_opened_with_a_reason_and_each_opening_is_kept(report, kept, consultation, closes_at):
    by = officer(*OFFICER, full_name="Vi Thị Mở")
    with pytest.raises(PermissionDenied):
        report_actions.open_senders(report, "docx", reason=" ", by=by)
    for permissions in (
        ("write_summary", "view_comment"),
        ("write_summary", "view_comment", "open_senders"),
        ("submit_report",),
    ):
        with pytest.raises(PermissionDenied):
            report_actions.open_senders(report, "docx", reason="Xem", by=officer(*permissions))
    assert not SendersOpening.objects.exists()

    body = report_actions.open_senders(report, "docx", reason="Hội đồng yêu cầu xác minh", by=by, now=closes_at)

    words = words_of_docx(body)[0]
    assert SENDER["name"] in words
    assert SENDER["phone"] in words
    assert "Vi Thị Mở" in words
    opening = SendersOpening.objects.get()
    assert (opening.by, opening.reason, opening.senders) == (by, "Hội đồng yêu cầu xác minh", 4)
    assert SenderOpening.objects.filter(comment=kept, by=by).count() == 1
    pdf = report_actions.open_senders(report, "pdf", reason="Xác minh", by=by, now=closes_at)
    assert plain(SENDER["name"]) in plain(words_of_pdf(pdf)[0])


def test_after_retention_the_annex_of_senders_says_so(report, kept, consultation, closes_at):
    consultation.comments.update(sender_name="", sender_phone="", sender_email="", sender_address="")
    body = report_actions.open_senders(report, "docx", reason="Kiểm tra", by=officer(*OFFICER), now=closes_at)

    assert "đã xóa theo thời hạn lưu" in words_of_docx(body)[0]


@pytest.mark.parametrize(
    ("permissions", "draft", "frozen", "annex"),
    [
        (OFFICER, True, True, True),
        (("submit_report",), True, True, False),
        (("read_summary",), False, True, False),
        (("read_summary", "view_comment"), False, True, True),
        (("view_comment", "view_consultation"), False, False, False),
        ((), False, False, False),
    ],
)
def test_who_reads_what(report, closes_at, permissions, draft, frozen, annex):
    user = officer(*permissions)

    assert rules.may_read_report(user, report) is draft
    assert may_read(user, report.docx) is draft
    report_actions.submit_report(report, by=officer("submit_report"), now=closes_at)
    report = Report.objects.get()
    assert may_read(user, report.docx) is frozen
    assert may_read(user, report.pdf) is frozen
    assert may_read(user, report.annex_docx) is annex
    if not annex:
        with pytest.raises(NotReadable):
            open_for(user, report.annex_pdf)


def test_the_screens_make_submit_and_open(consultation, kept, closes_at, client, sign_in):
    one, at = [consultation.pk], closes_at + timedelta(hours=9)
    with time_machine.travel(at, tick=False):
        sign_in(officer(*OFFICER))
        assert client.get(reverse("tong-hop:new_report", args=one)).status_code == 200
        bad = client.post(reverse("tong-hop:new_report", args=one), {**GIVEN, "dated_on": "31/31/2026"})
        assert bad.status_code == 422
        answer = client.post(reverse("tong-hop:new_report", args=one), {**GIVEN, "dated_on": "03/12/2026"})
        report = Report.objects.get()
        page = reverse("tong-hop:report", args=[*one, report.pk])
        assert answer["Location"] == page
        for part, kind in (("docx", "document"), ("pdf", "pdf"), ("phu-luc.docx", "document"), ("phu-luc.pdf", "pdf")):
            file = client.get(reverse("tong-hop:file", args=[*one, report.pk, part]))
            assert kind in file["Content-Type"]
            assert b"".join(file.streaming_content)[:4] in {b"PK\x03\x04", b"%PDF"}
        senders = reverse("tong-hop:senders", args=[*one, report.pk])
        assert client.post(senders, {"reason": "", "kind": "pdf"}).status_code == 422
        assert client.get(senders).status_code == 200
        assert not SendersOpening.objects.exists()
        assert client.post(senders, {"reason": "Xác minh", "kind": "docx"}).content[:2] == b"PK"
        assert "Xác minh" in client.get(page).content.decode()
        sign_in(officer("submit_report"))
        assert client.post(page).status_code == 302
        assert Report.objects.get().is_frozen
        sign_in(officer("read_summary"))
        assert client.get(page).status_code == 200
        assert client.post(senders, {"reason": "x", "kind": "pdf"}).status_code == 302
        assert client.get(reverse("tong-hop:file", args=[*one, report.pk, "phu-luc.pdf"])).status_code == 302
    assert SendersOpening.objects.count() == 1


def test_nothing_of_a_report_is_public(report, kept, consultation, closes_at, client):
    made = outcome(consultation, now=closes_at + timedelta(days=1))
    with time_machine.travel(closes_at + timedelta(days=1), tick=False):
        page = client.get(consultation.get_absolute_url()).content.decode()
        for file in (report.docx, report.pdf, report.annex_docx, report.annex_pdf):
            assert client.get(file.get_absolute_url()).status_code in {302, 403, 404}

    assert made.total == 5
    assert not [canary for canary in (*CANARIES, "Nhất trí cao.", "làm rõ thời gian") if canary in page]
