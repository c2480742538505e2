"""Drafts: two clerks, autosave, hostile and unusual input."""

import io
import unicodedata
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags

from registrations.attachments.models import Attachment
from registrations.campaigns import actions
from registrations.campaigns.steps import MAX_FILES, MAX_ROWS
from tests.factories.campaigns import QuestionFactory

from .conftest import member_of

MINE, THEIRS = "Bản của tôi CANARY-1", "Bản của người kia CANARY-2"


@pytest.fixture
def at_work(client, draft, clerk):
    client.force_login(clerk)
    return client


def person(draft):
    return draft.campaign.titles.get(name="Chiến sĩ thi đua cơ sở")


def test_a_second_clerk_overwrites_nothing_and_sees_both_texts(at_work, draft, addresses):
    other = member_of(draft, full_name="Vi Thị Cùng")
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": THEIRS}, version=1, by=other)
    answer = at_work.post(addresses(draft).targets, {"version": 1, "pledge": MINE})
    assert answer.status_code == 409
    page = strip_tags(answer.content.decode())
    assert MINE in page
    assert THEIRS in page
    assert "Vi Thị Cùng" in page
    draft.refresh_from_db()
    assert draft.pledge == THEIRS


def test_after_comparing_the_clerk_may_save_their_own(at_work, draft, addresses):
    other = member_of(draft)
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": THEIRS}, version=1, by=other)
    token = at_work.post(addresses(draft).targets, {"version": 1, "pledge": MINE}).context["version"]
    at_work.post(addresses(draft).targets, {"version": token, "pledge": MINE})
    draft.refresh_from_db()
    assert draft.pledge == MINE


def test_clerks_on_different_steps_do_not_disturb_each_other(at_work, draft, addresses):
    other = member_of(draft)
    unit = {"contact_name": "Lý A", "contact_phone": "0912 000 000"}
    actions.save_step(draft.pk, "unit", unit, version=1, by=other)
    assert at_work.post(addresses(draft).targets, {"version": 1, "pledge": MINE}).status_code == 302


def test_saving_the_same_twice_is_no_conflict(at_work, draft, addresses):
    for _ in range(2):
        assert at_work.post(addresses(draft).targets, {"version": 1, "pledge": MINE}).status_code == 302
    draft.refresh_from_db()
    assert draft.version == 2


def test_autosave_answers_with_the_new_token_and_the_time(at_work, draft, addresses):
    headers = {"X-Autosave": "1"}
    first = at_work.post(addresses(draft).targets, {"version": 1, "pledge": "một"}, headers=headers).json()
    assert first["version"] == 2
    assert "Đã lưu lúc" in first["message"]
    second = at_work.post(addresses(draft).targets, {"version": 2, "pledge": "hai"}, headers=headers)
    assert second.json()["version"] == 3
    stale = at_work.post(addresses(draft).targets, {"version": 2, "pledge": "cũ"}, headers=headers)
    assert stale.status_code == 409
    draft.refresh_from_db()
    assert draft.pledge == "hai"


def test_rows_are_kept_in_their_order_and_blank_ones_dropped(at_work, draft, addresses, rows):
    title = person(draft)
    form = rows(draft, ("Nông Văn B", title), ("", None), ("Hoàng Thị A", title, "Trưởng thôn"))
    assert at_work.post(addresses(draft).persons, form).status_code == 302
    assert list(draft.rows.values_list("order", "name", "position")) == [
        (1, "Nông Văn B", ""),
        (2, "Hoàng Thị A", "Trưởng thôn"),
    ]


def test_a_row_is_taken_away_and_the_rest_saved(at_work, draft, addresses, rows):
    title = person(draft)
    at_work.post(addresses(draft).persons, rows(draft, ("A", title), ("B", title), ("C", title), xoa="2"))
    assert list(draft.rows.values_list("name", flat=True)) == ["A", "C"]


def test_rows_pasted_from_a_spreadsheet_follow_the_typed_ones(at_work, draft, addresses, rows):
    pasted = (
        "STT\tHọ và tên\tChức vụ\tDanh hiệu\tSáng kiến\n"
        "1\tNông Thị Pháo\tGiáo viên\tCSTĐCS\tSổ liên lạc\n"
        "2\tLý Văn Seo\tKế toán\tdanh hiệu lạ\t\n"
    )
    answer = at_work.post(addresses(draft).persons, rows(draft, ("Đã gõ", person(draft)), pasted=pasted))
    assert answer["Location"] == addresses(draft).persons
    found = list(draft.rows.values_list("name", "position", "title__name", "initiative"))
    assert found == [
        ("Đã gõ", "", "Chiến sĩ thi đua cơ sở", ""),
        ("Nông Thị Pháo", "Giáo viên", "Chiến sĩ thi đua cơ sở", "Sổ liên lạc"),
        ("Lý Văn Seo", "Kế toán", None, "Danh hiệu ghi trong danh sách: danh hiệu lạ"),
    ]


@pytest.mark.parametrize(
    ("pasted", "says"),
    [("Tên\n" * 10_000, f"tối đa {MAX_ROWS} dòng"), (f"{'x' * 3000}\tGiáo viên", "dài 3000 ký tự")],
    ids=["ten thousand rows", "a long name"],
)
def test_a_paste_that_is_too_much_is_told_and_given_back(at_work, draft, addresses, rows, pasted, says):
    answer = at_work.post(addresses(draft).persons, rows(draft, ("Đã gõ", person(draft)), pasted=pasted))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert "Đã gõ" in page
    assert pasted[:200].strip() in page
    assert not draft.rows.exists()


def test_a_long_name_is_told_by_row_and_nothing_is_half_saved(at_work, draft, addresses, rows):
    title = person(draft)
    answer = at_work.post(addresses(draft).persons, rows(draft, ("Đúng", title), ("x" * 3000, title)))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "dòng 2" in page
    assert "3000 ký tự" in page
    assert "x" * 3000 in page
    assert not draft.rows.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
        ("Lý\u200b Thị\u00a0\u00a0Mẩy\x00", "Lý Thị Mẩy"),
        ("'; DROP TABLE x; --", "'; DROP TABLE x; --"),
        ("Hoàng \u202eVăn\u202c Sằm 🎖", "Hoàng Văn Sằm 🎖"),
    ],
)
def test_hostile_and_odd_names_are_kept_as_text(at_work, draft, addresses, rows, typed, kept):
    assert at_work.post(addresses(draft).persons, rows(draft, (typed, person(draft)))).status_code == 302
    assert draft.rows.get().name == kept
    page = at_work.get(addresses(draft).send).content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"dong-TOTAL_FORMS": "99999999", "dong-INITIAL_FORMS": "0"},
        {"dong-TOTAL_FORMS": "x", "dong-INITIAL_FORMS": "-1"},
        {
            "dong-TOTAL_FORMS": "1",
            "dong-INITIAL_FORMS": "0",
            "dong-0-name": "A",
            "dong-0-title": "999999999999999999999",
        },
        {"dong-TOTAL_FORMS": "1", "dong-INITIAL_FORMS": "0", "dong-0-name": "A", "dong-0-title": "1 OR 1=1"},
    ],
)
def test_forged_forms_are_refused_kindly(at_work, draft, addresses, form):
    assert at_work.post(addresses(draft).persons, form).status_code == 422
    assert not draft.rows.exists()


@pytest.mark.parametrize("version", ["", "-1", "abc", "9" * 40, "\x00"])
def test_a_forged_token_is_an_old_one(at_work, draft, addresses, version):
    actions.save_step(draft.pk, "targets", {"answers": {}, "pledge": THEIRS}, version=1, by=member_of(draft))
    assert at_work.post(addresses(draft).targets, {"version": version, "pledge": MINE}).status_code == 409


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("percent", "98,5", "98.5"),
        ("percent", "98.5 %", "98.5"),
        ("number", "1.234", "1234"),
        ("number", "1.234.567,25", "1234567.25"),
        ("number", "0012", "12"),
        ("text", "Hai dòng\r\n\r\n\r\nrõ ràng ", "Hai dòng\n\nrõ ràng"),
    ],
)
def test_answers_are_read_as_vietnamese_offices_write_them(at_work, draft, addresses, kind, typed, kept):
    question = QuestionFactory(campaign=draft.campaign, kind=kind)
    at_work.post(addresses(draft).targets, {"version": 1, f"q{question.pk}": typed, "pledge": ""})
    assert draft.answers.get().value == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("number", "nhiều"), ("number", "-5"), ("percent", "2000"), ("number", "1e9"), ("choice", "Khác")],
)
def test_an_answer_that_cannot_be_is_told_and_kept_on_the_form(at_work, draft, addresses, kind, typed):
    question = QuestionFactory(campaign=draft.campaign, kind=kind, choices="Có\nKhông")
    answer = at_work.post(addresses(draft).targets, {"version": 1, f"q{question.pk}": typed, "pledge": MINE})
    assert answer.status_code == 422
    assert MINE in answer.content.decode()
    assert not draft.answers.exists()


def pdf(name="ban-ky.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.7 noi dung")


def test_files_are_kept_and_taken_off_again(at_work, draft, addresses, django_capture_on_commit_callbacks):
    at_work.post(addresses(draft).files, {"files": [pdf("một.pdf"), pdf("hai.pdf")]})
    assert [str(each) for each in draft.files.all()] == ["một.pdf", "hai.pdf"]
    first = draft.files.first()
    storage, name = first.attachment.file.storage, first.attachment.file.name
    with django_capture_on_commit_callbacks(execute=True):
        at_work.post(addresses(draft).files, {"xoa": first.pk})
    assert draft.files.count() == 1
    assert not storage.exists(name)


def test_one_bad_file_and_none_of_the_batch_is_kept(at_work, draft, addresses):
    program = SimpleUploadedFile("bao-cao.docx", b"MZ\x90\x00" + b"\0" * 100)
    answer = at_work.post(addresses(draft).files, {"files": [pdf(), program]})
    assert answer.status_code == 422
    assert "bao-cao.docx: Nội dung tệp này là một chương trình" in answer.content.decode()
    assert not Attachment.objects.exists()


def packed(**parts):
    """A file of Office with these parts."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"} | parts).items():
            archive.writestr(name, content)
    return body.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("macro.xlsx", packed(**{"xl/vbaProject.bin": b"\0" * 50})),
        ("bom.xlsx", packed(**{"xl/worksheets/sheet1.xml": b"\0" * 30_000_000})),
        ("hai-mat.pdf", b"<html><script>alert(1)</script>%PDF-1.7"),
        ("hai-mat.jpg", b"PK\x03\x04" + b"\xff\xd8\xff" + b"\0" * 99),
        ("trong.pdf", b""),
    ],
)
def test_a_hostile_file_is_refused_at_this_door_and_the_draft_stays(at_work, draft, addresses, name, content):
    at_work.post(addresses(draft).targets, {"version": 1, "pledge": MINE})
    answer = at_work.post(addresses(draft).files, {"files": [SimpleUploadedFile(name, content)]})
    assert answer.status_code == 422
    assert not Attachment.objects.exists()
    draft.refresh_from_db()
    assert draft.pledge == MINE


def test_a_scan_that_is_too_heavy_is_told_with_the_limit_that_stood_beside_the_field(
    at_work, draft, addresses, settings
):
    settings.SCAN_MAX_BYTES = 2 * 1024 * 1024
    page = at_work.get(addresses(draft).files).content.decode()
    assert 'data-max-mb="2"' in page
    assert "mỗi tệp tối đa 2 MB" in page
    heavy = SimpleUploadedFile("ban-chup.pdf", b"%PDF-1.7" + b"0" * 3 * 1024 * 1024)
    answer = at_work.post(addresses(draft).files, {"files": [heavy]})
    assert answer.status_code == 422
    assert "vượt mức 2 MB" in answer.content.decode()


def test_more_files_than_the_limit_are_told(at_work, draft, addresses):
    answer = at_work.post(addresses(draft).files, {"files": [pdf(f"{n}.pdf") for n in range(MAX_FILES + 1)]})
    assert answer.status_code == 422
    assert not Attachment.objects.exists()
