"""Questions of each kind as the unit meets them: typed, pasted, uploaded, checked, sent, shown, compared."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from registrations.campaigns import actions, queries
from registrations.campaigns.differences import compare
from registrations.campaigns.models import Answer, Question, RegistrationFile
from tests.factories.campaigns import AimedTitleFactory, QuestionFactory, send

PDF = b"%PDF-1.7 CANARY-5512"
COLUMNS = [
    {"name": "Tên mô hình", "kind": "text", "required": True},
    {"name": "Số hộ", "kind": "number", "measure": "hộ"},
    {"name": "Loại", "kind": "choice", "choices": ["Mới", "Nhân rộng"]},
]


@pytest.fixture
def table(complete):
    return QuestionFactory(
        campaign=complete.campaign, text="Các mô hình", kind=Question.Kind.TABLE, columns=COLUMNS, max_rows=5
    )


@pytest.fixture
def file_question(complete):
    return QuestionFactory(
        campaign=complete.campaign, text="Kế hoạch của đơn vị", kind=Question.Kind.FILE, file_kinds=["pdf"]
    )


@pytest.fixture
def post(client, complete, signatory, addresses):
    client.force_login(signatory)

    def post_targets(data, **extra):
        complete.refresh_from_db()
        return client.post(
            addresses(complete).targets, {"version": complete.version, "pledge": "Giao ước"} | data, **extra
        )

    return post_targets


def cells(question, *rows):
    return {f"q{question.pk}-{n}-{at}": value for n, row in enumerate(rows) for at, value in enumerate(row)}


def full(registration):
    return queries.full(registration.pk)


def gap_texts(registration):
    return [gap.text for gap in queries.gaps(full(registration), timezone.now())]


def test_a_typed_table_is_kept_in_normal_form_and_shown_again(post, client, complete, table, addresses):
    assert post(cells(table, ["Vườn mẫu", "1.200", "Mới"], ["", "", ""])).status_code == 302
    assert Answer.objects.get(question=table).value == '[["Vườn mẫu","1200","Mới"]]'
    page = client.get(addresses(complete).targets).content.decode()
    assert 'value="1.200"' in page
    preview = client.get(addresses(complete).send).content.decode()
    assert "Số hộ" in preview
    assert "Vườn mẫu" in preview


def test_a_pasted_table_joins_the_typed_rows_and_the_clerk_stays(post, table):
    pasted = {f"pasted-q{table.pk}": "STT\tTên mô hình\tSố hộ\tLoại\n1\tVườn mẫu\t12\tNhân rộng\n"}
    answer = post(cells(table, ["Ao cá", "3", "Mới"]) | pasted)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#div_id_q{table.pk}")
    assert Answer.objects.get(question=table).value == '[["Ao cá","3","Mới"],["Vườn mẫu","12","Nhân rộng"]]'


def test_ten_thousand_pasted_rows_lose_nothing_that_was_typed(post, table):
    answer = post(cells(table, ["Ao cá", "3", "Mới"]) | {f"pasted-q{table.pk}": "Tên\t1\tMới\n" * 10_000})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "tối đa 5 dòng" in page
    assert 'value="Ao cá"' in page
    assert not Answer.objects.exists()


def test_a_wrong_cell_is_named_marked_and_kept(post, table):
    answer = post(cells(table, ["Ao cá", "ba con", "Mới"]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dòng 1, cột “Số hộ”" in page
    assert 'value="ba con"' in page
    assert 'aria-invalid="true"' in page


def test_a_row_is_taken_out_by_its_button(post, table):
    answer = post(cells(table, ["Ao cá", "3", "Mới"], ["Vườn mẫu", "4", "Mới"]) | {"xoa": f"q{table.pk}-0"})
    assert answer.status_code == 302
    assert Answer.objects.get(question=table).value == '[["Vườn mẫu","4","Mới"]]'


@pytest.mark.parametrize("hostile", ["\x00", "<b>x</b>", "=HYPERLINK(1)", "e\u0301" * 400, "\u200b", "9" * 600])
def test_hostile_cells_never_break_the_page(post, table, hostile):
    assert post(cells(table, [hostile, hostile, hostile])).status_code in {302, 422}


def test_a_date_and_a_long_text_are_answered_in_vietnamese(post, client, complete, addresses):
    day = QuestionFactory(campaign=complete.campaign, text="Ngày phát động", kind=Question.Kind.DATE)
    words = QuestionFactory(campaign=complete.campaign, text="Cách làm", kind=Question.Kind.TEXT, word_limit=3)
    refused = post({f"q{day.pk}": "31/02/2027", f"q{words.pk}": "một hai ba bốn"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Ngày này không có trong lịch" in page
    assert "4 từ, tối đa 3 từ" in page
    assert "31/02/2027" in page
    assert post({f"q{day.pk}": "1/3/2027", f"q{words.pk}": "một hai ba"}).status_code == 302
    page = client.get(addresses(complete).targets).content.decode()
    assert 'value="01/03/2027"' in page
    assert 'data-words-max="3"' in page


def test_what_a_table_still_needs_is_named_before_sending(post, complete, table):
    assert gap_texts(complete) == ["Chưa trả lời: Các mô hình"]
    post(cells(table, ["", "12", "Mới"]))
    assert gap_texts(complete) == ["Các mô hình: dòng 1 chưa ghi “Tên mô hình”."]


def test_a_file_answers_its_question_and_is_sent(client, complete, file_question, signatory, addresses):
    client.force_login(signatory)
    assert gap_texts(complete) == ["Chưa nộp tệp: Kế hoạch của đơn vị"]
    url, name = addresses(complete).files, f"tep-{file_question.pk}"
    sent = client.post(url, {"cau": file_question.pk, name: SimpleUploadedFile("kế hoạch.pdf", PDF)})
    assert sent.status_code == 302
    again = client.post(url, {"cau": file_question.pk, name: SimpleUploadedFile("bản mới.pdf", PDF)})
    assert again.status_code == 302
    link = RegistrationFile.objects.get()
    assert link.question == file_question
    assert gap_texts(complete) == []
    assert link.attachment.original_name in client.get(url).content.decode()
    submission = send(complete, signatory)
    (answer,) = submission.content["answers"]
    assert answer["value"] == link.attachment.original_name
    assert submission.content["files"][0]["question"] == "Kế hoạch của đơn vị"
    assert list(submission.attachments.all()) == [link.attachment]


@pytest.mark.parametrize(
    ("upload", "why"),
    [
        (SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\n" + b"x" * 20), "Ở đây chỉ nhận PDF"),
        (SimpleUploadedFile("rong.pdf", b""), "Mời chọn tệp"),
        (SimpleUploadedFile("may.pdf", b"MZ" + b"\x00" * 100), "chương trình"),
        (None, "Mời chọn tệp"),
    ],
)
def test_a_wrong_file_is_refused_beside_its_question(
    client, complete, file_question, signatory, addresses, upload, why
):
    client.force_login(signatory)
    data = {"cau": file_question.pk} | ({f"tep-{file_question.pk}": upload} if upload else {})
    answer = client.post(addresses(complete).files, data)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not RegistrationFile.objects.exists()


@pytest.mark.parametrize("asked", ["0", "999999", "x", "١", "-1", ""])
def test_a_file_for_a_question_that_is_not_asked_is_refused(client, complete, signatory, addresses, asked):
    client.force_login(signatory)
    upload = SimpleUploadedFile("a.pdf", PDF)
    answer = client.post(addresses(complete).files, {"cau": asked, f"tep-{asked}": upload})
    assert answer.status_code == 422
    assert "Mục này không còn được hỏi" in answer.content.decode()
    assert not RegistrationFile.objects.exists()


def test_two_submissions_are_compared_row_by_row(post, complete, signatory, table):
    post(cells(table, ["Ao cá", "3", "Mới"], ["Vườn mẫu", "4", "Mới"]))
    before = queries.content(full(complete))
    post(cells(table, ["Ao cá", "5", "Mới"], ["Vườn mẫu", "4", "Mới"], ["Đường hoa", "", ""]))
    (part,) = compare(before, queries.content(full(complete)))
    told = [(cell.label, cell.before, cell.after) for cell in part.changes[0].cells]
    assert told == [("Dòng 1, Số hộ", "3", "5"), ("Dòng 3", "", "Đường hoa")]


def test_the_officer_reads_a_table_as_a_table(post, client, complete, signatory, officer, table):
    post(cells(table, ["Ao cá <b>", "3", "Mới"]))
    send(complete, signatory)
    client.force_login(officer)
    page = client.get(f"/quan-tri/theo-doi-dang-ky/ban/{complete.pk}/").content.decode()
    assert "Ao cá &lt;b&gt;" in page
    assert "Số hộ" in page


def replaced(question, **changes):
    """As the builder does it: the old version is retired, a new one asked."""
    fields = {name: getattr(question, name) for name in ("campaign", "text", "kind", "columns", "max_rows", "key")}
    new = Question.objects.create(**fields | changes, version=question.version + 1)
    Question.objects.filter(pk=question.pk).update(retired_at=timezone.now())
    return new


def test_a_changed_question_is_asked_anew_beside_what_was_answered(client, complete, post, addresses):
    old = QuestionFactory(campaign=complete.campaign, text="Số sáng kiến", kind=Question.Kind.NUMBER)
    post({f"q{old.pk}": "7"})
    new = replaced(old, text="Số sáng kiến cấp tỉnh")
    assert gap_texts(complete) == ["Câu hỏi đã được sửa, mời trả lời lại: Số sáng kiến cấp tỉnh"]
    page = client.get(addresses(complete).targets).content.decode()
    assert "Câu hỏi trước: Số sáng kiến" in page
    post({f"q{new.pk}": "2"})
    assert gap_texts(complete) == []
    assert Answer.objects.get(question=old).value == "7"


def test_a_form_opened_before_the_change_loses_nothing(complete, post):
    old = QuestionFactory(campaign=complete.campaign, text="Số sáng kiến", kind=Question.Kind.NUMBER)
    new = replaced(old, text="Số sáng kiến cấp tỉnh")
    assert post({f"q{old.pk}": "1.200"}).status_code == 302
    assert Answer.objects.get().value == "1200"
    assert queries.earlier_answers(full(complete))[new.pk].value == "1200"


def test_a_question_deleted_while_the_form_was_open_does_not_break_saving(complete, signatory):
    gone = QuestionFactory(campaign=complete.campaign)
    pk = gone.pk
    gone.delete()
    data = {"answers": {pk: "5"}, "pledge": "Vẫn lưu"}
    saved = actions.save_step(complete.pk, "targets", data, version=complete.version, by=signatory)
    assert saved.pledge == "Vẫn lưu"


def test_a_title_that_ends_between_the_open_form_and_saving_is_kept_and_named(
    client, complete, signatory, rows, addresses
):
    title = AimedTitleFactory(name="Danh hiệu cũ")
    complete.campaign.titles.add(title)
    data = rows(complete, ("Vi Thị Bé", title))
    title.effective_to = timezone.localdate() - timedelta(days=1)
    title.save()
    client.force_login(signatory)
    assert client.post(addresses(complete).persons, data).status_code == 302
    assert complete.rows.get().title == title
    ended = f"{title.effective_to:%d/%m/%Y}"
    assert gap_texts(complete) == [
        f"Vi Thị Bé: danh hiệu “Danh hiệu cũ” hết hiệu lực từ ngày {ended}, mời chọn danh hiệu khác."
    ]
    assert f"Danh hiệu cũ (hết hiệu lực từ ngày {ended})" in client.get(addresses(complete).persons).content.decode()
    preview = client.get(addresses(complete).send).content.decode()
    assert "hết hiệu lực từ ngày" in preview
    assert "Vi Thị Bé" in preview


def test_a_title_of_another_campaign_is_refused(client, complete, signatory, rows, addresses):
    stranger = AimedTitleFactory(name="Không thuộc đợt", effective_from=date(2020, 1, 1))
    client.force_login(signatory)
    assert client.post(addresses(complete).persons, rows(complete, ("Vi Thị Bé", stranger))).status_code == 422
