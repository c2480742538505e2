"""The form on paper through the doors: who gets it, reading it back with a preview, taking it over."""

import io
from datetime import timedelta

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from registrations.campaigns import actions, form_files, queries
from registrations.campaigns.models import Registration
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory, QuestionFactory, send

from .conftest import member_of

COLUMNS = [{"name": "Tên mô hình", "kind": "text"}, {"name": "Số hộ", "kind": "number"}]


@pytest.fixture
def asked(complete):
    """The campaign asks one question of each kind that paper can bear."""
    kinds = {"text": {}, "number": {"measure": "hộ"}, "percent": {}, "choice": {"choices": "Có\nKhông"}, "date": {}}
    made = {
        kind: QuestionFactory(campaign=complete.campaign, text=f"Câu {kind}", kind=kind, **more)
        for kind, more in kinds.items()
    }
    made["table"] = QuestionFactory(campaign=complete.campaign, text="Câu table", kind="table", columns=COLUMNS)
    made["file"] = QuestionFactory(campaign=complete.campaign, text="Câu file", kind="file")
    return made


@pytest.fixture
def desk(client, signatory):
    client.force_login(signatory)
    return client


def sealed_in(page):
    return page.split('name="ban" value="')[1].split('"')[0]


def uploaded(desk, registration, data, ending="xlsx"):
    return desk.post(
        f"{registration.get_absolute_url()}nhap-bieu/", {"file": SimpleUploadedFile(f"bieu.{ending}", data)}
    )


def with_one_more(desk, registration, edit=lambda book: None):
    """The unit's form in which somebody put one more person."""
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"{registration.get_absolute_url()}bieu/xlsx/").content))
    sheet = book["Cá nhân"]
    below = next(row for row in sheet.iter_rows() if row[1].value == "Nông Văn Mẫu")[0].row + 1
    sheet.cell(below, 2).value = "Lý Thị Thêm"
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def take(desk, registration, answer, *steps):
    data = {"ban": sealed_in(answer.content.decode()), "version": Registration.objects.get(pk=registration.pk).version}
    return desk.post(f"{registration.get_absolute_url()}nhap-bieu/ghi/", data | {"phan": steps})


def answered(registration, asked, user):
    values = {"text": "Một\n\nHai", "number": "1234.5", "percent": "98.5", "choice": "Có", "date": "2027-01-05"}
    values["table"] = '[["Vườn mẫu","12"],["Ao cá",""]]'
    data = {"answers": {asked[kind].pk: value for kind, value in values.items()}, "pledge": "Một việc\n\nHai việc"}
    actions.save_step(registration.pk, "targets", data, version=99, by=user)
    return data


def stored(registration):
    fresh = queries.full(registration.pk)
    return {step: actions.stored_data(fresh, step) for step in ("unit", "collectives", "persons", "targets")}


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_out_filled_and_imported_back_everything_is_equal(desk, complete, asked, signatory, ending):
    answered(complete, asked, signatory)
    before = stored(complete)
    body = desk.get(f"{complete.get_absolute_url()}bieu/{ending}/").content
    for step, empty in (("persons", {"rows": []}), ("targets", {"answers": {}, "pledge": ""})):
        actions.save_step(complete.pk, step, empty, version=99, by=signatory)
    answer = uploaded(desk, complete, body, ending)
    assert answer.status_code == 200
    assert "Nông Văn Mẫu" in answer.content.decode()
    assert stored(complete) != before
    assert take(desk, complete, answer, "unit", "collectives", "persons", "targets").status_code == 302
    assert stored(complete) == before


def test_nothing_is_written_before_the_preview_is_agreed_to_and_only_what_was_chosen(desk, complete, asked, signatory):
    answered(complete, asked, signatory)
    body = desk.get(f"{complete.get_absolute_url()}bieu/xlsx/").content
    empty = {"answers": {}, "pledge": ""}
    actions.save_step(complete.pk, "targets", empty, version=99, by=signatory)
    actions.save_step(complete.pk, "persons", {"rows": []}, version=99, by=signatory)
    answer = uploaded(desk, complete, body)
    assert stored(complete)["targets"] == empty
    take(desk, complete, answer, "persons")
    assert stored(complete)["persons"]["rows"]
    assert stored(complete)["targets"] == empty


def test_an_empty_part_of_the_form_is_not_offered_as_chosen(desk, complete):
    body = form_files.blank(complete.campaign, "xlsx", timezone.now())
    page = uploaded(desk, complete, body).content.decode()
    assert "trống trong biểu" in page
    assert "Biểu không có gì mới" in page
    assert "Ghi các phần đã chọn" not in page
    assert stored(complete)["persons"]["rows"]


def test_of_a_form_that_says_what_is_stored_nothing_is_offered(desk, complete):
    page = uploaded(desk, complete, desk.get(f"{complete.get_absolute_url()}bieu/docx/").content, "docx")
    page = page.content.decode()
    assert "Biểu không có gì mới" in page
    assert "giống bản đang lưu" in page
    assert "<fieldset" not in page


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(desk, complete, signatory):
    body = desk.get(f"{complete.get_absolute_url()}bieu/xlsx/").content
    actions.save_step(complete.pk, "persons", {"rows": []}, version=99, by=signatory)
    answer = uploaded(desk, complete, body)
    page = answer.content.decode()
    theirs = {"rows": [{"name": "Vi Thị Cùng", "position": "", "title_id": None, "initiative": ""}]}
    seen = Registration.objects.get(pk=complete.pk).version
    actions.save_step(complete.pk, "persons", theirs, version=99, by=member_of(complete))
    data = {"ban": sealed_in(page), "version": seen, "phan": ["persons"]}
    answer = desk.post(f"{complete.get_absolute_url()}nhap-bieu/ghi/", data)
    assert answer.status_code == 302
    assert stored(complete)["persons"] == theirs


@pytest.mark.parametrize("sealed", ["", "x", "a:b:c", "\x00"])
def test_what_was_not_read_here_is_not_taken_over(desk, complete, sealed):
    before = stored(complete)
    answer = desk.post(f"{complete.get_absolute_url()}nhap-bieu/ghi/", {"ban": sealed, "phan": ["persons"]})
    assert answer.status_code == 302
    assert stored(complete) == before


def test_what_a_colleague_read_is_not_taken_over_for_another(desk, client, complete):
    answer = uploaded(desk, complete, with_one_more(desk, complete))
    client.force_login(member_of(complete))
    assert take(client, complete, answer, "persons").status_code == 302
    assert len(stored(complete)["persons"]["rows"]) == 1


def test_a_strangers_file_is_refused_with_a_reason(desk, complete):
    answer = uploaded(desk, complete, b"%PDF-1.7", "pdf")
    assert answer.status_code == 422
    assert "Chỉ nhận biểu mẫu" in answer.content.decode()
    assert desk.post(f"{complete.get_absolute_url()}nhap-bieu/", {}).status_code == 422


def test_wrong_cells_keep_their_part_out_and_the_rest_may_come(desk, complete, asked):
    def edit(book):
        row = next(row for row in book["Chỉ tiêu"].iter_rows() if row[0].value == f"C{asked['number'].pk}")
        row[3].value = "nhiều lắm"

    page = uploaded(desk, complete, with_one_more(desk, complete, edit)).content.decode()
    assert "Câu number: Mời ghi bằng chữ số" in page
    assert 'value="targets"' not in page
    assert 'value="persons"' in page


def test_others_neither_get_the_form_of_a_unit_nor_import_into_it(client, complete):
    client.force_login(UserFactory())
    for path in ("bieu/docx/", "nhap-bieu/"):
        assert client.get(complete.get_absolute_url() + path).status_code == 404
    assert client.post(f"{complete.get_absolute_url()}nhap-bieu/ghi/", {}).status_code == 404


def test_after_the_deadline_and_after_sending_nothing_is_imported(desk, complete, signatory):
    with time_machine.travel(complete.campaign.closes_at, tick=False):
        desk.force_login(signatory)
        assert desk.get(f"{complete.get_absolute_url()}nhap-bieu/")["Location"] == complete.get_absolute_url()
    desk.force_login(signatory)
    answer = uploaded(desk, complete, with_one_more(desk, complete))
    send(complete, signatory)
    assert take(desk, complete, answer, "persons").status_code == 302
    assert len(stored(complete)["persons"]["rows"]) == 1
    assert desk.get(f"{complete.get_absolute_url()}bieu/docx/").status_code == 200


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_everybody_gets_the_blank_form_of_an_open_campaign_and_it_holds_no_unit(client, complete, ending):
    answer = client.get(f"/don-vi/bieu-mau/{complete.campaign_id}/{ending}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{ending}"')
    reading = form_files.read_for(queries.full(complete.pk), answer.content, timezone.now())
    assert reading.payloads["persons"] == {"rows": []}
    assert reading.payloads["unit"] == {"contact_name": "", "contact_phone": ""}


def test_a_campaign_that_has_not_opened_gives_its_form_to_officers_only(client, officer, complete):
    later = CampaignFactory(opens_at=timezone.now() + timedelta(days=1), closes_at=timezone.now() + timedelta(days=9))
    assert client.get(f"/don-vi/bieu-mau/{later.pk}/docx/").status_code == 404
    assert client.get(f"/don-vi/bieu-mau/{complete.campaign_id}/pdf/").status_code == 404
    client.force_login(officer)
    assert client.get(f"/quan-tri/dot-dang-ky/edit/{later.pk}/bieu/docx/").status_code == 200
    assert client.get(f"/quan-tri/dot-dang-ky/edit/{later.pk}/bieu/exe/").status_code == 404


def test_the_page_of_a_draft_leads_to_the_form(desk, complete):
    page = desk.get(complete.get_absolute_url()).content.decode()
    assert "Tải biểu Word" in page
    assert "Nhập biểu đã điền" in page
